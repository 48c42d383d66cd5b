"""The day of a moment, as people here write it."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from worthwhile.exchange.report.wording import day_text


def day_of(at: datetime) -> str:
    """``1 April 2026``: the day on which it was that moment here."""
    return day_text(timezone.localtime(at).date())

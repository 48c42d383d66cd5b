"""Somebody opens a shared link: that it was opened, and how much may be asked of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.core.cache import cache
from django.db.models import F

from worthwhile.apps.impact.models import SharedLink
from worthwhile.kernel.problems import WorthwhileError

TWO_MINUTES = 120


class Asking(StrEnum):
    """What is asked of a link. Each is counted by itself: reading is not held up by downloads."""

    PAGE = "page"
    TRY = "try"
    FILE = "file"


# In a minute, by everybody who holds the link. A panel of ten who read together and each move a slider stay below.
MOST_IN_A_MINUTE = {Asking.PAGE: 60, Asking.TRY: 240, Asking.FILE: 30}


class AskedTooOften(WorthwhileError):
    """More is asked of one link than is answered in a minute."""

    def __init__(self) -> None:
        super().__init__("Too much was asked of this link within a minute. Wait a minute, then try again.")


def count_asking(link: SharedLink, asking: Asking, *, now: datetime) -> None:
    """Count a request among those of this minute. Raises AskedTooOften where it is one too many."""
    name = f"shared-link-{link.pk}-{asking}-{int(now.timestamp()) // 60}"
    before = int(cache.get(name, 0))
    if before >= MOST_IN_A_MINUTE[asking]:
        raise AskedTooOften
    cache.set(name, before + 1, timeout=TWO_MINUTES)


def note_opening(link: SharedLink, *, on: date) -> None:
    """Put on record that the page was opened, and nothing of who did."""
    SharedLink.objects.filter(pk=link.pk).update(opened_count=F("opened_count") + 1, last_opened_on=on)

"""``python -m worthwhile.config close_tenders``: close tenders whose deadline has passed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.engines.tendering import Stage


class Command(BaseCommand):
    """Say how many tenders were closed and how many were given time because a question waits."""

    help = "Closes tenders whose deadline has passed, and moves a deadline on where a question waits for its answer."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = close_due(timezone.now())
        closed = sum(tender.stage == Stage.SEALED for tender in changed)
        self.stdout.write(
            f"Tenders closed: {closed}. Given more time, because a question waits: {len(changed) - closed}."
        )

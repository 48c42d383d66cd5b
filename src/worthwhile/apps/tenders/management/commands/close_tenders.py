"""``python -m worthwhile.config close_tenders``: close tenders whose deadline has passed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from worthwhile.apps.tenders.selectors.server_clock import clock_differences
from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.engines.tendering import Stage


class Command(BaseCommand):
    """Say how many tenders were closed and how many were given time because a question waits."""

    help = (
        "Closes tenders whose deadline has passed, moves a deadline on where a question waits for its answer, and says "
        "where the clock of this machine cannot be right."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        for difference in clock_differences(now):
            self.stderr.write(difference)
        changed = close_due(now)
        closed = sum(tender.stage == Stage.SEALED for tender in changed)
        self.stdout.write(
            f"Tenders closed: {closed}. Given more time, because a question waits: {len(changed) - closed}."
        )

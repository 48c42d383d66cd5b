"""``python -m worthwhile.config close_tenders``: close tenders whose deadline has passed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.server_clock import clock_differences
from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.apps.tenders.services.give_time_back import give_silence_back
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.signs_of_life import Silence, note_timer


class Command(BaseCommand):
    """Say how many tenders were closed and how many were given time because a question waits."""

    help = (
        "Closes tenders whose deadline has passed, moves a deadline on where a question waits for its answer or the "
        "service was silent, and says where the clock of this machine cannot be right."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        for difference in clock_differences(now):
            self.stderr.write(difference)
        silence = note_timer(settings.HOME, now)
        if silence is not None:
            # Before anything is closed: whose deadline came meanwhile stays open.
            self._give_back(silence, now)
        changed = close_due(now)
        closed = sum(tender.stage == Stage.SEALED for tender in changed)
        self.stdout.write(
            f"Tenders closed: {closed}. Given more time, because a question waits: {len(changed) - closed}."
        )

    def _give_back(self, silence: Silence, now: datetime) -> None:
        given = give_silence_back(silence, now)
        for one in given:
            self.stdout.write(str(one))
        began, ended = moment_words(silence.began), moment_words(silence.ended)
        self.stderr.write(
            f"Nothing showed that this service ran from {began} to {ended}. "
            f"Tenders given that time: {sum(not one.refused for one in given)}. "
            "Where bids could not come in for other reasons, or for other tenders, use give_time_back."
        )

"""``python -m worthwhile.config give_time_back``: after an outage, give bidders the time back."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM, moment_words
from worthwhile.apps.tenders.services.give_time_back import check_outage, give_time_back, tenders_hit
from worthwhile.kernel.problems import WorthwhileError


class Command(BaseCommand):
    """Says what it would do; does it with --do-it."""

    help = (
        "Moves the deadline of every tender that was hit by an outage on by as long as it lasted. Says first which; "
        "with --do-it it is done, stands in each log, and bidders are told by e-mail. Again gives nothing twice."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--began", required=True, help="when it began, such as 2026-04-01T11:20 (UK time)")
        parser.add_argument("--ended", required=True, help="when bids could come in again, such as 2026-04-01T11:50")
        parser.add_argument("--reason", required=True, help="what happened, for everybody to read")
        parser.add_argument("--do-it", action="store_true", help="give the time; without it nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        began, ended, now = _moment(options["began"]), _moment(options["ended"]), timezone.now()
        try:
            check_outage(began, ended, now)
            if options["do_it"]:
                self._give(began, ended, options["reason"], now)
            else:
                self._say(began, ended)
        except WorthwhileError as error:
            raise CommandError(str(error)) from None

    def _say(self, began: datetime, ended: datetime) -> None:
        hit = tenders_hit(began, ended)
        for tender in hit:
            assert tender.deadline_at is not None
            self.stdout.write(
                f"{tender.number}: deadline {moment_words(tender.deadline_at)}, to be given {ended - began}"
            )
        self.stdout.write(f"Tenders hit: {len(hit)}. Nothing was changed. Add --do-it to give them the time.")

    def _give(self, began: datetime, ended: datetime, reason: str, now: datetime) -> None:
        given = 0
        for one in give_time_back(began=began, ended=ended, reason=reason, now=now):
            given += not one.refused
            self.stdout.write(str(one))
        self.stdout.write(f"Tenders given time: {given}.")


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"Give a moment such as 2026-04-01T11:20. You gave {text!r}.") from None
    return found if found.tzinfo else found.replace(tzinfo=UNITED_KINGDOM)

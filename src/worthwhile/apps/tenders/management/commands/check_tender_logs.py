"""``python -m worthwhile.config check_tender_logs``: whether every log of a tender is as this service wrote it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.log_unbroken import fault_in
from worthwhile.apps.tenders.services.restored_log import state_restored
from worthwhile.exchange.proof import read_heads
from worthwhile.kernel.problems import WorthwhileError


class Command(BaseCommand):
    """Says which logs are not whole; with --restored takes it that a backup was restored."""

    help = (
        "Checks every log of a tender: each entry, its place, its signatures, and what the home folder knows of it "
        "beside the database. With --tender and --restored REASON the log stands as the database has it, where only a "
        "restored backup can have made the difference; the reason stands in that log for everybody to read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tender", help="one tender alone, such as tender-12")
        parser.add_argument("--restored", metavar="REASON", help="which backup was restored and why; with --tender")

    def handle(self, *args: Any, **options: Any) -> None:
        tenders = _chosen(options["tender"])
        if options["restored"] is not None:
            self._state(tenders, options)
            return
        broken = 0
        for tender in tenders:
            if fault := fault_in(tender, read_heads(settings.HOME, tender.number)):
                broken += 1
                self.stderr.write(f"{tender.number}: {fault}")
        self.stdout.write(f"Logs looked at: {len(tenders)}. Not as this service wrote them: {broken}.")
        if broken:
            raise CommandError(
                "Keep a copy of the database as it is. Where a backup was restored, state that with --tender and "
                "--restored. Else somebody changed the database: compare it with your backups."
            )

    def _state(self, tenders: list[Tender], options: dict[str, Any]) -> None:
        if not options["tender"]:
            raise CommandError("Name the tender too, such as --tender tender-12: each log is stated by itself.")
        try:
            gone = state_restored(tender=tenders[0], reason=options["restored"], now=timezone.now())
        except WorthwhileError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{tenders[0].number}: stands as the database has it. Entries gone: {gone}. It says so.")


def _chosen(number: str | None) -> list[Tender]:
    if number is None:
        return list(Tender.objects.order_by("pk"))
    key = number.removeprefix("tender-")
    found = list(Tender.objects.filter(pk=int(key))) if key.isascii() and key.isdigit() and len(key) < 19 else []
    if not found:
        raise CommandError(f"There is no tender {number!r}. Give its number, such as tender-12.")
    return found

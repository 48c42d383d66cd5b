"""``python -m worthwhile.config send_digests``: tell people what is new and what changed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.services.digest_send import tell_everybody


class Command(BaseCommand):
    """Say how many letters went out; fail where some could not, so that whoever set it up hears of it."""

    help = "Finds what changed of watched notices and sends the e-mails that are due. Run it after notices are fetched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--address",
            default=settings.PUBLIC_ADDRESS,
            help="where people reach this service, for the links in e-mails (WORTHWHILE_ADDRESS if not given)",
        )

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        market = open_market()
        if market is None:
            self.stdout.write("No notices are compiled yet, so there is nothing to tell: worthwhile market compile")
            return
        told = tell_everybody(market, address=address.rstrip("/"), now=timezone.now())
        self.stdout.write(f"{told.changes} changes of watched notices found, {told.sent} e-mails sent.")
        if told.failed:
            raise CommandError(
                f"{told.failed} e-mails could not be sent and are tried again the next time. "
                "See that the mail server of WORTHWHILE_EMAIL is reached and takes letters."
            )

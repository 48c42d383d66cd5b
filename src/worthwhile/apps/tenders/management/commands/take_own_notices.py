"""``python -m worthwhile.config take_own_notices``: take the notices kept here into the market."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from worthwhile.apps.tenders.services.own_notices import take_own_notices
from worthwhile.kernel.problems import WorthwhileError


class Command(BaseCommand):
    """Say how many notices were new to the market."""

    help = "Takes the notices of tenders here into the market of published notices, none twice, and compiles."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = take_own_notices(publisher=settings.NOTICE_PUBLISHER, now=timezone.now())
        except WorthwhileError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"New notices taken into the market: {report.new}.")

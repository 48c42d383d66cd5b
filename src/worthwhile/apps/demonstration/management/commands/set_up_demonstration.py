"""``python -m worthwhile.config set_up_demonstration``: make the space to look around in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from worthwhile.apps.demonstration.selectors.space import is_on
from worthwhile.apps.demonstration.services.set_up import set_up_demonstration
from worthwhile.apps.demonstration.services.set_up_notices import set_up_notices
from worthwhile.apps.demonstration.services.set_up_offers import set_up_offers
from worthwhile.apps.demonstration.services.tenders.set_up import set_up_tenders
from worthwhile.kernel.problems import WorthwhileError


class Command(BaseCommand):
    """Running it again adds what is missing and changes nothing else."""

    help = "Make the demonstration: invented organisations with cases, and published facts of real ones."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_on():
            self.stdout.write("The demonstration is off. To have it, set WORTHWHILE_DEMONSTRATION=true")
            return
        now = timezone.now()
        space = set_up_demonstration(now=now)
        self._set_up_notices(now)
        set_up_offers(now=now)
        set_up_tenders(now=now)
        self.stdout.write(
            f"The demonstration is ready: {space.examples} invented organisations with cases, an invented council with "
            f"tenders, {space.with_facts} real ones with published facts. To come in, press “Look around in the "
            "demonstration” on the first page; it takes no account"
        )

    def _set_up_notices(self, now: datetime) -> None:
        """The rest of the demonstration is worth having without the notices, so what stops them is told and no more."""
        try:
            in_use = set_up_notices(now=now)
        except WorthwhileError as error:
            self.stderr.write(f"The notices of the demonstration could not be made: {error}")
            return
        if in_use:
            self.stdout.write(
                "Made-up notices are ready to search. For real ones: worthwhile market fetch find-a-tender"
            )

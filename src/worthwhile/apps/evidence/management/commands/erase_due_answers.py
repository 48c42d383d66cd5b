"""``python -m worthwhile.config erase_due_answers``: erase answers whose time is over, once a day by a timer."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from worthwhile.apps.evidence.services.erase_due import erase_due


class Command(BaseCommand):
    """Erases in every organisation. Running it twice does no harm.

    Sessions whose time is over go as well: one that was left half-way may hold a code or an address.
    """

    help = "Erase the answers that were kept for as long as was promised. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        number = erase_due(now=timezone.now())
        call_command("clearsessions")
        self.stdout.write(f"People whose answers are erased: {number}")

"""``python -m worthwhile.config erase_demonstration_visitors``: erase visits whose time is over, by a timer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from worthwhile.apps.demonstration.services.erase_visits import erase_due_visits


class Command(BaseCommand):
    """Works where the demonstration was switched off too. Running it twice does no harm."""

    help = "Erase the visitors of the demonstration who came a day ago, with all they made. Run it once an hour."

    def handle(self, *args: Any, **options: Any) -> None:
        number = erase_due_visits(now=timezone.now())
        self.stdout.write(f"Visits erased: {number}")

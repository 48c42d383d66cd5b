"""``python -m worthwhile.config set_up_demonstration``: make the space to look around in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from worthwhile.apps.demonstration.selectors.space import is_on
from worthwhile.apps.demonstration.services.set_up import set_up_demonstration


class Command(BaseCommand):
    """Running it again adds what is missing and changes nothing else."""

    help = "Make the demonstration: invented organisations with cases, and published facts of real ones."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_on():
            self.stdout.write("The demonstration is off. To have it, set WORTHWHILE_DEMONSTRATION=true")
            return
        space = set_up_demonstration(now=timezone.now())
        self.stdout.write(
            f"The demonstration is ready: {space.examples} invented organisations with cases, "
            f"{space.with_facts} real ones with published facts. To come in, press “Look around in the demonstration” "
            "on the first page; it takes no account"
        )

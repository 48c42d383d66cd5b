"""Which law and route were decided for a tender. Every decision stays, and the latest counts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent
from worthwhile.apps.tenders.models.tender import Tender


class RouteDecided(AppendedContent):
    """A decision as it was kept. ``content`` holds ``facts`` (worthwhile/regime-facts/1) and ``decision`` (as programs
    get it), so that it says what the rules held then, whatever they hold later. ``decided_on`` is a day in the UK."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="routes")
    number = models.PositiveIntegerField()
    decided_on = models.DateField()
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "number"], name="one_route_a_number")]

    def __str__(self) -> str:
        return f"route decision {self.number} of tender {self.tender_id}"

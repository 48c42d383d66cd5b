"""Notices as they were published: what everybody was told at each stage, word for word."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent
from worthwhile.apps.tenders.models.tender import Tender
from worthwhile.exchange.exact_json import read_exact_json


class KeptNotice(AppendedContent):
    """A notice of a tender. ``content`` is its OCDS release; ``number`` counts those of the tender from 1.

    ``to_enter`` is JSON: all that the tender said then, each with heading, text (null: nothing) and whether the list of
    a law may ask for it (``exchange.notices.Entry``). ``kind`` is a NoticeKind.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="notices")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    to_enter = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "number"], name="one_notice_a_number")]
        indexes = (models.Index(fields=["made_at"], name="tenders_notices_by_time"),)

    def __str__(self) -> str:
        return f"notice {self.number} of tender {self.tender_id}"

    @property
    def entries(self) -> list[dict[str, Any]]:
        """What the tender said, as plain data."""
        found: list[dict[str, Any]] = read_exact_json(self.to_enter)
        return found

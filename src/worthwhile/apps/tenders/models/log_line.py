"""The log of a tender, one row an act. Rows are added and never changed, here and in the database."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.tenders.models.tender import Tender
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.exchange.proof import LogEntry


class LogLine(AppendOnly):
    """One entry of the log of a tender. ``about`` is JSON text: ids, commitments and counts, never what a bidder wrote.

    Before commitments had a salt, entries had a plain hash (``sha256``, ``content``, ``facts``) in their place.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="log")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    who = models.CharField(max_length=40)
    act = models.CharField(max_length=40)
    about = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["tender", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "number"], name="one_line_a_number")]

    def __str__(self) -> str:
        return f"line {self.number} of tender {self.tender_id}"

    def as_entry(self) -> LogEntry:
        """The entry as the chain knows it."""
        return LogEntry(
            number=self.number,
            at=self.at,
            who=self.who,
            act=self.act,
            about=read_exact_json(self.about),
            previous=self.previous,
            hash=self.hash,
        )


class Committed(AppendOnly):
    """What an entry of the log has the commitment of, with the salt that checks it. Neither stands in the log."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="committed")
    commitment = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    content = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["commitment"], name="committed_once")]

    def __str__(self) -> str:
        return f"what tender {self.tender_id} committed to as {self.commitment[:8]}"

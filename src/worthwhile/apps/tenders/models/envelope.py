"""What stood in opened bids: the price apart from the rest, the files in each, and what was found in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent, AppendOnly
from worthwhile.apps.tenders.models.bid import ReceivedBid


class Envelope(models.TextChoices):
    """The halves of a bid."""

    QUALITY = "quality", "Quality"
    PRICE = "price", "Price"


class OpenedPrice(AppendOnly):
    """The price envelope of an opened bid. A bid that was opened and has none could not be parted: it is kept whole."""

    received = models.OneToOneField(ReceivedBid, on_delete=models.PROTECT, related_name="opened_price")
    content = models.BinaryField()
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"price of receipt {self.received_id}"


class EnvelopeRecord(AppendedContent):
    """The record of an envelope, beside its files, so that a page reads the records of many bids and no file of any.

    ``content`` is in the shape of worthwhile/bid/1 or worthwhile/bid-price/1.
    """

    received = models.ForeignKey(ReceivedBid, on_delete=models.PROTECT, related_name="records")
    envelope = models.CharField(max_length=10, choices=Envelope)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["received", "envelope"], name="one_record_an_envelope")
        ]

    def __str__(self) -> str:
        return f"{self.envelope} record of receipt {self.received_id}"


class EnvelopeFile(AppendOnly):
    """A file in an envelope, numbered from 1 in its order. What is in it stands in the envelope alone."""

    received = models.ForeignKey(ReceivedBid, on_delete=models.PROTECT, related_name="files")
    envelope = models.CharField(max_length=10, choices=Envelope)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["received", "envelope", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["received", "envelope", "number"], name="one_file_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.envelope} file {self.number} of receipt {self.received_id}"


class LookedThrough(AppendOnly):
    """What was found when a file was looked through. The latest counts.

    ``refused``: why nobody gets it, a line each, empty where it may be handed over. ``scanned``: what a scanner for
    malware said. ``scrubbed``: a copy without what programs keep of its authors; ``unscrubbable`` says why there is
    none.
    """

    file = models.ForeignKey(EnvelopeFile, on_delete=models.PROTECT, related_name="looked_through")
    looked_at = models.DateTimeField()
    kind = models.CharField(max_length=20, blank=True)
    pages = models.PositiveIntegerField(null=True)
    refused = models.TextField(blank=True)
    cautions = models.TextField(blank=True)
    scanned = models.CharField(max_length=20)
    scrubbed = models.BinaryField(null=True)
    unscrubbable = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"look {self.pk} through file {self.file_id}"

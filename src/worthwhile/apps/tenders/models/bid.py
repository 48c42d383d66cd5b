"""Bids as they were received: sealed, never changed, each with its receipt."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.tender import Tender


class Bid(models.Model):
    """What one bidder hands in to a tender. ``standing`` is the receipt that counts, null: none, or withdrawn.

    ``documents`` is the version of the tender's documents that the bidder last handed in or confirmed it for.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="bids")
    bidder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bids")
    standing = models.OneToOneField("ReceivedBid", null=True, on_delete=models.PROTECT, related_name="+")
    documents = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "bidder"], name="one_bid_each")]

    def __str__(self) -> str:
        return f"bid {self.pk} to tender {self.tender_id}"


class ReceivedBid(AppendOnly):
    """A bid as it arrived. ``content`` is in the age format, sealed to the key of the tender.

    ``number`` counts what this bidder handed in: the last one stands unless it was withdrawn, the others stay sealed.
    """

    bid = models.ForeignKey(Bid, on_delete=models.PROTECT, related_name="received")
    number = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content = models.BinaryField()
    # Protected, because a row that is only added to cannot let go of a name. A closed account keeps its number.
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["bid", "number"], name="one_receipt_a_number")]

    def __str__(self) -> str:
        return f"receipt {self.number} of bid {self.bid_id}"


class BidPartner(models.Model):
    """An organisation here that had said yes to a joint bid when it was handed in, so that it is told what its lead is.

    It stands beside the bid because a draft, with whoever was asked, is gone once it is handed in.
    """

    received = models.ForeignKey(ReceivedBid, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["received", "organisation"], name="a_partner_once")]

    def __str__(self) -> str:
        return f"partner {self.organisation_id} of receipt {self.received_id}"


class OpenedBid(AppendOnly):
    """What stood in a bid, readable since its opening."""

    received = models.OneToOneField(ReceivedBid, on_delete=models.PROTECT, related_name="opened")
    content = models.BinaryField()
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"opened receipt {self.received_id}"

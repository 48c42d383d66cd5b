"""What happens to an outcome before it is awarded: bids set aside, objections upheld, bids that were never read."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent, AppendOnly
from worthwhile.apps.tenders.models.assessing import Contender
from worthwhile.apps.tenders.models.awarding import Proposal
from worthwhile.apps.tenders.models.bid import Bid, ReceivedBid
from worthwhile.apps.tenders.models.tender import Tender


class AsideGround(models.TextChoices):
    """Why a bid is set aside. A value, once used, keeps its meaning."""

    WITHDRAWN = "withdrawn", "It was withdrawn by whoever offered it"
    EXCLUDED = "excluded", "A ground of the law to exclude it applies"
    CONDITION = "condition", "It fails a condition that was published"
    OTHER = "other", "Another reason"


class BidSetAside(AppendOnly):
    """Somebody asked to set a bid aside. ``said``: what its bidder said when heard, or why it was not heard."""

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="asides")
    ground = models.CharField(max_length=20, choices=AsideGround.choices)
    reason = models.TextField()
    heard = models.BooleanField()
    said = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"asking {self.pk} to set contender {self.contender_id} aside"


class SettingAsideDecided(AppendOnly):
    """Whether a bid is set aside, decided by a second person, and why where it is not."""

    asked = models.OneToOneField(BidSetAside, on_delete=models.PROTECT, related_name="decided")
    confirmed = models.BooleanField()
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision on asking {self.asked_id}"


class OutcomeKept(AppendOnly):
    """Somebody asked to leave an outcome as it is over an upheld objection, with why: everybody told reads it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="kept")
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"asking {self.pk} to keep proposal {self.proposal_id}"


class KeepingDecided(AppendOnly):
    """Whether a second person agreed that an outcome stays as it is, and why not."""

    asked = models.OneToOneField(OutcomeKept, on_delete=models.PROTECT, related_name="decided")
    agreed = models.BooleanField()
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision on asking {self.asked_id} to keep an outcome"


class UnreadableDecided(AppendOnly):
    """What the buyer decided on a bid that counted and could not be read. Its bidder reads it."""

    received = models.OneToOneField(ReceivedBid, on_delete=models.PROTECT, related_name="unreadable_decided")
    words = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision on unreadable receipt {self.received_id}"


class NotCountedTold(AppendedContent):
    """What a bidder was told of the outcome whose bid was never assessed: not confirmed in time, or unreadable."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="told_not_counted")
    bid = models.ForeignKey(Bid, on_delete=models.PROTECT, related_name="told_not_counted")
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["bid", "told_at"], name="not_counted_told_once")]

    def __str__(self) -> str:
        return f"word {self.pk} for bid {self.bid_id}"

"""What assessors, moderators and those who ask about prices decided, each row as it was given."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.bid import Bid
from worthwhile.apps.tenders.models.tender import Tender


class Contender(AppendOnly):
    """Who is assessed: a bidder whose bid was opened, or a provider that the buyer considers without bids.

    Assessors know it by ``number`` alone, which says nothing of when a bid came in or whose it is. Without a bid,
    ``name`` is the provider and ``reason`` why it is considered.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="contenders")
    number = models.PositiveIntegerField()
    bid = models.OneToOneField(Bid, null=True, on_delete=models.PROTECT, related_name="contender")
    name = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "number"], name="one_contender_a_number")]

    def __str__(self) -> str:
        return f"contender {self.number} of tender {self.tender_id}"

    @property
    def reader(self) -> Organisation | None:
        """The organisation here that reads its letter: whoever bid, or followed the link that the buyer sent it."""
        if self.bid is not None:
            return self.bid.bidder
        link = getattr(self, "link", None)
        return None if link is None else link.organisation


class Recusal(AppendOnly):
    """Somebody who does not judge one contender, and why. Nothing takes it back."""

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    declared_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"recusal {self.pk} from contender {self.contender_id}"


class GivenScore(AppendOnly):
    """A score that an assessor gave alone, with the reason. The latest of the same kind counts, the others stay.

    ``lot`` is empty where there are none; ``score`` is one of the published scale; ``evidence`` says where in the bid.
    """

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="scores")
    lot = models.CharField(max_length=80, blank=True)
    criterion = models.CharField(max_length=80)
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    score = models.DecimalField(max_digits=12, decimal_places=4)
    reason = models.TextField()
    evidence = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"score {self.pk} of contender {self.contender_id}"


class AgreedScore(AppendOnly):
    """What the panel agreed on, recorded by a moderator beside the single scores. The latest counts."""

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="agreed")
    lot = models.CharField(max_length=80, blank=True)
    criterion = models.CharField(max_length=80)
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    score = models.DecimalField(max_digits=12, decimal_places=4)
    reason = models.TextField()
    agreed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"agreed score {self.pk} of contender {self.contender_id}"


class JudgedCondition(AppendOnly):
    """Whether a contender meets a published condition, and why not. The latest counts."""

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="conditions")
    condition = models.CharField(max_length=80)
    met = models.BooleanField()
    reason = models.TextField(blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"condition {self.condition} of contender {self.contender_id}"


class PriceQuestion(AppendOnly):
    """A bidder was asked about a price that looks too low, and by when to answer.

    ``why`` is the buyer's own reason to ask where our rule flagged nothing, for its record; empty where it did.
    ``why_again`` and ``new_facts`` stand where this price was decided on before, and are empty otherwise.
    """

    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="price_questions")
    lot = models.CharField(max_length=80, blank=True)
    words = models.TextField()
    why = models.TextField(blank=True)
    why_again = models.TextField(blank=True)
    new_facts = models.TextField(blank=True)
    answer_by = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"question {self.pk} about the price of contender {self.contender_id}"


class PriceExplained(AppendOnly):
    """What the bidder said of its price. The latest counts."""

    question = models.ForeignKey(PriceQuestion, on_delete=models.PROTECT, related_name="explained")
    words = models.TextField()
    explained_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    explained_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"explanation {self.pk} of question {self.question_id}"


class PriceDecided(AppendOnly):
    """Whether a bid with a low price stays in, decided with reasons."""

    question = models.OneToOneField(PriceQuestion, on_delete=models.PROTECT, related_name="decided")
    stays = models.BooleanField()
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision on question {self.question_id}"

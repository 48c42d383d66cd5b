"""How an award came about: proposed, told to everybody, challenged, made, and signed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendedContent, AppendOnly
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.assessing import Contender
from worthwhile.apps.tenders.models.tender import Tender


class Proposal(AppendedContent):
    """An award as it was proposed. The latest counts.

    ``content`` holds ``evaluation`` (worthwhile/evaluation/1 with every score), ``result`` (as the command line prints
    it, with how firm it is) and ``awards`` (lot, contender, price); where nothing is scored, the awards alone.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    reasons = models.TextField()
    proposer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "number"], name="one_proposal_a_number")]

    def __str__(self) -> str:
        return f"proposal {self.number} of tender {self.tender_id}"


class ProposalReturned(AppendOnly):
    """A proposal that was sent back, and why. The reason stands here alone: the log is for everybody."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="returned")
    reason = models.TextField()
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"return of proposal {self.proposal_id}"


class OutcomeTold(AppendedContent):
    """The assessment summary that one contender was given; everybody gets theirs at the same moment."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="told")
    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="told")
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"summary {self.pk} for contender {self.contender_id}"


class Representation(AppendOnly):
    """What an organisation said against the outcome, in time."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="representations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"representation {self.pk} about tender {self.tender_id}"


class RepresentationDecided(AppendOnly):
    """What was decided on a representation, and why. The organisation is told both."""

    representation = models.OneToOneField(Representation, on_delete=models.PROTECT, related_name="decided")
    upheld = models.BooleanField()
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision on representation {self.representation_id}"


class AwardMade(AppendedContent):
    """An award of a tender, or of one of its lots. What comes after it reads the contract's outcomes from here.

    ``content`` holds ``outcomes`` (each as promised in the bid: id, name, unit, baseline, target, by, measured by, who
    for), ``price``, ``members`` of a joint bid, and ``supplier`` (name, identifiers).
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="awards")
    contender = models.ForeignKey(Contender, on_delete=models.PROTECT, related_name="awards")
    lot = models.CharField(max_length=80, blank=True)
    awarded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    awarded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "lot"], name="one_award_a_lot")]

    def __str__(self) -> str:
        return f"award {self.pk} of tender {self.tender_id}"


class ContractRecorded(AppendOnly):
    """The contract that was signed on an award. ``value`` is pounds without VAT over ``starts_on`` to ``ends_on``.

    ``supplier_address`` is asked for because records of a decision give it.
    """

    award = models.OneToOneField(AwardMade, on_delete=models.PROTECT, related_name="contract")
    reference = models.CharField(max_length=100, blank=True)
    signed_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    supplier_address = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"contract of award {self.award_id}"

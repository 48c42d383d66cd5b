"""Offering a value of one's own to everybody, and the review by a network that goes before."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.library.models.own_value import OwnValue, OwnValueVersion
from worthwhile.apps.organisations.models import Organisation


class OfferState(models.TextChoices):
    """How an offer stands."""

    OFFERED = "offered", "Waiting for review"
    ACCEPTED = "accepted", "Shared"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


STANDING = (OfferState.OFFERED, OfferState.ACCEPTED)


class Offer(models.Model):
    """One version of a value, offered to one network. Rows stay: they are the history of what was shared.

    ``network_name`` is the network's name at the time, which the public page gives for as long as the value is shared.
    """

    own_value = models.ForeignKey(OwnValue, on_delete=models.CASCADE, related_name="offers")
    version = models.ForeignKey(OwnValueVersion, on_delete=models.CASCADE, related_name="offers")
    network = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="offers_to_review")
    network_name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.OFFERED)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-offered_at", "-pk"]
        constraints = (
            models.UniqueConstraint(
                fields=["own_value"],
                condition=models.Q(state__in=[state.value for state in STANDING]),
                name="one_standing_offer_of_a_value",
            ),
        )

    def __str__(self) -> str:
        return f"offer {self.pk}"

    @property
    def state_name(self) -> str:
        """The state in words."""
        return OfferState(self.state).label

    @property
    def is_waiting(self) -> bool:
        """Whether the network has still to decide."""
        return self.state == OfferState.OFFERED

    @property
    def is_accepted(self) -> bool:
        """Whether everybody may see and use it."""
        return self.state == OfferState.ACCEPTED

    @property
    def is_standing(self) -> bool:
        """Whether it can be withdrawn."""
        return self.state in STANDING

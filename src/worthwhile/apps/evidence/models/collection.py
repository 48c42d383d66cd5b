"""A collection of questionnaires: what is asked of whom, why, on what basis, and until when answers are kept."""

from __future__ import annotations

import secrets
from datetime import date

from django.db import models

from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.options import LEAST_GROUP

TOKEN_BYTES = 24
MOST_MEASURES = 4
USUAL_GROUP = 10
MOST_MONTHS = 120


def new_token() -> str:
    """An address that cannot be guessed: 192 random bits, as URL-safe text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class CollectionState(models.TextChoices):
    """A draft asks nobody; an open one takes answers; a closed one keeps them until they are erased."""

    DRAFT = "draft", "Draft"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class LawfulBasis(models.TextChoices):
    """Why the organisation may keep answers at all (UK GDPR, article 6)."""

    PUBLIC_TASK = "public-task", "Public task, article 6(1)(e): the service is commissioned care"
    CONSENT = "consent", "Consent: people agree freely, and may change their minds"
    LEGITIMATE_INTERESTS = (
        "legitimate-interests",
        "Legitimate interests, article 6(1)(f): yours, weighed against theirs",
    )


class SpecialCategoryBasis(models.TextChoices):
    """Why it may keep answers about health (UK GDPR, article 9)."""

    CARE = "care", "Health or social care, article 9(2)(h): the service is commissioned care"
    EXPLICIT_CONSENT = "explicit-consent", "Explicit consent, article 9(2)(a): people say yes to this very use"


class EraseRule(models.TextChoices):
    """From when the months of keeping are counted."""

    LAST_ANSWER = "last-answer", "After the last answer of each person"
    CLOSE = "close", "After the collection closes"


class Collection(models.Model):
    """One round of asking, for one service.

    ``measure_ids`` are ids of the catalogue of measures, in the order they are asked; ``measure_versions`` holds the
    version of each as it was when the collection opened. ``translations`` holds what the organisation wrote in
    another language, by language and field. The token is the address that respondents are given: it opens the
    first page and nothing that anybody answered.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="collections")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    name = models.CharField(max_length=120)
    service = models.CharField(max_length=300)
    measure_ids = models.JSONField(default=list)
    measure_versions = models.JSONField(default=dict)
    purpose = models.TextField(blank=True)
    lawful_basis = models.CharField(max_length=30, choices=LawfulBasis, blank=True)
    special_category_basis = models.CharField(max_length=30, choices=SpecialCategoryBasis, blank=True)
    minimum_group = models.PositiveSmallIntegerField(default=USUAL_GROUP)
    retention_months = models.PositiveSmallIntegerField(default=12)
    erase_on = models.CharField(max_length=20, choices=EraseRule, default=EraseRule.LAST_ANSWER)
    closes_on = models.DateField(null=True)
    follow_up_weeks = models.PositiveSmallIntegerField(null=True)
    safeguarding_role = models.CharField(max_length=120, blank=True)
    safeguarding_text = models.TextField(blank=True)
    translations = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=CollectionState, default=CollectionState.DRAFT)
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(minimum_group__gte=LEAST_GROUP), name="a_group_is_never_small"),
            models.CheckConstraint(
                condition=~models.Q(erase_on="close") | models.Q(closes_on__isnull=False),
                name="keeping_until_close_names_the_day",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def measures(self) -> list[Measure]:
        """The measures in the order they are asked."""
        return [MEASURES[id] for id in self.measure_ids]

    @property
    def asks_follow_up(self) -> bool:
        """Whether people are asked a third time."""
        return self.follow_up_weeks is not None

    def takes_answers(self, on: date) -> bool:
        """Whether it is open and its last day has not passed."""
        return self.state == CollectionState.OPEN and (self.closes_on is None or on <= self.closes_on)

    def version_of(self, measure_id: str) -> str:
        """The version of a measure as it was when the collection opened; as it is now in a draft."""
        kept: dict[str, str] = self.measure_versions
        return kept.get(measure_id) or MEASURES[measure_id].version

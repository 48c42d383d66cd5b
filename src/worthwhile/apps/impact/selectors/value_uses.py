"""What the library asks of cases: which use a value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import ValueUse
from worthwhile.apps.library.selectors.where_used import UsedBy
from worthwhile.apps.organisations.models import Organisation


def list_use_of(person: User, reference: str, **_: Any) -> list[UsedBy]:
    """How many cases of each of a person's organisations use a value, in the draft or in any version."""
    mine = Organisation.objects.filter(memberships__person=person)
    counted = (
        ValueUse.objects.filter(reference=reference, case__organisation__in=mine)
        .values("case__organisation")
        .annotate(cases=Count("case", distinct=True))
        .values_list("case__organisation", "cases")
    )
    cases = dict(counted)
    return [UsedBy(organisation=one, cases=cases[one.pk]) for one in mine.filter(pk__in=cases).distinct()]


def does_any_case_use(references: Iterable[str], **_: Any) -> bool:
    """Whether a case of any organisation uses one of these values."""
    return ValueUse.objects.filter(reference__in=tuple(references)).exists()

"""The scenarios of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from worthwhile.apps.impact.models import Case, Revision
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.exchange.case_edits import BY_ID, Edits, Place, value_at
from worthwhile.exchange.edits_between import edits_between


def list_scenarios(case: Case) -> QuerySet[Case]:
    """The scenarios of a case, the oldest first."""
    return case.scenarios.select_related("changed_by").order_by("pk")


def find_scenario(case: Case, pk: int) -> Case | None:
    """A scenario of this case, None where it is none of its."""
    return case.scenarios.filter(pk=pk).select_related("organisation").first()


def is_named(case: Case, name: str) -> bool:
    """Whether a scenario of this name is there; capitals make no difference."""
    return case.scenarios.filter(scenario_name__iexact=name).exists()


def first_revision(scenario: Case) -> Revision:
    """The case as it was when the scenario was copied from it."""
    return scenario.revisions.order_by("number")[0]


def own_edits(scenario: Case, *, onto: Mapping[str, Any]) -> Edits:
    """What was changed in a scenario since it was copied, as far as it can be brought to ``onto``.

    Figures of an outcome that ``onto`` no longer has are left out.
    """
    edits = edits_between(before=first_revision(scenario).data, after=latest_revision(scenario).data)
    return {place: value for place, value in edits.items() if not _is_of_gone_outcome(place, onto)}


def _is_of_gone_outcome(place: Place, data: Mapping[str, Any]) -> bool:
    return place[0] == BY_ID and len(place) > 2 and value_at(data, place[:2]) is None

"""A collection of the organisation that a token stands for, and one of its questionnaires."""

from __future__ import annotations

from django.http import HttpRequest

from worthwhile.api.bearer import organisation_of
from worthwhile.api.problems import NothingThere
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.collections import find_collection
from worthwhile.engines.measures.measure import Measure
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean


def collection_of(request: HttpRequest, id: int) -> Collection:
    """The collection with a number. Raises NothingThere, also where it is another organisation's."""
    found = find_collection(organisation_of(request), id)
    if found is None:
        raise NothingThere(f"There is no collection {id}. All are listed at evidence")
    return found


def measure_of(collection: Collection, id: str | None) -> Measure:
    """The questionnaire that is meant, or the only one. Raises InvalidInput."""
    asked = {measure.id: measure for measure in collection.measures}
    if id is None and len(asked) == 1:
        return next(iter(asked.values()))
    if id is None or id not in asked:
        given = "" if id is None else f" You gave {id!r}.{did_you_mean(id, asked)}"
        raise InvalidInput([Problem("measure", f"Name one of: {', '.join(asked) or 'none yet'}.{given}")])
    return asked[id]

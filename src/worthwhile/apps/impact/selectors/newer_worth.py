"""Whether the value that an outcome took has a newer version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.impact.selectors.drafts import Row
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.apps.impact.selectors.value_references import own_reference
from worthwhile.apps.impact.selectors.worths import own_worth
from worthwhile.apps.library.selectors.usable_values import UsableValue, find_usable_value
from worthwhile.apps.organisations.models import Organisation
from worthwhile.exchange.case_edits import Edits, Place


@dataclass(frozen=True, kw_only=True)
class NewerWorth:
    """A value as it is now, and the version that the outcome took."""

    value: UsableValue
    taken: int


def find_newer(organisation: Organisation, row: Row, *, on: date) -> NewerWorth | None:
    """The newer version of the entered value that an outcome took; None where it took the newest, or none.

    Published values need no such look: a draft states their code, and is always worked out with what is in force.
    """
    taken = own_reference(row)
    if taken is None or taken.version is None or row.get("value_ref"):
        return None
    value = find_usable_value(organisation, taken.pk, on=on)
    if value is None or value.version <= taken.version:
        return None
    return NewerWorth(value=value, taken=taken.version)


def edits_to_newer(outcome: str, row: Row, newer: NewerWorth) -> Edits:
    """The edits that take the newer version. A range that was not taken with the value is not brought in."""
    here: Place = ("outcomes", outcome)
    choice = own_worth(newer.value)
    stated: dict[str, Any] = {name: choice.fields.get(name) for name in ("value", "value_year", "kind")}
    edits: dict[Place, Any] = {(*here, name): value for name, value in stated.items()}
    edits[*here, "sources", "value"] = choice.source
    if part_of(row, "ranges").get("value") is not None:
        edits[*here, "ranges", "value"] = choice.fields.get("range")
    return edits

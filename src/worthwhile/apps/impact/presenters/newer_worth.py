"""A newer version of the value that an outcome took, beside what the outcome says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.newer_worth import edits_to_newer, find_newer
from worthwhile.exchange.case_changes import CaseChange, find_changes
from worthwhile.exchange.case_edits import Edits, apply_edits
from worthwhile.kernel.money import price_text


@dataclass(frozen=True, kw_only=True)
class Newer:
    """What a page says of it, what taking it changes, and the edits that do."""

    label: str
    about: str
    taken: int
    version: int
    changes: tuple[CaseChange, ...]
    edits: Edits


def present_newer(case: Case, outcome: str, data: Mapping[str, Any], *, on: date) -> Newer | None:
    """The newer version, None where the outcome took the newest or an organisation's value is not what it took."""
    row = find_outcome(data, outcome) or {}
    found = find_newer(case.organisation, row, on=on)
    if found is None:
        return None
    value, edits = found.value, edits_to_newer(outcome, row, found)
    return Newer(
        label=value.label,
        about=f"{price_text(value.value)} {value.unit}, in prices of {value.value_year}",
        taken=found.taken,
        version=value.version,
        changes=find_changes(before=data, after=apply_edits(data, edits)),
        edits=edits,
    )

"""How far a case has come: what each part still needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from worthwhile.apps.impact.selectors.drafts import Row, measured_outcomes, outcomes_of
from worthwhile.engines.valuation.vocabulary import Status


class Stand(StrEnum):
    """Where a part stands."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    COMPLETED = "Completed"
    WAITS = "Waits for evidence"
    NOT_YET = "Cannot start yet"

    @property
    def is_settled(self) -> bool:
        """Nothing more need be entered for a result."""
        return self in (Stand.COMPLETED, Stand.WAITS)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a case: a page, or a page for each outcome. ``name`` is its place in the address; ``asks`` says what
    is asked of every outcome."""

    name: str
    title: str
    is_by_outcome: bool = False
    asks: str = ""


PARTS = (
    Part(name="about", title="About the service"),
    Part(name="theory", title="How change comes about"),
    Part(name="outcomes", title="Who changes, and how"),
    Part(
        name="evidence",
        title="What you know",
        is_by_outcome=True,
        asks="How you know that it happened. The weakest answer is allowed: it is shown as it is, and checked.",
    ),
    Part(
        name="quantity",
        title="How many",
        is_by_outcome=True,
        asks="How many change in this way, with the lowest and the highest you still find plausible.",
    ),
    Part(
        name="worth",
        title="What it is worth",
        is_by_outcome=True,
        asks="What one unit of each change is worth, from a publication or from a source of your own. A WELLBY is one "
        "point of life satisfaction, from 0 to 10, for one person for one year.",
    ),
    Part(
        name="anyway",
        title="What would have happened anyway",
        is_by_outcome=True,
        asks="Some of it would have happened without you, was moved from elsewhere or is due to others. These shares "
        "are taken off. What you do not know may stay empty; the result then says so.",
    ),
    Part(
        name="lasting",
        title="How long it lasts",
        is_by_outcome=True,
        asks="For how many years a change lasts once somebody has it, and how much of it fades each year.",
    ),
    Part(name="costs", title="What it cost"),
    Part(name="method", title="How later years count"),
)
BY_NAME = {part.name: part for part in PARTS}


def stand_of(part: Part, data: Mapping[str, Any]) -> Stand:
    """Where a part of a case stands."""
    if part.is_by_outcome:
        rows = measured_outcomes(data)
        if not rows:
            return Stand.NOT_YET
        return _together([stand_of_outcome(part, row) for row in rows])
    return _WHOLE[part.name](data)


def stand_of_outcome(part: Part, row: Row) -> Stand:
    """Where a part stands for one outcome. One that waits for evidence may be left as it is."""
    return _BY_OUTCOME[part.name](row)


def next_part(part: Part) -> Part | None:
    """The part after this one, None after the last."""
    position = PARTS.index(part) + 1
    return PARTS[position] if position < len(PARTS) else None


def _together(stands: list[Stand]) -> Stand:
    if all(stand.is_settled for stand in stands):
        return Stand.COMPLETED
    return Stand.NOT_STARTED if all(stand is Stand.NOT_STARTED for stand in stands) else Stand.IN_PROGRESS


def _share(given: int, wanted: int) -> Stand:
    if given == wanted:
        return Stand.COMPLETED
    return Stand.IN_PROGRESS if given else Stand.NOT_STARTED


def _about(data: Mapping[str, Any]) -> Stand:
    given = [data.get("kind"), data.get("period"), data.get("price_year")]
    return _share(sum(value is not None for value in given), len(given))


def _theory(data: Mapping[str, Any]) -> Stand:
    theory = (data.get("x-worthwhile") or {}).get("theory") or {}
    wanted = ("need", "activities", "outputs")
    return _share(sum(bool(theory.get(name)) for name in wanted), len(wanted))


def _outcomes(data: Mapping[str, Any]) -> Stand:
    rows = outcomes_of(data)
    if not rows:
        return Stand.NOT_STARTED
    priced = any(row.get("status", Status.PRICED) == Status.PRICED for row in rows)
    told = all(row.get("level") and row.get("agency") and row.get("stakeholder") for row in rows)
    return Stand.COMPLETED if priced and told else Stand.IN_PROGRESS


def _costs(data: Mapping[str, Any]) -> Stand:
    return Stand.COMPLETED if data.get("inputs") else Stand.NOT_STARTED


def _method(data: Mapping[str, Any]) -> Stand:
    kept = data.get("discounting") or {}
    has_rate = any(kept.get(name) is not None for name in ("rate", "schedule", "rates"))
    return _share(sum((has_rate, bool(kept.get("timing")))), 2) if kept.get("timing") else Stand.NOT_STARTED


def _evidence(row: Row) -> Stand:
    evidence = row.get("evidence") or {}
    if evidence.get("strength") is None:
        return _unless_it_waits(row, Stand.NOT_STARTED)
    return Stand.COMPLETED if evidence.get("method") or evidence["strength"] < 2 else Stand.IN_PROGRESS


def _quantity(row: Row) -> Stand:
    given = row.get("quantity") is not None or row.get("intake") is not None
    return Stand.COMPLETED if given else _unless_it_waits(row, Stand.NOT_STARTED)


def _worth(row: Row) -> Stand:
    given = row.get("value") is not None or row.get("value_ref")
    return Stand.COMPLETED if given else _unless_it_waits(row, Stand.NOT_STARTED)


def _anyway(row: Row) -> Stand:
    net = row.get("net_of") or ()
    wanted = ("deadweight", "displacement", "attribution")
    given = sum(row.get(name) is not None or name in net for name in wanted)
    return _unless_it_waits(row, Stand.NOT_STARTED) if not given else _share(given, len(wanted))


def _lasting(row: Row) -> Stand:
    if isinstance(row.get("quantity"), list):
        return Stand.COMPLETED
    years = row.get("duration_years")
    if years is None:
        return _unless_it_waits(row, Stand.NOT_STARTED)
    return Stand.COMPLETED if years <= 1 or row.get("drop_off") is not None else Stand.IN_PROGRESS


def _unless_it_waits(row: Row, stand: Stand) -> Stand:
    return Stand.WAITS if row.get("status") == Status.PENDING else stand


_WHOLE: Mapping[str, Callable[[Mapping[str, Any]], Stand]] = {
    "about": _about,
    "theory": _theory,
    "outcomes": _outcomes,
    "costs": _costs,
    "method": _method,
}
_BY_OUTCOME: Mapping[str, Callable[[Row], Stand]] = {
    "evidence": _evidence,
    "quantity": _quantity,
    "worth": _worth,
    "anyway": _anyway,
    "lasting": _lasting,
}

"""Facts as a page tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from worthwhile.apps.organisations.models import Fact
from worthwhile.apps.organisations.models.fact_catalogue import FactKind
from worthwhile.apps.organisations.selectors.facts import Standing
from worthwhile.exchange.report.wording import day_text

RUNS_OUT_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class FactLine:
    """A value, its days in words, and how it stands."""

    fact: Fact
    kind: FactKind
    days: str
    state: str
    colour: str


@dataclass(frozen=True)
class FactGroup:
    """The facts of one group."""

    name: str
    lines: list[FactLine]


def present_facts(standings: Sequence[Standing], *, on: date) -> list[FactGroup]:
    """Facts by group, in the order of the catalogue."""
    lines = [_line(standing, on) for standing in standings]
    return [FactGroup(name, list(members)) for name, members in groupby(lines, key=lambda line: line.kind.group)]


def present_history(standings: Sequence[Standing], *, on: date) -> list[FactLine]:
    """The values of one fact, in the order given."""
    return [_line(standing, on) for standing in standings]


def _line(standing: Standing, on: date) -> FactLine:
    state, colour = _state(standing, on)
    return FactLine(standing.fact, standing.fact.kind, _days(standing), state, colour)


def _days(standing: Standing) -> str:
    first = day_text(standing.fact.valid_from)
    if standing.corrected:
        return f"Entered for {first}"
    return f"From {first}" if standing.until is None else f"{first} to {day_text(standing.until)}"


def _state(standing: Standing, on: date) -> tuple[str, str]:
    """How a value stands on a day, and the colour of its tag."""
    if standing.corrected:
        return "Corrected", "grey"
    if not standing.has_begun(on):
        return "Not yet", "blue"
    if not standing.is_in_force(on):
        return ("Replaced", "grey") if standing.replaced else ("Expired", "red")
    if not standing.replaced and standing.until is not None and standing.until - on <= RUNS_OUT_WITHIN:
        return "Expires soon", "yellow"
    return "In force", "green"

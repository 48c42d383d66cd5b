"""Whether a row is to be told: of the regime, of a route that may still be taken, and not ruled out by facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from worthwhile.engines.regimes.judging import Judgement, Situation
from worthwhile.engines.regimes.routes import StillOpen
from worthwhile.engines.regimes.tables import Row
from worthwhile.engines.regimes.truth import Truth, all_of
from worthwhile.engines.regimes.vocabulary import Route

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached(Generic[R]):
    """A row that is to be told. ``truth`` is unknown where facts or the choice of a route decide whether it holds."""

    row: R
    truth: Truth
    judgement: Judgement
    routes: tuple[Route, ...]
    waits_for: tuple[str, ...]


def reached_rows(kind: type[R], situation: Situation, still: StillOpen) -> tuple[Reached[R], ...]:
    """The rows of one kind that are to be told, in the order of the tables."""
    found = (_reached(row, situation, still) for row in situation.rules.rows(kind) if situation.concerns(row))
    return tuple(one for one in found if one is not None)


def leads_not_answered(situation: Situation, still: StillOpen) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rules that are told only where a question is answered with yes that nobody has answered: code, and what it is."""
    for row in situation.rules.rows(Row):
        if not situation.is_of_the_law(row) or (row.routes and not set(row.routes) & set(still.routes)):
            continue
        asked = situation.judge(row.asked_when)
        if asked.truth is Truth.UNKNOWN and situation.applies(row).truth is not Truth.FALSE:
            yield row.code, asked.waits_for


def _reached(row: R, situation: Situation, still: StillOpen) -> Reached[R] | None:
    routes = tuple(route for route in still.routes if route in row.routes)
    if row.routes and not routes:
        return None
    judgement = situation.applies(row)
    if judgement.truth is Truth.FALSE:
        return None
    settled = Truth.TRUE if not row.routes or routes == still.routes else Truth.UNKNOWN
    return Reached(
        row=row,
        truth=all_of((judgement.truth, settled)),
        judgement=judgement,
        routes=routes,
        waits_for=(*judgement.waits_for, *(still.waits_for if settled is Truth.UNKNOWN else ())),
    )

"""Which ways to choose a provider are open, mandatory or forbidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from worthwhile.engines.regimes.choosing import Choice, first_that_holds
from worthwhile.engines.regimes.decision import Ground, RouteDecision, RouteState
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.judging import Judgement, Situation
from worthwhile.engines.regimes.tables import RouteRow
from worthwhile.engines.regimes.truth import Truth, any_of
from worthwhile.engines.regimes.vocabulary import Route

T = TypeVar("T")
CHOSEN = "chosen_route"


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen:
    """Routes that may still be taken. Where they are several, ``waits_for`` is what would settle on one."""

    routes: tuple[Route, ...]
    waits_for: tuple[str, ...]


def route_rows(situation: Situation) -> tuple[RouteRow, ...]:
    """The rows about routes under the regime that was found, in order."""
    return tuple(row for row in situation.rules.rows(RouteRow) if situation.named in row.regimes)


def decided_routes(situation: Situation) -> tuple[RouteDecision, ...]:
    """Every route that the regime knows, each open, mandatory, forbidden or undetermined; none before there is one."""
    rows = route_rows(situation)
    return tuple(_decided(route, rows, situation) for route in _once(name for row in rows for name in _routes_of(row)))


def routes_still_open(routes: Iterable[RouteDecision], chosen: Route | None) -> StillOpen:
    """The routes that may still be taken: the chosen one alone where it may be, else all that are not forbidden."""
    found = {decided.route: decided for decided in routes if decided.state is not RouteState.FORBIDDEN}
    taken = found.get(chosen) if chosen is not None else None
    if taken is None:
        return StillOpen(routes=tuple(found), waits_for=(CHOSEN,))
    if taken.state is RouteState.UNDETERMINED:
        return StillOpen(routes=tuple(found), waits_for=taken.waits_for or (CHOSEN,))
    return StillOpen(routes=(taken.route,), waits_for=())


def waits_by_row(situation: Situation) -> tuple[tuple[str, Judgement], ...]:
    """Each row about routes that is unknown, with what it waits for, up to the first that holds."""
    found: list[tuple[str, Judgement]] = []
    settled = False
    for row in route_rows(situation):
        if settled and row.also is None:
            continue
        judgement = situation.applies(row)
        settled = settled or (row.also is None and judgement.truth is Truth.TRUE)
        if judgement.truth is Truth.UNKNOWN:
            found.append((row.code, judgement))
    return tuple(found)


def _routes_of(row: RouteRow) -> tuple[Route, ...]:
    return tuple(route for route in (row.must, *row.may, row.also) if route is not None)


def _decided(route: Route, rows: tuple[RouteRow, ...], situation: Situation) -> RouteDecision:
    beside = [(row, situation.applies(row)) for row in rows if row.also is route]
    if beside:
        return _beside(route, beside)
    ordered = tuple(row for row in rows if row.also is None)
    may = first_that_holds(ordered, situation, lambda row: route in _routes_of(row), otherwise=False)
    must = first_that_holds(ordered, situation, lambda row: row.must is route, otherwise=False)
    if not may.known:
        return RouteDecision(
            route=route,
            state=RouteState.UNDETERMINED,
            grounds=_grounds(may),
            waits_for=may.waits_for,
            unclear=may.unclear,
        )
    if not may.answer:
        return RouteDecision(route=route, state=RouteState.FORBIDDEN, grounds=_against(route, may, ordered, situation))
    if must.known and must.answer:
        return RouteDecision(route=route, state=RouteState.MANDATORY, grounds=_grounds(may), only_route=Truth.TRUE)
    return RouteDecision(
        route=route,
        state=RouteState.PERMITTED,
        grounds=_grounds(may),
        only_route=Truth.FALSE if must.known else Truth.UNKNOWN,
        waits_for=must.waits_for,
        unclear=must.unclear,
    )


def _beside(route: Route, rows: list[tuple[RouteRow, Judgement]]) -> RouteDecision:
    truth = any_of(judgement.truth for _, judgement in rows)
    state = {Truth.TRUE: RouteState.PERMITTED, Truth.FALSE: RouteState.FORBIDDEN}.get(truth, RouteState.UNDETERMINED)
    unknown = [found for _, found in rows if truth is Truth.UNKNOWN and found.truth is Truth.UNKNOWN]
    reason = "Not open, as its conditions are not met: {}" if state is RouteState.FORBIDDEN else "{}"
    return RouteDecision(
        route=route,
        state=state,
        grounds=tuple(
            ground_of(row, found, reason=reason.format(row.says)) for row, found in rows if found.truth is truth
        ),
        waits_for=_once(name for found in unknown for name in found.waits_for),
        unclear=_once(why for found in unknown for why in found.unclear),
    )


def _grounds(choice: Choice[bool]) -> tuple[Ground, ...]:
    return tuple(ground_of(row, judgement) for row, judgement in choice.rows)


def _against(
    route: Route, choice: Choice[bool], rows: tuple[RouteRow, ...], situation: Situation
) -> tuple[Ground, ...]:
    """Why a route is closed: its own conditions are not met, or another rule takes its place."""
    own = [row for row in rows if route in _routes_of(row)]
    if all(situation.applies(row).truth is Truth.FALSE for row in own):
        return tuple(ground_of(row, reason=f"Not open, as its conditions are not met: {row.says}") for row in own)
    return _grounds(choice)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))

"""Laws that may hold while nobody can say which, and what each of them leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.regimes.decision import PossibleLaw, RouteState
from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.judging import Judgement, Situation
from worthwhile.engines.regimes.routes import decided_routes
from worthwhile.engines.regimes.tables import RegimeRow, Rules
from worthwhile.engines.regimes.truth import Truth


def possible_laws(*, facts: Facts, rules: Rules) -> tuple[PossibleLaw, ...]:
    """Every law whose rows are not ruled out by the facts, each once, with the routes that it may leave open.

    What none of them leaves open is closed, whichever of them holds.
    """
    found: dict[str, PossibleLaw] = {}
    for row, judgement in _rows_that_may_hold(facts, rules):
        open_routes = (
            one.route
            for one in decided_routes(Situation(facts=facts, rules=rules, named=row.regime))
            if one.state is not RouteState.FORBIDDEN
        )
        law = PossibleLaw(regime=row.regime, ground=ground_of(row, judgement), routes=tuple(open_routes))
        found.setdefault(row.regime, law)
    return tuple(found.values())


def _rows_that_may_hold(facts: Facts, rules: Rules) -> Iterator[tuple[RegimeRow, Judgement]]:
    situation = Situation(facts=facts, rules=rules)
    for row in rules.rows(RegimeRow):
        judgement = situation.applies(row)
        if judgement.truth is Truth.FALSE:
            continue
        yield row, judgement
        if judgement.truth is Truth.TRUE:
            return

"""Which law a procurement is under."""

from __future__ import annotations

from worthwhile.engines.regimes.choosing import Choice, first_that_holds
from worthwhile.engines.regimes.decision import RegimeDecision
from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.judging import Judgement, Situation
from worthwhile.engines.regimes.possible import possible_laws
from worthwhile.engines.regimes.tables import RegimeRow, Rules
from worthwhile.engines.regimes.truth import Truth
from worthwhile.engines.regimes.vocabulary import Regime

NO_LAW = "None of the tables that we hold reaches this procurement on that day."


def regime_choice(*, facts: Facts, rules: Rules) -> Choice[Regime]:
    """The regime with the rows that may hold."""
    situation = Situation(facts=facts, rules=rules)
    return first_that_holds(rules.rows(RegimeRow), situation, lambda row: row.regime)


def decided_regime(choice: Choice[Regime], *, facts: Facts, rules: Rules) -> RegimeDecision:
    """The regime with its reason, or what it waits for and the laws of which one holds."""
    if choice.known and choice.answer is not None:
        row, judgement = choice.rows[0]
        return RegimeDecision(regime=choice.answer, ground=ground_of(row, judgement))
    unclear = (*choice.unclear, NO_LAW) if choice.known else choice.unclear
    may_be = possible_laws(facts=facts, rules=rules)
    return RegimeDecision(regime=None, waits_for=choice.waits_for, unclear=unclear, may_be=may_be)


def situation_in(choice: Choice[Regime], *, facts: Facts, rules: Rules) -> Situation:
    """The facts with the regime that was found, for every further rule to stand on."""
    waiting = Judgement(truth=Truth.UNKNOWN, waits_for=choice.waits_for, unclear=choice.unclear)
    named = choice.answer if choice.known else None
    may_be: tuple[Regime, ...] = ()
    if not choice.known and not choice.waits_for:
        # No answer would tell which: what every one of them asks holds all the same.
        may_be = tuple(law.regime for law in possible_laws(facts=facts, rules=rules))
    return Situation(facts=facts, rules=rules, named=named, may_be=may_be, regime=waiting)

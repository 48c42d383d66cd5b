"""What is missing, in the order in which it is best asked."""

from __future__ import annotations

from tests.regime_builders import facts_of
from worthwhile.engines.regimes.unknowns import DAYS, REGIME, REST, Waiting, next_question
from worthwhile.reference.regimes import regime_rules


def _asked(waiting: Waiting) -> list[str]:
    return [one.fact for one in waiting.inputs(regime_rules(), facts_of({}))]


def test_what_most_rules_wait_for_comes_first() -> None:
    waiting = Waiting()
    waiting.add(REST, "REG-09/lots", ["lots_considered", "lots_used"])
    waiting.add(REST, "REG-09/other", ["lots_used"])
    assert _asked(waiting) == ["lots_used", "lots_considered"]


def test_the_law_comes_before_the_rest_however_many_wait() -> None:
    waiting = Waiting()
    for code in ("a", "b", "c"):
        waiting.add(REST, code, ["lots_used"])
    waiting.add(REGIME, "d", ["subject"])
    assert _asked(waiting) == ["subject", "lots_used"]


def test_what_only_time_tells_comes_last_however_many_wait() -> None:
    waiting = Waiting()
    for code in ("a", "b", "c"):
        waiting.add(REST, code, ["awarded_on"])
    waiting.add(REST, "d", ["lots_used"])
    assert _asked(waiting) == ["lots_used", "awarded_on"]
    found = waiting.inputs(regime_rules(), facts_of({}))
    assert next_question(found).fact == "lots_used"
    assert next_question(found[1:]) is None


def test_each_fact_stands_once_with_every_rule_that_waits_for_it() -> None:
    waiting = Waiting()
    waiting.add(REST, "a", ["urgent"])
    waiting.add(DAYS, "b", ["urgent"])
    waiting.add(REST, "a", ["urgent"])
    (found,) = waiting.inputs(regime_rules(), facts_of({}))
    assert found.codes == ("a", "b")
    assert found.question == regime_rules().questions["urgent"].question

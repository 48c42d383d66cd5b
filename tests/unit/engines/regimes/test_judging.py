"""Conditions over facts: met, not met, or unknown with what they wait for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.regime_builders import facts_of
from worthwhile.engines.regimes import Truth
from worthwhile.engines.regimes.conditions import (
    AllOf,
    AnyOf,
    Comparator,
    Compare,
    Condition,
    Defined,
    Equals,
    InRegime,
    Not,
    Unclear,
)
from worthwhile.engines.regimes.judging import Judgement, Situation
from worthwhile.engines.regimes.vocabulary import Regime
from worthwhile.reference.regimes import regime_rules

MIXED = Equals(fact="mixed", values=(True,))
URGENT = Equals(fact="urgent", values=(True,))
SUM = "procurement-thresholds/pa-light-touch"


def judged(condition: Condition, **facts: Any) -> Judgement:
    return Situation(facts=facts_of(facts), rules=regime_rules()).judge(condition)


def test_a_fact_that_is_not_stated_is_waited_for() -> None:
    found = judged(MIXED)
    assert (found.truth, found.waits_for) == (Truth.UNKNOWN, ("mixed",))


def test_a_false_part_settles_all_and_nothing_is_waited_for() -> None:
    found = judged(AllOf(parts=(MIXED, URGENT)), urgent=False)
    assert (found.truth, found.waits_for, found.rests_on) == (Truth.FALSE, (), ("urgent",))


def test_a_true_part_settles_any() -> None:
    assert judged(AnyOf(parts=(MIXED, URGENT)), urgent=True).truth is Truth.TRUE


def test_an_unknown_part_is_waited_for_once() -> None:
    found = judged(AllOf(parts=(MIXED, Not(part=MIXED), URGENT)), urgent=True)
    assert (found.truth, found.waits_for) == (Truth.UNKNOWN, ("mixed",))


@pytest.mark.parametrize(
    ("comparator", "below", "at", "above"),
    [
        (Comparator.ABOVE, False, False, True),
        (Comparator.AT_LEAST, False, True, True),
        (Comparator.BELOW, True, False, False),
        (Comparator.AT_MOST, True, True, False),
    ],
)
def test_every_comparator_is_exact_at_the_bound(comparator: Comparator, below: bool, at: bool, above: bool) -> None:
    condition = Compare(quantity="value_inc_vat", comparator=comparator, number=Decimal(100))
    for value, expected in (("99.999999", below), ("100", at), ("100.000001", above)):
        assert (judged(condition, value_inc_vat=Decimal(value)).truth is Truth.TRUE) is expected


def test_a_figure_is_that_of_the_day_on_which_the_procurement_began() -> None:
    condition = Compare(
        quantity="value_inc_vat",
        comparator=Comparator.AT_LEAST,
        figure="procurement-thresholds/pa-services-sub-central",
    )
    assert judged(condition, value_inc_vat=210_000, commenced_on="2025-12-31").truth is Truth.FALSE
    found = judged(condition, value_inc_vat=210_000, commenced_on="2026-01-01")
    assert found.truth is Truth.TRUE
    assert [figure.mark.value for figure in found.figures] == ["L"]


def test_a_figure_without_a_day_waits_for_the_day() -> None:
    condition = Compare(quantity="value_inc_vat", comparator=Comparator.AT_LEAST, figure=SUM)
    assert judged(condition, value_inc_vat=1).waits_for == ("commenced_on",)


def test_a_figure_that_is_not_held_for_the_day_is_unclear_and_not_below() -> None:
    condition = Compare(quantity="value_inc_vat", comparator=Comparator.AT_LEAST, figure=SUM)
    found = judged(condition, value_inc_vat=1, commenced_on="2030-01-01")
    assert (found.truth, found.waits_for) == (Truth.UNKNOWN, ())
    assert "We hold no sum for 1 January 2030" in found.unclear[0]


def test_two_quantities_are_set_beside_each_other() -> None:
    condition = Compare(quantity="health_value", comparator=Comparator.ABOVE, other="other_value")
    assert judged(condition, health_value=2, other_value=2).truth is Truth.FALSE
    assert judged(condition, health_value=2).waits_for == ("other_value",)


def test_what_nobody_has_read_stays_unknown_whatever_the_facts() -> None:
    found = judged(AllOf(parts=(URGENT, Unclear(reason="not read"))), urgent=True)
    assert (found.truth, found.unclear) == (Truth.UNKNOWN, ("not read",))


def test_a_named_condition_is_looked_up() -> None:
    assert judged(Defined(name="process-a"), existing_provider=False).truth is Truth.FALSE
    with pytest.raises(KeyError):
        judged(Defined(name="no-such-thing"))


def test_a_regime_that_is_not_known_leaves_its_condition_unknown() -> None:
    condition = InRegime(regimes=(Regime.PA_FULL,))
    assert judged(condition).truth is Truth.UNKNOWN
    situation = Situation(facts=facts_of({}), rules=regime_rules(), named=Regime.PA_FULL)
    assert situation.judge(condition).truth is Truth.TRUE

"""Laws of the fitness checks: nothing unrelated matters, scores stay in bounds, order does not matter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from worthwhile.engines.fitness import (
    KNOWN,
    Band,
    Fact,
    Facts,
    Fitness,
    Kind,
    Place,
    Rulebook,
    Verdict,
    assess_fitness,
    effort_to_bid,
)
from worthwhile.reference.fitness_rules import fitness_rules

ON = date(2026, 3, 2)
HERE = Place(document="a document")
VALUES = {
    Kind.MONEY: st.decimals(0, 10**9, places=2),
    Kind.NUMBER: st.integers(0, 300).map(Decimal),
    Kind.SHARE: st.decimals(0, 2, places=3),
    Kind.DAYS: st.integers(0, 200).map(Decimal),
    Kind.MONTHS: st.decimals(0, 120, places=1),
    Kind.DATE: st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    Kind.TIME: st.times().map(lambda one: one.replace(microsecond=0)),
    Kind.FLAG: st.booleans(),
    Kind.TEXT: st.sampled_from(["Safeguarding", "ISO 9001", "Hard hats"]),
}


NAMES = st.sampled_from(sorted(KNOWN))


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    known = KNOWN[draw(NAMES)]
    value = draw(st.sampled_from(known.choices) if known.kind is Kind.CHOICE else VALUES[known.kind])
    about = draw(st.sampled_from(["", "", "ISO 9001", "north"]))
    return Fact(name=known.name, value=value, place=HERE, about=about)


@cache
def book() -> Rulebook:
    return fitness_rules()


def assess(stated: list[Fact]) -> Fitness:
    return assess_fitness(facts=Facts(stated=tuple(stated)), on=ON, book=book())


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), max_size=60), facts())
def test_a_fact_changes_only_the_checks_that_are_said_to_read_it(stated: list[Fact], more: Fact) -> None:
    before, after = assess(stated), assess([*stated, more])
    if more.name == "commencement_on":
        return
    changed = {
        one.code for one, other in zip(before.answers, after.answers, strict=True) if one.verdict is not other.verdict
    }
    assert changed <= set(KNOWN[more.name].checks)


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), max_size=80))
def test_scores_and_shares_stay_between_0_and_1(stated: list[Fact]) -> None:
    fitness = assess(stated)
    assert len(fitness.answers) == 52
    assert fitness.score is None or 0 <= fitness.score <= 1
    assert 0 <= fitness.unknown_share <= 1
    for answer in fitness.answers:
        assert answer.because
        if answer.verdict is Verdict.FAIL:
            assert answer.rule is not None
        if answer.breaks_law:
            assert answer.rule is not None
            assert answer.rule.band is Band.LAW
        if answer.verdict in (Verdict.PASS, Verdict.WARN, Verdict.FAIL):
            assert answer.evidence, answer.code


@settings(max_examples=40, deadline=None)
@given(st.lists(facts(), max_size=40, unique_by=lambda fact: (fact.name, fact.about)), st.randoms())
def test_the_order_in_which_facts_are_read_does_not_matter(stated: list[Fact], random: Random) -> None:
    shuffled = list(stated)
    random.shuffle(shuffled)
    found = [[(one.code, one.verdict) for one in assess(each).answers] for each in (stated, shuffled)]
    assert found[0] == found[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), max_size=20, unique_by=lambda fact: (fact.name, fact.about)), facts())
def test_a_second_statement_never_makes_an_answer_better_than_the_worse_of_both(
    stated: list[Fact], other: Fact
) -> None:
    order = [Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN, Verdict.PASS, Verdict.NOT_APPLICABLE]
    if KNOWN[other.name].many or other.name == "commencement_on":
        return
    rest = [fact for fact in stated if (fact.name, fact.about) != (other.name, other.about)]
    first = next((fact for fact in stated if (fact.name, fact.about) == (other.name, other.about)), None)
    if first is None or first.value == other.value:
        return
    alone = [assess([*rest, one]) for one in (first, other)]
    both = assess([*rest, first, other])
    for answers in zip(*(fitness.answers for fitness in (*alone, both)), strict=True):
        one, two, together = (order.index(answer.verdict) for answer in answers)
        assert together == min(one, two)


@settings(max_examples=60, deadline=None)
@given(st.lists(facts(), max_size=30))
def test_effort_is_a_range_and_more_work_never_takes_less(stated: list[Fact]) -> None:
    effort = effort_to_bid(facts=Facts(stated=tuple(stated)), on=ON, book=book())
    assert Decimal(0) < effort.low <= effort.central <= effort.high
    more = [*stated, Fact(name="pack_pages", value=Decimal(400), place=HERE)]
    larger = effort_to_bid(facts=Facts(stated=tuple(more)), on=ON, book=book())
    assert larger.central >= effort.central


def test_every_kind_of_fact_can_be_drawn() -> None:
    assert set(VALUES) | {Kind.CHOICE} == set(Kind)

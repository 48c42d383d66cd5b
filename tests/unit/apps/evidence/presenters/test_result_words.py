"""The sentences of a result claim no more than the figures bear."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.apps.evidence.presenters.result_words import headline, lost_sentences, sureness
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.result import MeanChange, Moves, Sample, ScaleResult

POINTS = st.decimals(-10, 10, places=3)
LIFE = ScaleResult(
    scale=MEASURES["ons4"].scales[0],
    sample=Sample(people_before=40, scored_before=40, matched=30, after_only=0, lost_share=Decimal("0.25")),
    mean_change=None, moves=None, reliable=None, cutoff=None, bands=(), shareable=True, steps=(),
)  # fmt: skip


def _mean(middle: Decimal, low: Decimal | None, high: Decimal | None) -> MeanChange:
    return MeanChange(
        mean_before=Decimal(5), mean_after=5 + middle, raw=middle, improvement=middle, low=low, high=high,
        if_rest_unchanged=middle * Decimal("0.75"),
    )  # fmt: skip


def _headline(middle: str, low: str | None, high: str | None) -> str:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return headline(replace(LIFE, mean_change=_mean(Decimal(middle), *ends)))


def test_a_clear_change_is_said_with_its_range() -> None:
    assert _headline("1.58", "1.02", "2.11") == (
        "On average, 30 people improved by 1.6 points on a scale of 0 to 10: likely between 1.0 and 2.1 better."
    )
    assert _headline("-1.58", "-2.11", "-1.02") == (
        "On average, 30 people got worse by 1.6 points on a scale of 0 to 10: likely between 1.0 and 2.1 worse."
    )


def test_a_change_that_may_be_none_is_called_unclear() -> None:
    assert _headline("0.5", "-0.4", "1.4") == (
        "No clear change: 30 people moved 0.5 points better on average on a scale of 0 to 10, likely somewhere from "
        "0.4 worse to 1.4 better."
    )


def test_a_change_of_nothing_is_the_same() -> None:
    assert "scored the same later" in _headline("0.01", "-0.9", "0.9")


def test_one_person_says_nothing_of_sureness() -> None:
    assert "too few to say how sure" in _headline("3", None, None)
    assert sureness(_mean(Decimal(3), None, None)) == ""


def test_where_nobody_is_matched_or_answers_are_in_order_no_mean_is_told() -> None:
    assert headline(LIFE) == "Nobody has answered at both times, so no change can be shown."
    ordered = replace(LIFE, moves=Moves(better=20, same=7, worse=3))
    assert headline(ordered) == "20 of 30 people (67%) gave a better answer later, 7 the same, 3 a worse one."


def test_the_lost_are_counted_and_weighed_in() -> None:
    found = replace(LIFE, mean_change=_mean(Decimal(2), Decimal(1), Decimal(3)))
    began, nothing, unchanged = lost_sentences(found, later=Stage.AFTER)
    assert began == "40 people began; 30 answered both times; 10 did not (25% lost)."
    assert nothing.startswith("Nothing is claimed for those who were lost")
    assert unchanged.endswith("the average over all who began would be 1.5 points better.")


@given(ends=st.tuples(POINTS, POINTS, POINTS).map(sorted))
def test_an_improvement_is_claimed_only_where_the_whole_range_is_above_nothing(ends: list[Decimal]) -> None:
    low, middle, high = ends
    change = _mean(middle, low, high)
    said = headline(replace(LIFE, mean_change=change))
    if "people improved" in said:
        assert low > 0
    if "got worse" in said:
        assert high < 0
    assert ("Do not claim" in sureness(change)) == (low <= 0 <= high)
    assert "-" not in said

"""The result for a terminal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.plain_text import chance_words, result_lines


def _lines(*, working=False, draws=200, **overrides):
    case = make_case(**overrides)
    result = value_case(case=case, parameters=make_parameters(), draws=draws, seed=1)
    return list(result_lines(case, result, working=working))


def _text(**overrides):
    return " ".join(line.strip() for line in _lines(**overrides))


RANGED = [outcome_data(ranges={"value": {"low": 5, "high": 20}})]


def test_the_first_sentence_is_a_range_where_ranges_are_given():
    assert "For every £1 put in: between £1." in _text(outcomes=RANGED)


def test_a_case_without_ranges_says_that_it_is_a_point_and_what_to_add():
    text = _text()
    assert "For every £1 put in: £2.00 of social value. This is a single point" in text
    assert "add a low and a high" in text


def test_nothing_put_in_gives_no_ratio():
    assert "Nothing was put in, so there is no ratio." in _text(inputs=[])


def test_another_currency_is_named_in_the_first_sentence():
    assert "For every EUR 1 put in: €2.00" in _text(currency="EUR")


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        ("1", "more than 99%, if the ranges are right"),
        ("0", "less than 1%, if the ranges are right"),
        ("0.5", "50%"),
        ("0.99", "99%"),
        ("0.01", "1%"),
    ],
)
def test_a_chance_is_never_a_certainty(probability, words):
    assert chance_words(Decimal(probability)) == words


def test_an_outcome_that_is_not_counted_says_which_one_is():
    outcomes = [outcome_data(), outcome_data(id="same", value=2, shares_change_with=["better"])]
    assert "* same: not counted, shares its change with better." in _text(outcomes=outcomes)


def test_held_and_pending_outcomes_have_headings_of_their_own():
    outcomes = [
        outcome_data(),
        outcome_data(id="dignity", status="held", value=None, evidence={"method": "stories"}),
        outcome_data(id="later", status="pending", value=None),
    ]
    text = _text(outcomes=outcomes)
    assert "Real, and never priced ---------------------- dignity (measured by stories)" in text
    assert "Not yet evidenced, not counted" in text


def test_a_rate_in_the_table_of_assumptions_is_not_rounded_to_per_cent():
    outcomes = [
        outcome_data(
            deadweight=Decimal("0.035"), ranges={"deadweight": {"low": Decimal("0.025"), "high": Decimal("0.045")}}
        )
    ]
    row = next(line for line in _lines(outcomes=outcomes) if "0.025" in line)
    assert "0.045" in row


def test_the_working_shows_every_step_only_when_asked():
    assert "Working: totals" not in _text()
    assert "Working: totals" in _text(working=True)

"""Two cases side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import case_data, make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_changes import find_changes
from worthwhile.exchange.comparison import compare
from worthwhile.exchange.plain_text import comparison_lines


def _compared(a, b):
    results = [value_case(case=make_case(**data), parameters=make_parameters(), draws=0) for data in (a, b)]
    return compare(a=results[0], b=results[1], a_data=a, b_data=b)


def _results(a, b):
    return {found.name: found for found in _compared(a, b).results}


def _assumptions(a, b):
    return {found.name: (found.a, found.b) for found in _compared(a, b).assumptions}


def test_a_case_does_not_differ_from_itself():
    found = _compared(case_data(), case_data())
    assert found.assumptions == ()
    assert {difference.change for difference in found.results} == {"0.00", 0.0, None}


def test_the_change_is_b_less_a():
    found = _results(case_data(), case_data(outcomes=[outcome_data(value=12)]))
    assert (found["present_value"].a, found["present_value"].b, found["present_value"].change) == (
        "1000.00",
        "1200.00",
        "200.00",
    )
    assert found["ratio"].change == 0.4


def test_outcomes_are_matched_by_id_and_not_by_place():
    one, two = outcome_data(id="one"), outcome_data(id="two", value=20)
    found = _compared(case_data(outcomes=[one, two]), case_data(outcomes=[two, one]))
    assert found.assumptions == ()
    assert {d.name: d.change for d in found.results if d.name.startswith("outcome")} == {
        "outcome one": "0.00",
        "outcome two": "0.00",
    }


def test_an_outcome_of_one_case_alone_is_listed_without_a_change():
    found = _results(case_data(outcomes=[outcome_data(id="one")]), case_data(outcomes=[outcome_data(id="two")]))
    assert (found["outcome one"].b, found["outcome one"].change) == (None, None)
    assert (found["outcome two"].a, found["outcome two"].change) == (None, None)


@pytest.mark.parametrize("other", [{"currency": "EUR"}, {"price_year": 2021, "uprating": "none"}])
def test_money_of_two_currencies_or_price_years_is_not_subtracted(other):
    found = _results(case_data(), case_data(**other))
    assert all(d.change is None for name, d in found.items() if not name.startswith("ratio"))
    assert found["present_value"].b == "1000.00"


def test_an_assumption_is_named_by_its_path():
    b = case_data(outcomes=[outcome_data(deadweight=Decimal("0.2"))], title="Another")
    assert _assumptions(case_data(), b) == {
        "title": ("Test case", "Another"),
        "outcomes[better].deadweight": (None, "0.2"),
    }


def test_one_number_written_two_ways_is_no_difference():
    a = case_data(outcomes=[outcome_data(quantity=100, deadweight=Decimal("0.20"), attribution=None)])
    b = case_data(outcomes=[outcome_data(quantity=Decimal("100.0"), deadweight=Decimal("0.2"))])
    assert _assumptions(a, b) == {}


def test_a_list_of_numbers_is_compared_whole():
    a, b = (case_data(inputs=[{"name": "Grant", "values": values}]) for values in ([500, Decimal("1.0")], [500, 2]))
    assert _assumptions(a, b) == {"inputs[Grant].values": ("[500, 1]", "[500, 2]")}


def test_two_lines_of_one_name_do_not_hide_each_other():
    a = case_data(inputs=[{"name": "Grant", "values": [1]}, {"name": "Grant", "values": [2]}])
    b = case_data(inputs=[{"name": "Grant", "values": [9]}, {"name": "Grant", "values": [2]}])
    assert _assumptions(a, b) == {"inputs[Grant].values": ("[1]", "[9]")}


def test_the_lines_name_an_assumption_in_plain_words():
    a, b = case_data(), case_data(outcomes=[outcome_data(deadweight=Decimal("0.2"))])
    lines = list(comparison_lines(_compared(a, b), "a.yaml", "b.yaml", find_changes(before=a, after=b)))
    assert lines[-1] == "  better: would have happened anyway (deadweight): - → 20%"


def test_the_lines_say_so_where_nothing_differs():
    lines = list(comparison_lines(_compared(case_data(), case_data()), "a.yaml", "b.yaml", ()))
    assert lines[-1] == "  None: the two case files say the same."

"""Promised and achieved as one table, for whoever works on with it."""

from __future__ import annotations

import csv
import io
from typing import Any

from tests.builders import make_case, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.promised import Valued, beside_forecast
from worthwhile.exchange.promised_csv import COLUMNS, promised_csv
from worthwhile.reference import valuation_parameters


def _valued(*outcomes: dict[str, Any], **case: Any) -> Valued:
    made = make_case(**{"outcomes": list(outcomes), **case})
    return made, value_case(case=made, parameters=valuation_parameters(), draws=0)


def _rows(then: Valued, now: Valued) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(promised_csv(beside_forecast(forecast=then, actual=now)))))


def test_a_row_an_outcome_then_the_ratio_and_the_cost() -> None:
    then = _valued(outcome_data(id="a", quantity=120), outcome_data(id="b", quantity=4))
    now = _valued(outcome_data(id="a", quantity=96), outcome_data(id="c", quantity=1), kind="evaluative")
    rows = _rows(then, now)
    assert [(row["id"], row["what_became_of_it"]) for row in rows] == [
        ("a", "measured"), ("b", "missing"), ("c", "new"), ("ratio", ""), ("put_in", ""),
    ]  # fmt: skip
    first = rows[0]
    assert (first["promised"], first["achieved"], first["share_of_promise"]) == ("120", "96", "0.800000")
    assert (first["value_promised"], first["value_achieved"]) == ("1200.00", "960.00")
    assert first["value_change"] == "-240.00"
    assert (rows[1]["achieved"], rows[1]["share_of_promise"]) == ("", "")
    assert set(first) == set(COLUMNS)


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    then = _valued(outcome_data(id="a", name="=HYPERLINK(1)"))
    assert _rows(then, then)[0]["name"] == "'=HYPERLINK(1)"


def test_cost_is_not_compared_where_money_is_not() -> None:
    then = _valued(outcome_data(id="a"), currency="GBP")
    now = _valued(outcome_data(id="a"), currency="EUR")
    cost = _rows(then, now)[-1]
    assert cost["value_change"] == ""
    assert (cost["currency_promised"], cost["currency_achieved"]) == ("GBP", "EUR")

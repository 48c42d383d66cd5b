"""MQ-07: the index of concentration, and when none is given."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.market_tables import TABLES, engine_over, market_rows
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.concentration import FEWEST_WINS, QUESTION


def _answer(wins: dict[str, int]) -> list[dict[str, Any]]:
    won = [name for name, count in wins.items() for _ in range(count)]
    given = {
        "process": [
            {"ocid": "p", "first_at": datetime.fromisoformat("2025-03-01T09:00:00"), "main_cpv": "85311300"}
        ],
        "area": [{"ocid": "p", "code": code} for code in ("E06000001", "E06000002")],
        "award": [
            {"ocid": "p", "award_id": str(n), "value_net": 10.0, "value_currency": "GBP"} for n in range(len(won))
        ],
        "award_supplier": [
            {"ocid": "p", "award_id": str(place), "name": name, "name_key": name} for place, name in enumerate(won)
        ],
    }  # fmt: skip
    with engine_over(market_rows(given)) as engine:
        return engine.execute(QUESTION.rows(TABLES, Scope(), date(2025, 6, 1)))


def test_equal_suppliers_give_ten_thousand_by_their_number() -> None:
    (row,) = _answer({"a": 5, "b": 5, "c": 5, "d": 5})
    assert (row["area"], row["service"], row["suppliers"], row["wins"]) == ("E12000001", "853", 4, 20)
    assert (row["index_by_wins"], row["index_by_value"], row["largest_share"]) == (2500.0, 2500.0, 0.25)
    assert "as if 4 equal suppliers shared it" in QUESTION.reading([row])[1]


def test_the_most_concentrated_is_named_in_words_and_has_a_place_and_a_service() -> None:
    (row,) = _answer({"a": 10, "b": 10})
    nowhere = {**row, "area": "not stated", "index_by_wins": 10_000.0}
    said = QUESTION.reading([row, nowhere])[1]
    assert said.startswith("The most concentrated of them is Social work and related services (CPV 853) in North East:")
    assert "index 5,000 of 10,000" in said
    assert QUESTION.reading([nowhere])[1] == "None of them states both its place and its service."


@pytest.mark.parametrize("fewer", [1, 5, FEWEST_WINS - 1])
def test_too_few_wins_have_no_index(fewer: int) -> None:
    (row,) = _answer({"a": fewer})
    assert (row["index_by_wins"], row["index_by_value"], row["largest_share"]) == (None, None, None)
    assert "nothing is said about concentration" in QUESTION.reading([row])[0]

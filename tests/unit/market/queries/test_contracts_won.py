"""What an award is worth, and why it may not count."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.market_tables import TABLES, Engine, engine_over, market_rows
from worthwhile.market.queries.contracts_won import contracts_won
from worthwhile.market.queries.scope import Scope

FIRST = datetime.fromisoformat("2025-03-01T09:00:00")
ON = date(2025, 6, 1)
POUNDS = {"value_net": 100.0, "value_currency": "GBP"}

AWARDS: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "given": (POUNDS, [POUNDS]),
    "of its contracts": ({"value_state": "absent"}, [POUNDS, POUNDS, {**POUNDS, "delta": True}]),
    "zero": ({"value_state": "zero"}, []),
    "euro": ({"value_net": 5.0, "value_currency": "EUR"}, [POUNDS]),
    "no currency": ({"value_net": 5.0}, []),
    "gross": ({"value_gross": 5.0, "value_state": "given"}, []),
    "huge": ({"value_net": 2e11, "value_currency": "GBP"}, []),
    "absent": ({}, []),
    "delta": ({**POUNDS, "delta": True}, []),
    "collided": ({**POUNDS, "collided": True}, []),
    "over": ({**POUNDS, "status": "Unsuccessful"}, []),
    "ended": (POUNDS, [{"status": "terminated", "end_on": date(2025, 4, 1)}]),
    "tomorrow": ({**POUNDS, "awarded_on": date(2025, 6, 2)}, []),
}


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, Any]]:
    awards = [{"ocid": "p", "award_id": name, **award} for name, (award, _) in AWARDS.items()]
    contracts = [{"ocid": "p", "award_id": name, **row} for name, (_, rows) in AWARDS.items() for row in rows]
    frame = {"ocid": "f", "first_at": FIRST, "framework": True}
    given = {
        "process": [{"ocid": "p", "first_at": FIRST, "contract_end_on": date(2027, 1, 1)}, frame],
        "award": [*awards, {"ocid": "f", "award_id": "framework", **POUNDS}],
        "contract": contracts,
    }
    with engine_over(market_rows(given)) as engine:
        return {row["award_id"]: row for row in engine.execute(contracts_won(TABLES, Scope(), ON))}


def test_a_value_is_the_awards_own_or_that_of_its_contracts(found: dict[str, dict[str, Any]]) -> None:
    assert found["given"]["value_pence"] == 10_000
    assert found["of its contracts"]["value_pence"] == 20_000


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("zero", "zero"), ("euro", "currency"), ("no currency", "currency"), ("gross", "gross-only"),
        ("huge", "too-large"), ("absent", "absent"), ("framework", "framework"), ("given", None),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used_says_why(found: dict[str, dict[str, Any]], name: str, reason: str | None) -> None:
    assert found[name]["money_out"] == reason
    assert (found[name]["value_pence"] is None) == (reason is not None)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("delta", "delta"), ("collided", "collided"), ("over", "not-awarded"), ("absent", None), ("framework", None)],
)
def test_what_is_no_contract_won_says_why(found: dict[str, dict[str, Any]], name: str, reason: str | None) -> None:
    assert found[name]["left_out"] == reason


def test_an_award_made_after_the_day_is_not_there_yet(found: dict[str, dict[str, Any]]) -> None:
    assert "tomorrow" not in found


def test_the_end_is_the_contracts_own_else_that_of_the_lots(found: dict[str, dict[str, Any]]) -> None:
    assert (found["ended"]["end_on"], found["ended"]["end_from"]) == (date(2025, 4, 1), "contract")
    assert (found["given"]["end_on"], found["given"]["end_from"]) == (date(2027, 1, 1), "lot")
    assert found["ended"]["terminated"]
    assert not found["given"]["terminated"]


def test_a_span_is_of_the_day_of_the_award() -> None:
    given = {
        "process": [{"ocid": "p", "first_at": FIRST}],
        "award": [{"ocid": "p", "award_id": str(month), "awarded_on": date(2025, month, 1)} for month in (3, 4, 5)],
    }
    scope = Scope(since=date(2025, 4, 1), until=date(2025, 4, 30))
    with engine_over(market_rows(given)) as engine:
        assert [row["award_id"] for row in _won(engine, scope)] == ["4"]


def _won(engine: Engine, scope: Scope) -> list[dict[str, Any]]:
    return engine.execute(contracts_won(TABLES, scope, ON))


def test_the_value_of_an_award_made_of_several_is_not_told() -> None:
    given = {
        "process": [{"ocid": "p", "first_at": FIRST}],
        "award": [{"ocid": "p", "award_id": "1", **POUNDS, "collided": lost} for lost in (False, True, True)],
    }
    with engine_over(market_rows(given)) as engine:
        found = [(row["left_out"], row["money_out"], row["value_pence"]) for row in _won(engine, Scope())]
    assert sorted(found, key=str) == [("collided", "mixed", None), ("collided", "mixed", None), (None, "mixed", None)]

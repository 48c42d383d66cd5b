"""Contracts near their end: which are listed, and what is said of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.market_tables import TABLES, engine_over, market_rows
from worthwhile.market.queries.expiring import (
    COLUMNS,
    expiring_completeness,
    expiring_contracts,
    last_day,
    read_expiring,
)
from worthwhile.market.queries.scope import Scope

ON = date(2026, 1, 15)
FIRST = datetime.fromisoformat("2023-03-01T09:00:00")
BUYER = {"buyer_key": "GB-NHS:A", "buyer_name": "Leeds", "main_cpv": "85311300"}

ENDS: dict[str, dict[str, Any]] = {
    "soon": {"end_on": date(2026, 3, 31), "start_on": date(2023, 4, 1), "value_net": 90_000.0, "value_currency": "GBP"},
    "extended": {"end_on": date(2025, 3, 31), "max_end_on": date(2026, 3, 30)},
    "today": {"end_on": ON},
    "yesterday": {"end_on": date(2026, 1, 14)},
    "last": {"end_on": date(2026, 7, 15)},
    "later": {"end_on": date(2026, 7, 16)},
    "unknown": {},
    "changed": {"end_on": date(2026, 3, 1), "delta": True},
}


def _given() -> dict[str, list[dict[str, Any]]]:
    return {
        "process": [
            {"ocid": "p", "first_at": FIRST, "title": "Lunch clubs", **BUYER},
            {"ocid": "next", "first_at": datetime.fromisoformat("2025-12-01T09:00:00"), **BUYER},
            {"ocid": "else", "first_at": datetime.fromisoformat("2025-12-01T09:00:00"), **BUYER, "main_cpv": "45"},
        ],
        "award": [{"ocid": "p", "award_id": name, **end} for name, end in ENDS.items()],
        "award_supplier": [
            {"ocid": "p", "award_id": "soon", "name": name, "name_key": name.lower()} for name in ("Birch", "Alder")
        ],
        "area": [{"ocid": "p", "code": "E06000001"}],
    }


@pytest.fixture(scope="module")
def answered() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    with engine_over(market_rows(_given())) as engine:
        rows = engine.execute(expiring_contracts(TABLES, Scope(), ON, within_months=6))
        return rows, engine.execute(expiring_completeness(TABLES, Scope(), ON))


def test_ends_from_the_day_to_the_last_are_listed_nearest_first(answered: Any) -> None:
    assert [row["award_id"] for row in answered[0]] == ["today", "extended", "soon", "last"]
    assert list(answered[0][0]) == [name for name, _ in COLUMNS]


def test_a_contract_past_its_end_is_listed_by_the_end_of_its_extension(answered: Any) -> None:
    row = answered[0][1]
    assert (row["next_on"], row["point"]) == (date(2026, 3, 30), "end-of-extension")
    assert (row["extension"], row["until_on"]) == ("possible", date(2026, 3, 30))


def test_a_row_tells_holder_value_length_place_and_what_may_follow(answered: Any) -> None:
    row = answered[0][2]
    assert (row["holder"], row["holders"], row["value"], row["area"]) == ("Alder", 2, 90_000.0, "E06000001")
    assert (row["months"], row["end_from"], row["extension"]) == (36.0, "award", "not stated")
    assert (row["followed_by"], row["followers"]) == ("next", 1)


def test_what_states_no_end_is_counted_and_told_first(answered: Any) -> None:
    rows, behind = answered
    assert {row["part"]: row["count"] for row in behind}["no-end"] == 1
    said = read_expiring(rows, behind, on=ON, within_months=6)
    assert said[0].startswith("4 contracts reach their end")
    assert said[1].startswith("1 of 7 contracts that would be looked at state no end")
    assert "may be the successor" in said[-1]


def test_nothing_known_is_said_to_be_nothing_known() -> None:
    with engine_over(market_rows({})) as engine:
        behind = engine.execute(expiring_completeness(TABLES, Scope(), ON))
    assert read_expiring([], behind, on=ON, within_months=6)[0].startswith("No data yet")


def test_an_extension_in_words_lengthens_the_contract_but_a_change_does_not() -> None:
    for kind, listed in (("renewal", ["yesterday"]), ("amendment", [])):
        given = _given()
        given["award"] = [row for row in given["award"] if row["award_id"] == "yesterday"]
        given["extension"] = [{"ocid": "p", "kind": kind, "until_on": date(2026, 2, 1)}]
        with engine_over(market_rows(given)) as engine:
            rows = engine.execute(expiring_contracts(TABLES, Scope(), ON, within_months=6))
        assert [row["award_id"] for row in rows] == listed


@pytest.mark.parametrize(
    ("on", "months", "last"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), 24, date(2028, 1, 15)),
    ],
)
def test_months_end_in_their_own_month(on: date, months: int, last: date) -> None:
    assert last_day(on, months) == last


def _listed(given: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    with engine_over(market_rows(given)) as engine:
        return engine.execute(expiring_contracts(TABLES, Scope(), ON, within_months=12))


def test_the_value_is_the_contracts_own_where_each_states_one() -> None:
    award = {"ocid": "p", "award_id": "1", "end_on": date(2026, 3, 31), "value_net": 50_000.0, "value_currency": "GBP"}
    own = {"ocid": "p", "award_id": "1", "value_net": 70_000.0, "value_currency": "GBP"}
    process = {"ocid": "p", "first_at": FIRST, **BUYER}
    for contracts, value in (([own], 70_000.0), ([own, {**own, "value_net": None}], 50_000.0), ([], 50_000.0)):
        (row,) = _listed({"process": [process], "award": [award], "contract": contracts})
        assert row["value"] == value
    (row,) = _listed({"process": [{**process, "framework": True}], "award": [award], "contract": [own]})
    assert row["value"] is None


@pytest.mark.parametrize(
    ("published", "stage", "followers"),
    [
        ("2025-05-01T09:00:00", "tender", 0), ("2025-10-02T09:00:00", "tender", 1),
        ("2025-10-02T09:00:00", "cancelled", 0), ("2025-10-02T09:00:00", None, 1),
    ],
)  # fmt: skip
def test_what_may_follow_comes_in_the_last_half_of_a_contract_and_is_not_cancelled(
    published: str, stage: str | None, followers: int
) -> None:
    given = {
        "process": [
            {"ocid": "p", "first_at": FIRST, **BUYER},
            {"ocid": "next", "first_at": datetime.fromisoformat(published), "stage": stage, **BUYER},
        ],
        "award": [{
            "ocid": "p", "award_id": "1", "awarded_on": date(2025, 3, 1), "start_on": date(2025, 4, 1),
            "end_on": date(2026, 3, 31),
        }],
    }  # fmt: skip
    (row,) = _listed(given)
    assert row["followers"] == followers

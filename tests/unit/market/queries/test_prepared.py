"""Prepared questions ask the same as those written out, and take nothing a visitor typed as SQL."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.market_held import held
from tests.market_tables import TABLES, as_sql, market_rows, random_rows
from worthwhile.market.queries.expiring import expiring_contracts
from worthwhile.market.queries.latest_contracts import latest_contracts
from worthwhile.market.queries.latest_notices import latest_notices
from worthwhile.market.queries.prepared import Written, answer_prepared, prepared
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope

ON = date(2025, 1, 1)
NAMED = "leeds city council"
SCOPES = (
    Scope(),
    Scope(since=date(2023, 6, 1)),
    Scope(areas=("E06000001", "E06000002"), cpv=("853", "85100000", "80"), until=date(2024, 9, 30)),
    Scope(buyer_names=(NAMED,), buyer_words="CITY council"),
    Scope(buyers=("GB-PPON:AAAA-1111-AAAA",), buyer_names=(NAMED,), suppliers=("GB-COH:00000001", "GB-MPR:77")),
)
LISTS: tuple[Written, ...] = (processes_in, expiring_contracts, latest_contracts, latest_notices)


@cache
def _written_out(written: Written, scope: Scope) -> str:
    return as_sql(written(TABLES, scope, ON))


@pytest.mark.parametrize("written", LISTS)
@pytest.mark.parametrize("scope", SCOPES)
@settings(max_examples=3)
@given(seed=st.integers(0, 10_000))
def test_a_prepared_question_answers_as_the_same_written_out(written: Written, scope: Scope, seed: int) -> None:
    with held(random_rows(Random(seed), 50)) as market:
        expected = market.sql(_written_out(written, scope))
        found = answer_prepared(market, written, scope, ON)
    assert sorted(map(repr, found)) == sorted(map(repr, expected))


@pytest.mark.parametrize("scope", SCOPES)
def test_every_value_is_a_parameter_and_none_stands_in_the_sql(scope: Scope) -> None:
    asked = prepared(processes_in, scope, ON)
    given = [*scope.buyers, *scope.buyer_names, *scope.suppliers, *scope.areas, *scope.cpv_prefixes, *scope.words]
    assert [value for value in given if f"'{value}'" in asked.text] == []
    assert "stand-in" not in asked.text
    assert "MAKE_DATE(19" not in asked.text


def test_words_that_would_be_sql_are_only_words() -> None:
    rows = market_rows({"process": [{"ocid": "a", "first_at": None, "buyer_name": "x'); drop table process; --"}]})
    with held(rows) as market:
        assert answer_prepared(market, processes_in, Scope(buyer_words="x');"), ON) == []
        assert market.sql("select count(*) as n from process") == [{"n": 1}]


def test_scopes_of_one_form_share_their_sql() -> None:
    one = prepared(processes_in, Scope(areas=("E1",), cpv=("853", "851", "80")), ON)
    other = prepared(processes_in, Scope(areas=("E2", "E3"), cpv=("75", "76", "77", "78")), date(2020, 1, 1))
    assert one.text is other.text
    assert one.values != other.values


def test_a_buyer_may_be_told_by_number_or_by_name() -> None:
    first = {"first_at": datetime.fromisoformat("2024-01-01T09:00:00")}
    processes = [
        {"ocid": "number", "buyer_key": "GB-NHS:A", **first},
        {"ocid": "name", "buyer_name_key": NAMED, **first},
        {"ocid": "other", "buyer_name_key": "leeds", "buyer_key": "GB-NHS:B", **first},
    ]
    with held(market_rows({"process": processes})) as market:
        found = answer_prepared(market, processes_in, Scope(buyers=("GB-NHS:A",), buyer_names=(NAMED,)), ON)
    assert sorted(row["ocid"] for row in found) == ["name", "number"]

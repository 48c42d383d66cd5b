"""Questions about the market, on the real notices and through the commands."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.market_builders import NOW, take_in
from tests.market_second_answers import PLAINLY
from tests.market_second_implementation import Second, assert_same, left_out, used
from worthwhile.cli.market import command
from worthwhile.kernel.problems import InvalidInput
from worthwhile.market.queries.contracts_won import contracts_won
from worthwhile.market.queries.expiring import expiring_completeness, expiring_contracts
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import QUESTIONS, Question
from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import NoMarketYet
from worthwhile.market.store.reading import ALL_TABLES, Market

ON = date(2025, 6, 1)
TYPES = {"text": str, "integer": int, "number": float, "day": date}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, shared: Callable[[str], Path]) -> Path:
    """A home that holds the real notices of the United Kingdom."""
    root = tmp_path_factory.mktemp("home")
    with gzip.open(shared("ocds/uk_releases.jsonl.gz"), "rt", encoding="utf-8") as lines:
        releases = [json.loads(line) for line in lines]
    of_the_act = shared("ocds/find_a_tender_2023_act.jsonl").read_text(encoding="utf-8").splitlines()
    market = MarketHome(root / "market")
    take_in(market, [*releases, *(json.loads(line) for line in of_the_act)])
    refresh(market, now=NOW, with_index=False)
    return root


@pytest.fixture(scope="module")
def market(home: Path) -> Iterator[Market]:
    opened = Market.open(MarketHome(home / "market"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def plain_rows(market: Market) -> dict[str, list[dict[str, Any]]]:
    return {table.name: market.sql(f"select * from {table.name}") for table in ALL_TABLES}


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("WORTHWHILE_HOME", str(home))

    def call(*words: str) -> str:
        return CliRunner().invoke(command, words, catch_exceptions=False).output

    return call


def test_a_notice_that_is_published_under_several_ocids_has_its_awards_counted_once(market: Market) -> None:
    won = market.execute(contracts_won(market.tables, Scope(), NOW.date()))
    found = [row for row in won if row["publisher"] == "contracts-finder" and not row["framework"]]
    counted = [(row["ocid"][-36:], row["award_id"]) for row in found if row["left_out"] is None]
    assert (len(found), len(counted), len(set(counted))) == (348, 280, 280)
    assert sum(row["left_out"] == "twin" for row in found) == 68


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_the_real_notices_are_answered_as_plain_python_does(
    question: Question, market: Market, plain_rows: dict[str, list[dict[str, Any]]]
) -> None:
    candidates, answer, labels = PLAINLY[question.slug]
    plain = candidates(Second(plain_rows, Scope(), ON))
    rows = market.execute(question.rows(market.tables, Scope(), ON))
    behind = market.execute(question.completeness(market.tables, Scope(), ON))
    counts = {row["part"]: row["count"] for row in behind if row["count"]}
    assert counts == {part: count for part, count in left_out(plain).items() if count}
    assert_same(rows, answer(used(plain)), labels)
    assert question.read(rows, behind)
    for column in question.columns:
        assert {type(row[column.name]) for row in rows} <= {TYPES[column.type], type(None)}, column.name


def test_without_a_question_each_is_listed_with_a_line(run: Callable[..., str]) -> None:
    shown = run("shape", "--on", "2025-06-01", "--cpv", "85")
    assert [line[:5] for line in shown.splitlines() if line.startswith("MQ-")] == [q.code for q in QUESTIONS]


def test_a_question_is_answered_with_what_it_rests_on(run: Callable[..., str], tmp_path: Path) -> None:
    to = tmp_path / "sizes.csv"
    shown = run("shape", "MQ-01", "--on", "2025-06-01", "--csv", str(to))
    assert "contracts with a stated value" in shown
    assert "What this rests on" in shown
    with to.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["band"] == "under £10,000"
    assert sum(int(row["contracts"]) for row in rows) > 100


def test_json_holds_question_columns_rows_and_completeness(run: Callable[..., str]) -> None:
    found = json.loads(run("shape", "top-suppliers", "--on", "2025-06-01", "--area", "Wales", "--json"))
    assert (found["format"], found["code"], found["on"]) == ("worthwhile/shape/1", "MQ-13", "2025-06-01")
    assert [column["name"] for column in found["columns"]] == list(found["rows"][0])
    assert found["completeness"][0]["part"] == "processes"


def test_contracts_near_their_end_are_listed_for_a_day(run: Callable[..., str], market: Market) -> None:
    found = json.loads(run("expiring", "--on", "2021-03-01", "--within", "6", "--json"))
    assert found["rows"]
    assert all("2021-03-01" <= row["next_on"] <= "2021-09-01" for row in found["rows"])
    assert found["rows"] == sorted(found["rows"], key=lambda row: row["next_on"])
    shown = run("expiring", "--on", "2021-03-01", "--within", "6")
    assert f"{len(found['rows']):,} contracts reach their end" in shown
    listed = market.execute(expiring_contracts(market.tables, Scope(), date(2021, 3, 1), within_months=6))
    assert len(listed) == len(found["rows"])
    parts = {row["part"]: row["count"] for row in market.execute(expiring_completeness(market.tables, Scope(), ON))}
    assert parts["looked-at"] == parts["used"] + sum(parts[reason] for reason in list(parts)[5:])


def test_a_question_that_is_not_there_offers_the_nearest(run: Callable[..., str]) -> None:
    assert "Did you mean contract-sizes" in run("shape", "contract-size")


def test_every_option_that_cannot_be_read_is_told_at_once(run: Callable[..., str]) -> None:
    with pytest.raises(InvalidInput) as told:
        run("shape", "lots", "--area", "Atlantis", "--cpv", "care", "--from", "2025-02-01", "--to", "2025-01-01")
    assert [problem.path for problem in told.value.problems] == ["--area", "cpv[0]", "until"]


def test_rows_without_a_question_are_refused(run: Callable[..., str]) -> None:
    assert "Name a question" in run("shape", "--csv", "all.csv")


def test_without_a_market_the_next_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    with pytest.raises(NoMarketYet):
        CliRunner().invoke(command, ["expiring"], catch_exceptions=False)

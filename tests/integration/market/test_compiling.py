"""Compiling as a whole: folded in or made anew, the store says the same; a reader keeps what it opened."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.market_builders import NOW, made_market, take_in
from tests.market_releases import award_release, tender_release
from worthwhile.cli.market import command as market_command
from worthwhile.market.build.on_demand import compiled_release
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.refresh.one_at_a_time import AlreadyRefreshing, one_at_a_time
from worthwhile.market.refresh.refreshing import MADE_BEFORE, MOST_FOLDS, refresh
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.compiled import compiled_lines
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import NoNoticesYet
from worthwhile.market.store.manifest import NoMarketYet, UnreadableMarket, read_state, write_state
from worthwhile.market.store.reading import ALL_TABLES, Market


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    return MarketHome(tmp_path / "market")


def _everything(home: MarketHome) -> dict[str, list[str]]:
    """Every row of every table, and every compiled release, in an order of their own."""
    market = Market.open(home)
    found = {table.name: sorted(repr(row) for row in market.sql(f"select * from {table.name}")) for table in ALL_TABLES}
    market.close()
    return {**found, "compiled": sorted(line.decode() for line in compiled_lines(home, read_state(home)))}


def test_folding_day_by_day_gives_what_compiling_everything_gives(home: MarketHome, tmp_path: Path) -> None:
    chance = random.Random(4)
    days: list[list[dict[str, Any]]] = [[tender_release(number) for number in range(120)]]
    for day in range(4):
        changed = [
            tender_release(number, date=f"2026-09-{10 + day}T09:00:00+01:00", tag="tenderUpdate", title=f"New {day}")
            for number in chance.sample(range(120), 2)
        ]
        awarded = [award_release(number) for number in chance.sample(range(120), 1)]
        days.append([*changed, *awarded, tender_release(100 + day)])
    for number, releases in enumerate(days):
        take_in(home, releases)
        report = refresh(home, now=NOW + timedelta(days=number), with_index=False)
        assert report is not None
        assert report.whole == (number == 0)

    other = MarketHome(tmp_path / "at once")
    take_in(other, [release for releases in days for release in releases])
    refresh(other, now=NOW, with_index=False)

    assert _everything(home) == _everything(other)


def test_workers_and_one_process_write_the_same_store(home: MarketHome, tmp_path: Path) -> None:
    releases = [tender_release(number) for number in range(40)] + [award_release(number) for number in range(0, 40, 3)]
    other = MarketHome(tmp_path / "two workers")
    for place, workers in ((home, 1), (other, 2)):
        take_in(place, releases)
        refresh(place, now=NOW, workers=workers, with_index=False)
    assert _everything(home) == _everything(other)


def test_after_many_folds_everything_is_made_again(home: MarketHome) -> None:
    take_in(home, [tender_release(number) for number in range(200)])
    refresh(home, now=NOW, with_index=False)
    kinds = []
    for day in range(MOST_FOLDS + 1):
        take_in(home, [tender_release(1_000 + day)])
        report = refresh(home, now=NOW + timedelta(days=day), with_index=False)
        assert report is not None
        kinds.append(report.whole)
    assert kinds == [False] * MOST_FOLDS + [True]


def test_with_nothing_new_nothing_is_made(home: MarketHome) -> None:
    made_market(home, [tender_release(1)])
    before = home.current.read_bytes()
    assert refresh(home, now=NOW) is None
    assert home.current.read_bytes() == before


def test_a_reader_keeps_the_state_it_opened_while_new_ones_are_swapped_in(home: MarketHome) -> None:
    take_in(home, [tender_release(number) for number in range(20)])
    refresh(home, now=NOW, with_index=False)
    reader = Market.open(home)
    for number in range(3):
        take_in(home, [tender_release(100 + number)])
        refresh(home, now=NOW + timedelta(minutes=number), whole=True, with_index=False)
    assert reader.sql("select count(*) as n from process") == [{"n": 20}]
    assert Market.open(home).sql("select count(*) as n from process") == [{"n": 23}]


def test_a_process_compiled_on_demand_is_the_one_in_the_store(home: MarketHome) -> None:
    made_market(home, [tender_release(7), award_release(7)])
    (line,) = compiled_lines(home, read_state(home))
    assert compiled_release(home, "ocds-h6vhtk-000007") == json.loads(line)
    assert compiled_release(home, "ocds-h6vhtk-999999") is None


def test_contact_points_are_in_no_table_and_no_export(home: MarketHome) -> None:
    made_market(home, [tender_release(7), award_release(7)])
    assert "person@example.org" not in json.dumps(_everything(home))
    kept = [path for path in home.root.rglob("*") if path.is_file() and home.raw not in path.parents]
    assert [path.name for path in kept if b"person@example.org" in path.read_bytes()] == []


def test_a_release_that_nobody_can_read_holds_up_no_other(home: MarketHome) -> None:
    endless = json.dumps({**tender_release(1), "x": 0}).replace('"x": 0', '"x": ' + "9" * 5000).encode()
    Intake(home, now=lambda: NOW).take([Piece(body=endless, origin="tests.jsonl")])
    take_in(home, [tender_release(2)])
    report = refresh(home, now=NOW)
    assert report is not None
    assert (report.processes, report.set_aside) == (1, 1)
    with pytest.raises(CannotMerge, match="cannot be read"):
        compiled_release(home, tender_release(1)["ocid"])


def test_whichever_command_comes_first_the_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    for name in ("compile", "intake"):
        made = MarketHome(tmp_path / name / "market")
        if name == "compile":
            with pytest.raises(NoNoticesYet):
                refresh(made, now=NOW)
        else:
            take_in(made, [tender_release(1)])
        assert [folder.stat().st_mode & 0o777 for folder in (made.root.parent, made.root)] == [0o700, 0o700]


def test_two_cannot_compile_at_once(home: MarketHome) -> None:
    take_in(home, [tender_release(1)])
    with one_at_a_time(home), pytest.raises(AlreadyRefreshing, match="Wait until it is done"):
        refresh(home, now=NOW)


def test_an_empty_home_says_what_to_run(home: MarketHome) -> None:
    with pytest.raises(NoMarketYet, match="worthwhile market ingest"):
        Market.open(home)
    with pytest.raises(NoNoticesYet, match="worthwhile market ingest"):
        refresh(home, now=NOW)


def test_organisations_under_several_numbers_are_one_in_the_crosswalk(home: MarketHome) -> None:
    release = award_release(1)
    release["parties"][0]["additionalIdentifiers"] = [{"scheme": "GB-PPON", "id": "PYDR-3797-LZLJ"}]
    made_market(home, [release, tender_release(2)])
    found = Market.open(home).sql(
        "select canonical_key from organisation where organisation_key in ('GB-COH:01234567', 'GB-PPON:PYDR-3797-LZLJ')"
    )
    assert [row["canonical_key"] for row in found] == ["GB-COH:01234567"] * 2


def test_a_list_of_members_on_one_party_makes_them_no_single_organisation(home: MarketHome) -> None:
    release = award_release(1)
    members = [{"scheme": "GB-CHC", "id": str(1_000_000 + number)} for number in range(6)]
    release["parties"][0]["additionalIdentifiers"] = [*members, *members]
    made_market(home, [release, tender_release(2)])
    found = Market.open(home).sql("select organisation_key, canonical_key from organisation")
    assert {row["organisation_key"] for row in found} > {f"GB-CHC:{member['id']}" for member in members}
    assert all(row["organisation_key"] == row["canonical_key"] for row in found)


def test_parties_published_without_an_id_are_no_single_organisation(home: MarketHome) -> None:
    release = award_release(1)
    companies = ("01234568", "01234569")
    release["parties"] += [
        {"name": f"Company {number}", "roles": ["tenderer"], "identifier": {"scheme": "GB-COH", "id": number}}
        for number in companies
    ]
    made_market(home, [release, tender_release(2)])
    market = Market.open(home)
    without_id = market.sql("select identifier from party_identifier where party_id is null order by 1")
    assert [row["identifier"] for row in without_id] == list(companies)
    found = market.sql("select organisation_key, canonical_key from organisation")
    assert all(row["organisation_key"] == row["canonical_key"] for row in found)


def _as_made_before(home: MarketHome, tables: str) -> None:
    write_state(home, replace(read_state(home), tables=tables))


def test_a_store_of_an_earlier_version_is_made_again_by_itself(home: MarketHome) -> None:
    take_in(home, [tender_release(number) for number in range(30)])
    refresh(home, now=NOW, with_index=False)
    before = _everything(home)
    _as_made_before(home, "")
    said: list[str] = []
    report = refresh(home, now=NOW + timedelta(days=1), with_index=False, say=said.append)
    assert report is not None
    assert report.whole
    assert said[0] == MADE_BEFORE
    assert _everything(home) == before
    assert refresh(home, now=NOW + timedelta(days=2), with_index=False) is None

    _as_made_before(home, "0/other")
    take_in(home, [tender_release(31)])
    with pytest.raises(UnreadableMarket, match="run `worthwhile market compile`"):
        Market.open(home)
    report = refresh(home, now=NOW + timedelta(days=3), with_index=False)
    assert report is not None
    assert (report.whole, report.processes) == (True, 31)
    Market.open(home).close()


def test_commands_say_that_the_tables_are_of_an_earlier_version(tmp_path: Path) -> None:
    home = MarketHome(tmp_path / "market")
    take_in(home, [tender_release(1)])
    refresh(home, now=NOW, with_index=False)
    ask = partial(CliRunner(env={"WORTHWHILE_HOME": str(tmp_path)}).invoke, market_command)
    assert "earlier version" not in ask(["stats"]).output
    _as_made_before(home, "")
    told = ask(["stats"])
    assert "made by an earlier version of Worthwhile" in told.stderr
    assert "worthwhile market compile" in told.stderr
    assert "earlier" not in told.stdout
    assert "all of them are made again" in ask(["compile", "--without-index"]).stderr
    assert "earlier version" not in ask(["stats"]).output

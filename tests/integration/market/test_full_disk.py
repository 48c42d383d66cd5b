"""No room for new tables: said plainly, and what was in use stays in use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.market_builders import made_market, take_in
from tests.market_releases import tender_release
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import read_state
from worthwhile.market.store.reading import Market

COMMAND = str(Path(sys.executable).parent / "worthwhile")


def _run(home: MarketHome, *arguments: str, largest_file: int | None = None) -> subprocess.CompletedProcess[str]:
    limited = ["prlimit", f"--fsize={largest_file}"] if largest_file else []
    return subprocess.run(
        [*limited, COMMAND, "market", *arguments],
        env={**os.environ, "WORTHWHILE_HOME": str(home.root.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    home = MarketHome(tmp_path / "home" / "market")
    made_market(home, [tender_release(number) for number in range(30)])
    return home


@pytest.mark.parametrize("largest_file", [40_000, 90_000])
def test_a_full_disk_is_told_and_the_old_tables_stay_in_use(home: MarketHome, largest_file: int) -> None:
    before = read_state(home)
    take_in(home, [tender_release(number, description="word " * 400 + str(number)) for number in range(100, 700)])

    refused = _run(home, "compile", "--all", largest_file=largest_file)

    assert refused.returncode == 1
    assert "is full" in refused.stderr
    assert "run `worthwhile market compile`" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert read_state(home) == before
    assert Market.open(home).sql("select count(*) as n from process") == [{"n": 30}]
    assert not any(home.making.glob("*"))

    assert _run(home, "compile").returncode == 0
    assert Market.open(home).sql("select count(*) as n from process") == [{"n": 630}]


def test_a_damaged_list_of_what_is_in_use_names_the_command_that_mends_it(home: MarketHome) -> None:
    home.current.write_text("{half", encoding="utf-8")
    refused = _run(home, "stats")
    assert refused.returncode == 1
    assert "worthwhile market compile --all" in refused.stderr
    assert _run(home, "compile", "--all").returncode == 0
    assert _run(home, "stats").returncode == 0


def test_missing_tables_name_the_command_that_mends_them(home: MarketHome) -> None:
    state = read_state(home)
    (home.builds / state.segments[0].folder).rename(home.root / "moved away")
    refused = _run(home, "stats")
    assert refused.returncode == 1
    assert "worthwhile market compile --all" in refused.stderr
    assert _run(home, "compile", "--all").returncode == 0


def test_new_notices_are_not_folded_into_missing_tables(home: MarketHome) -> None:
    (home.builds / read_state(home).segments[0].folder).rename(home.root / "moved away")
    take_in(home, [tender_release(31)])
    refused = _run(home, "compile")
    assert refused.returncode == 1
    assert "worthwhile market compile --all" in refused.stderr
    assert _run(home, "compile", "--all").returncode == 0


def test_an_export_that_cannot_be_written_leaves_no_half_file(home: MarketHome, tmp_path: Path) -> None:
    refused = _run(home, "export", str(tmp_path / "compiled.jsonl"), largest_file=2_000)
    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr
    assert list(tmp_path.glob("*compiled*")) == []
    assert _run(home, "export", str(tmp_path / "compiled.jsonl")).returncode == 0
    assert len((tmp_path / "compiled.jsonl").read_text().splitlines()) == 30


def test_an_export_to_standard_output_is_one_release_a_line(home: MarketHome) -> None:
    found = _run(home, "export", "-")
    assert found.returncode == 0
    assert len(found.stdout.splitlines()) == 30

"""What is exported is every compiled release as published, but for ways to reach people."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.market_builders import made_market
from tests.market_releases import award_release, tender_release
from worthwhile.cli.main import cli
from worthwhile.market.store.compiled import compiled_lines
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import read_state


@pytest.mark.parametrize("name", ["compiled.jsonl", "compiled.jsonl.gz"])
def test_releases_come_as_published_with_people_masked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    home = MarketHome(tmp_path / "market")
    said = {"description": "Ask renée@example.org, jo at example dot org or 01632 960983 about notice 083685-2026"}
    made_market(home, [tender_release(1, **said), tender_release(2), award_release(2)])
    path = tmp_path / name
    done = CliRunner().invoke(cli, ["market", "export", str(path)])
    assert done.exit_code == 0, done.output
    text = (gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()).decode()
    first, second = sorted((json.loads(line) for line in text.splitlines()), key=lambda one: str(one["ocid"]))
    assert first["tender"]["description"] == (
        "Ask [e-mail removed], [e-mail removed] or [telephone removed] about notice 083685-2026"
    )
    assert second == next(
        json.loads(line) for line in compiled_lines(home, read_state(home)) if b"ocds-h6vhtk-000002" in line
    )

"""``worthwhile market match`` prints what fits, as text for people and JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.market_builders import made_market
from tests.market_releases import tender_release
from worthwhile.cli.market_match import command
from worthwhile.exchange.profile import new_profile_text
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.store.layout import MarketHome

PROFILE = """
format: worthwhile/profile/1
name: Example Community Care CIC
turnover: {amount: 1450000, year: 2026}
areas: [Luton]
services:
  - {name: Befriending, description: Weekly visits for older people who live alone, cpv: [85320000]}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    made_market(MarketHome(folder / "market"), [tender_release(1), tender_release(2)])
    (folder / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    return folder


def _run(home: Path, *arguments: str) -> str:
    done = CliRunner(env={"WORTHWHILE_HOME": str(home)}).invoke(command, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_text_says_what_it_is_by_when_and_why(home):
    printed = _run(home, str(home / "profile.yaml"), "--on", "2026-09-10")
    assert "Example Community Care CIC: contracts open on 10 September 2026" in printed
    assert "2 notices are open; 2 near what you do." in printed
    assert "1. Befriending for older people" in printed
    assert "Example Council · £120,000" in printed
    assert "bids due 1 October 2026" in printed
    assert "+ You work in Luton, where the service is delivered." in printed
    assert "ocds-h6vhtk-000001" in printed


def test_every_reason_can_be_asked_for_with_its_code_and_source(home):
    printed = _run(home, str(home / "profile.yaml"), "--on", "2026-09-10", "--all-reasons", "--limit", "1")
    assert "[MA-02; the notice and your profile; 1.00 of 1, weight 0.2]" in " ".join(printed.split())
    assert "2. " not in printed


def test_json_is_a_list_best_first(home):
    found = json.loads(_run(home, str(home / "profile.yaml"), "--on", "2026-09-10", "--json"))
    assert [one["ocid"] for one in found] == ["ocds-h6vhtk-000001", "ocds-h6vhtk-000002"]
    assert found[0]["deadline"] == "2026-10-01T11:00:00Z"
    assert found[0]["eligibility"] in {"yes", "unknown"}


def test_a_day_with_nothing_open_says_how_fresh_the_notices_are(home):
    printed = _run(home, str(home / "profile.yaml"), "--on", "2027-09-10")
    assert "0 notices are open" in printed
    assert "The newest notice that is held is of 1 September 2026." in printed
    assert "Fetch newer ones" in printed


def test_nothing_near_what_one_does_says_what_to_do(home, tmp_path):
    other = tmp_path / "other.yaml"
    roads = "services:\n  - {name: Road resurfacing, cpv: [45233142]}\n"
    other.write_text(PROFILE.partition("services:")[0] + roads, encoding="utf-8")
    assert "in words that buyers use" in _run(home, str(other), "--on", "2026-09-10")


def test_where_nothing_near_fits_it_is_said_why_and_not_that_nothing_is_near(home, tmp_path):
    far = tmp_path / "far.yaml"
    far.write_text(PROFILE.replace("Luton", "Shetland Islands"), encoding="utf-8")
    printed = " ".join(_run(home, str(far), "--on", "2026-09-10").split())
    assert "2 notices are open; 2 near what you do." in printed
    assert "None of the 2 fits, alone or with help" in printed
    assert "Nothing open is near" not in printed


def test_a_profile_can_be_started(home, tmp_path):
    path = tmp_path / "mine.yaml"
    assert _run(home, "--new-profile") == new_profile_text()
    assert f"Wrote {path}." in _run(home, "--new-profile", str(path))
    assert path.read_text("utf-8") == new_profile_text()


def test_without_a_profile_the_next_step_is_told(home):
    done = CliRunner(env={"WORTHWHILE_HOME": str(home)}).invoke(command, [])
    assert done.exit_code == 2
    assert "--new-profile my-profile.yaml" in done.output


def test_without_a_market_the_command_to_run_is_told(home, tmp_path):
    with pytest.raises(WorthwhileError, match="worthwhile market compile"):
        CliRunner(env={"WORTHWHILE_HOME": str(tmp_path)}).invoke(
            command, [str(home / "profile.yaml")], catch_exceptions=False
        )

"""``worthwhile regime`` says which law holds, what it asks, and what is still unknown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from worthwhile.cli.regime import command
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.regime import InvalidFacts

FACTS = """
format: worthwhile/regime-facts/1
title: Home care, Luton
commenced_on: 2026-03-02
nation: england
buyer: local-authority
subject: social-care
value_inc_vat: 900000
direct_award_ground: none
urgent: false
conflicts_assessed: false
lots_considered: true
lots_possible: true
lots_used: true
awarded_on: 2026-06-01
award_notice_on: 2026-05-18
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def _run(*arguments: object) -> str:
    done = CliRunner().invoke(command, [str(one) for one in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_the_text_says_law_routes_gates_days_and_gaps(facts: Path) -> None:
    printed = _flat(_run("decide", facts))
    for part in (
        "Home care, Luton Procurement Act 2023, light touch (reported, to confirm)",
        "Threshold for light touch services (Procurement Act 2023): 663,540",
        "The law is that of 2 March 2026",
        "+ Competitive tendering procedure (permitted)",
        "- Direct award by the choice of the person who uses the service (forbidden)",
        "+ Lots, or reasons: met",
        "- Conflicts assessed: not met",
        "> Make the conflicts assessment before any notice is published.",
        "Standstill. Voluntary; where you have one, it lasts from 18 May 2026 to the end of 28 May 2026",
        "By: 28 September 2026 (within 120 days, that day counted as the first)",
        "? Were the barriers to small enterprises, and removing them, considered?",
        "This is not legal advice.",
    ):
        assert part in printed, part


def test_no_line_is_wider_than_a_screen(facts: Path) -> None:
    assert max(len(line) for line in _run("decide", facts, "--all-rules").splitlines()) <= 100


def test_every_rule_can_be_asked_for(facts: Path) -> None:
    assert "REG-01/0.1" not in _run("decide", facts)
    printed = _flat(_run("decide", facts, "--all-rules"))
    assert "- REG-01/0.1 A relevant authority in England buys health care services" in printed
    assert "nation = England" in printed


def test_json_holds_the_promised_names(facts: Path) -> None:
    data = json.loads(_run("decide", facts, "--json"))
    assert data["regime"] == "pa-light-touch"
    assert [one["route"] for one in data["permitted_routes"]] == ["competitive-tendering"]


def test_a_day_given_beside_the_file_is_used_where_the_file_states_none(tmp_path: Path, facts: Path) -> None:
    without = tmp_path / "without.yaml"
    without.write_text(FACTS.replace("commenced_on: 2026-03-02\n", ""), encoding="utf-8")
    assert json.loads(_run("decide", without, "--json"))["regime"] is None
    assert json.loads(_run("decide", without, "--json", "--on", "2026-03-02"))["regime"] == "pa-light-touch"
    assert json.loads(_run("decide", facts, "--json", "--on", "2023-01-01"))["regime"] == "pa-light-touch"


def test_a_record_is_written_beside_the_answer(tmp_path: Path, facts: Path) -> None:
    record = tmp_path / "record.html"
    assert f"Wrote {record}." in _run("decide", facts, "--record", record)
    assert "Decision record: Home care, Luton" in record.read_text(encoding="utf-8")


def test_a_lifetime_value_is_told_in_wales(tmp_path: Path) -> None:
    path = tmp_path / "wales.yaml"
    path.write_text(
        "format: worthwhile/regime-facts/1\ncommenced_on: 2026-03-02\nnation: wales\nbuyer: health-board\n"
        "subject: health-care\npsr_schedule_1: true\nmixed: false\nopen_ended: true\nmonthly_value: 1000\n",
        encoding="utf-8",
    )
    data = json.loads(_run("decide", path, "--json"))
    assert (data["regime"], data["lifetime_value"]["value"]) == ("psr-wales", 48000)
    assert "Lifetime value: £48,000" in _flat(_run("decide", path))


def test_a_new_file_is_printed_or_written_and_never_over_another(tmp_path: Path) -> None:
    assert "# In which nation is the buyer?" in _run("new")
    path = tmp_path / "new.yaml"
    assert _run("new", path) == f"Wrote {path}. Fill in what you know, then run: worthwhile regime decide {path}\n"
    assert "Which law holds is not known yet." in _run("decide", path)
    with pytest.raises(InvalidFile):
        _run("new", path)


def test_faults_of_a_file_are_told_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("format: worthwhile/regime-facts/1\nnation: englnd\nurgnt: true\n", encoding="utf-8")
    with pytest.raises(InvalidFacts) as refused:
        _run("decide", path)
    assert "Did you mean england?" in str(refused.value)
    assert "Did you mean urgent?" in str(refused.value)

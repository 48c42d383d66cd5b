"""A case that is kept gives the same pennies through the API, on the pages and from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.api_program import Program, refusal
from tests.case_builders import NOW, complete_data, make_case, make_draft
from tests.organisation_builders import World
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.services.keep_version import keep_version
from worthwhile.apps.impact.services.save_case import start_case
from worthwhile.apps.impact.services.start_evaluation import start_evaluation
from worthwhile.cli.main import cli

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(world: World) -> Case:
    return make_case(world.organisation, None)


@pytest.fixture
def owner(world: World) -> Client:
    client = Client()
    client.force_login(world.owner.person)
    return client


def _printed(folder: Path, case: Path, *words: str) -> str:
    command, *options = words
    ended = CliRunner().invoke(cli, ["impact", command, str(case), *options])
    assert ended.exit_code == 0, ended.output
    return ended.stdout


@pytest.fixture
def taken_away(owner: Client, kept: Case, tmp_path: Path) -> Path:
    """The case file as its page gives it."""
    path = tmp_path / "case.yaml"
    path.write_bytes(owner.get(f"/organisations/{kept.organisation_id}/cases/{kept.pk}/report/case").content)
    return path


def test_the_page_the_api_and_the_command_agree_on_every_figure(
    program: Program, owner: Client, kept: Case, taken_away: Path, tmp_path: Path
) -> None:
    said = program.get(f"cases/{kept.pk}/result").content.decode()
    page = owner.get(f"/organisations/{kept.organisation_id}/cases/{kept.pk}/report/result.json").content.decode()
    assert json.loads(said) == json.loads(page)
    assert said == _printed(tmp_path, taken_away, "value", "--json")


def test_draws_and_seed_are_those_of_the_command(
    program: Program, kept: Case, taken_away: Path, tmp_path: Path
) -> None:
    said = program.get(f"cases/{kept.pk}/result?draws=500&seed=7").content.decode()
    assert said == _printed(tmp_path, taken_away, "value", "--json", "--draws", "500", "--seed", "7")


def test_checks_are_those_of_the_command(program: Program, kept: Case, taken_away: Path, tmp_path: Path) -> None:
    said = json.loads(program.get(f"cases/{kept.pk}/checks").content)
    assert said == json.loads(_printed(tmp_path, taken_away, "check", "--json"))


def test_a_case_sent_back_from_the_page_has_the_same_pennies(program: Program, kept: Case, taken_away: Path) -> None:
    again = json.loads(program.post("cases", taken_away.read_bytes(), "application/yaml").content)
    first, second = (json.loads(program.get(f"cases/{pk}/result").content) for pk in (kept.pk, again["id"]))
    assert first == second


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html"])
def test_a_report_is_the_file_that_the_page_gives(program: Program, owner: Client, kept: Case, kind: str) -> None:
    answer = program.get(f"cases/{kept.pk}/report.{kind}")
    page = owner.get(f"/organisations/{kept.organisation_id}/cases/{kept.pk}/report/report.{kind}")
    assert answer.headers["Content-Type"] == page.headers["Content-Type"]
    assert answer.headers["Content-Disposition"] == page.headers["Content-Disposition"]
    if kind == "html":
        assert answer.content == page.content
        assert b"raft" in answer.content


def test_the_cids_document_is_that_of_the_page(program: Program, owner: Client, kept: Case) -> None:
    answer = program.get(f"cases/{kept.pk}/cids")
    page = owner.get(f"/organisations/{kept.organisation_id}/cases/{kept.pk}/report/result.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert answer.content == page.content


def test_there_is_no_report_of_another_kind(program: Program, kept: Case) -> None:
    answer = program.get(f"cases/{kept.pk}/report.exe")
    assert answer.status_code == 404
    assert "report.pdf" in refusal(answer)[0][1]


@pytest.mark.parametrize("part", ["result", "checks", "report.pdf", "cids"])
def test_a_case_with_gaps_says_everything_that_is_missing(program: Program, world: World, part: str) -> None:
    draft = make_draft(world.organisation, None)
    answer = program.get(f"cases/{draft.pk}/{part}")
    assert answer.status_code == 422
    assert {"period", "outcomes[0].quantity"} <= {path for path, _ in refusal(answer)}


def test_promised_and_achieved_stand_side_by_side(program: Program, world: World, kept: Case) -> None:
    version = keep_version(case=kept, revision=1, name="As promised", note="", by=None, now=NOW)
    held = start_case(
        organisation=world.organisation,
        data=complete_data(title="What came"),
        by=None,
        now=NOW,
        forecast=version,
    )
    said = json.loads(program.get(f"cases/{held.pk}/promised").content)
    assert {row["id"] for row in said["outcomes"]} >= {"life-satisfaction"}


def test_a_case_that_was_promised_nothing_has_nothing_to_compare(program: Program, kept: Case) -> None:
    assert program.get(f"cases/{kept.pk}/promised").status_code == 404


def test_an_evaluative_case_with_gaps_says_what_is_missing(program: Program, world: World) -> None:
    forecast = make_case(world.organisation, None, kind="forecast")
    version = keep_version(case=forecast, revision=1, name="As promised", note="", by=None, now=NOW)
    held = start_evaluation(version=version, title="What came", by=None, now=NOW)
    answer = program.get(f"cases/{held.pk}/promised")
    assert answer.status_code == 422
    assert "outcomes[0].quantity" in [path for path, _ in refusal(answer)]

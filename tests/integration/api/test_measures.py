"""Questionnaires sent to the API are scored as the command line scores them."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone

from tests.api_program import Program, refusal, validator_of
from tests.organisation_builders import NOW, World
from worthwhile.api.openapi import openapi_data
from worthwhile.apps.evidence.models import LicenceHeld
from worthwhile.cli.main import cli
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Terms

pytestmark = pytest.mark.django_db

CSV, JSON = "text/csv", "application/json"
NAMED = "measures/gad-7/score?evidence_source=responses.csv"


def _rows() -> list[dict[str, Any]]:
    names = [f"item{number}" for number in range(1, 8)]
    rows = []
    for person in range(14):
        group = "North" if person < 11 else "South"
        before, after = dict.fromkeys(names, 2), dict.fromkeys(names, person % 3)
        rows.append({"person": f"P{person}", "stage": "before", "date": "2026-01-01", "group": group, **before})
        rows.append({"person": f"P{person}", "stage": "after", "date": "2026-04-01", "group": group, **after})
    return rows


def _csv(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _printed(folder: Path, *words: str) -> str:
    path = folder / "responses.csv"
    path.write_text(_csv(_rows()))
    ended = CliRunner().invoke(cli, ["measures", "score", "gad-7", str(path), "--json", *words])
    assert ended.exit_code == 0, ended.output
    return ended.stdout


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", []),
        ("&seed=5&draws=300", ["--seed", "5", "--draws", "300"]),
        ("&for_sharing=true&minimum_group=12", ["--for-sharing", "--minimum-group", "12"]),
    ],
)
def test_scores_equal_what_the_command_prints(program: Program, tmp_path: Path, query: str, options: list[str]) -> None:
    answer = program.post(NAMED + query, _csv(_rows()), CSV)
    assert answer.status_code == 200
    assert answer.content.decode() == _printed(tmp_path, *options)


def test_rows_in_json_are_scored_as_those_in_csv(program: Program) -> None:
    """But for the numbers of the rows, which in CSV count the heading."""
    sent = ((json.dumps(_rows()), JSON), (_csv(_rows()), CSV))
    answers = [program.post(NAMED, body, kind) for body, kind in sent]
    assert [answer.status_code for answer in answers] == [200, 200]
    in_json, in_csv = (re.sub(r'"row": \d+', "", answer.content.decode()) for answer in answers)
    assert in_json == in_csv


def test_nothing_about_single_people_is_answered_for_sharing(program: Program) -> None:
    answer = program.post(f"{NAMED}&for_sharing=true", json.dumps(_rows()))
    assert not {"scores", "changes", "safeguarding"} & set(answer.json())
    assert '"P1"' not in answer.content.decode()


def test_every_mistake_in_the_rows_is_told_at_once(program: Program) -> None:
    rows = _rows()
    rows[0]["item1"], rows[3]["stage"], rows[5]["date"] = 9, "later", "soon"
    answer = program.post(NAMED, json.dumps(rows))
    assert answer.status_code == 422
    assert {path for path, _ in refusal(answer)} == {"row 1, item1", "row 4, stage", "row 6, date"}


@pytest.mark.parametrize(
    ("body", "kind", "status", "words"),
    [
        ("[]", JSON, 422, "one object a questionnaire"),
        ("{}", JSON, 422, "one object a questionnaire"),
        ("[1]", JSON, 422, "You sent 1."),
        ('[{"person": true, "stage": [], "date": {}}]', JSON, 422, "You sent true."),
        ("\n", CSV, 422, "is empty"),
        ("person,stage,date,item1\n", CSV, 422, ""),
        (b"PK\x03\x04", CSV, 422, "is a workbook"),
        ("x", "text/plain", 415, "text/csv or application/json"),
    ],
)
def test_a_body_that_holds_no_rows_is_refused(program: Program, body: Any, kind: str, status: int, words: str) -> None:
    answer = program.post(NAMED, body, kind)
    assert answer.status_code == status
    assert words in str(refusal(answer))


@pytest.mark.parametrize(
    ("query", "path"),
    [("to=after", "to"), ("later=before", "later"), ("minimum_group=1", "minimum_group"), ("draws=10001", "draws"),
     ("for_sharing=yes", "for_sharing"), ("better=upwards", "better")],
)  # fmt: skip
def test_how_to_compare_is_read_strictly(program: Program, query: str, path: str) -> None:
    answer = program.post(f"measures/gad-7/score?{query}", _csv(_rows()), CSV)
    assert answer.status_code == 422
    assert path in [told for told, _ in refusal(answer)]


def _licensed() -> str:
    return next(
        measure.id for measure in MEASURES.values() if measure.licence.terms is Terms.LICENCE and measure.takes_totals
    )


def test_a_measure_that_needs_a_licence_is_scored_only_for_an_organisation_that_holds_one(
    program: Program, world: World
) -> None:
    name, today = _licensed(), timezone.localdate()
    body = "person,stage,date,total\nA,before,2026-01-01,1\nA,after,2026-02-01,2\n"
    refused = program.post(f"measures/{name}/score", body, CSV)
    assert refused.status_code == 422
    assert "needs a licence" in refusal(refused)[0][1]
    elsewhere = world.stranger.memberships.get().organisation
    held = {
        "measure_id": name,
        "holder": "x",
        "reference": "y",
        "held_from": today - timedelta(days=1),
        "recorded_at": NOW,
    }
    LicenceHeld.objects.create(organisation=elsewhere, **held)
    assert "needs a licence" in refusal(program.post(f"measures/{name}/score", body, CSV))[0][1]
    LicenceHeld.objects.create(organisation=world.organisation, **held)
    answer = program.post(f"measures/{name}/score", body, CSV)
    assert "needs a licence" not in answer.content.decode()
    assert program.get(f"measures/{name}").json()["licence_recorded"]["reference"] == "y"


def test_the_list_is_that_of_the_catalogue(program: Program) -> None:
    assert [item["id"] for item in program.get("measures").json()["items"]] == list(MEASURES)
    assert program.get("measures?limit=1").json()["next"] == next(iter(MEASURES))


@pytest.mark.parametrize("name", list(MEASURES))
def test_every_measure_can_be_shown(program: Program, name: str) -> None:
    assert program.get(f"measures/{name}").json()["id"] == name


def test_a_measure_that_is_not_there_is_met_with_the_nearest(program: Program) -> None:
    for answer in (program.get("measures/gad7"), program.post("measures/gad7/score", "x", CSV)):
        assert answer.status_code == 404
        assert "Did you mean gad-7?" in refusal(answer)[0][1]


def test_the_description_accepts_the_rows_that_are_sent() -> None:
    operation = openapi_data()["paths"]["/api/v1/measures/{id}/score"]["post"]
    validator_of(operation["requestBody"]["content"][JSON]["schema"]).validate(_rows())

"""Programs add questionnaires and read results, of their own organisation alone, and everything of people is noted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.core import mail
from django.test import Client

from tests.api_program import Program, make_token, refusal
from tests.evidence_builders import make_collection
from tests.group_builders import csv_file, keep, lunches, response
from tests.organisation_builders import World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.evidence.models import Collection, Questionnaire
from worthwhile.apps.evidence.selectors.wordings import list_consent_wordings
from worthwhile.apps.organisations.models import Scope
from worthwhile.cli.main import cli
from worthwhile.engines.measures.measure import Stage
from worthwhile.exchange.audit_chain import content_hash

pytestmark = pytest.mark.django_db

CSV = "text/csv"


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person)


def _said(answer: Any) -> Any:
    return json.loads(answer.content)


def _choices(collection: Collection, *more: str) -> str:
    wording = list_consent_wordings(collection)[0]
    return "&".join([f"consent={wording.pk}", "agreed=true", "add_people=true", *more])


def _address(collection: Collection, query: str) -> str:
    return f"evidence/{collection.pk}/questionnaires?{query}"


def test_collections_are_listed_without_the_address_that_people_answer_at(
    program: Program, collection: Collection
) -> None:
    listed, one = program.get("evidence"), program.get(f"evidence/{collection.pk}")
    assert _said(listed)["items"] == [_said(one)]
    assert (_said(one)["id"], _said(one)["measures"], _said(one)["state"]) == (collection.pk, ["ons4"], "open")
    assert collection.token not in (listed.content + one.content).decode()


def test_a_preview_says_what_would_happen_and_keeps_nothing(program: Program, collection: Collection) -> None:
    said = _said(program.post(_address(collection, "preview=true"), csv_file(lunches(3)), CSV))
    assert (said["kept"], said["rows"], said["added"], said["people_added"]) == (False, 6, 6, 3)
    assert {need["path"] for need in said["needs"]} == {"add_people", "consent", "agreed"}
    assert not Questionnaire.objects.exists()


def test_nothing_is_kept_before_every_choice_is_made(program: Program, collection: Collection) -> None:
    answer = program.post(_address(collection, ""), csv_file(lunches(3)), CSV)
    assert answer.status_code == 422
    assert {path for path, _ in refusal(answer)} == {"add_people", "consent", "agreed"}
    assert not Questionnaire.objects.exists()


@pytest.mark.parametrize("kind", [CSV, "application/json"])
def test_questionnaires_are_kept_once_however_often_they_are_sent(
    program: Program, collection: Collection, kind: str
) -> None:
    rows = lunches(3)
    names = [f"item{number}" for number in range(1, 5)]
    as_json = json.dumps(
        [
            {"person": row.person, "stage": row.stage.value, "date": row.on.isoformat()}
            | dict(zip(names, row.answers, strict=True))
            for row in rows
        ]
    )
    body = csv_file(rows) if kind == CSV else as_json
    first = _said(program.post(_address(collection, _choices(collection)), body, kind))
    again = _said(program.post(_address(collection, _choices(collection)), body, kind))
    assert (first["kept"], first["added"], first["people_added"]) == (True, 6, 3)
    assert (again["kept"], again["added"], again["same"]) == (False, 0, 6)
    assert Questionnaire.objects.count() == 6


def test_rows_with_a_problem_are_told_with_the_choice_to_leave_them_out(
    program: Program, collection: Collection
) -> None:
    body = csv_file([*lunches(3), response("LC-900", Stage.BEFORE, [99, 1, 1, 1], row=8)])
    refused = program.post(_address(collection, _choices(collection)), body, CSV)
    assert refused.status_code == 422
    paths = [path for path, _ in refusal(refused)]
    assert paths[0] == "leave_out"
    assert any(path.startswith("row 8") for path in paths)
    said = _said(program.post(_address(collection, _choices(collection, "leave_out=true")), body, CSV))
    assert (said["added"], said["left_out"]) == (6, 1)


def test_what_differs_is_told_by_row_and_never_with_the_answers_that_are_kept(
    program: Program, collection: Collection
) -> None:
    program.post(_address(collection, _choices(collection)), csv_file(lunches(3)), CSV)
    other = [response("LC-000", Stage.BEFORE, [0, 0, 0, 0])]
    shown = _said(program.post(_address(collection, "preview=true"), csv_file(other), CSV))
    assert (shown["differing"], shown["rows_that_differ"]) == (1, [2])
    assert [need["path"] for need in shown["needs"]] == ["changed"]
    said = _said(program.post(_address(collection, "changed=replace"), csv_file(other), CSV))
    assert (said["kept"], said["replaced"]) == (True, 1)
    kept = Questionnaire.objects.get(participant__code="LC-000", stage="before")
    assert kept.answers == [0, 0, 0, 0]


def test_owners_are_told_where_an_answer_needs_a_person_to_act(program: Program, world: World) -> None:
    collection = make_collection(world.organisation, world.owner.person, measures=("phq-9",))
    body = csv_file([response("LC-1", Stage.BEFORE, [0, 0, 0, 0, 0, 0, 0, 0, 2])], measure="phq-9")
    said = _said(program.post(_address(collection, _choices(collection)), body, CSV))
    assert said["concerns"] == 1
    assert [letter.to for letter in mail.outbox] == [["owner@example.org"]]


def test_a_wording_of_another_collection_is_refused(program: Program, collection: Collection, world: World) -> None:
    other = make_collection(world.organisation, world.owner.person)
    answer = program.post(_address(collection, _choices(other)), csv_file(lunches(3)), CSV)
    assert [path for path, _ in refusal(answer)] == ["consent"]


def test_what_a_program_added_is_on_record_with_its_token(program: Program, collection: Collection) -> None:
    program.post(_address(collection, _choices(collection)), csv_file(lunches(1)), CSV)
    entry = AuditEntry.objects.filter(act=Act.ANSWERS_KEPT.value).latest("number")
    token = collection.organisation.access_tokens.get()
    content = {
        "mode": "file",
        "measure": "ons4",
        "added": list(Questionnaire.objects.order_by("pk").values_list("pk", flat=True)),
        "replaced": [],
        "left out": 0,
        "consent": list_consent_wordings(collection)[0].pk,
        "token": token.pk,
    }
    assert (entry.actor, entry.content_hash) == (None, content_hash(content))


def _printed(folder: Any, rows: bytes, collection: Collection, *words: str) -> Any:
    path = folder / "responses.csv"
    path.write_bytes(rows)
    ended = CliRunner().invoke(
        cli,
        [
            "measures", "score", "ons4", str(path), "--json",
            "--stakeholder", f"People who used {collection.service}", *words,
        ],
    )  # fmt: skip
    assert ended.exit_code == 0, ended.output
    # Where questionnaires are kept is the one thing that a file and a collection say differently.
    return json.loads(ended.stdout.replace("responses.csv", f"Questionnaires of {collection.name}"))


@pytest.mark.parametrize(("part", "words"), [("results", ["--for-sharing"]), ("scores", [])])
def test_results_are_those_of_the_command(
    program: Program, collection: Collection, world: World, tmp_path: Any, part: str, words: list[str]
) -> None:
    rows = lunches(15)
    keep(collection, world.owner.person, rows)
    said = _said(program.get(f"evidence/{collection.pk}/{part}"))
    assert said == _printed(tmp_path, csv_file(rows), collection, *words)


def test_results_hold_no_code_and_no_small_group(program: Program, collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, lunches(15, group_of=["North"] * 12 + ["South"] * 3))
    text = program.get(f"evidence/{collection.pk}/results").content.decode()
    assert "LC-0" not in text
    assert "scores" not in json.loads(text)


def test_whoever_reads_scores_of_people_is_on_record(program: Program, collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, lunches(12))
    before = AuditEntry.objects.filter(act=Act.ANSWERS_READ.value).count()
    program.get(f"evidence/{collection.pk}/results")
    assert AuditEntry.objects.filter(act=Act.ANSWERS_READ.value).count() == before
    program.get(f"evidence/{collection.pk}/scores")
    entry = AuditEntry.objects.filter(act=Act.ANSWERS_READ.value).latest("number")
    token = world.organisation.access_tokens.get()
    assert (entry.actor, entry.object_id) == (None, str(collection.pk))
    assert entry.content_hash == content_hash({"measure": "ons4", "questionnaires": 24, "token": token.pk})
    log = Client()
    log.force_login(world.owner.person)
    page = log.get(f"/organisations/{world.organisation.pk}/evidence/access-log/").content.decode()
    assert "A program, with a token of the organisation" in page


def test_results_are_not_scores(world: World, collection: Collection) -> None:
    reader = Program(make_token(world.owner, [Scope.RESULTS_READ]))
    keep(collection, world.owner.person, lunches(12))
    assert reader.get(f"evidence/{collection.pk}/results").status_code == 200
    assert reader.get(f"evidence/{collection.pk}/scores").status_code == 403
    assert reader.get("evidence").status_code == 403
    assert reader.post(_address(collection, ""), csv_file(lunches(1)), CSV).status_code == 403


@pytest.mark.parametrize(
    ("query", "path"), [("measure=gad-7", "measure"), ("to=before", "to"), ("to=never", "to"), ("better=x", "better")]
)
def test_a_result_that_cannot_be_asked_for_is_told_why(
    program: Program, collection: Collection, query: str, path: str
) -> None:
    answer = program.get(f"evidence/{collection.pk}/results?{query}")
    assert [found for found, _ in refusal(answer)] == [path]


def test_where_nobody_answered_there_is_no_result(program: Program, collection: Collection) -> None:
    answer = program.get(f"evidence/{collection.pk}/results")
    assert (answer.status_code, refusal(answer)) == (422, [("", "Nobody has finished this questionnaire yet.")])


@pytest.mark.parametrize("part", ["", "/results", "/scores"])
def test_the_evidence_of_another_organisation_is_not_there(world: World, collection: Collection, part: str) -> None:
    stranger = Program(make_token(world.stranger.memberships.get()))
    assert stranger.get(f"evidence/{collection.pk}{part}").status_code == 404
    sent = stranger.post(_address(collection, _choices(collection)), csv_file(lunches(1)), CSV)
    assert sent.status_code == 404
    assert not Questionnaire.objects.exists()

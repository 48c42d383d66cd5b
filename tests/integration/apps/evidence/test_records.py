"""Whoever looks at answers is written down, and what is processed can be handed over."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.evidence_builders import PURPOSE, answer_all, make_collection, make_people
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.evidence.models import Participant

pytestmark = pytest.mark.django_db

FIRST, SECOND = 7, 9


@pytest.fixture
def person(world: World) -> Participant:
    collection = make_collection(world.organisation, world.owner.person)
    (made,) = make_people(collection, world.owner.person)
    answer_all(made, [FIRST, None, SECOND, 0])
    return made


def _of(world: World, person: Participant, rest: str) -> str:
    return f"{world.address}evidence/{person.collection_id}/people/{person.pk}/{rest}"


def test_the_page_of_a_code_shows_no_answer_and_is_no_access(
    world: World, sign_in: SignIn, person: Participant
) -> None:
    before = AuditEntry.objects.count()
    page = sign_in(world.editor.person).get(_of(world, person, "")).content.decode()
    assert "See the answers" in page
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    ("rest", "act", "words"),
    [
        ("answers/", "answers-read", "Opened answers"),
        ("answers.json", "answers-exported", "Took answers out"),
        ("answers.csv", "answers-exported", "Took answers out"),
    ],
)
def test_whoever_opens_or_takes_out_answers_is_in_the_access_log(
    world: World, sign_in: SignIn, person: Participant, rest: str, act: str, words: str
) -> None:
    sign_in(world.editor.person).get(_of(world, person, rest))
    entry = AuditEntry.objects.order_by("-number")[0]
    assert (entry.act, entry.actor, entry.object_id) == (act, world.editor.person.pk, str(person.pk))
    log = sign_in(world.owner.person).get(f"{world.address}evidence/access-log/").content.decode()
    assert words in log
    assert "editor@example.org" in log
    assert person.code not in log
    assert person.written_code not in log


@pytest.mark.parametrize("role", ["viewer", "assessor"])
def test_who_may_only_look_sees_no_single_answer_and_leaves_no_trace(
    world: World, sign_in: SignIn, person: Participant, role: str
) -> None:
    before = AuditEntry.objects.count()
    member = sign_in(getattr(world, role).person)
    for rest in ("", "answers/", "answers.json", "answers.csv", "erase/"):
        assert member.get(_of(world, person, rest)).status_code == 403
    assert AuditEntry.objects.count() == before


def test_a_person_gets_everything_that_is_kept_about_them(world: World, sign_in: SignIn, person: Participant) -> None:
    kept = json.loads(sign_in(world.owner.person).get(_of(world, person, "answers.json")).content)
    (row,) = kept["questionnaires"]
    assert (kept["code"], kept["purpose"]) == (person.written_code, PURPOSE)
    assert (row["answers"], row["agreed to"], row["agreed version"]) == (
        [FIRST, None, SECOND, 0],
        "I agree to answer.",
        "en 1",
    )
    table = sign_in(world.owner.person).get(_of(world, person, "answers.csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["answer"] for row in rows] == ["7", "", "9", "0"]


def test_a_person_is_told_when_their_answers_were_looked_at(world: World, sign_in: SignIn, person: Participant) -> None:
    editor = sign_in(world.editor.person)
    editor.get(_of(world, person, "answers/"))
    kept = json.loads(editor.get(_of(world, person, "answers.json")).content)
    assert [one["what"] for one in kept["accesses"]] == ["answers-exported", "answers-read"]
    assert "editor" not in str(kept)


def test_what_was_done_about_a_concern_is_handed_over_too(world: World, sign_in: SignIn) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    (worried,) = make_people(collection, world.owner.person)
    answer_all(worried, [*[0] * 8, 1])
    kept = json.loads(sign_in(world.owner.person).get(_of(world, worried, "answers.json")).content)
    assert [(one["state"], one["what was done"]) for one in kept["concerns"]] == [("open", "")]


def test_the_record_of_processing_lists_each_collection_with_purpose_basis_and_time(
    world: World, sign_in: SignIn, person: Participant
) -> None:
    answer = sign_in(world.owner.person).get(f"{world.address}evidence/record-of-processing.csv")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["purpose"], row["kept for (months)"], row["codes"]) == (PURPOSE, "12", "1")
    assert "Explicit consent" in row["basis for data about health"]
    assert "ONS4" in row["data"]
    assert person.code not in answer.content.decode()


def test_the_access_log_of_another_organisation_is_not_shown(
    world: World, sign_in: SignIn, person: Participant
) -> None:
    sign_in(world.owner.person).get(_of(world, person, "answers/"))
    assert sign_in(world.stranger).get(f"{world.address}evidence/access-log/").status_code == 404

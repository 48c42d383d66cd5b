"""Paper: sheets that are printed, and sheets that are typed in."""

from __future__ import annotations

import io
import re

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from tests.evidence_builders import HELP, answer_all, make_collection, make_people
from tests.group_builders import keep, response
from tests.organisation_builders import SignIn, World
from worthwhile.apps.evidence.models import Collection, Concern, Mode, Questionnaire
from worthwhile.apps.evidence.services.write_consent import write_consent
from worthwhile.engines.measures.measure import Stage

pytestmark = pytest.mark.django_db
ONS4 = {"item1": "5", "item2": "6", "item3": "", "item4": "3"}


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person)


@pytest.fixture
def editor(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.editor.person)


def _address(collection: Collection, rest: str) -> str:
    return f"/organisations/{collection.organisation_id}/evidence/{collection.pk}/{rest}"


def _text(answer: HttpResponse) -> str:
    assert answer["Content-Type"] == "application/pdf", answer.content[:2000]
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def _enter(client: Client, collection: Collection, code: str, query: str = "", **given: str) -> str:
    """Type in a sheet and give the page that comes next."""
    sheet = {
        "code": code, "stage": "before", "on": "12 January 2026", "agreed": "on",
        "consent": str(collection.consent_wordings.order_by("pk")[0].pk), **ONS4, **given,
    }  # fmt: skip
    return str(client.post(_address(collection, f"enter/{query}"), sheet, follow=True).content.decode())


def test_each_person_has_a_sheet_with_code_link_consent_and_help(
    editor: Client, world: World, collection: Collection
) -> None:
    people = make_people(collection, world.owner.person, 3)
    text = _text(editor.get(_address(collection, "sheets/questionnaires.pdf")))
    for person in people:
        assert person.written_code in text
    for words in ("I agree to answer.", "Wording: 1 (en)", HELP, "Overall, how satisfied are you", "Before", "After"):
        assert words in text
    assert f"/answer/{collection.token}/".replace("-", "") in text.replace("-", "").replace(" ", "")


def test_who_has_answered_already_is_left_out_unless_everyone_is_asked_for(
    editor: Client, world: World, collection: Collection
) -> None:
    first, second = make_people(collection, world.owner.person, 2)
    answer_all(first, [5])
    text = _text(editor.get(_address(collection, "sheets/questionnaires.pdf")))
    assert first.written_code not in text
    assert second.written_code in text
    both = _text(editor.get(_address(collection, "sheets/questionnaires.pdf?who=everyone")))
    assert first.written_code in both


def test_a_code_of_the_organisations_own_has_no_link(editor: Client, world: World, collection: Collection) -> None:
    keep(collection, world.owner.person, [response("LC-1", Stage.BEFORE, (5, 6, 7, 3))])
    text = _text(editor.get(_address(collection, "sheets/questionnaires.pdf?who=everyone")))
    assert "LC-1" in text
    assert "/answer/" not in text


def test_a_sheet_can_be_in_welsh_with_the_welsh_wording(editor: Client, world: World, collection: Collection) -> None:
    make_people(collection, world.owner.person)
    answer = editor.get(_address(collection, "sheets/questionnaires.pdf?language=cy&layout=easy-read"))
    assert "Ticiwch un blwch" in _text(answer)
    assert "Wording" not in _text(answer)


def test_where_questions_may_not_be_printed_the_sheet_has_a_line(
    editor: Client, world: World, collection: Collection
) -> None:
    other = make_collection(world.organisation, world.owner.person, ("ons4",))
    type(other).objects.filter(pk=other.pk).update(measure_ids=["ons4", "pam"])
    make_people(other, world.owner.person)
    text = _text(editor.get(_address(other, "sheets/questionnaires.pdf")))
    assert "Patient Activation Measure: the score as its owner" in text


@pytest.mark.parametrize("query", ["", "?layout=huge", "?part=0", "?part=2", "?language=xx", "?who=me"])
def test_what_cannot_be_printed_is_said_on_the_page_of_choices(
    editor: Client, world: World, collection: Collection, query: str
) -> None:
    if query:
        make_people(collection, world.owner.person)
    answer = editor.get(_address(collection, f"sheets/questionnaires.pdf{query}"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert "<title>Error: " in page


def test_a_sheet_is_typed_in_and_the_page_asks_for_the_next(
    editor: Client, world: World, collection: Collection
) -> None:
    (person,) = make_people(collection, world.owner.person)
    page = _enter(editor, collection, person.written_code.lower())
    assert f"{person.written_code}: 1 questionnaire added." in page
    kept = Questionnaire.objects.get()
    assert (kept.participant, kept.mode, kept.answers) == (person, Mode.PAPER, [5, 6, None, 3])
    assert kept.on.isoformat() == "2026-01-12"
    assert re.search(r'name="stage" value="before"[^>]* checked', page)


def test_the_same_sheet_again_changes_nothing_and_a_different_one_asks(
    editor: Client, world: World, collection: Collection
) -> None:
    (person,) = make_people(collection, world.owner.person)
    _enter(editor, collection, person.code)
    assert "Nothing was changed" in _enter(editor, collection, person.code)
    page = _enter(editor, collection, person.code, item1="9")
    assert "Another questionnaire of this person and time is kept" in page
    assert Questionnaire.objects.get().answers[0] == 5
    assert "1 questionnaire replaced." in _enter(editor, collection, person.code, item1="9", changed="replace")
    assert Questionnaire.objects.get().answers[0] == 9


MISTAKES = {
    "Enter the code on the sheet": {"code": ""},
    "Nobody here has this code": {"code": "LC-99"},
    "Choose when it was filled in": {"stage": ""},
    "from 0 to 10 for question 1": {"item1": "11"},
    "Say that each of these people agreed": {"agreed": ""},
    "today or before": {"on": "1 January 2050"},
    "no answers": {"item1": "", "item2": "", "item4": ""},
}


@pytest.mark.parametrize("said", MISTAKES)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_kept(
    editor: Client, world: World, collection: Collection, said: str
) -> None:
    (person,) = make_people(collection, world.owner.person)
    mistake = {"code": person.written_code, **MISTAKES[said]}
    page = _enter(editor, collection, mistake.pop("code"), **mistake)
    assert said in page
    assert "There is a problem" in page
    assert Questionnaire.objects.count() == 0


def test_a_worrying_answer_on_paper_raises_a_concern_at_once(editor: Client, world: World) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    (person,) = make_people(collection, world.owner.person)
    answers = {f"item{n}": "0" for n in range(1, 9)} | {"item9": "1"}
    page = _enter(editor, collection, person.code, **answers)
    assert "1 answer needs somebody to act today." in page
    assert Concern.objects.get().participant == person
    assert len(mail.outbox) == 1


def test_a_total_stands_in_place_of_answers(editor: Client, world: World) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    (person,) = make_people(collection, world.owner.person)
    nothing = {f"item{n}": "" for n in range(1, 10)}
    _enter(editor, collection, person.code, **nothing, total="12")
    assert (Questionnaire.objects.get().total, Questionnaire.objects.get().answers) == (12, [])
    assert "from 0 to 27" in _enter(editor, collection, person.code, **nothing, total="99")


def test_the_wording_agreed_to_is_the_one_that_was_chosen(editor: Client, world: World, collection: Collection) -> None:
    by, now = world.owner.person, collection.created_at
    write_consent(collection=collection, language="cy", text="Rwy'n cytuno.", by=by, now=now)
    (person,) = make_people(collection, world.owner.person)
    welsh = collection.consent_wordings.get(language="cy")
    _enter(editor, collection, person.code, consent=str(welsh.pk))
    kept = Questionnaire.objects.get()
    assert (kept.consent, kept.language) == (welsh, "cy")


@pytest.mark.parametrize("rest", ["enter/", "sheets/", "sheets/questionnaires.pdf"])
def test_who_may_only_look_gets_no_sheet(world: World, collection: Collection, sign_in: SignIn, rest: str) -> None:
    for who in (world.viewer, world.assessor):
        assert sign_in(who.person).get(_address(collection, rest)).status_code == 403

"""The pages on which a file is looked at and kept."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.evidence_builders import make_collection, make_draft, make_people
from tests.group_builders import csv_file, keep, lunches, response
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.evidence.models import Collection, Concern, Questionnaire
from worthwhile.engines.measures.measure import Stage

pytestmark = pytest.mark.django_db
GOOD = (5, 6, 7, 3)


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person)


@pytest.fixture
def editor(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.editor.person)


def _address(collection: Collection, rest: str = "upload/") -> str:
    return f"/organisations/{collection.organisation_id}/evidence/{collection.pk}/{rest}"


def _upload(client: Client, collection: Collection, content: bytes, name: str = "group.csv", **more: str) -> str:
    answer = client.post(_address(collection), {"file": SimpleUploadedFile(name, content), **more})
    assert answer.status_code == 200
    return str(answer.content.decode())


def _checked(page: str) -> str:
    found = re.search(r'name="checked" value="([^"]+)"', page)
    assert found, "there is nothing to keep on this page"
    return found[1]


def _keep(client: Client, collection: Collection, page: str, **choices: str) -> Any:
    return client.post(_address(collection), {"checked": _checked(page), **choices}, follow=True)


def _choices(collection: Collection) -> dict[str, str]:
    return {"consent": str(collection.consent_wordings.get().pk), "agreed": "on", "add_people": "on"}


def test_a_file_is_shown_before_anything_of_it_is_kept(editor: Client, collection: Collection) -> None:
    page = _upload(editor, collection, csv_file(lunches(3)))
    assert "Nothing of it is kept yet" in page
    assert "Add 3 people under codes of our own" in page
    assert Questionnaire.objects.count() == collection.participants.count() == 0


def test_what_was_shown_is_kept_and_leads_to_the_results(editor: Client, collection: Collection) -> None:
    page = _upload(editor, collection, csv_file(lunches(12)))
    answer = _keep(editor, collection, page, **_choices(collection))
    assert "24 questionnaires added, 12 people new here." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == _address(collection, "results/")
    assert Questionnaire.objects.filter(consent__isnull=False, agreed_on_paper=True).count() == 24


def test_every_choice_that_is_missing_is_asked_for_and_nothing_kept(editor: Client, collection: Collection) -> None:
    page = _upload(editor, collection, csv_file(lunches(2)) + b"\r\nX,never,x,,1,2,3,4")
    answer = _keep(editor, collection, page, consent="")
    said = answer.content.decode()
    for message in ("each of these people agreed", "say to leave these rows out", "Say that these codes are right"):
        assert message in said
    assert "<title>Error: " in said
    assert Questionnaire.objects.count() == 0
    assert "Keep these questionnaires" in said


def test_problems_are_listed_by_row_and_column_and_can_be_left_out(editor: Client, collection: Collection) -> None:
    page = _upload(editor, collection, csv_file(lunches(2)) + b"\r\nX1,befor,2026-04-01,,1,2,99,4")
    assert "Did you mean before?" in page
    assert "from 0 to 10" in page
    answer = _keep(editor, collection, page, leave_out="on", **_choices(collection))
    assert "1 row with a problem left out." in answer.content.decode()
    assert Questionnaire.objects.count() == 4


def test_the_same_file_again_says_that_there_is_nothing_to_do(
    editor: Client, world: World, collection: Collection
) -> None:
    keep(collection, world.owner.person, lunches(3))
    page = _upload(editor, collection, csv_file(lunches(3)))
    assert "Everything in this file is kept already" in page
    assert "Keep these questionnaires" not in page


def test_a_changed_answer_is_shown_beside_the_kept_one_and_asked_about(
    editor: Client, world: World, collection: Collection
) -> None:
    keep(collection, world.owner.person, [response("A1", Stage.BEFORE, GOOD)])
    page = _upload(editor, collection, csv_file([response("A1", Stage.BEFORE, (9, 6, 7, 3))]))
    assert "item1: 5, then 9" in page
    assert AuditEntry.objects.filter(act=Act.ANSWERS_READ, actor=world.editor.person.pk).exists()
    assert "Choose what should stand" in _keep(editor, collection, page).content.decode()
    _keep(editor, collection, page, changed="keep")
    assert Questionnaire.objects.get().answers[0] == 5
    _keep(editor, collection, page, changed="replace")
    assert Questionnaire.objects.get().answers[0] == 9


def test_what_somebody_else_kept_meanwhile_is_asked_about_again(
    editor: Client, world: World, collection: Collection
) -> None:
    page = _upload(editor, collection, csv_file([response("A1", Stage.BEFORE, GOOD)]))
    keep(collection, world.owner.person, [response("A1", Stage.BEFORE, (1, 1, 1, 1))])
    answer = _keep(editor, collection, page, **_choices(collection))
    assert "item1: 1, then 5" in answer.content.decode()
    assert Questionnaire.objects.get().answers == [1, 1, 1, 1]


def test_what_was_made_for_another_person_or_changed_on_the_way_is_refused(
    editor: Client, world: World, collection: Collection, sign_in: SignIn
) -> None:
    page = _upload(editor, collection, csv_file(lunches(1)))
    owner = sign_in(world.owner.person)
    other = make_collection(world.organisation, world.owner.person)
    tampered = page.replace(_checked(page), _checked(page)[:-4] + "AAAA")
    for client, place, text in ((owner, collection, page), (editor, other, page), (editor, collection, tampered)):
        answer = _keep(client, place, text, **_choices(place))
        assert "Upload the file again" in answer.content.decode()
    assert Questionnaire.objects.count() == 0


def test_a_preview_lasts_a_day(editor: Client, collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _upload(editor, collection, csv_file(lunches(1)))
    later = (timezone.now() + timedelta(days=1, minutes=1)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert "more than a day old" in _keep(editor, collection, page, **_choices(collection)).content.decode()


def test_a_worrying_answer_raises_a_concern_at_once_and_tells_the_owners(
    world: World, sign_in: SignIn, editor: Client
) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    rows = [response("A1", Stage.BEFORE, (0,) * 8 + (1,))]
    page = _upload(editor, collection, csv_file(rows, measure="phq-9"))
    assert Concern.objects.count() == 0
    answer = _keep(editor, collection, page, **_choices(collection))
    assert "1 answer needs somebody to act today." in answer.content.decode()
    assert Concern.objects.count() == 1
    (letter,) = mail.outbox
    assert letter.to == ["owner@example.org"]
    assert "A1" not in letter.body + letter.subject
    assert f"/organisations/{world.organisation.pk}/evidence/concerns/" in letter.body


def test_a_worrying_answer_in_a_faulty_row_stands_above_everything(world: World, editor: Client) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    rows = csv_file([response("A1", Stage.BEFORE, (0,) * 8 + (3,))], measure="phq-9").replace(b"before", b"befor")
    page = _upload(editor, collection, rows)
    assert "Rows 2 have a problem, and an answer that needs somebody to act today" in page


def _macro_book() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return out.getvalue()


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 210_000_000)
    return out.getvalue()


HOSTILE = {
    "holds macros": ("group.xlsm", _macro_book),
    "unpack to more than": ("group.xlsx", _bomb),
    "is a PDF": ("group.csv", lambda: b"%PDF-1.7"),
    "is a web page": ("group.csv", lambda: b"<html><script>alert(1)</script>"),
    "at most 10 MB": ("group.csv", lambda: b"person," * 1_600_000),
    "The file is empty": ("group.csv", lambda: b""),
    "This column is missing": ("group.csv", lambda: b"person,stage\nA1,before"),
    "a heading and no rows|No row is filled in": ("group.csv", lambda: b"person,stage,date,item1,item2,item3,item4"),
}  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE)
def test_a_file_that_cannot_be_used_is_refused_in_plain_words_and_nothing_is_kept(
    editor: Client, collection: Collection, said: str
) -> None:
    name, make = HOSTILE[said]
    page = _upload(editor, collection, make(), name)
    assert re.search(said, page)
    assert "<title>Error: " in page
    assert Questionnaire.objects.count() == 0


def test_twenty_megabytes_are_refused_before_they_are_read(editor: Client, collection: Collection) -> None:
    file = SimpleUploadedFile("group.csv", b"x" * 20_000_001)
    assert editor.post(_address(collection), {"file": file}).status_code == 413


def test_text_of_a_file_is_never_markup_on_a_page(editor: Client, collection: Collection) -> None:
    rows = csv_file([response("A1", Stage.BEFORE, GOOD)]).replace(b"A1", b"<script>alert(1)</script>")
    assert "<script>alert(1)" not in _upload(editor, collection, rows, "<b>x.csv")


def test_where_several_questionnaires_are_asked_it_is_chosen_first(world: World, editor: Client) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("ons4", "gad-7"))
    rows = [response("A1", Stage.BEFORE, (0, 1, 2, 3, 0, 1, 2))]
    assert "Choose which questionnaire it is" in _upload(editor, collection, csv_file(rows, measure="gad-7"))
    page = _upload(editor, collection, csv_file(rows, measure="gad-7"), measure="gad-7")
    _keep(editor, collection, page, **_choices(collection))
    assert Questionnaire.objects.get().measure_id == "gad-7"


def test_the_blank_sheet_holds_the_codes_and_comes_back_filled_in(
    editor: Client, world: World, collection: Collection
) -> None:
    (person,) = make_people(collection, world.owner.person)
    answer = editor.get(_address(collection, "blank/questionnaires.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    page = book["Questionnaires"]
    assert page["A2"].value == person.written_code
    for column, value in zip("BCEFGH", ("before", "01/04/2026", *GOOD), strict=True):
        page[f"{column}2"] = value
    out = io.BytesIO()
    book.save(out)
    _keep(editor, collection, _upload(editor, collection, out.getvalue(), "filled.xlsx"), **_choices(collection))
    assert Questionnaire.objects.get().participant == person
    text = editor.get(_address(collection, "blank/questionnaires.csv"))
    assert person.written_code in text.content.decode()
    assert editor.get(_address(collection, "blank/other.xlsx")).status_code == 404
    assert editor.get(_address(collection, "blank/questionnaires.csv?measure=gad-7")).status_code == 404


@pytest.mark.parametrize("who", ["viewer", "assessor"])
def test_who_may_only_look_cannot_upload(world: World, collection: Collection, sign_in: SignIn, who: str) -> None:
    client = sign_in(getattr(world, who).person)
    assert client.get(_address(collection)).status_code == 403
    assert client.post(_address(collection), {"checked": "x"}).status_code == 403


def test_a_collection_that_asks_nothing_takes_no_file(editor: Client, collection: Collection) -> None:
    Collection.objects.filter(pk=collection.pk).update(measure_ids=[])
    for rest in ("upload/", "enter/", "blank/questionnaires.csv"):
        assert editor.get(_address(collection, rest)).status_code == 404
    assert editor.get(_address(collection, "results/")).status_code == 200


def test_in_a_draft_a_file_can_be_looked_at_and_not_kept(editor: Client, world: World) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    assert "no answers can be kept in it yet" in editor.get(_address(draft)).content.decode()
    page = _upload(editor, draft, csv_file(lunches(1)))
    said = _keep(editor, draft, page, **_choices(draft)).content.decode()
    assert "This collection is not open" in said
    assert Questionnaire.objects.count() == 0


def test_ten_thousand_rows_fit_and_one_more_is_refused(editor: Client, collection: Collection) -> None:
    rows = [response(f"LC-{n:05}", Stage.BEFORE, (n % 11, 5, 5, 5)) for n in range(10_001)]
    page = _upload(editor, collection, csv_file(rows[:-1]))
    assert len(_checked(page)) < 500_000
    assert "the most is 10,000 rows" in _upload(editor, collection, csv_file(rows))

"""Answers to buyers' questions: steps, draft, gaps, figures, files, and who may do what."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import docx
import pytest
from django.test import Client
from django.utils import timezone

from tests.case_builders import NOW, make_case, make_draft
from tests.kept_answer_builders import OUTCOME, make_answer
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.impact.models import Answer, Case
from worthwhile.apps.impact.selectors.answers import latest_answer_revision
from worthwhile.apps.impact.selectors.drafts import removal_of
from worthwhile.apps.impact.services.keep_version import keep_version, sign_version
from worthwhile.apps.impact.services.kept_draft import filled_draft
from worthwhile.apps.impact.services.save_answer import AnswerTooLong, save_answer
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.exchange.answers import read_answer

pytestmark = pytest.mark.django_db
RANGED = ("inputs", "outcomes")
RESPONSIBLE = "Say who is responsible for all commitments, by role"


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


@pytest.fixture
def answer(case: Case, world: World) -> Answer:
    return make_answer(case, world.owner.person)


@pytest.fixture
def editor(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.editor.person)


def _address(answer: Answer, page: str = "") -> str:
    case = answer.case
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/answers/{answer.pk}/{page}"


def _read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def _save(client: Client, answer: Answer, page: str, based_on: int, **entered: Any) -> Any:
    return client.post(_address(answer, page), {"based_on": based_on, **entered})


def _box(client: Client, answer: Answer, label: str) -> str:
    """The name of the box with a label."""
    form = client.get(_address(answer)).context["form"]
    return next(name for name, field in form.fields.items() if field.label == label)


def _content(answer: Answer) -> dict[str, Any]:
    answer.refresh_from_db()
    return latest_answer_revision(answer).data


def test_an_answer_is_drafted_in_short_steps(case: Case, editor: Client) -> None:
    base = f"/organisations/{case.organisation_id}/cases/{case.pk}/answers/"
    assert "There is no answer yet" in _read(editor, base)
    assert editor.post(f"{base}new/", {"source": "case"}).status_code == 302
    answer = case.answers.get()
    asked = {"question": "What will you do about loneliness?", "outcome_asked": "Less loneliness"}
    assert _save(editor, answer, "question/", 1, **asked).headers["Location"] == _address(answer, "buyer/")
    bought = {"buyer": "Example Council", "contract_start": "1 April 2026", "contract_months": "36"}
    assert _save(editor, answer, "buyer/", 2, **bought).headers["Location"] == _address(answer, "headings/")
    _save(editor, answer, "headings/", 3, word_limit="750", structure="", table="on")
    chosen = _save(editor, answer, "promises/", 4, outcomes=[OUTCOME])
    assert chosen.headers["Location"] == _address(answer, f"promises/{OUTCOME}/")
    promised = {"service": "additional", "quantity": "20", "counted_in": "people", "by": "31 March 2027"}
    onward = _save(editor, answer, f"promises/{OUTCOME}/", 5, **promised)
    assert onward.headers["Location"] == _address(answer, "delivery/")
    plan = {"responsible": "Our manager", "reporting": "Every quarter", "milestones": "30 June 2026: It opens"}
    assert _save(editor, answer, "delivery/", 6, **plan).headers["Location"] == _address(answer)
    page = _read(editor, _address(answer))
    for told in ("at least ", "20", "31 March 2027", "Our manager", "It opens", "the limit of 750"):
        assert told in page
    assert case.answers.get().title == "Example Council: Less loneliness"


def test_a_step_that_is_not_filled_in_says_what_to_enter_and_keeps_what_was(answer: Answer, editor: Client) -> None:
    response = _save(editor, answer, "buyer/", 2, buyer="Example", contract_start="soon", contract_months="1.5")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Enter the first day of the contract, such as 1 April 2026" in page
    assert "Enter whole months, such as 36. You gave 1.5" in page
    assert 'value="soon"' in page
    assert _content(answer)["question"]["buyer"] == "Example Council"


def test_the_outcomes_stand_with_what_the_case_says_of_each(answer: Answer, editor: Client) -> None:
    page = _read(editor, _address(answer, "promises/"))
    rows = {row["id"] for row in answer.case.revisions.get().data["outcomes"]}
    assert {row for row in rows if f'value="{row}"' in page} == rows - {"visits-end", "travel"}
    assert "is a change for the worse" in page
    assert re.search(r"\d+, within a range of \d+ to \d+", page)
    assert "Held: real, and never priced" in page


def test_more_than_the_case_supports_is_refused_beside_the_box(answer: Answer, editor: Client) -> None:
    promised = {"service": "additional", "quantity": "9000", "counted_in": "people", "by": ""}
    response = _save(editor, answer, f"promises/{OUTCOME}/", 2, **promised)
    assert response.status_code == 200
    assert "The case supports at most" in str(response.context["form"].errors["quantity"])
    assert "quantity" not in _content(answer)["outcomes"][0]


def test_a_number_and_a_share_together_are_refused(answer: Answer, editor: Client) -> None:
    promised = {"service": "core", "quantity": "10", "share": "50"}
    response = _save(editor, answer, f"promises/{OUTCOME}/", 2, **promised)
    assert response.context["form"].errors["share"] == ["Enter a number or a share, not both"]


def test_a_day_before_the_contract_is_refused(answer: Answer, editor: Client) -> None:
    response = _save(editor, answer, f"promises/{OUTCOME}/", 2, service="core", by="31 March 2026")
    assert "which starts on 1 April 2026" in str(response.context["form"].errors["by"])


def test_every_figure_of_the_draft_is_a_link_and_has_its_source(answer: Answer, editor: Client) -> None:
    response = editor.get(_address(answer))
    shown = response.context["page"].draft
    draft = read_answer(answer.draft_data)
    blocks = [*shown.parts, *shown.commitments]
    runs = [run for part in shown.parts for text in part.paragraphs for run in text]
    runs += [run for row in shown.commitments for _, cell in row.cells for run in cell]
    assert len([run for run in runs if run.kind == "figure"]) == len(draft.figures)
    assert all(run.address for run in runs if run.kind == "figure")
    assert [run.text for run in runs if run.kind == "plain" and re.search(r"\d", run.text)] == []
    assert {line.text for block in blocks for line in block.sources} == {link.text for link in draft.figures}
    assert all(line.source for block in blocks for line in block.sources)


@pytest.mark.parametrize("role", ["editor", "viewer", "assessor"])
def test_every_link_of_the_draft_opens_for_whoever_reads_it(
    answer: Answer, world: World, sign_in: SignIn, role: str
) -> None:
    client = sign_in(getattr(world, role).person)
    page = _read(client, _address(answer))
    ids = set(re.findall(r'id="([^"]+)"', page))
    addresses = set(re.findall(r'class="govuk-link ww-tied[^"]*" href="([^"]+)"', page))
    assert addresses
    for address in addresses:
        if address.startswith("#"):
            assert address[1:] in ids
        else:
            assert client.get(address).status_code == 200, address


def test_each_gap_stands_on_top_with_a_box_or_the_page_that_fills_it(answer: Answer, editor: Client) -> None:
    response = editor.get(_address(answer))
    gaps = response.context["page"].gaps
    assert [f"[{gap.text}]" for gap in gaps] == list(read_answer(answer.draft_data).gaps)
    assert all(gap.field is not None or gap.address for gap in gaps)
    assert response.content.decode().index("Gaps to fill") < response.content.decode().index("The draft</h2>")


def test_what_is_typed_for_the_case_stands_in_the_draft_as_typed(case: Case, world: World, editor: Client) -> None:
    edits = {("organisation",): None}
    save_case(case=case, based_on=1, edits=edits, what="about", by=None, now=NOW)
    answer = make_answer(case, world.owner.person)
    box = _box(editor, answer, "Name your organisation")
    assert _save(editor, answer, "gaps/", 2, **{box: "Lunch <b>Club</b>"}).status_code == 302
    assert _content(answer)["own_words"] == {"organisation": "Lunch <b>Club</b>"}
    page = _read(editor, _address(answer))
    assert "Lunch &lt;b&gt;Club&lt;/b&gt;</a>" in page
    assert "Typed by the bidder; not in the case" in page
    assert "[Name your organisation]" not in page


def test_what_the_question_has_a_place_for_is_kept_there(answer: Answer, editor: Client) -> None:
    box, counted = _box(editor, answer, RESPONSIBLE), None
    form = editor.get(_address(answer)).context["form"]
    counted = next(name for name, field in form.fields.items() if field.label.startswith("Say what is counted"))
    _save(editor, answer, "gaps/", 2, **{box: "Our manager", counted: "people"})
    content = _content(answer)
    assert content["question"]["responsible"] == "Our manager"
    assert content["outcomes"][0]["counted_in"] == "people"
    assert RESPONSIBLE not in " ".join(read_answer(answer.draft_data).gaps)


def test_a_ratio_that_may_not_be_quoted_has_no_box_to_type_it_into(case: Case, world: World, editor: Client) -> None:
    data = case.revisions.get().data
    edits = {(part,): [{k: v for k, v in row.items() if k != "ranges"} for row in data[part]] for part in RANGED}
    save_case(case=case, based_on=1, edits=edits, what="outcomes", by=None, now=NOW)
    answer = make_answer(case, world.owner.person, quote_ratio=True)
    gaps = editor.get(_address(answer)).context["page"].gaps
    [ratio] = [gap for gap in gaps if gap.text.startswith("No ratio is quoted")]
    assert ratio.field is None
    assert ratio.address.endswith("/result/")


def test_words_are_counted_with_what_is_typed_and_nothing_is_saved(answer: Answer, editor: Client) -> None:
    box = _box(editor, answer, RESPONSIBLE)
    typed = {"based_on": 2, box: "Our manager"}
    told = editor.post(_address(answer, "count/"), typed, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in told
    whole = editor.post(_address(answer, "count/"), typed).content.decode()
    assert ">\nOur manager</textarea>" in whole
    assert "responsible" not in _content(answer)["question"]
    _save(editor, answer, "gaps/", 2, **{box: "Our manager"})
    answer.refresh_from_db()
    words = read_answer(answer.draft_data).words
    for page in (told, whole):
        assert f"{words:,} words, split at spaces" in page


def test_over_the_limit_it_says_where_to_cut(case: Case, world: World, editor: Client) -> None:
    answer = make_answer(case, world.owner.person, word_limit=50)
    page = _read(editor, _address(answer))
    assert "Too long" in page
    assert "Cut first where it is longest" in page


def test_warnings_say_what_a_buyer_would_pick_at(case: Case, world: World, editor: Client) -> None:
    answer = make_answer(case, world.owner.person, outcome_asked="Net zero carbon emissions")
    page = _read(editor, _address(answer))
    assert "does not answer the outcome asked for by any word of" in page


def test_the_buyers_headings_are_kept_in_order_and_placed(answer: Answer, editor: Client) -> None:
    _save(editor, answer, "headings/", 2, structure="1 Governance\n2 Anything else", table="on")
    page = _read(editor, _address(answer, "headings/"))
    assert "Under which heading does each part belong?" in page
    _save(editor, answer, "headings/", 3, structure="1 Governance\n2 Anything else", under_changes="2 Anything else")
    assert _content(answer)["question"]["structure"] == [
        {"heading": "1 Governance"}, {"heading": "2 Anything else", "covers": ["changes"]},
    ]  # fmt: skip
    parts = editor.get(_address(answer)).context["page"].draft.parts
    assert [part.heading for part in parts] == ["1 Governance", "2 Anything else"]


def test_a_signed_version_is_recommended_and_its_figures_do_not_move(case: Case, world: World, editor: Client) -> None:
    version = keep_version(case=case, revision=1, name="For the board", note="", by=world.owner.person, now=NOW)
    sign_version(version=version, by=world.owner.person, role="Chair", statement="", now=NOW)
    base = f"/organisations/{case.organisation_id}/cases/{case.pk}/answers/"
    assert "signed by owner@example.org (recommended)" in _read(editor, f"{base}new/")
    assert "?version=1" in _read(editor, f"{base.removesuffix('answers/')}versions/1/")
    answer = make_answer(case, world.owner.person, version=version)
    quantity = ("outcomes", OUTCOME, "quantity")
    save_case(case=case, based_on=1, edits={quantity: 3}, what="quantity", by=None, now=NOW)
    _save(editor, answer, "delivery/", 2, responsible="Our manager")
    kept = read_answer(Answer.objects.get(pk=answer.pk).draft_data)
    assert kept.case_hash == version.case_hash


def test_figures_that_no_longer_hold_are_named_and_drafted_again(answer: Answer, editor: Client) -> None:
    outcome = next(row for row in answer.case.revisions.get().data["outcomes"] if row["id"] == OUTCOME)
    assert "has changed since" not in _read(editor, _address(answer))
    changed = outcome["quantity"] - 1
    save_case(
        case=answer.case, based_on=1, edits={("outcomes", OUTCOME, "quantity"): changed}, what="quantity", by=None,
        now=timezone.now(),
    )  # fmt: skip
    page = _read(editor, _address(answer))
    assert "The case has changed since this was drafted" in page
    assert f"the case now has “{changed}”" in page
    assert editor.post(_address(answer, "source/"), {"source": "case"}).status_code == 302
    page = _read(editor, _address(answer))
    assert "has changed since" not in page
    assert f">{changed}</a>" in page
    assert AuditEntry.objects.filter(act=Act.ANSWER_MOVED.value).count() == 1


def test_a_case_that_is_not_complete_cannot_be_promised_from(world: World, editor: Client) -> None:
    case = make_draft(world.organisation, world.owner.person)
    base = f"/organisations/{case.organisation_id}/cases/{case.pk}/answers/new/"
    response = editor.post(base, {"source": "case"})
    assert response.status_code == 200
    assert "Finish the tasks of the case first" in response.content.decode()
    assert not Answer.objects.exists()


def test_the_later_one_sees_what_changed_and_nothing_is_lost(
    answer: Answer, world: World, editor: Client, sign_in: SignIn
) -> None:
    owner = sign_in(world.owner.person)
    _save(owner, answer, "delivery/", 2, responsible="Our chair", reporting="")
    response = _save(editor, answer, "delivery/", 2, responsible="Our manager", reporting="")
    page = response.content.decode()
    assert response.status_code == 200
    assert "owner@example.org saved this answer" in page
    assert "Our chair" in page
    assert 'value="Our manager"' in page
    assert _content(answer)["question"]["responsible"] == "Our chair"
    assert _save(editor, answer, "delivery/", 3, responsible="Our manager", reporting="").status_code == 302
    assert _content(answer)["question"]["responsible"] == "Our manager"
    assert answer.revisions.get(number=3).data["question"]["responsible"] == "Our chair"


def test_different_promises_of_two_people_are_brought_together(
    answer: Answer, world: World, editor: Client, sign_in: SignIn
) -> None:
    _save(editor, answer, "promises/", 2, outcomes=[OUTCOME, "less-lonely"])
    promised = {"service": "core", "counted_in": "people"}
    _save(sign_in(world.owner.person), answer, f"promises/{OUTCOME}/", 2, **promised)
    rows = {row["id"]: row for row in _content(answer)["outcomes"]}
    assert rows[OUTCOME]["counted_in"] == "people"
    assert "less-lonely" in rows


def test_the_tasks_of_a_case_lead_to_its_answers(case: Case, editor: Client) -> None:
    base = f"/organisations/{case.organisation_id}/cases/{case.pk}/"
    assert f'href="{base}answers/"' in _read(editor, base)


def test_every_act_is_recorded_and_saving_the_same_again_is_none(answer: Answer, editor: Client) -> None:
    _save(editor, answer, "delivery/", 2, responsible="Our manager")
    _save(editor, answer, "delivery/", 3, responsible="Our manager")
    acts = list(AuditEntry.objects.filter(object_kind="answer").order_by("number").values_list("act", flat=True))
    assert acts == [Act.ANSWER_DRAFTED.value, Act.ANSWER_CHANGED.value, Act.ANSWER_CHANGED.value]


def test_word_text_and_json_say_the_same_with_what_was_typed(answer: Answer, editor: Client) -> None:
    _save(editor, answer, "gaps/", 2, **{_box(editor, answer, RESPONSIBLE): "Our manager"})
    answer.refresh_from_db()
    text = editor.get(_address(answer, "files/answer.txt")).content.decode()
    assert "Responsible for all commitments: Our manager." in text
    word = docx.Document(io.BytesIO(editor.get(_address(answer, "files/answer.docx")).content))
    assert any("Our manager" in paragraph.text for paragraph in word.paragraphs)
    data = json.loads(editor.get(_address(answer, "files/answer.json")).content)
    draft = filled_draft(answer, latest_answer_revision(answer).data)
    assert draft is not None
    assert data["words"] == draft.words == len(text.split())
    assert "# " in editor.get(_address(answer, "files/answer.md")).content.decode()
    copied = _read(editor, _address(answer, "text/"))
    assert "Responsible for all commitments: Our manager." in copied
    assert editor.get(_address(answer, "files/answer.exe")).status_code == 404


def test_a_viewer_reads_and_is_offered_nothing_to_change(answer: Answer, world: World, sign_in: SignIn) -> None:
    viewer = sign_in(world.viewer.person)
    page = _read(viewer, _address(answer))
    assert "The draft" in page
    assert "<textarea" not in page
    assert "Save what you typed" not in page
    assert _save(viewer, answer, "gaps/", 2).status_code == 403


def test_an_answer_of_another_case_is_not_found(answer: Answer, world: World, editor: Client) -> None:
    other = make_case(world.organisation, world.owner.person)
    address = f"/organisations/{other.organisation_id}/cases/{other.pk}/answers/{answer.pk}/"
    assert editor.get(address).status_code == 404


def test_what_is_pasted_is_shown_as_text_and_never_run(case: Case, world: World, editor: Client) -> None:
    evil = "<script>alert(1)</script>"
    answer = make_answer(case, world.owner.person, buyer=evil, question=evil, structure=[{"heading": evil}])
    for page in ("", "text/", "question/", "buyer/", "headings/", "promises/", f"promises/{OUTCOME}/", "source/"):
        assert evil not in _read(editor, _address(answer, page))
    assert evil not in _read(editor, f"/organisations/{case.organisation_id}/cases/{case.pk}/answers/")


def test_more_than_can_be_kept_is_refused_and_nothing_is_saved(answer: Answer) -> None:
    with pytest.raises(AnswerTooLong, match="Shorten what you typed"):
        save_answer(
            answer=answer, based_on=2, edits={("own_words", "a gap"): "x" * 300_001}, what="gaps", by=None, now=NOW
        )
    assert answer.revisions.count() == 2
    assert _content(answer)["own_words"] == {}


def test_words_for_a_gap_that_is_gone_are_still_shown(answer: Answer, editor: Client) -> None:
    edits = {("own_words", "[Write what belongs under “Net zero”]"): "We cycle to every visit"}
    save_answer(answer=answer, based_on=2, edits=edits, what="gaps", by=None, now=NOW)
    page = _read(editor, _address(answer))
    assert "have no place in the draft now" in page
    assert "We cycle to every visit" in page


def test_a_promise_whose_outcome_left_the_case_is_named_and_the_page_still_opens(
    answer: Answer, editor: Client
) -> None:
    save_case(
        case=answer.case,
        based_on=1,
        edits=removal_of(OUTCOME, answer.case.revisions.get().data),
        what="outcomes",
        by=None,
        now=timezone.now(),
    )
    assert "no longer" in _read(editor, _address(answer))
    editor.post(_address(answer, "source/"), {"source": "case"})
    page = _read(editor, _address(answer))
    assert "The case has no outcome" in page
    _save(editor, answer, "promises/", 2, outcomes=["less-lonely"])
    assert "The draft</h2>" in _read(editor, _address(answer))

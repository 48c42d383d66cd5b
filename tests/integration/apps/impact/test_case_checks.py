"""The checks of a case, and the answers to them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.case_builders import make_case, make_draft
from tests.organisation_builders import SignIn, World
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import latest_revision

pytestmark = pytest.mark.django_db
KEY = "SV-011:visits-end"
ANSWER = "All five people whose visits ended were asked."


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


@pytest.fixture
def owner(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.owner.person)


def _of(case: Case, part: str) -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/{part}"


def _words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_each_check_tells_evidence_advice_method_and_where_to_mend_it(owner: Client, case: Case) -> None:
    said = _words(owner.get(_of(case, "checks/")))
    assert "4 checks were raised; 2 wait for an answer." in said
    assert "People lose a friend when visits end: only 5 people were measured." in said
    assert 'href="/library/methods/SV-011/"' in said
    assert _of(case, "quantity/visits-end/") in said
    assert said.index("Warnings") < said.index("Notes")


def test_an_answer_stands_beside_its_check_and_hides_nothing(owner: Client, case: Case) -> None:
    owner.post(_of(case, "checks/answer/"), {"check": KEY, "answer": ANSWER, "based_on": "1"})
    said = _words(owner.get(_of(case, "checks/")))
    assert ANSWER in said
    assert "People lose a friend when visits end: only 5 people were measured." in said
    assert "4 checks were raised; 1 waits for an answer." in said
    case.refresh_from_db()
    assert latest_revision(case).data["answers"] == {KEY: ANSWER}


def test_an_answer_can_be_taken_away(owner: Client, case: Case) -> None:
    for answer in (ANSWER, ""):
        owner.post(_of(case, "checks/answer/"), {"check": KEY, "answer": answer})
    case.refresh_from_db()
    assert not latest_revision(case).data.get("answers")


def test_an_answer_too_short_to_be_a_reason_is_said_and_not_lost(owner: Client, case: Case) -> None:
    said = _words(owner.post(_of(case, "checks/answer/"), {"check": KEY, "answer": "It is fine"}))
    assert "too short to be a reason (SV-091)" in said
    assert "> It is fine</textarea>" in said
    case.refresh_from_db()
    assert case.revision == 1


def test_a_check_that_is_not_raised_cannot_be_answered(owner: Client, case: Case) -> None:
    assert owner.post(_of(case, "checks/answer/"), {"check": "SV-001", "answer": ANSWER}).status_code == 404


def test_an_answer_that_answers_nothing_now_is_told_and_can_be_taken_out(world: World, owner: Client) -> None:
    case = make_case(world.organisation, world.owner.person, answers={"SV-050": "There were no costs to speak of."})
    assert "Answers that answer nothing now" in _words(owner.get(_of(case, "checks/")))
    owner.post(_of(case, "checks/answer/"), {"check": "SV-050", "answer": ""})
    assert "Answers that answer nothing now" not in _words(owner.get(_of(case, "checks/")))


def test_a_viewer_reads_and_cannot_answer(world: World, sign_in: SignIn, case: Case) -> None:
    browser = sign_in(world.viewer.person)
    said = _words(browser.get(_of(case, "checks/")))
    assert "Few people measured" in said
    assert "<textarea" not in said
    assert browser.post(_of(case, "checks/answer/"), {"check": KEY, "answer": ANSWER}).status_code == 403


def test_a_draft_without_a_result_leads_to_what_it_still_needs(world: World, owner: Client) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    assert owner.get(_of(draft, "checks/")).headers["Location"] == _of(draft, "result/")

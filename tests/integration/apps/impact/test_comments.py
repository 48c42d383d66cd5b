"""Comments on a case: every member may write, and words can be taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.assessment_builders import NOW, make_thread
from tests.case_builders import make_case
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.accounts.services.close_account import close_account
from worthwhile.apps.impact.models import Case, Comment
from worthwhile.apps.impact.selectors.comments import count_open_by_part
from worthwhile.apps.impact.services.comments import (
    NotYourComment,
    answer_comment,
    make_comment,
    reopen_comment,
    resolve_comment,
    withdraw_comment,
)
from worthwhile.apps.organisations.services.close_organisation import close_organisation

pytestmark = pytest.mark.django_db
DEADWEIGHT = "outcomes[life-satisfaction].deadweight"
ROLES = ("owner", "editor", "viewer", "assessor")


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


def _address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/{rest}"


@pytest.mark.parametrize("role", ROLES)
def test_every_member_may_comment_on_a_figure(world: World, case: Case, sign_in: SignIn, role: str) -> None:
    browser = sign_in(getattr(world, role).person)
    page = browser.get(_address(case, "comments/new/?part=anyway&outcome=life-satisfaction")).content.decode()
    assert "Older people are more satisfied with their lives: would have happened anyway (deadweight)" in page
    assert "Volunteers are more satisfied" not in page
    answer = browser.post(
        _address(case, "comments/new/?part=anyway&outcome=life-satisfaction"),
        {"place": DEADWEIGHT, "text": "How do you know?"},
        follow=True,
    )
    assert "How do you know?" in answer.content.decode()
    kept = case.comments.get()
    assert (kept.place, kept.made_by, kept.by_assessor) == (
        DEADWEIGHT,
        getattr(world, role).person,
        role == "assessor",
    )
    assert AuditEntry.objects.filter(act=Act.COMMENT_MADE, object_id=str(kept.pk)).count() == 1


def test_a_place_that_the_case_does_not_have_is_refused(world: World, case: Case, sign_in: SignIn) -> None:
    answer = sign_in(world.viewer.person).post(
        _address(case, "comments/new/"), {"place": "outcomes[nobody].value", "text": "What is this?"}
    )
    assert "Choose one of the places in the list" in answer.content.decode()
    assert "What is this?" in answer.content.decode()
    assert not case.comments.exists()


def test_a_comment_says_something(world: World, case: Case, sign_in: SignIn) -> None:
    answer = sign_in(world.viewer.person).post(_address(case, "comments/new/"), {"place": "", "text": " "})
    assert "Enter your comment" in answer.content.decode()
    assert not case.comments.exists()


def test_a_case_as_a_whole_can_be_commented_on(world: World, case: Case, sign_in: SignIn) -> None:
    sign_in(world.viewer.person).post(_address(case, "comments/new/"), {"place": "", "text": "Well told"})
    assert case.comments.get().place == ""


def test_what_is_written_stays_text(world: World, case: Case, sign_in: SignIn) -> None:
    thread = make_comment(case=case, by=world.viewer, place="", text="<script>alert(1)</script>", now=NOW)
    for rest in ("comments/", f"comments/{thread.pk}/"):
        page = sign_in(world.owner.person).get(_address(case, rest)).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_open_comments_come_first_and_can_be_shown_alone(world: World, case: Case, sign_in: SignIn) -> None:
    for text in ("The first", "The second"):
        make_comment(case=case, by=world.viewer, place="", text=text, now=NOW)
    resolve_comment(thread=case.comments.get(text="The second"), by=world.owner, now=NOW)
    browser = sign_in(world.owner.person)
    both = browser.get(_address(case, "comments/")).content.decode()
    assert both.index("The first") < both.index("The second")
    assert "The second" not in browser.get(_address(case, "comments/?show=open")).content.decode()
    assert "The first" not in browser.get(_address(case, "comments/?show=resolved")).content.decode()


def test_comments_on_one_part_can_be_shown_alone(world: World, case: Case, sign_in: SignIn) -> None:
    make_comment(case=case, by=world.viewer, place="", text="On the whole", now=NOW)
    make_comment(case=case, by=world.viewer, place=DEADWEIGHT, text="On the share", now=NOW)
    page = sign_in(world.owner.person).get(_address(case, "comments/?part=anyway")).content.decode()
    assert "On the share" in page
    assert "On the whole" not in page


def test_an_answer_to_a_resolved_comment_opens_it_again(world: World, case: Case) -> None:
    thread = make_thread(case, world)
    resolve_comment(thread=thread, by=world.owner, now=NOW)
    thread.refresh_from_db()
    answer_comment(thread=thread, by=world.assessor, text="Not quite", now=NOW)
    thread.refresh_from_db()
    assert thread.is_open
    assert AuditEntry.objects.filter(act=Act.COMMENT_REOPENED).count() == 1


@pytest.mark.parametrize("role", ROLES)
def test_owners_editors_and_the_writer_resolve_and_open_again(
    world: World, case: Case, sign_in: SignIn, role: str
) -> None:
    thread = make_thread(case, world)
    may = role != "viewer"
    browser, address = sign_in(getattr(world, role).person), _address(case, f"comments/{thread.pk}/")
    assert ("Resolve: this is dealt with" in browser.get(address).content.decode()) is may
    for does, is_open in (("resolve", False), ("reopen", True)):
        assert browser.post(address, {"do": does}).status_code == (302 if may else 403)
        thread.refresh_from_db()
        assert thread.is_open is (is_open or not may)


def test_resolving_twice_is_resolving_once(world: World, case: Case) -> None:
    thread = make_thread(case, world)
    resolve_comment(thread=thread, by=world.owner, now=NOW)
    resolve_comment(thread=thread, by=world.editor, now=NOW)
    thread.refresh_from_db()
    assert thread.resolved_by == world.owner.person
    assert AuditEntry.objects.filter(act=Act.COMMENT_RESOLVED).count() == 1


def test_a_viewer_resolves_only_their_own(world: World, case: Case) -> None:
    thread = make_thread(case, world)
    with pytest.raises(NotYourComment):
        resolve_comment(thread=thread, by=world.viewer, now=NOW)
    with pytest.raises(NotYourComment):
        reopen_comment(thread=thread, by=world.viewer, now=NOW)


def test_withdrawing_erases_the_text_and_keeps_that_there_was_one(world: World, case: Case, sign_in: SignIn) -> None:
    thread = make_comment(case=case, by=world.viewer, place="", text="Forget this", now=NOW)
    browser = sign_in(world.viewer.person)
    browser.post(_address(case, f"comments/{thread.pk}/"), {"do": "withdraw", "which": thread.pk})
    page = browser.get(_address(case, "comments/")).content.decode()
    assert "Withdrawn by its writer" in page
    assert "Forget this" not in page
    thread.refresh_from_db()
    assert (thread.text, thread.is_open) == ("", False)


def test_a_withdrawn_comment_with_answers_stays_open(world: World, case: Case) -> None:
    thread = make_thread(case, world)
    withdraw_comment(comment=thread, by=world.assessor, now=NOW)
    thread.refresh_from_db()
    assert (thread.text, thread.is_open) == ("", True)


def test_nobody_withdraws_the_words_of_another(world: World, case: Case, sign_in: SignIn) -> None:
    thread = make_thread(case, world)
    answer = sign_in(world.owner.person).post(
        _address(case, f"comments/{thread.pk}/"), {"do": "withdraw", "which": thread.pk}
    )
    assert answer.status_code == 403
    thread.refresh_from_db()
    assert thread.text == "Is this the share of the council?"


def test_nothing_is_withdrawn_through_another_thread(world: World, case: Case, sign_in: SignIn) -> None:
    thread, other = make_thread(case, world), make_comment(case=case, by=world.owner, place="", text="Mine", now=NOW)
    answer = sign_in(world.owner.person).post(
        _address(case, f"comments/{thread.pk}/"), {"do": "withdraw", "which": other.pk}
    )
    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.text == "Mine"


def test_a_comment_of_another_case_is_not_found(world: World, case: Case, sign_in: SignIn) -> None:
    elsewhere = make_thread(make_case(world.organisation, world.owner.person), world)
    browser = sign_in(world.owner.person)
    assert browser.get(_address(case, f"comments/{elsewhere.pk}/")).status_code == 404
    answer = elsewhere.replies.get()
    assert browser.get(_address(answer.case, f"comments/{answer.pk}/")).status_code == 404


def test_a_part_says_how_many_comments_are_open_on_it(world: World, case: Case, sign_in: SignIn) -> None:
    make_thread(case, world)
    make_comment(case=case, by=world.viewer, place="inputs[Council grant].values", text="Last year's", now=NOW)
    resolved = make_comment(case=case, by=world.owner, place=DEADWEIGHT, text="Done", now=NOW)
    resolve_comment(thread=resolved, by=world.owner, now=NOW)
    browser = sign_in(world.owner.person)
    assert "1 open comment on this part" in browser.get(_address(case, "anyway/life-satisfaction/")).content.decode()
    assert "1 open comment on this part" in browser.get(_address(case, "costs/")).content.decode()
    about = browser.get(_address(case, "about/")).content.decode()
    assert "on this part" not in about
    assert "Comment on this" in about
    assert "2 open comments" in browser.get(_address(case)).content.decode()


def test_counting_open_comments_is_one_query(world: World, case: Case) -> None:
    for _ in range(3):
        make_thread(case, world)
    with CaptureQueriesContext(connection) as queries:
        assert count_open_by_part(case) == {"anyway": 3}
    assert len(queries) == 1


def test_a_comment_stays_when_what_it_is_about_goes(world: World, case: Case, sign_in: SignIn) -> None:
    make_comment(case=case, by=world.viewer, place="outcomes[gone].value", text="Where is it?", now=NOW)
    page = sign_in(world.owner.person).get(_address(case, "comments/")).content.decode()
    assert "Where is it?" in page
    assert "gone" in page


def test_the_words_of_somebody_who_closed_their_account_stay_without_the_name(
    world: World, case: Case, sign_in: SignIn
) -> None:
    make_comment(case=case, by=world.viewer, place="", text="As I said", now=NOW)
    close_account(world.viewer.person, at=NOW)
    page = sign_in(world.owner.person).get(_address(case, "comments/")).content.decode()
    assert "As I said" in page
    assert "Somebody whose account is closed" in page
    assert "viewer@example.org" not in page


def test_comments_go_with_the_organisation(world: World, case: Case) -> None:
    make_thread(case, world)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert not Comment.objects.exists()

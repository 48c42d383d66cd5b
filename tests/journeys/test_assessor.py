"""An assessor verifies a version by keyboard; the owner reads it, answers a question and resolves it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.case_builders import make_case, make_version
from tests.journeys.visitor import FindBarriers, Visitor
from tests.organisation_builders import World, make_world
from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import AssessorCheck

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
FIRST = "That the change happened"


class Member(Visitor):
    """What a member does on the pages of a case, and sees there."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers, person: User) -> None:
        super().__init__(page, address, find_barriers)
        self.given_i_am_signed_in_as(person)

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def when_i_record_by_keyboard_alone(self, looked_at: str) -> None:
        self.page.get_by_label("Verified: what I looked at bears it out").focus()
        self.page.keyboard.press("Space")
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(looked_at)
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Tab")
        expect(self.page.get_by_role("button", name="Record and go on")).to_be_focused()
        self.page.keyboard.press("Enter")

    def when_i_question_by_keyboard_alone(self, question: str) -> None:
        self.page.get_by_label("Verified: what I looked at bears it out").focus()
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("ArrowDown")
        expect(self.page.get_by_label("Questioned: it needs an answer first")).to_be_checked()
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(question)
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Tab")
        expect(self.page.get_by_role("button", name="Record and go to the list")).to_be_focused()
        self.page.keyboard.press("Enter")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> str:
    """Where a case stands of which a version is kept."""
    case = make_case(world.organisation, world.owner.person)
    make_version(case, world.owner.person)
    return f"{world.address}cases/{case.pk}/"


@pytest.fixture
def assessor(live_server: LiveServer, page: Page, find_barriers: FindBarriers, world: World) -> Member:
    return Member(page, live_server.url, find_barriers, world.assessor.person)


@pytest.fixture
def owner(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers, world: World) -> Iterator[Member]:
    context = browser.new_context()
    yield Member(context.new_page(), live_server.url, find_barriers, world.owner.person)
    context.close()


def test_an_assessor_verifies_asks_and_is_answered(assessor: Member, owner: Member, case: str) -> None:
    assessor.given_i_am_on(case)
    assessor.when_i_follow("Assessment")
    assessor.then_the_page_is("Assessment of version 1: As sent to the council")
    assessor.when_i_press("Begin with the most important")
    assessor.then_the_page_is(FIRST)
    assessor.when_i_press("Record and go on")
    assessor.then_i_read("Choose what you found")
    assessor.then_the_page_is(FIRST)
    assessor.when_i_record_by_keyboard_alone("Answer sheets 1 to 20")
    assessor.then_the_page_is("How many")
    assessor.when_i_question_by_keyboard_alone("Where does 0.4 come from?")
    assessor.then_i_read("2 of 46 checked")
    records = AssessorCheck.objects.order_by("pk").values_list("verdict", "looked_at", "note")
    assert list(records) == [
        ("verified", "Answer sheets 1 to 20", ""),
        ("questioned", "", "Where does 0.4 come from?"),
    ]

    assessor.when_i_follow("How many: Older people are more satisfied with their lives")
    assessor.when_i_follow("Ask the author: comment on this")
    assessor.then_the_page_is("Write a comment: how many")
    assessor.when_i_enter("Your comment", "Where does 0.4 come from?")
    assessor.when_i_press("Keep the comment")
    assessor.then_the_page_is("Older people are more satisfied with their lives: how many change (quantity)")

    assessor.given_i_am_on(f"{case}assess/1/opinion/")
    assessor.then_the_page_is("Your opinion on version 1")
    assessor.when_i_enter("Your opinion of this version", "The change is real; the count needs its sum.")
    assessor.when_i_press("Give this opinion")
    assessor.then_i_read("The change is real; the count needs its sum.")

    owner.given_i_am_on(case)
    owner.then_i_read("1 open comment")
    owner.then_i_read("Opinion given on version 1")
    owner.when_i_follow("Assessment")
    owner.then_i_read("2 of 46 checked")
    owner.when_i_follow(f"{FIRST}: Older people are more satisfied with their lives")
    owner.then_i_read("Answer sheets 1 to 20")
    owner.then_the_page_is(FIRST)

    owner.given_i_am_on(f"{case}quantity/life-satisfaction/")
    owner.when_i_follow("1 open comment on this part")
    owner.then_the_page_is("Comments: how many")
    owner.when_i_follow("Older people are more satisfied with their lives: how many change (quantity)")
    owner.when_i_enter("Your answer", "From the survey: 6.1 before and 6.5 after.")
    owner.when_i_press("Answer")
    owner.then_i_read("From the survey: 6.1 before and 6.5 after.")
    owner.when_i_press("Resolve: this is dealt with")
    owner.then_i_read("Resolved")
    owner.then_the_page_is("Older people are more satisfied with their lives: how many change (quantity)")
    owner.given_i_am_on(f"{case}comments/?show=open")
    owner.then_i_read("There is no such comment.")

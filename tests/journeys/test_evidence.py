"""A manager opens a collection; people answer at the link, stop, come back and finish, in English and in Welsh."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.evidence_builders import HELP, make_collection, make_people
from tests.journeys.visitor import PHONE, FindBarriers, Visitor
from tests.organisation_builders import make_organisation, make_person
from worthwhile.apps.accounts.models import User
from worthwhile.apps.evidence.models import Collection, Participant, Questionnaire, QuestionnaireState

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


class Person(Visitor):
    """What somebody does on the pages, and sees there."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers | None) -> None:
        super().__init__(page, address, find_barriers)
        page.set_viewport_size(PHONE)

    def given_i_open_the_link(self, collection: Collection, code: str = "") -> None:
        self.page.goto(f"{self.address}/answer/{collection.token}/{f'?code={code}' if code else ''}")

    def when_i_follow(self, name: str) -> None:
        """What a respondent may do at any time stands at the foot of the page."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def when_i_answer(self, answer: str, button: str = "Save and continue") -> None:
        self.when_i_choose(answer)
        self.when_i_press(button)

    def then_nothing_is_chosen(self) -> None:
        expect(self.page.locator("input[type=radio]:checked")).to_have_count(0)


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    cache.clear()


@pytest.fixture
def owner(transactional_db: None) -> User:
    return make_person("owner@example.org")


@pytest.fixture
def low_mood(owner: User) -> Collection:
    return make_collection(make_organisation(owner), owner, ("phq-9",))


@pytest.fixture
def wellbeing(owner: User) -> Collection:
    return make_collection(make_organisation(owner), owner, ("ons4",))


@pytest.fixture
def person(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Person:
    return Person(page, live_server.url, find_barriers)


@pytest.fixture
def same_person_later(live_server: LiveServer, browser: Browser) -> Iterator[Person]:
    context = browser.new_context()
    yield Person(context.new_page(), live_server.url, None)
    context.close()


def _one_with_a_code(collection: Collection, owner: User) -> Participant:
    return make_people(collection, owner)[0]


def _finished(participant: Participant) -> Questionnaire:
    return Questionnaire.objects.get(participant=participant, state=QuestionnaireState.COMPLETE)


def test_answers_are_saved_on_a_phone_and_gone_on_with_elsewhere(
    person: Person, same_person_later: Person, low_mood: Collection, owner: User
) -> None:
    who = _one_with_a_code(low_mood, owner)
    person.given_i_open_the_link(low_mood, who.written_code)
    person.then_the_page_is("Questions for you / Cwestiynau i chi")
    person.when_i_press("Continue / Parhau")
    person.then_the_page_is("Before you start")
    person.when_i_press("Continue")
    person.then_i_read("Choose yes or no")
    person.when_i_answer("Yes, I agree", "Continue")
    person.then_the_page_is("Enter your code")
    person.when_i_press("Continue")
    person.then_the_page_is("Which time is this?")
    person.when_i_answer("Yes", "Continue")
    person.then_the_page_is("Little interest or pleasure in doing things")
    person.when_i_press("Save and continue")
    person.then_the_page_is("Little interest or pleasure in doing things")
    person.then_i_read("Choose an answer, or skip this question")
    person.when_i_answer("Several days")
    person.when_i_follow("Back")
    person.then_i_read("You have passed this question already.")
    person.then_nothing_is_chosen()
    person.when_i_follow("Leave it as it is")
    person.when_i_press("Skip this question")

    again = same_person_later
    again.given_i_open_the_link(low_mood)
    again.when_i_press("Continue / Parhau")
    again.when_i_answer("Yes, I agree", "Continue")
    again.when_i_enter("Your code", who.code.lower())
    again.when_i_press("Continue")
    again.then_i_read("You have begun already.")
    again.when_i_answer("Yes", "Continue")
    again.then_i_read("Question 3 of 9")
    again.then_nothing_is_chosen()
    again.find_barriers = person.find_barriers
    for _ in range(6):
        again.when_i_answer("Not at all")
    again.when_i_answer("Several days")
    again.then_the_page_is("You do not have to be alone with this")
    again.then_i_read(HELP)
    again.when_i_press("Go on")
    again.then_the_page_is("Thank you")
    assert _finished(who).answers == [1, None, 0, 0, 0, 0, 0, 0, 1]


def test_the_same_in_welsh_in_large_print(person: Person, wellbeing: Collection, owner: User) -> None:
    who = _one_with_a_code(wellbeing, owner)
    person.given_i_open_the_link(wellbeing, who.written_code)
    person.when_i_choose("Cymraeg")
    person.when_i_choose("Large print / Print bras")
    person.when_i_press("Continue / Parhau")
    person.then_the_page_is("Cyn i chi ddechrau")
    expect(person.page.locator("html")).to_have_attribute("lang", "cy")
    person.when_i_answer("Ydw, rwy'n cytuno", "Parhau")
    person.then_the_page_is("Rhowch eich cod")
    person.when_i_press("Parhau")
    person.then_the_page_is("Pa dro yw hwn?")
    person.when_i_answer("Ydy", "Parhau")
    person.then_the_page_is("Overall, how satisfied are you with your life nowadays?")
    for answer in ("7", "8", "9", "2"):
        person.when_i_answer(answer, "Cadw a pharhau")
    person.then_the_page_is("Diolch")
    assert (_finished(who).answers, _finished(who).language) == ([7, 8, 9, 2], "cy")


def test_the_same_easy_to_read_without_javascript_and_erased_again(
    live_server: LiveServer, plain_page: Page, wellbeing: Collection, owner: User
) -> None:
    who = _one_with_a_code(wellbeing, owner)
    person = Person(plain_page, live_server.url, None)
    person.given_i_open_the_link(wellbeing, who.written_code)
    person.when_i_choose("Easy to read: one idea a line / Hawdd ei ddeall: un syniad y llinell")
    person.when_i_press("Continue / Parhau")
    person.when_i_answer("Yes, I agree", "Continue")
    person.when_i_press("Continue")
    person.when_i_answer("Yes", "Continue")
    for answer in ("0", "10", "5", "5"):
        person.when_i_answer(answer)
    person.then_the_page_is("Thank you")
    assert _finished(who).answers == [0, 10, 5, 5]
    person.when_i_follow("Erase my answers")
    person.when_i_enter("Your code", who.written_code)
    person.when_i_choose("Erase all my answers. I know that this cannot be undone.")
    person.when_i_press("Erase my answers")
    person.then_the_page_is("Your answers are erased")
    assert Questionnaire.objects.count() == 0


def test_with_the_keyboard_alone(person: Person, wellbeing: Collection, owner: User) -> None:
    who = _one_with_a_code(wellbeing, owner)
    person.given_i_open_the_link(wellbeing, who.written_code)
    person.when_i_press("Continue / Parhau")
    person.when_i_answer("Yes, I agree", "Continue")
    person.when_i_press("Continue")
    person.when_i_answer("Yes", "Continue")
    keyboard = person.page.keyboard
    for _ in range(4):
        person.page.locator("input[type=radio]").first.focus()
        keyboard.press("ArrowDown")
        keyboard.press("Tab")
        with person.page.expect_navigation():
            keyboard.press("Enter")
    person.then_the_page_is("Thank you")
    assert _finished(who).answers == [1, 1, 1, 1]


def test_no_is_a_good_answer(person: Person, wellbeing: Collection) -> None:
    person.given_i_open_the_link(wellbeing)
    person.when_i_press("Continue / Parhau")
    person.when_i_answer("No, I do not agree", "Continue")
    person.then_the_page_is("That is fine")


def test_a_manager_sets_a_collection_up_and_gives_out_a_code(person: Person, owner: User) -> None:
    organisation = make_organisation(owner)
    person.given_i_am_signed_in_as(owner)
    person.page.goto(f"{person.address}/organisations/{organisation.pk}/evidence/")
    person.then_the_page_is("Evidence")
    person.when_i_press("Start a collection")
    person.when_i_press("Continue")
    person.then_i_read("Enter a name for the collection")
    person.then_the_page_is("Start a collection")
    person.when_i_enter("Name of the collection", "Lunch, spring")
    person.when_i_enter("Describe the service in a sentence", "A weekly lunch.")
    person.when_i_choose("ONS4 personal wellbeing (no permission needed)")
    person.when_i_press("Continue")
    person.then_the_page_is("Lunch, spring")
    person.when_i_follow("Why you ask, and on what basis")
    person.then_the_page_is("Why you ask, and on what basis")
    person.when_i_enter("Why do you ask?", "To improve lunch.")
    person.when_i_choose("Consent: people agree freely, and may change their minds")
    person.when_i_choose("None: nothing here is about health")
    person.when_i_press("Save")
    person.when_i_follow("What people agree to")
    person.then_the_page_is("What people agree to")
    person.when_i_press("Save")
    person.when_i_follow("Who acts on a worrying answer")
    person.then_the_page_is("Who acts on a worrying answer")
    person.when_i_enter("Who looks at it on the same day?", "The safeguarding lead")
    person.when_i_enter("What are people told to do if something worries them?", "Talk to us.")
    person.when_i_press("Save")
    person.when_i_press("Open it")
    person.then_the_page_is("Open this collection?")
    person.when_i_press("Open it")
    person.then_the_page_is("Lunch, spring")
    person.when_i_follow("Codes to give out")
    person.when_i_enter("How many codes?", "3")
    person.when_i_press("Make codes")
    person.then_the_page_is("Codes to give out")
    person.page.get_by_role("link", name="Link and QR code").first.click()
    expect(person.page.get_by_alt_text("QR code of the link above")).to_be_visible()

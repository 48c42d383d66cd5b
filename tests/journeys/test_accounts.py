"""A newcomer gets an account, a passkey and codes in reserve, and gets back in with each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
ADDRESS, PASSWORD = "ada@example.org", "lamp-orchard-violin"
FindBarriers = Callable[[Page], list[str]]


class Visitor:
    """What a person does on the pages of an account and sees there."""

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers | None) -> None:
        # A passkey belongs to a name, and an address in figures is none.
        self.page, self.address = page, f"http://localhost:{urlsplit(address).port}"
        self.find_barriers = find_barriers

    def given_i_am_on_the_first_page(self) -> None:
        self.page.goto(self.address)

    def when_i_follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def when_i_enter(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def when_i_enter_the_code_i_was_sent(self) -> None:
        found = re.search(r"^([A-Z0-9]+-[A-Z0-9]+)$", str(mail.outbox[-1].body), re.MULTILINE)
        assert found
        self.when_i_enter("Code", found.group(1))
        self.when_i_press("Go on")

    def when_i_show_that_it_is_me(self) -> None:
        self.then_the_page_is("Show that it is you")
        self.when_i_enter("Password", PASSWORD)
        self.when_i_press("Go on")

    def when_i_create_an_account(self) -> None:
        self.when_i_follow("Sign in")
        self.then_the_page_is("Sign in")
        self.when_i_follow("Create an account")
        self.then_the_page_is("Create an account")
        self.when_i_enter("E-mail address", ADDRESS)
        self.when_i_enter("Password", PASSWORD)
        self.when_i_press("Create an account")
        self.then_the_page_is("Confirm your e-mail address")
        self.when_i_enter_the_code_i_was_sent()
        self.then_the_page_is("Your organisations")

    def when_i_sign_out(self) -> None:
        self.page.goto(f"{self.address}/account/")
        self.when_i_press("Sign out")
        expect(self.page.get_by_text("You are signed out.")).to_be_visible()

    def then_the_page_is(self, heading: str) -> None:
        """Its heading says so, and nothing is in the way on a desk or on a phone."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        if self.find_barriers:
            for size in (PHONE, DESKTOP):
                self.page.set_viewport_size(size)  # type: ignore[arg-type]
                assert self.find_barriers(self.page) == []
                assert self.page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    def then_i_read(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db: None) -> None:
    cache.clear()


@pytest.fixture
def visitor(live_server: LiveServer, page: Page, find_barriers: FindBarriers) -> Visitor:
    return Visitor(page, live_server.url, find_barriers)


@pytest.fixture
def plain_visitor(live_server: LiveServer, plain_page: Page) -> Visitor:
    return Visitor(plain_page, live_server.url, None)


@pytest.fixture
def device(page: Page) -> Iterator[Callable[[bool], None]]:
    """A device that makes passkeys and knows its owner; call it with False for an owner who presses Cancel."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    def owner_agrees(agrees: bool) -> None:
        who = {"authenticatorId": made["authenticatorId"], "isUserVerified": agrees}
        session.send("WebAuthn.setUserVerified", who)

    yield owner_agrees
    session.detach()


def test_from_signing_up_to_signing_in_with_a_passkey(visitor: Visitor, device: Callable[[bool], None]) -> None:
    visitor.given_i_am_on_the_first_page()
    visitor.when_i_create_an_account()
    visitor.when_i_follow("Your account")
    visitor.when_i_follow("Add passkeys")
    visitor.when_i_show_that_it_is_me()
    visitor.then_the_page_is("Add a passkey")
    visitor.when_i_enter("Name of the passkey", "Work laptop")
    visitor.when_i_press("Make the passkey")
    visitor.then_the_page_is("Your recovery codes")
    visitor.when_i_follow("Your account")
    visitor.when_i_follow("Change passkeys")
    visitor.then_the_page_is("Your passkeys")
    visitor.then_i_read("Work laptop")
    visitor.when_i_sign_out()
    visitor.when_i_follow("Sign in")
    device(False)
    visitor.when_i_press("Sign in with a passkey")
    visitor.then_i_read("The passkey was not used")
    visitor.then_the_page_is("Sign in")
    device(True)
    visitor.when_i_press("Sign in with a passkey")
    visitor.then_the_page_is("Your organisations")


def test_from_a_passkey_alone_to_recovery_codes(visitor: Visitor, device: Callable[[bool], None]) -> None:
    visitor.given_i_am_on_the_first_page()
    visitor.when_i_follow("Sign in")
    visitor.when_i_follow("Create an account")
    visitor.when_i_follow("Create an account with a passkey")
    visitor.then_the_page_is("Create an account with a passkey")
    visitor.when_i_enter("E-mail address", ADDRESS)
    visitor.when_i_press("Send the code")
    visitor.when_i_enter_the_code_i_was_sent()
    visitor.then_the_page_is("Make your passkey")
    visitor.when_i_press("Make the passkey")
    visitor.then_the_page_is("Show that it is you")
    visitor.when_i_press("Use a passkey")
    visitor.then_the_page_is("Make recovery codes")
    visitor.when_i_press("Make the codes")
    visitor.then_the_page_is("Your recovery codes")


def test_without_javascript(plain_visitor: Visitor) -> None:
    plain_visitor.given_i_am_on_the_first_page()
    plain_visitor.when_i_create_an_account()
    plain_visitor.when_i_sign_out()
    plain_visitor.when_i_follow("Sign in")
    plain_visitor.then_i_read("A passkey needs JavaScript")
    expect(plain_visitor.page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    plain_visitor.when_i_follow("Send me a code by e-mail")
    plain_visitor.when_i_enter("E-mail address", ADDRESS)
    plain_visitor.when_i_press("Send the code")
    plain_visitor.when_i_enter_the_code_i_was_sent()
    plain_visitor.then_the_page_is("Your organisations")


def test_from_changing_ones_name_to_closing_the_account(visitor: Visitor) -> None:
    visitor.given_i_am_on_the_first_page()
    visitor.when_i_create_an_account()
    visitor.when_i_follow("Your account")
    visitor.when_i_follow("Change your name")
    visitor.then_the_page_is("Your name")
    visitor.when_i_enter("Your name", "Ada")
    visitor.when_i_press("Save your name")
    visitor.then_i_read("Your name is changed.")
    visitor.when_i_follow("Where you are signed in")
    visitor.then_the_page_is("Where you are signed in")
    visitor.when_i_follow("Your account")
    visitor.when_i_follow("Close your account")
    visitor.when_i_show_that_it_is_me()
    visitor.then_the_page_is("Close your account")
    visitor.page.get_by_label("Close my account").check()
    visitor.when_i_press("Close my account")
    visitor.then_the_page_is("Your account is closed")

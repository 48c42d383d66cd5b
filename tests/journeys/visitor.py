"""What anybody does in a browser and sees there, as the sentences of a journey say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from worthwhile.apps.accounts.models import User

DESK: Any = {"width": 1280, "height": 900}
PHONE: Any = {"width": 360, "height": 740}
FindBarriers = Callable[[Page], list[str]]


class Visitor:
    """A person at a browser; links, buttons and boxes are found by their whole name.

    Without ``find_barriers`` the journey is the one without JavaScript, in which axe cannot look.
    """

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers | None = None) -> None:
        self.page, self.address, self.find_barriers = page, address, find_barriers

    def given_i_am_signed_in_as(self, person: User) -> None:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.address}])

    def given_i_am_on(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.address + path)

    def when_i_follow(self, name: str) -> None:
        self.page.locator("main, nav").get_by_role("link", name=name, exact=True).first.click()

    def when_i_press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def when_i_enter(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def when_i_choose(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def then_i_read(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_role("main").get_by_text(text).first).to_be_visible()

    def then_the_page_is(self, heading: str) -> None:
        """The page with that heading, and with nothing in anybody's way."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        self.then_nothing_is_in_my_way()

    def then_nothing_is_in_my_way(self) -> None:
        """No barrier at a desk or on a telephone, and nothing wider than the screen."""
        if self.find_barriers is None:
            return
        for size in (DESK, PHONE):
            self.page.set_viewport_size(size)
            assert self.find_barriers(self.page) == []
            assert self.page.evaluate("document.documentElement.scrollWidth") <= size["width"]

"""People of a buyer and of suppliers, each at a window of their own, for journeys through a whole tender."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import DESK, FindBarriers, Visitor
from tests.organisation_builders import add_member, make_organisation, make_person
from tests.tender_builders import make_supplier
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation, Role
from worthwhile.apps.tenders.models import Tender

POSTS = {
    "author": "Ann Lee, commissioning manager", "approver": "Bo Chan, head of adult care",
    "first": "Cy Dale, contracts officer", "second": "Di Ekow, social worker", "moderator": "Eve Frost, procurement",
}  # fmt: skip
OpenWindow = Callable[[User], Visitor]


class LooksOnce(Visitor):
    """A person in a journey of many pages: each kind of page is looked at for barriers the first time anybody sees it.

    ``seen`` is shared by everybody in the journey; ``then_nothing_is_in_my_way_now`` looks in any case.
    """

    def __init__(self, page: Page, address: str, find_barriers: FindBarriers, seen: set[str]) -> None:
        super().__init__(page, address, find_barriers)
        self.seen = seen

    def then_nothing_is_in_my_way(self) -> None:
        kind = resolve(urlsplit(self.page.url).path).view_name
        if kind not in self.seen:
            self.seen.add(kind)
            super().then_nothing_is_in_my_way()

    def then_nothing_is_in_my_way_now(self) -> None:
        super().then_nothing_is_in_my_way()


@contextmanager
def windows(live_server: LiveServer, browser: Browser, find_barriers: FindBarriers) -> Iterator[OpenWindow]:
    """Opens a window for anybody, signed in; no page of theirs may report an error of its own."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []
    seen: set[str] = set()

    def opened(person: User) -> Visitor:
        contexts.append(browser.new_context(viewport=DESK))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        visitor = LooksOnce(page, live_server.url, find_barriers, seen)
        visitor.given_i_am_signed_in_as(person)
        return visitor

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@dataclass
class Buyers:
    """The people of a buyer by what they do in the journey, each at a window; ``secrets`` are their opening keys."""

    organisation: Organisation
    people: dict[str, User]
    at: dict[str, Visitor]
    secrets: dict[str, str] = field(default_factory=dict)

    @property
    def tender(self) -> Tender:
        return Tender.objects.get(buyer=self.organisation)

    @property
    def page(self) -> str:
        return f"/organisations/{self.organisation.pk}/tenders/{self.tender.pk}/"

    def on_the_tender(self, name: str) -> Visitor:
        """Somebody, on the page of the tender."""
        self.at[name].given_i_am_on(self.page)
        self.at[name].then_the_page_is(self.tender.title)
        return self.at[name]


@dataclass
class Supplier:
    """An organisation that may bid, and its person at a window."""

    organisation: Organisation
    visitor: Visitor

    def bid_page(self, tender: Tender) -> str:
        return f"/organisations/{self.organisation.pk}/bids/{tender.pk}/"


def make_buyers(opened: OpenWindow, name: str, others: Iterable[str]) -> Buyers:
    """The author, who owns the organisation, and further people."""
    author = make_person("author@buyer.example")
    organisation = make_organisation(author, name)
    people = {"author": author}
    people |= {one: add_member(organisation, f"{one}@buyer.example", Role.VIEWER).person for one in others}
    return Buyers(organisation, people, {one: opened(person) for one, person in people.items()})


def supplier_at_window(opened: OpenWindow, name: str) -> Supplier:
    organisation, person = make_supplier(name)
    return Supplier(organisation, opened(person))

"""Every address of the project, opened by everybody who should not get in.

An address that is not listed fails the suite: whoever adds one says whom it is for, in tests/integration/addresses.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.api_program import make_token
from tests.asking import Asking, Heard, undone
from tests.integration.addresses import (
    accounts,
    api,
    demonstration,
    evidence,
    evidence_groups,
    impact,
    library,
    opportunities,
    opportunities_members,
    organisations,
    tenders,
    tenders_assessing,
    tenders_award,
    tenders_bid_drafts,
    tenders_bidder,
    tenders_buyer,
    tenders_quick_quotes,
)
from tests.integration.addresses.whom import For
from tests.organisation_builders import World, make_world
from worthwhile.api.openapi import openapi_data
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.organisations.models.access_token import new_secret
from worthwhile.apps.organisations.services.access_tokens import withdraw_access
from worthwhile.exchange.proof.known_heads import FOLDER

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


AREAS = (
    accounts,
    organisations,
    evidence,
    evidence_groups,
    library,
    impact,
    opportunities,
    opportunities_members,
    tenders,
    tenders_buyer,
    tenders_bidder,
    tenders_bid_drafts,
    tenders_quick_quotes,
    tenders_award,
    tenders_assessing,
    demonstration,
    api,
)
WHOM = {route: whom for area in AREAS for route, whom in area.WHOM.items()}
SECRETS = [secret for area in AREAS for secret in area.SECRETS]
MAY = {
    For.MEMBERS: set(Role),
    For.INSIDERS: {Role.OWNER, Role.EDITOR, Role.VIEWER},
    For.WRITERS: {Role.OWNER, Role.EDITOR},
    For.OWNERS: {Role.OWNER},
    For.ASSESSORS: {Role.ASSESSOR},
}


def _patterns(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for entry in found:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, route)
        else:
            yield route


def _routes() -> list[str]:
    return list(dict.fromkeys(_patterns(get_resolver().url_patterns)))


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer at an address, and the tables in which it left something."""

    method: str
    route: str
    heard: Heard
    changed: frozenset[str]

    def __str__(self) -> str:
        return f"{self.method} {self.route}: {self.heard.status} {self.heard.leads_to} {sorted(self.changed) or ''}"


@dataclass(frozen=True)
class Place:
    """An organisation with something of every kind in it, and the addresses that lead there."""

    world: World
    parts: dict[str, str]
    ask: Asking = field(default_factory=Asking)
    walked: dict[User | None, list[Answered]] = field(default_factory=dict)

    def address(self, route: str) -> str:
        for part, value in self.parts.items():
            route = route.replace(part, value)
        assert "<" not in route, f"say what stands for the parts of {route}"
        return f"/{route}"

    def answers(self, person: User | None) -> list[Answered]:
        """What reading and sending bring at every address, asked once for all who want to know."""
        if person not in self.walked:
            asked = [(method, route) for route in _routes() for method in ("get", "post")]
            self.walked[person] = [self.answer(person, method, route) for method, route in asked]
        return self.walked[person]

    def answer(self, person: User | None, method: str, route: str) -> Answered:
        """What one address answers, and what would stay of it."""
        heard = self.ask(person, method, self.address(route))
        tried = heard.written & _tables()
        changed = self.ask.changed(person, method, self.address(route), None, tried) if tried else frozenset()
        return Answered(method=method, route=route, heard=heard, changed=changed)


@pytest.fixture(scope="module")
def place(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """Built once, outside of the tests, each of which leaves it as it was."""
    with django_db_blocker.unblock(), undone():
        world = make_world()
        parts = {part: value for area in AREAS for part, value in area.leave(world).items()}
        place = Place(world, dict(sorted(parts.items(), key=lambda part: -len(part[0]))))
        for person in (world.stranger, *(one.person for one in world.organisation.memberships.all())):
            place.ask.sign_in(person)
        yield place
        shutil.rmtree(settings.HOME / FOLDER, ignore_errors=True)


def _tables() -> frozenset[str]:
    """Those of every area of work but the accounts, whose sessions come and go."""
    labels = ("organisations", "evidence", "library", "impact", "opportunities", "tenders", "demonstration")
    return frozenset(model._meta.db_table for label in labels for model in apps.get_app_config(label).get_models())


def _kept() -> dict[str, list[dict[str, object]]]:
    """Everything in the tables of every area of work but the accounts, whose sessions come and go."""
    labels = ("organisations", "evidence", "library", "impact", "opportunities", "tenders", "demonstration")
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_every_address_says_whom_it_is_for() -> None:
    missing = [route for route in _routes() if route not in WHOM]
    assert missing == [], "Add each to WHOM in tests/integration/addresses, with whom it is for"


def test_no_address_is_listed_that_is_gone() -> None:
    assert [route for route in WHOM if route not in _routes()] == []


def _changes(answers: list[Answered]) -> list[str]:
    return [str(one) for one in answers if one.changed]


def test_signed_out_one_is_sent_to_sign_in(place: Place) -> None:
    open_to_all = (For.ANYBODY, For.SIGN_IN, For.TOKEN)
    found = [one for one in place.answers(None) if WHOM[one.route] not in open_to_all]
    at_the_door = (302, "/account/login/")
    wrong = [
        str(one)
        for one in found
        if (one.heard.status, one.heard.leads_to.split("?")[0]) != at_the_door and one.heard.status != 405
    ]
    assert wrong == []
    assert _changes(found) == []


def test_to_another_organisation_there_is_nothing_there(place: Place) -> None:
    found = [one for one in place.answers(place.world.stranger) if WHOM[one.route] in MAY]
    assert [str(one) for one in found if one.heard.status not in (404, 405)] == []
    assert _changes(found) == []


def test_an_invitation_is_for_nobody_else(place: Place) -> None:
    for person in (place.world.stranger, place.world.viewer.person):
        found = [place.answer(person, method, "invitations/<str:token>/") for method in ("get", "post")]
        assert [one.heard.status for one in found] == [403, 403]
        assert _changes(found) == []


@pytest.mark.parametrize("visitor", ["signed out", "another organisation"])
def test_no_answer_to_an_outsider_holds_a_word_of_the_organisation(place: Place, visitor: str) -> None:
    person = place.world.stranger if visitor == "another organisation" else None
    told = [f"{one}: {secret}" for one in place.answers(person) for secret in SECRETS if secret in one.heard.text]
    assert told == []


@pytest.mark.parametrize("role", ["viewer", "assessor", "editor"])
def test_a_member_gets_what_the_role_allows_and_no_more(place: Place, role: str) -> None:
    member, wrong = getattr(place.world, role), []
    for route in [route for route in _routes() if WHOM[route] in MAY]:
        may = member.role in MAY[WHOM[route]]
        read = place.answer(member.person, "get", route)
        if read.heard.status not in ((200, 405) if may else (403,)) or read.changed:
            wrong.append(str(read))
        if not may:
            sent = place.answer(member.person, "post", route)
            if sent.heard.status not in (403, 405) or sent.changed:
                wrong.append(str(sent))
    assert wrong == []


def test_the_walk_sees_a_word_where_there_is_one(place: Place) -> None:
    """The owner is told every secret somewhere: a walk that opened nothing would find none."""
    pages = [place.ask(place.world.owner.person, "get", place.address(route)).text for route in _routes()]
    assert [secret for secret in SECRETS if not any(secret in page for page in pages)] == []


def _browser(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


TOKENLESS = ("signed out", "signed in by cookie", "made up", "expired", "withdrawn")


def _header(place: Place, visitor: str) -> dict[str, str]:
    """What somebody sends who has no token in force: a word in the place of one, or one whose time is over."""
    world, now = place.world, timezone.now()
    if visitor in ("signed out", "signed in by cookie"):
        return {}
    if visitor == "made up":
        return {"Authorization": f"Bearer {new_secret()}"}
    secret = make_token(world.owner, at=now - timedelta(days=2) if visitor == "expired" else now)
    if visitor == "withdrawn":
        withdraw_access(token=world.organisation.access_tokens.latest("pk"), by=world.owner.person, now=now)
    return {"Authorization": f"Bearer {secret}"}


def _offered() -> list[tuple[str, str]]:
    """Each way in for programs and each method that it offers, as the published description has them."""
    named = {_as_described(route): route for route in WHOM if WHOM[route] is For.TOKEN}
    return [(method, named[path]) for path, methods in openapi_data()["paths"].items() for method in methods]


def _as_described(route: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", f"/{route}")


def test_every_way_in_for_programs_is_for_a_token() -> None:
    assert {route for _, route in _offered()} == {route for route in WHOM if WHOM[route] is For.TOKEN}


@pytest.mark.parametrize("visitor", TOKENLESS)
def test_without_a_token_in_force_a_program_is_told_nothing(place: Place, visitor: str) -> None:
    header = _header(place, visitor)
    browser = _browser(place.world.owner.person if visitor == "signed in by cookie" else None)
    before, wrong = _kept(), []
    for method, route in _offered():
        answer = getattr(browser, method)(place.address(route), headers=header)
        told = [secret for secret in SECRETS if secret in answer.content.decode()]
        if answer.status_code != 401 or told:
            wrong.append(f"{method} {route}: {answer.status_code} {told}")
    assert wrong == []
    assert _kept() == before


def test_a_token_without_the_scope_is_told_so_and_no_more(place: Place) -> None:
    header, wrong = {"Authorization": f"Bearer {make_token(place.world.owner, [])}"}, []
    for method, route in _offered():
        [needed] = openapi_data()["paths"][_as_described(route)][method]["security"]
        if not needed["AccessToken"]:
            continue
        answer = getattr(_browser(None), method)(place.address(route), headers=header)
        told = [secret for secret in SECRETS if secret in answer.content.decode()]
        if answer.status_code != 403 or told:
            wrong.append(f"{method} {route}: {answer.status_code} {told}")
    assert wrong == []


def test_a_token_of_another_organisation_is_told_nothing_of_this_one(place: Place) -> None:
    """What belongs to nobody it may read: figures and measures are the same for all."""
    header = {"Authorization": f"Bearer {make_token(place.world.stranger.memberships.get())}"}
    before, wrong = _kept()["Organisation"], []
    for method, route in _offered():
        answer = getattr(_browser(None), method)(place.address(route), headers=header)
        told = [secret for secret in SECRETS if secret in answer.content.decode()]
        if answer.status_code >= 500 or told:
            wrong.append(f"{method} {route}: {answer.status_code} {told}")
    assert wrong == []
    assert _kept()["Organisation"] == before


@pytest.mark.parametrize("role", ["signed out", "owner"])
def test_no_method_that_is_not_offered_leads_anywhere(place: Place, role: str) -> None:
    browser = _browser(place.world.owner.person if role == "owner" else None)
    wrong = [
        f"{method} {route}"
        for route in (route for route in WHOM if WHOM[route] is For.TOKEN)
        for method in ("get", "post", "put", "patch", "delete")
        if (method, route) not in _offered() and getattr(browser, method)(place.address(route)).status_code != 405
    ]
    assert wrong == []

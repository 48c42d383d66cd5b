"""Every address of the project, opened by everybody who should not get in.

An address that is not listed fails the suite: whoever adds one says whom it is for, in tests/integration/addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.integration.addresses import accounts, evidence, impact, library, organisations
from tests.integration.addresses.whom import For
from tests.organisation_builders import World, make_world
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Role

pytestmark = pytest.mark.django_db


AREAS = (accounts, organisations, evidence, library, impact)
WHOM = {route: whom for area in AREAS for route, whom in area.WHOM.items()}
SECRETS = [secret for area in AREAS for secret in area.SECRETS]
MAY = {
    For.MEMBERS: set(Role),
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


@dataclass(frozen=True)
class Place:
    """An organisation with something of every kind in it, and the addresses that lead there."""

    world: World
    parts: dict[str, str]

    def address(self, route: str) -> str:
        for part, value in self.parts.items():
            route = route.replace(part, value)
        assert "<" not in route, f"say what stands for the parts of {route}"
        return f"/{route}"


@pytest.fixture
def place() -> Place:
    world = make_world()
    parts = {part: value for area in AREAS for part, value in area.leave(world).items()}
    return Place(world, dict(sorted(parts.items(), key=lambda part: -len(part[0]))))


def _browser(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def _kept() -> dict[str, list[dict[str, object]]]:
    """Everything in the tables of every area of work but the accounts, whose sessions come and go."""
    labels = ("organisations", "evidence", "library", "impact")
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def _answers(person: User | None, address: str) -> list[tuple[str, int, str, str]]:
    """What reading and sending bring: the method, the status, where it leads and what it says."""
    browser = _browser(person)
    got = [(method, getattr(browser, method)(address)) for method in ("get", "post")]
    return [
        (
            method,
            answer.status_code,
            answer.headers.get("Location", ""),
            (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace"),
        )
        for method, answer in got
    ]


def test_every_address_says_whom_it_is_for() -> None:
    missing = [route for route in _routes() if route not in WHOM]
    assert missing == [], "Add each to WHOM in tests/integration/addresses, with whom it is for"


def test_no_address_is_listed_that_is_gone() -> None:
    assert [route for route in WHOM if route not in _routes()] == []


def test_signed_out_one_is_sent_to_sign_in(place: Place) -> None:
    open_to_all = (For.ANYBODY, For.SIGN_IN)
    before, wrong = _kept(), []
    for route in [route for route in _routes() if WHOM[route] not in open_to_all]:
        for method, status, leads_to, _ in _answers(None, place.address(route)):
            if (status, leads_to.split("?")[0]) != (302, "/account/login/") and status != 405:
                wrong.append(f"{method} {route}: {status} {leads_to}")
    assert wrong == []
    assert _kept() == before


def test_to_another_organisation_there_is_nothing_there(place: Place) -> None:
    before, wrong = _kept(), []
    for route in [route for route in _routes() if WHOM[route] in MAY]:
        for method, status, _, _ in _answers(place.world.stranger, place.address(route)):
            if status not in (404, 405):
                wrong.append(f"{method} {route}: {status}")
    assert wrong == []
    assert _kept() == before


def test_an_invitation_is_for_nobody_else(place: Place) -> None:
    before = _kept()
    for person in (place.world.stranger, place.world.viewer.person):
        address = place.address("invitations/<str:token>/")
        assert [status for _, status, _, _ in _answers(person, address)] == [403, 403]
    assert _kept() == before


@pytest.mark.parametrize("visitor", ["signed out", "another organisation"])
def test_no_answer_to_an_outsider_holds_a_word_of_the_organisation(place: Place, visitor: str) -> None:
    person = place.world.stranger if visitor == "another organisation" else None
    told = [
        f"{method} {route}: {secret}"
        for route in _routes()
        for method, _, _, page in _answers(person, place.address(route))
        for secret in SECRETS
        if secret in page
    ]
    assert told == []


@pytest.mark.parametrize("role", ["viewer", "assessor", "editor"])
def test_a_member_gets_what_the_role_allows_and_no_more(place: Place, role: str) -> None:
    member = getattr(place.world, role)
    before, wrong = _kept(), []
    for route in [route for route in _routes() if WHOM[route] in MAY]:
        may = member.role in MAY[WHOM[route]]
        address = place.address(route)
        status = _browser(member.person).get(address).status_code
        if status != (200 if may else 403):
            wrong.append(f"get {route}: {status}")
        if not may and (status := _browser(member.person).post(address).status_code) not in (403, 405):
            wrong.append(f"post {route}: {status}")
    assert wrong == []
    assert _kept() == before


def test_the_walk_sees_a_word_where_there_is_one(place: Place) -> None:
    """The owner is told every secret somewhere: a walk that opened nothing would find none."""
    pages = [page for route in _routes() for _, _, _, page in _answers_by_reading(place, route)]
    assert [secret for secret in SECRETS if not any(secret in page for page in pages)] == []


def _answers_by_reading(place: Place, route: str) -> list[tuple[str, int, str, str]]:
    answer = _browser(place.world.owner.person).get(place.address(route))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [("get", answer.status_code, "", content.decode(errors="replace"))]

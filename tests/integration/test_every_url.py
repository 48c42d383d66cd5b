"""Every address of the project, opened by everybody who should not get in.

An address that is not listed fails the suite: whoever adds one says whom it is for, in tests/integration/addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.api_program import make_token
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

pytestmark = pytest.mark.django_db


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
    labels = ("organisations", "evidence", "library", "impact", "opportunities", "tenders", "demonstration")
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
    open_to_all = (For.ANYBODY, For.SIGN_IN, For.TOKEN)
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


@pytest.mark.any_database
@pytest.mark.parametrize("role", ["viewer", "assessor", "editor"])
def test_a_member_gets_what_the_role_allows_and_no_more(place: Place, role: str) -> None:
    member = getattr(place.world, role)
    before, wrong = _kept(), []
    for route in [route for route in _routes() if WHOM[route] in MAY]:
        may = member.role in MAY[WHOM[route]]
        address = place.address(route)
        status = _browser(member.person).get(address).status_code
        if status not in ((200, 405) if may else (403,)):
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

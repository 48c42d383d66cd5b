"""Every address of the project, opened by everybody who should not get in.

An address that is not listed here fails the suite: whoever adds one says whom it is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.organisation_builders import World, make_world
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Invitation, Role, Scheme
from worthwhile.apps.organisations.models.invitation import token_hash
from worthwhile.apps.organisations.services.identifiers import add_identifier
from worthwhile.apps.organisations.services.record_fact import record_fact

pytestmark = pytest.mark.django_db


class For(Enum):
    """Whom an address is for."""

    ANYBODY = auto()  # public, or kept at an address that nobody can guess
    SIGN_IN = auto()  # a step of signing in or up, or one that leads on to such a step
    THE_PERSON = auto()  # whoever is signed in, about themselves alone
    INVITED = auto()  # whoever has confirmed the address an invitation was sent to
    MEMBERS = auto()
    WRITERS = auto()  # owners and editors
    OWNERS = auto()


WHOM = {
    "": For.ANYBODY,
    "about": For.ANYBODY,
    "demonstrations/<slug:name>/": For.ANYBODY,
    "demonstrations/<slug:demonstration>/<str:name>": For.ANYBODY,
    "templates/<slug:name>/": For.ANYBODY,
    "upload/": For.ANYBODY,
    "upload/<slug:token>/": For.ANYBODY,
    "cases/<slug:token>/": For.ANYBODY,
    "cases/<slug:token>/change/": For.ANYBODY,
    "cases/<slug:token>/<str:name>": For.ANYBODY,
    "account/": For.THE_PERSON,
    "account/name/": For.THE_PERSON,
    "account/close/": For.THE_PERSON,
    "account/closed/": For.ANYBODY,
    "account/sessions/": For.THE_PERSON,
    "account/sessions/<key:number>/end/": For.THE_PERSON,
    "account/login/": For.SIGN_IN,
    "account/login/code/": For.SIGN_IN,
    "account/login/code/confirm/": For.SIGN_IN,
    "account/logout/": For.SIGN_IN,
    "account/inactive/": For.SIGN_IN,
    "account/signup/": For.SIGN_IN,
    "account/signup/passkey/": For.SIGN_IN,
    "account/confirm-email/": For.SIGN_IN,
    "account/reauthenticate/": For.THE_PERSON,
    "account/email/": For.THE_PERSON,
    "account/password/change/": For.THE_PERSON,
    "account/password/set/": For.THE_PERSON,
    "account/password/reset/": For.SIGN_IN,
    "account/password/reset/confirm/": For.SIGN_IN,
    "account/password/reset/complete/": For.SIGN_IN,
    "account/password/reset/done/": For.SIGN_IN,
    "account/2fa/": For.SIGN_IN,  # leads on to account/
    "account/2fa/authenticate/": For.SIGN_IN,
    "account/2fa/reauthenticate/": For.THE_PERSON,
    "account/2fa/totp/activate/": For.THE_PERSON,
    "account/2fa/totp/deactivate/": For.THE_PERSON,
    "account/2fa/recovery-codes/": For.THE_PERSON,
    "account/2fa/recovery-codes/generate/": For.THE_PERSON,
    "account/2fa/recovery-codes/download/": For.THE_PERSON,
    "account/2fa/webauthn/": For.THE_PERSON,
    "account/2fa/webauthn/add/": For.THE_PERSON,
    "account/2fa/webauthn/reauthenticate/": For.THE_PERSON,
    "account/2fa/webauthn/keys/<int:pk>/remove/": For.THE_PERSON,
    "account/2fa/webauthn/keys/<int:pk>/edit/": For.THE_PERSON,
    "account/2fa/webauthn/login/": For.SIGN_IN,
    "account/2fa/webauthn/signup/": For.SIGN_IN,
    "organisations/": For.THE_PERSON,
    "organisations/new/": For.THE_PERSON,
    "organisations/<key:organisation>/": For.MEMBERS,
    "organisations/<key:organisation>/leave/": For.MEMBERS,
    "organisations/<key:organisation>/facts/": For.MEMBERS,
    "organisations/<key:organisation>/facts/about/<slug:key>/": For.MEMBERS,
    "organisations/<key:organisation>/facts/new/": For.WRITERS,
    "organisations/<key:organisation>/identifiers/new/": For.WRITERS,
    "organisations/<key:organisation>/identifiers/<key:identifier>/remove/": For.WRITERS,
    "organisations/<key:organisation>/invite/": For.OWNERS,
    "organisations/<key:organisation>/invitations/<key:invitation>/revoke/": For.OWNERS,
    "organisations/<key:organisation>/members/<key:member>/role/": For.OWNERS,
    "organisations/<key:organisation>/members/<key:member>/remove/": For.OWNERS,
    "invitations/<str:token>/": For.INVITED,
}
MAY = {
    For.MEMBERS: set(Role),
    For.WRITERS: {Role.OWNER, Role.EDITOR},
    For.OWNERS: {Role.OWNER},
}
TOKEN = "a-token-that-only-the-invited-person-has"
# What no answer to an outsider may hold, wherever it is asked for.
SECRETS = [
    "Lunch Club CIC",
    "owner@example.org",
    "viewer@example.org",
    "invited@example.org",
    "Certificate 4711",
    "07444723",
]


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
    world, now = make_world(), timezone.now()
    by = world.owner.person
    number = add_identifier(organisation=world.organisation, scheme=Scheme.COMPANY, value="07444723", by=by, now=now)
    record_fact(
        organisation=world.organisation, key="accounts", value="Certificate 4711", evidence="seen",
        valid_from=date(2026, 1, 1), recorded_by=by, now=now,
    )  # fmt: skip
    invitation = Invitation.objects.create(
        organisation=world.organisation, email="invited@example.org", role=Role.VIEWER, token_hash=token_hash(TOKEN),
        invited_by=by, created_at=now, expires_at=now + timedelta(days=1),
    )  # fmt: skip
    parts = {
        "<key:organisation>": str(world.organisation.pk),
        "<key:member>": str(world.assessor.pk),
        "<key:identifier>": str(number.pk),
        "<key:invitation>": str(invitation.pk),
        "<slug:key>": "accounts",
        "<str:token>": TOKEN,
        "<slug:token>": "no-such-token",
        "<slug:demonstration>": "befriending",
        "demonstrations/<slug:name>": "demonstrations/befriending",
        "templates/<slug:name>": "templates/befriending",
        "<str:name>": "case.yaml",
        "<key:number>": "1",
        "<int:pk>": "1",
    }
    return Place(world, parts)


def _browser(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def _kept() -> dict[str, list[dict[str, object]]]:
    """Everything in the tables of organisations."""
    models = apps.get_app_config("organisations").get_models()
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
    assert missing == [], "Add each to WHOM in this file, with whom it is for"


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

"""Hostile words in everything that people can enter, and what no page or file may then hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.http import HttpResponseBase
from django.test import Client

from tests import case_builders
from tests.integration.addresses.whom import For
from tests.integration.test_every_url import AREAS, WHOM, Place, _kept, _routes
from tests.organisation_builders import make_world
from worthwhile.apps.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

HOSTILE = "\"'></script><img src=x onerror=alert(1)>{{7*7}}"
LABELS = ("accounts", "organisations", "evidence", "library", "impact")
# What the house itself writes there: keys, states and texts in a form of their own.
OURS = re.compile(
    r"content|draft|entered$|token|hash|secret|code|public_part|shown_part|key|id$|email|password|place|claim|outcome"
    r"|template|suffix|price_year|kind|state|stage|mode|language|scheme|value$|what$|act|object|evidence_link|address"
    r"|reference|fingerprint|row|version$|number"
)
WORDS_OF_A_CASE = {"title", "organisation", "name", "stakeholder", "description", "activity", "note", "notes", "story"}
RUNS = re.compile(r"\s*(javascript|vbscript|data:text)", re.IGNORECASE)
ELSEWHERE = re.compile(r"\s*(https?:)?//", re.IGNORECASE)
OF_ORGANISATION = "organisations/<key:organisation>/"
PRIVATE = (For.MEMBERS, For.WRITERS, For.OWNERS, For.ASSESSORS, For.THE_PERSON, For.INVITED)


class Faults(HTMLParser):
    """What stands in a page that the content security policy would stop, or that a person could have put there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        self.found += [f"{tag} {name}={value}" for name, value in given.items() if RUNS.match(value)]
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.found.append("a script in the page")
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.found.append(tag)
        for name, value in given.items():
            loads = name in ("src", "srcset", "action", "formaction") or (tag in ("link", "use", "image"))
            if loads and ELSEWHERE.match(value):
                self.found.append(f"{tag} {name}={value}")
        if tag == "a" and ELSEWHERE.match(given.get("href", "")) and "noreferrer" not in given.get("rel", ""):
            self.found.append(f"a link that tells where it was followed: {given['href']}")


def _hostile_words(data: Any, key: str = "") -> Any:
    if isinstance(data, dict):
        return {name: _hostile_words(value, "note" if key == "sources" else name) for name, value in data.items()}
    if isinstance(data, list):
        return [_hostile_words(value, key) for value in data]
    return f"{data} {HOSTILE}" if isinstance(data, str) and key in WORDS_OF_A_CASE else data


def _spoil_every_word() -> None:
    """Put hostile words into every column of words, past every form and service."""
    for model in (model for label in LABELS for model in apps.get_app_config(label).get_models()):
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField)
            and not field.choices
            and not OURS.search(field.name)
            and (field.max_length or 1_000) >= 100
        ]
        if fields:
            QuerySet(model).update(**{name: Concat(name, Value(HOSTILE)) for name in fields})


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> Place:
    """The same organisation as the walk of every address has, with hostile words in it."""
    plain = case_builders.complete_data
    monkeypatch.setattr(case_builders, "complete_data", lambda **changes: _hostile_words(plain(**changes)))
    world = make_world()
    parts = {part: value for area in AREAS for part, value in area.leave(world).items()}
    _spoil_every_word()
    return Place(world, dict(sorted(parts.items(), key=lambda part: -len(part[0]))))


def _browser(person: User | None) -> Client:
    browser = Client()
    if person is not None:
        browser.force_login(person)
    return browser


def _page_of(answer: HttpResponseBase) -> str:
    """The words of a page; nothing where the answer is no page of ours, or a file to keep."""
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    if not is_page or "Content-Disposition" in answer.headers:
        return ""
    return b"".join(answer).decode()


@pytest.mark.parametrize("who", ["owner", "assessor", "signed out"])
def test_no_page_holds_what_somebody_put_there_as_code(spoilt: Place, who: str) -> None:
    person = None if who == "signed out" else getattr(spoilt.world, who).person
    wrong, told = [], 0
    for route in _routes():
        for method in ("get", "post"):
            answer = getattr(_browser(person), method)(spoilt.address(route))
            assert "Content-Security-Policy" in answer.headers, route
            page = _page_of(answer)
            told += "onerror=alert(1)" in page
            wrong += [f"{method} {route}: {fault}" for fault in Faults(page).found]
            if answer.status_code >= 500 or "49}}" in page:
                wrong.append(f"{method} {route}: {answer.status_code}")
    assert sorted(set(wrong)) == []
    assert told > (40 if who == "owner" else 1), "the hostile words never reached a page, so that nothing was tried"


def test_what_is_seen_by_somebody_signed_in_stays_in_no_cache(spoilt: Place) -> None:
    wrong = []
    for route in _routes():
        answer = _browser(spoilt.world.owner.person).get(spoilt.address(route))
        is_page = answer.status_code in (200, 302)
        if is_page and WHOM[route] in PRIVATE and "no-store" not in answer.headers.get("Cache-Control", ""):
            wrong.append(f"{route}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize(
    "name", ["report.html", "report.pdf", "report.docx", "report.xlsx", "result.csv", "result.jsonld"]
)
def test_hostile_words_in_a_report_stay_words(spoilt: Place, name: str) -> None:
    address = spoilt.address("organisations/<key:organisation>/cases/<key:case>/report/") + name
    answer = _browser(spoilt.world.owner.person).get(address)
    assert answer.status_code == 200
    if name == "report.html":
        assert "onerror=alert(1)" in answer.content.decode()
        assert [fault for fault in Faults(answer.content.decode()).found if fault != "style"] == []


@pytest.mark.parametrize("address", ["/answer/%00/", "/answer/%00/en/about/", "/shared/%00/", "/invitations/%00/"])
def test_an_address_that_no_text_can_be_leads_nowhere(address: str) -> None:
    assert Client().get(address).status_code == 404
    assert Client().post(address).status_code == 404


# Programs that read mail press this for their owner; its address proves who may, and it only ends letters.
STOPPED_BY_MAIL = "opportunities/stop/<slug:kind>/<key:number>/<key:person>/<slug:proof>/"
# What these name is a part of the organisation's own page, not a thing that somebody else has too.
# And tenders: one that is published may be bid to by any organisation, whoever else bids.
PARTS_OF_ONES_OWN = {
    "opportunities/profile/<slug:part>/",
    "opportunities/profile/files/<str:name>",
    *(f"bids/<key:tender>/{page}" for page in ("", "hand-in/", "withdraw/", "confirm/", "question/")),
    "tenders/year/<slug:which>.csv",
}
# Whoever bids writes a bid of their own at the address of the tender. Its own tests see that it meets no other's.
OWN_BID = "bids/<key:tender>/write/"


def test_no_form_of_another_site_changes_anything(spoilt: Place) -> None:
    """Everything but the API, which reads no cookie, and valuing what is sent, refuses a form without its token."""
    before, wrong = _kept(), []
    for route in _routes():
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(spoilt.world.owner.person)
        status = browser.post(spoilt.address(route), {"name": "Taken over", "sure": "on"}).status_code
        if WHOM[route] is not For.TOKEN and route != STOPPED_BY_MAIL and status not in (403, 404, 405):
            wrong.append(f"{route}: {status}")
    assert wrong == []
    assert _kept() == before


def test_reading_changes_nothing_but_what_is_put_on_record(spoilt: Place) -> None:
    before = _kept()
    for route in _routes():
        _browser(spoilt.world.owner.person).get(spoilt.address(route))
    changed = {name for name, rows in _kept().items() if rows != before[name]}
    assert changed <= {"SharedLink"}, "a shared link counts how often it was opened"


def test_the_number_of_another_organisations_thing_leads_nowhere_from_ones_own(spoilt: Place) -> None:
    """An upload that still has to be asked about goes by an address that cannot be guessed, wherever it is opened."""
    before, wrong = _kept(), []
    stranger = spoilt.world.stranger
    own = f"/organisations/{stranger.memberships.get().organisation_id}/"
    for route in [route for route in _routes() if route.startswith(OF_ORGANISATION) and "slug:token" not in route]:
        rest = route.removeprefix(OF_ORGANISATION)
        if "<" in rest and rest not in PARTS_OF_ONES_OWN and not rest.startswith(OWN_BID):
            for method in ("get", "post"):
                status = getattr(_browser(stranger), method)(own + spoilt.address(rest)[1:]).status_code
                if status not in ((403, 405) if WHOM[route] is For.ASSESSORS else (404, 405)):
                    wrong.append(f"{method} {route}: {status}")
    assert wrong == []
    assert _kept() == before

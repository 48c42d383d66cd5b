"""A notice without a title has the same name wherever it is listed."""

from __future__ import annotations

import html
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.opportunity_builders import (
    OCID,
    awarded_release,
    make_market,
    make_saved_search,
    make_watched,
    ocid_of,
    open_release,
)
from tests.organisation_builders import World, make_world
from worthwhile.apps.opportunities.services.feeds_secret import make_feeds

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SAID = "Weekly visits and a lunch club for people who live alone."
BUYER_KEY = "GB-PPON:PDZR-9968-RYYY"


@pytest.fixture
def world(own_home: Path) -> World:
    now = timezone.now()
    contract = {
        "startDate": (now - timedelta(days=300)).isoformat(timespec="seconds"),
        "endDate": (now + timedelta(days=60)).isoformat(timespec="seconds"),
    }
    past = open_release(3, title=None)
    make_market(
        open_release(1, title=None),
        open_release(2, title="", description=None, lots=[], items=[]),
        past,
        awarded_release(3, contractPeriod=contract),
    )
    return make_world()


def _page(client: Client, address: str) -> str:
    answer = client.get(address, headers={"HX-Request": "true"} if "ending" in address else {})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_pages_for_everybody_call_it_by_its_first_words(client: Client, world: World) -> None:
    for address in (
        "/opportunities/?when=all", f"/opportunities/notices/{OCID}/", f"/opportunities/notices/{OCID}/before/",
        "/opportunities/expiring/", f"/market/buyers/{BUYER_KEY}/", f"/market/ending/?buyer={BUYER_KEY}",
    ):  # fmt: skip
        page = _page(client, address)
        assert f">{SAID}<" in page, address
        assert "ithout a title" not in page, address


def test_one_without_words_is_called_by_its_kind_and_buyer(client: Client, world: World) -> None:
    for address in ("/opportunities/?when=all", f"/opportunities/notices/{ocid_of(2)}/"):
        assert ">Tender: Example Council<" in _page(client, address)


def test_lists_feeds_and_calendars_of_members_call_it_the_same(client: Client, world: World) -> None:
    organisation, person = world.organisation, world.owner.person
    watched = make_watched(organisation, person)
    assert watched.title == SAID
    saved = make_saved_search(organisation, person, query="q=visits")
    secret = make_feeds(search=saved, by=person, now=timezone.now())
    client.force_login(person)
    base = f"/organisations/{organisation.pk}/opportunities"
    for address in (f"{base}/kept/", f"{base}/searches/{saved.pk}/", f"{base}/notices/{OCID}/"):
        assert f">{SAID}<" in _page(client, address), address
    assert f"<title>{SAID}</title>" in _page(client, f"/opportunities/feeds/{secret}/notices.xml")
    assert f"SUMMARY:Bids due: {SAID}" in _page(client, f"/opportunities/feeds/{secret}/deadlines.ics").replace(
        "\r\n ", ""
    )

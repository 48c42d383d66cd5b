"""A dynamic market may be joined at any time: nowhere is it said to be over because its first deadline passed."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.opportunity_builders import OCID, make_market, make_saved_search, make_watched, ocid_of, open_release
from tests.organisation_builders import make_world
from worthwhile.apps.opportunities.presenters.notice_times import answer_by
from worthwhile.apps.opportunities.services.feeds_secret import make_feeds
from worthwhile.market.queries.notice_words import moment_text
from worthwhile.market.queries.search_reasons import plain_moment

pytestmark = pytest.mark.django_db
JOIN = "Suppliers may join at any time"
DYNAMIC = {"techniques": {"hasDynamicPurchasingSystem": True}}
BUYER_KEY = "GB-PPON:PDZR-9968-RYYY"


def _plain(client: Client, address: str) -> str:
    page = html.unescape(client.get(address).content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def passed(own_home: Path) -> None:
    now = timezone.now() - timedelta(days=60)
    make_market(open_release(1, days=20, now=now, **DYNAMIC), open_release(2, days=20, now=now, title="Meals"))


@pytest.mark.usefixtures("passed")
def test_its_page_says_that_suppliers_may_join_with_the_deadline_as_published(client: Client) -> None:
    page = _plain(client, f"/opportunities/notices/{OCID}/")
    answer = page.split("Answer by")[1].split("Who may bid")[0]
    deadline = moment_text(plain_moment(timezone.now() - timedelta(days=40))).split(",")[0]
    assert answer.strip().startswith(f"{JOIN} Deadline as published: {deadline}, ")
    assert "(passed)" in answer
    assert "Answer by Closed " in _plain(client, f"/opportunities/notices/{ocid_of(2)}/")


@pytest.mark.usefixtures("passed")
def test_lists_feeds_and_members_pages_say_so_too(client: Client) -> None:
    world = make_world()
    organisation, person = world.organisation, world.owner.person
    make_watched(organisation, person)
    saved = make_saved_search(organisation, person)
    secret = make_feeds(search=saved, by=person, now=timezone.now())
    client.force_login(person)
    base = f"/organisations/{organisation.pk}/opportunities"
    for address in (
        "/opportunities/", f"/market/buyers/{BUYER_KEY}/", f"{base}/kept/", f"{base}/notices/{OCID}/",
        f"{base}/searches/{saved.pk}/", f"/opportunities/feeds/{secret}/notices.xml",
    ):  # fmt: skip
        said = _plain(client, address)
        assert JOIN.lower() in said.lower(), address
        assert "(not open)" not in said, address


def test_before_its_deadline_the_days_that_are_left_stand_beside_it(client: Client, own_home: Path) -> None:
    make_market(open_release(1, days=12.5, **DYNAMIC))
    answer = _plain(client, f"/opportunities/notices/{OCID}/").split("Answer by")[1].split("Who may bid")[0]
    assert JOIN in answer
    assert "(12 days left)" in answer


@pytest.mark.parametrize("status", ["cancelled", "withdrawn", "complete"])
def test_one_that_is_called_off_is_nowhere_open(client: Client, own_home: Path, status: str) -> None:
    make_market(
        open_release(1, title="Befriending market", status=status, **DYNAMIC),
        open_release(2, title="Befriending", status=status),
    )
    for when, shown in (("all", True), ("open", False)):
        assert (OCID in client.get(f"/opportunities/?when={when}").content.decode()) is shown
    for ocid in (OCID, ocid_of(2)):
        answer = _plain(client, f"/opportunities/notices/{ocid}/").split("Answer by")[1].split("Who may bid")[0]
        assert JOIN not in answer
        assert "days left" not in answer


def test_one_that_ends_says_until_when() -> None:
    now = plain_moment(timezone.now())
    row = {
        "stage": "tender", "opened_at": now - timedelta(days=9), "closed_at": now.replace(year=now.year + 2, day=3),
        "deadline_at": None, "dynamic_market": True,
    }  # fmt: skip
    assert answer_by(row, now).left == f"{JOIN} until 3 {now:%B} {now.year + 2}"
    assert not answer_by({**row, "closed_at": now}, now).is_open

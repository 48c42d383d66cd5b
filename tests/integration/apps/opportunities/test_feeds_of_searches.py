"""Feeds at a secret address: what they hold, that they are valid, and that they end."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date
from icalendar import Calendar

from tests.opportunity_builders import (
    arrive,
    changed_release,
    make_market,
    make_profile,
    make_saved_search,
    open_release,
)
from tests.organisation_builders import SignIn, World
from worthwhile.apps.opportunities.models import SavedSearch
from worthwhile.apps.organisations.models import Demonstration, Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def make_feeds(world: World, sign_in: SignIn, saved: SavedSearch) -> tuple[str, str]:
    """The addresses as the page shows them once: of the notices and of the deadlines."""
    page = sign_in(world.editor.person).post(f"{world.address}opportunities/searches/{saved.pk}/feeds/")
    rss, calendar = re.findall(r"http://testserver(/opportunities/feeds/[^<]+)", page.content.decode())
    return rss, calendar


@pytest.fixture
def saved(world: World, market: None) -> SavedSearch:
    return make_saved_search(world.organisation, world.owner.person)


def test_the_secret_is_shown_once_and_not_kept(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    rss, _ = make_feeds(world, sign_in, saved)
    secret = rss.split("/")[3]
    assert len(secret) >= 43
    saved.refresh_from_db()
    assert secret not in saved.feed_hash
    page = sign_in(world.owner.person).get(f"{world.address}opportunities/searches/{saved.pk}/").content.decode()
    assert secret not in page


def test_the_notices_come_as_valid_rss_without_an_account(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    rss, _ = make_feeds(world, sign_in, saved)
    answer = Client().get(rss)
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    root = ET.fromstring(answer.content)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel is not None
    assert channel.findtext("title") == "Befriending near us"
    assert "Open Government Licence" in (channel.findtext("description") or "")
    [item] = channel.findall("item")
    assert item.findtext("title") == "Befriending for older people 1"
    assert item.findtext("link") == "http://testserver/opportunities/notices/ocds-h6vhtk-000001/"
    assert item.findtext("guid") == "ocds-h6vhtk-000001"
    assert "How much: £120,000" in (item.findtext("description") or "")
    assert parsedate_to_datetime(item.findtext("pubDate") or "") < datetime.now(UTC)


def test_the_deadlines_come_as_a_valid_calendar(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    _, calendar = make_feeds(world, sign_in, saved)
    answer = Client().get(calendar)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"\r\n" in answer.content
    read = Calendar.from_ical(answer.content)
    assert str(read["x-wr-calname"]) == "Befriending near us"
    [event] = read.walk("VEVENT")
    assert str(event["summary"]) == "Bids due: Befriending for older people 1"
    assert event.decoded("dtend") > datetime.now(UTC)
    assert event.decoded("dtend").tzinfo is not None
    assert {"uid", "dtstamp", "dtstart"} <= {name.lower() for name in event}


def test_nothing_of_the_organisation_is_in_a_feed(world: World, sign_in: SignIn) -> None:
    make_profile(world)
    saved = make_saved_search(world.organisation, world.owner.person, name="What fits", query="")
    for address in make_feeds(world, sign_in, saved):
        said = Client().get(address).content.decode()
        assert "Befriending for older people 1" in said
        for word in ("Lunch Club CIC", "example.org", "A Person", "01582", "Weekly visits and a lunch club"):
            assert word not in said


def test_what_has_not_changed_is_not_sent_again(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    for address in make_feeds(world, sign_in, saved):
        first = Client().get(address)
        tag = first.headers["ETag"]
        assert Client().get(address).headers["ETag"] == tag
        assert Client().get(address, headers={"If-None-Match": tag}).status_code == 304
        assert Client().get(address, headers={"If-None-Match": '"other"'}).status_code == 200
        # Another one each time: alike in all but the number it would be the same procurement elsewhere.
        more = open_release(len(address) + 50, days=len(address), title=f"More befriending {len(address)}")
        make_market(open_release(1), more)
        assert Client().get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_moved_deadline_is_sent_to_whoever_asks_by_time(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    rss, calendar = make_feeds(world, sign_in, saved)
    [before] = Calendar.from_ical(Client().get(calendar).content).walk("VEVENT")
    arrive([changed_release(days=44)])
    for address in (rss, calendar):
        answer = Client().get(address, headers={"If-Modified-Since": http_date(timezone.now().timestamp() + 60)})
        assert answer.status_code == 200
        assert "Last-Modified" not in answer.headers
    [after] = Calendar.from_ical(Client().get(calendar).content).walk("VEVENT")
    assert after.decoded("dtend") > before.decoded("dtend")
    assert after.decoded("dtstamp") > before.decoded("dtstamp")
    assert after.decoded("last-modified") == after.decoded("dtstamp")
    assert str(after["uid"]) == str(before["uid"])


def test_a_new_address_ends_the_old_one_and_ending_ends_both(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    old, _ = make_feeds(world, sign_in, saved)
    new, _ = make_feeds(world, sign_in, saved)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    sign_in(world.editor.person).post(f"{world.address}opportunities/searches/{saved.pk}/feeds/end/")
    assert Client().get(new).status_code == 404


def test_a_search_without_feeds_is_at_no_address(saved: SavedSearch) -> None:
    for secret in ("x", "-", "0" * 64):
        assert Client().get(f"/opportunities/feeds/{secret}/notices.xml").status_code == 404


def test_the_demonstration_has_no_feeds(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    Organisation.objects.update(demonstration=Demonstration.VISITOR)
    page = sign_in(world.owner.person).post(
        f"{world.address}opportunities/searches/{saved.pk}/feeds/", follow=True
    ).content.decode()  # fmt: skip
    assert "There are no feeds in the demonstration" in page
    saved.refresh_from_db()
    assert saved.feed_hash == ""


def test_a_hostile_title_stays_text_in_both(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    make_market(open_release(1, title="Befriending <script>&\r\nBEGIN:VEVENT; a, b"))
    rss, calendar = make_feeds(world, sign_in, saved)
    root = ET.fromstring(Client().get(rss).content)
    assert "<script>" in (root.findtext("channel/item/title") or "")
    read = Calendar.from_ical(Client().get(calendar).content)
    assert len(read.walk("VEVENT")) == 1


def test_characters_that_xml_cannot_hold_do_not_end_a_feed(world: World, sign_in: SignIn, saved: SavedSearch) -> None:
    make_market(open_release(1, title="Befriending \x01\x0b\x1b\ufffe by phone"))
    rss, calendar = make_feeds(world, sign_in, saved)
    root = ET.fromstring(Client().get(rss).content)
    assert root.findtext("channel/item/title") == "Befriending by phone"
    [event] = Calendar.from_ical(Client().get(calendar).content).walk("VEVENT")
    assert event["summary"] == "Bids due: Befriending by phone"

"""Who may still change, open or know what around the opening of bids."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.organisation_builders import add_member
from tests.tender_builders import AT_OPENING, BEGUN, DEADLINE, Buying, competitive_draft, make_supplier, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.models import Role as MemberRole
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.apps.tenders.services.hand_in import hand_in, withdraw
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.write_tender import (
    CannotName,
    approve,
    declare_interest,
    name_person,
    return_to_draft,
    take_role_away,
)
from worthwhile.engines.tendering import Role, Stage

pytestmark = pytest.mark.django_db
BEFORE = DEADLINE - timedelta(days=1)


def as_person(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(buying: Buying, name: str, *more: object) -> str:
    return reverse(f"tenders:{name}", args=[buying.tender.buyer_id, buying.tender.pk, *more])


def test_openers_that_were_approved_are_not_swapped_before_a_return_to_draft() -> None:
    buying = competitive_draft()
    tender, author = buying.tender, buying.author
    friend = add_member(tender.buyer, "friend@buyer.example", MemberRole.VIEWER).person
    approve(tender=tender, by=buying.approver, now=BEGUN)
    with pytest.raises(CannotName, match="Return it to draft first"):
        take_role_away(tender=tender, person=buying.openers[0], role=Role.OPENER, by=author, now=BEGUN)
    with pytest.raises(CannotName, match="Return it to draft first"):
        name_person(tender=tender, person=friend, role=Role.OPENER, by=author, now=BEGUN)
    name_person(tender=tender, person=friend, role=Role.ASSESSOR, by=author, now=BEGUN)
    return_to_draft(tender=tender, reason="Another opener", by=author, now=BEGUN)
    name_person(tender=tender, person=friend, role=Role.OPENER, by=author, now=BEGUN)


def bid_of_an_opener(buying: Buying) -> None:
    """An organisation bids whose member opens bids for the buyer, though somebody else hands in."""
    bidder, person = make_supplier("Kind Visits")
    Membership.objects.create(organisation=bidder, person=buying.openers[0], role=MemberRole.VIEWER, joined_at=BEGUN)
    hand_in(tender=buying.tender, bidder=bidder, content=b"a bid", by=person, received_at=BEFORE)


def test_a_member_of_an_organisation_that_bids_opens_nothing_and_nobody_is_told_why() -> None:
    buying = open_tender()
    opener, other, third = buying.openers
    bid_of_an_opener(buying)
    assert not person_in(buying.tender, opener).conflicted
    close_due(AT_OPENING)
    buying.tender.refresh_from_db()
    assert person_in(buying.tender, opener).conflicted
    with pytest.raises(NotAllowed) as refused:
        open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=AT_OPENING)
    assert "bid" not in str(refused.value)
    line = buying.tender.log.get(act="open-bids-refused")
    assert line.as_entry().about == {"why": "not now, or not this person"}
    assert "onflict of interest: " not in as_person(other).get(page(buying, "buyer_people")).content.decode()
    open_bids(tender=buying.tender, by=other, secret=buying.secrets[other.pk], now=AT_OPENING)
    assert open_bids(tender=buying.tender, by=third, secret=buying.secrets[third.pk], now=AT_OPENING)


def test_a_bid_that_was_withdrawn_bars_nobody() -> None:
    buying = open_tender()
    bid_of_an_opener(buying)
    bid = buying.tender.bids.get()
    withdraw(tender=buying.tender, bidder=bid.bidder, now=BEFORE)
    close_due(AT_OPENING)
    buying.tender.refresh_from_db()
    assert not person_in(buying.tender, buying.openers[0]).conflicted


def test_how_many_bid_is_shown_after_the_deadline_and_not_before() -> None:
    buying = open_tender()
    later = AT_OPENING + timedelta(days=3650)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=later)
    bid_of_an_opener(buying)
    client = as_person(buying.author)
    for name in ("buyer_tender", "buyer_bids"):
        shown = client.get(page(buying, name)).content.decode()
        assert "Bids that count" not in shown
    log = client.get(page(buying, "buyer_log")).content.decode()
    assert "Bid handed in" not in log
    assert "Published" in log
    assert "Entry <code>" not in log
    refused = client.get(page(buying, "buyer_log_file"), follow=True)
    assert "the log is given to nobody" in refused.content.decode()
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=DEADLINE, stage=Stage.SEALED)
    for name in ("buyer_tender", "buyer_bids"):
        assert "Bids that count" in client.get(page(buying, name)).content.decode()
    assert "Bid handed in" in client.get(page(buying, "buyer_log")).content.decode()
    assert client.get(page(buying, "buyer_log_file")).status_code == 200


def test_an_approver_decides_with_reasons_that_a_conflict_does_not_bar_somebody() -> None:
    buying = competitive_draft()
    opener, other = buying.openers[0], buying.openers[1]
    assert as_person(buying.approver).get(page(buying, "buyer_clear", opener.pk)).status_code == 404
    declare_interest(tender=buying.tender, person=opener, conflicted=True, words="My aunt volunteers", now=BEGUN)
    address = page(buying, "buyer_clear", opener.pk)
    assert "My aunt volunteers" not in as_person(other).get(address).content.decode()
    assert "<form" not in as_person(other).get(address).content.decode().split("<main")[1].split("</main")[0]
    people = as_person(buying.approver).get(page(buying, "buyer_people")).content.decode()
    assert address in people
    assert "My aunt volunteers" in as_person(buying.approver).get(address).content.decode()
    assert "Say why" in as_person(buying.approver).post(address, {"words": ""}).content.decode()
    for person in (other, opener, buying.author):
        as_person(person).post(address, {"words": "It is fine"})
    assert person_in(buying.tender, opener).conflicted
    as_person(buying.approver).post(address, {"words": "She left years ago"})
    assert not person_in(buying.tender, opener).conflicted
    people = as_person(buying.approver).get(page(buying, "buyer_people")).content.decode()
    assert "A conflict that does not bar them" in people
    assert address not in people


def test_a_conflict_that_somebody_takes_back_stands_where_everybody_sees_it_and_can_be_cleared() -> None:
    buying = competitive_draft()
    opener, address = buying.openers[0], page(buying, "buyer_clear", buying.openers[0].pk)
    declare_interest(tender=buying.tender, person=opener, conflicted=True, words="My aunt volunteers", now=BEGUN)
    declare_interest(tender=buying.tender, person=opener, conflicted=False, words="", now=BEFORE)
    people = as_person(buying.approver).get(page(buying, "buyer_people")).content.decode()
    assert "Has a conflict, takes no part" in people
    assert "which does not end it" in people
    assert "My aunt volunteers" in people
    assert address in people
    assert "1 more to open bids" in as_person(buying.author).get(page(buying, "buyer_tender")).content.decode()
    assert "stands, and you take no part" in as_person(opener).get(page(buying, "buyer_declare")).content.decode()
    assert "My aunt volunteers" in as_person(buying.approver).get(address).content.decode()
    as_person(buying.approver).post(address, {"words": "She left years ago"})
    assert not person_in(buying.tender, opener).conflicted
    assert as_person(buying.approver).get(address).status_code == 404


def test_the_page_of_a_conflict_is_for_the_buyer() -> None:
    buying = competitive_draft()
    declare_interest(tender=buying.tender, person=buying.author, conflicted=True, words="An aunt", now=BEGUN)
    address = page(buying, "buyer_clear", buying.author.pk)
    assert Client().get(address).status_code == 302
    assert as_person(make_supplier("Kind Visits")[1]).get(address).status_code == 404


def opened_once(buying: Buying) -> User:
    """A tender with a bid, closed, of which one person has taken their layer off the key."""
    bidder, person = make_supplier("Good Visits")
    hand_in(tender=buying.tender, bidder=bidder, content=b"a bid", by=person, received_at=BEFORE)
    close_due(AT_OPENING)
    first = buying.openers[0]
    assert opens(buying, first) is False
    return first


def opens(buying: Buying, person: User) -> bool:
    return open_bids(tender=buying.tender, by=person, secret=buying.secrets[person.pk], now=AT_OPENING)


def test_who_opened_and_then_has_a_conflict_did_not_open() -> None:
    buying = open_tender()
    first = opened_once(buying)
    declare_interest(tender=buying.tender, person=first, conflicted=True, words="My sister bids", now=AT_OPENING)
    _, second, third = buying.openers
    assert opens(buying, second) is False
    assert Tender.objects.get(pk=buying.tender.pk).stage == Stage.SEALED
    with pytest.raises(NotAllowed, match="You declared a conflict of interest"):
        opens(buying, first)
    assert opens(buying, third) is True
    undone = buying.tender.log.get(act="undo-opening").as_entry()
    assert undone.about == {"person": f"person-{first.pk}", "why": "There is a conflict of interest."}


def test_who_opened_and_then_joins_a_bidder_did_not_open() -> None:
    buying = open_tender()
    first = opened_once(buying)
    bidder = buying.tender.bids.get().bidder
    Membership.objects.create(organisation=bidder, person=first, role=MemberRole.VIEWER, joined_at=AT_OPENING)
    _, second, third = buying.openers
    assert opens(buying, second) is False
    assert opens(buying, third) is True

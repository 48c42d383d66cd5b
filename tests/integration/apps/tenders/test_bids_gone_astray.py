"""Nobody who handed a bid in is left in the dark: not confirmed, damaged here, withdrawn by a lead, or left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client

from tests.assessing_builders import BIDDERS, PRICES, packed
from tests.tender_builders import AT_OPENING, BEGUN, DEADLINE, Buying, declare_anew, make_supplier, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import (
    BidPartner,
    NotCountedTold,
    OpenedBid,
    OutcomeTold,
    PartnerLeft,
    Proposal,
    Tender,
)
from worthwhile.apps.tenders.selectors.not_counted import unreadable_bids
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.change_tender import change_documents, confirm_bid
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.hand_in import hand_in, withdraw
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.step_back import CannotStepBack, step_back_from_bid
from worthwhile.apps.tenders.services.unreadable_bid import decide_unreadable_bid
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.exact_json import exact_json_text

pytestmark = pytest.mark.django_db
DURING = BEGUN + timedelta(days=1)
CLOSED = DEADLINE + SETTLING
Suppliers = dict[str, tuple[Organisation, User]]


@pytest.fixture
def letters(django_capture_on_commit_callbacks: Any) -> Any:
    """What goes out while a block runs."""

    class Letters:
        def __enter__(self) -> list[EmailMessage]:
            mail.outbox.clear()
            self.capturing = django_capture_on_commit_callbacks(execute=True)
            self.capturing.__enter__()
            return mail.outbox

        def __exit__(self, *args: Any) -> None:
            self.capturing.__exit__(*args)

    return Letters


def to(sent: list[EmailMessage], words: str) -> set[str]:
    """Whom letters go to whose subject has these words."""
    return {address for one in sent if words in one.subject for address in one.bcc}


def with_bids(buying: Buying) -> Suppliers:
    found = {}
    for name, price in zip(BIDDERS, PRICES, strict=True):
        organisation, person = found[name] = make_supplier(name)
        hand_in(
            tender=buying.tender, bidder=organisation, content=packed(name, price=price), by=person, received_at=DURING
        )  # fmt: skip
    return found


def opened(buying: Buying) -> Tender:
    for opener in buying.openers[:2]:
        open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=AT_OPENING)
    buying.tender.refresh_from_db()
    return buying.tender


def seen(person: User, address: str, now: Any = AT_OPENING + timedelta(hours=1)) -> str:
    browser = Client()
    browser.force_login(person)
    with mock.patch("django.utils.timezone.now", return_value=now):
        page = browser.get(address)
    assert page.status_code == 200, page.status_code
    return page.content.decode()


def own_page(supplier: tuple[Organisation, User], tender: Tender, page: str = "") -> str:
    return seen(supplier[1], f"/organisations/{supplier[0].pk}/bids/{tender.pk}/{page}")


def told_with(tender: Tender, buying: Buying) -> None:
    """Everybody is told, without the long way there."""
    number = tender.contenders.get(bid__bidder__name="Cedar House").number
    award = {"lot": "", "bidder": f"bidder-{number}", "contender": number, "name": "Cedar House", "price": None}
    Proposal.objects.create(
        tender=tender, number=1, content=exact_json_text({"awards": [award | {"why_nobody": ""}]}), reasons="First.",
        proposer=buying.author, made_at=AT_OPENING,
    )  # fmt: skip
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.APPROVED)
    declare_anew(buying)
    tell_everybody(tender=tender, by=buying.author, now=AT_OPENING + timedelta(hours=1))
    tender.refresh_from_db()


@pytest.fixture
def unconfirmed() -> tuple[Buying, Suppliers]:
    """Of three who bid two confirmed for the changed documents; Ash did not, and the deadline is still ahead."""
    buying = open_tender()
    found = with_bids(buying)
    change_documents(tender=buying.tender, reason="A new rota.", by=buying.author, now=DURING + timedelta(days=1))
    for name in BIDDERS[1:]:
        confirm_bid(tender=buying.tender, bidder=found[name][0], seen=2, now=DURING + timedelta(days=2))
    return buying, found


def test_whoever_did_not_confirm_is_told_at_the_close_that_the_bid_did_not_count_and_nobody_else_is(
    unconfirmed: tuple[Buying, Suppliers], letters: Any
) -> None:
    buying, found = unconfirmed
    ash = found["Ash Visits"]
    assert "Did not count" not in seen(
        ash[1], f"/organisations/{ash[0].pk}/bids/{buying.tender.pk}/", DURING + timedelta(days=3)
    )
    with letters() as sent:
        close_due(CLOSED)
    assert to(sent, "did not count") == {ash[1].email}
    to_others = " ".join(one.body for one in sent if ash[1].email not in one.bcc)
    assert "Ash" not in to_others
    assert "confirm" not in to_others
    page = own_page(ash, buying.tender)
    assert "Did not count" in page
    assert "was not confirmed for the new version" in page
    assert ">Stands<" not in page
    assert ">Stands<" in own_page(found["Cedar House"], buying.tender)


def test_whoever_did_not_confirm_is_told_the_outcome_as_everybody_is_and_can_object(
    unconfirmed: tuple[Buying, Suppliers], letters: Any
) -> None:
    buying, found = unconfirmed
    close_due(CLOSED)
    tender = opened(buying)
    with letters() as sent:
        told_with(tender, buying)
    ash = found["Ash Visits"]
    assert to(sent, "The outcome of a tender: read it") == {ash[1].email}
    assert {one.told_at for one in OutcomeTold.objects.all()} == {NotCountedTold.objects.get().told_at}
    page = own_page(ash, tender, "outcome/")
    assert "it was not confirmed for the new" in page
    assert "Cedar House" in page
    stranger, person = make_supplier("Stranger")
    browser = Client()
    browser.force_login(person)
    assert browser.get(f"/organisations/{stranger.pk}/bids/{tender.pk}/outcome/").status_code == 404


@pytest.fixture
def damaged() -> tuple[Buying, Suppliers]:
    """What is kept of the bid of Ash is not what came in, by nobody's doing here."""
    buying = open_tender()
    found = with_bids(buying)
    bid = buying.tender.bids.get(bidder=found["Ash Visits"][0])
    drop = (
        "DROP TRIGGER tenders_receivedbid_no_update"
        if connection.vendor == "sqlite"
        else "ALTER TABLE tenders_receivedbid DISABLE TRIGGER USER"
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(drop)
        cursor.execute("UPDATE tenders_receivedbid SET content = %s WHERE id = %s", [b"damaged", bid.standing_id])
    close_due(CLOSED)
    return buying, found


def test_whoever_has_a_damaged_bid_is_told_at_the_opening_what_they_hold_and_what_they_can_do(
    damaged: tuple[Buying, Suppliers], letters: Any
) -> None:
    buying, found = damaged
    with letters() as sent:
        tender = opened(buying)
    ash = found["Ash Visits"]
    assert to(sent, "could not be read") == {ash[1].email, buying.approver.email}
    assert not [one for one in sent if "Ash" in one.body]
    page = own_page(ash, tender)
    assert "could not be read at the opening" in page
    assert "Keep your own copy unchanged" in page
    assert ">Stands<" not in page
    other = own_page(found["Cedar House"], tender)
    assert ">Stands<" in other
    assert "could not be read" not in other
    assert OpenedBid.objects.count() == len(found) - 1
    bid = tender.bids.get(bidder=ash[0])
    assert f"bid-{bid.pk} receipt 1" in tender.log.get(act="bid-unreadable").about


def test_no_award_is_proposed_before_the_buyer_said_what_follows_from_a_damaged_bid(
    damaged: tuple[Buying, Suppliers], letters: Any
) -> None:
    buying, found = damaged
    tender = opened(buying)
    received = unreadable_bids(tender).get()
    declare_anew(buying)
    with pytest.raises(NotAllowed, match="this is done at"):
        decide_unreadable_bid(received=received, words="Sorry.", by=buying.approver, now=AT_OPENING)
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.PRICED)
    tender.refresh_from_db()
    assert situation_of(tender, AT_OPENING).unreadable_open == 1
    with pytest.raises(NotAllowed, match="Only the approver"):
        decide_unreadable_bid(received=received, words="It goes on.", by=buying.author, now=AT_OPENING)
    with letters() as sent:
        decide_unreadable_bid(
            received=received, words="We go on without it: no copy can be shown to be the same.", by=buying.approver,
            now=AT_OPENING,
        )  # fmt: skip
    ash = found["Ash Visits"]
    assert to(sent, "has decided on your bid") == {ash[1].email}
    assert situation_of(tender, AT_OPENING).unreadable_open == 0
    assert "no copy can be shown" in own_page(ash, tender)
    told_with(tender, buying)
    assert "no copy can be shown" in own_page(ash, tender, "outcome/")
    assert "no copy can be shown" not in "".join(tender.log.values_list("about", flat=True))


# Joint bids that were handed in


@pytest.fixture
def joint() -> tuple[Buying, tuple[Organisation, User], tuple[Organisation, User]]:
    """A lead that handed a bid in with a partner."""
    buying = open_tender()
    lead, partner = make_supplier("Kind Visits"), make_supplier("Warm Homes")
    hand_in(
        tender=buying.tender, bidder=lead[0], content=packed("Kind Visits", price="1000"), by=lead[1],
        received_at=DURING, partners=[partner[0]],
    )  # fmt: skip
    return buying, lead, partner


def joined_page(partner: tuple[Organisation, User], now: Any) -> str:
    row = BidPartner.objects.get(organisation=partner[0])
    assert f"/bids/joined/{row.received_id}/" in seen(partner[1], f"/organisations/{partner[0].pk}/bids/", now)
    return seen(partner[1], f"/organisations/{partner[0].pk}/bids/joined/{row.received_id}/", now)


def test_a_partner_has_a_page_of_what_was_handed_in_with_it_and_is_told_when_the_lead_withdraws(
    joint: Any, letters: Any
) -> None:
    buying, lead, partner = joint
    page = joined_page(partner, DURING + timedelta(hours=1))
    assert "Handed in, and stands" in page
    assert "Kind Visits" in page
    with letters() as sent:
        withdraw(tender=buying.tender, bidder=lead[0], now=DURING + timedelta(hours=2))
    assert to(sent, "is withdrawn") == {partner[1].email}
    assert "Withdrawn by the organisation" in joined_page(partner, DURING + timedelta(hours=3))


def test_a_partner_steps_back_and_before_the_opening_its_lead_alone_is_told(joint: Any, letters: Any) -> None:
    buying, lead, partner = joint
    row = BidPartner.objects.get()
    lines = buying.tender.log.count()
    with letters() as sent:
        step_back_from_bid(joined=row, words="Our van broke.", by=partner[1], now=DURING + timedelta(hours=1))
    assert to(sent, "") == {lead[1].email}
    assert not [one for one in sent if "Warm" in one.body or "van" in one.body]
    assert buying.tender.log.count() == lines
    page = seen(lead[1], f"/organisations/{lead[0].pk}/bids/{buying.tender.pk}/", DURING + timedelta(hours=2))
    assert "Warm Homes steps back from your joint bid" in page
    assert "You stepped back" in joined_page(partner, DURING + timedelta(hours=2))
    with pytest.raises(CannotStepBack):
        step_back_from_bid(joined=row, words="", by=partner[1], now=DURING + timedelta(hours=3))
    close_due(CLOSED)
    with letters() as later:
        opened(buying)
    assert buying.author.email in to(later, "steps back from a joint bid")


def test_after_the_opening_the_buyer_is_told_as_well(joint: Any, letters: Any) -> None:
    buying, lead, partner = joint
    close_due(CLOSED)
    opened(buying)
    with letters() as sent:
        step_back_from_bid(joined=BidPartner.objects.get(), words="", by=partner[1], now=AT_OPENING)
    assert to(sent, "steps back") == {lead[1].email, buying.author.email}
    assert not [one for one in sent if "Warm" in one.body]


def test_nobody_but_the_partner_opens_its_page_or_steps_back(joint: Any) -> None:
    buying, lead, partner = joint
    number = BidPartner.objects.get().received_id
    for organisation, person in (lead, make_supplier("Stranger"), (buying.tender.buyer, buying.author)):
        browser = Client()
        browser.force_login(person)
        for address in (organisation.pk, partner[0].pk):
            page = f"/organisations/{address}/bids/joined/{number}/"
            assert browser.get(page).status_code in (403, 404)
            assert browser.post(page, {"is_meant": "on"}).status_code in (403, 404)
    assert not PartnerLeft.objects.exists()

"""The pages of those who bid: what is open, handing in, receipts, replacing, confirming, withdrawing, asking."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.assessing_builders import QUALITY_ALONE
from tests.bid_builders import parts_in
from tests.organisation_builders import SignIn, add_member
from tests.tender_builders import CONTENT, Buying, competitive_draft, make_supplier, open_tender
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.tenders.models import Bid, OpenedBid, OpenedPrice, ReceivedBid, Tender
from worthwhile.apps.tenders.selectors.log import log_lines
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import approve
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.proof import verify_log
from worthwhile.exchange.tender import tender_from_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def buying() -> Buying:
    made = open_tender()
    later = timezone.now() + timedelta(days=9)
    Tender.objects.filter(pk=made.tender.pk).update(deadline_at=later, questions_until=later)
    made.tender.refresh_from_db()
    return made


@pytest.fixture
def supplier():
    return make_supplier("Lunch Club")


@pytest.fixture
def address(buying, supplier) -> str:
    return f"/organisations/{supplier[0].pk}/bids/{buying.tender.pk}/"


@pytest.fixture
def browser(supplier) -> Client:
    client = Client()
    client.force_login(supplier[1])
    return client


def uploaded(*named: tuple[str, bytes]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, content) for name, content in named]


def files(*named: tuple[str, bytes], price: str = "£79,400") -> dict[str, object]:
    return {"quality": uploaded(*named), "price_1": price}


def test_everybody_sees_what_takes_bids_and_by_when(client: Client, buying: Buying):
    page = client.get("/tenders/open/").content.decode()
    assert "Befriending for older people" in page
    assert "Sample Council" in page
    assert "8 days left" in page
    one = client.get(f"/tenders/open/{buying.tender.pk}/").content.decode()
    assert "Nobody has asked anything" in one
    assert "Sign in" in one


def test_a_draft_is_nowhere(client: Client, buying: Buying):
    Tender.objects.filter(pk=buying.tender.pk).update(stage="draft", published_at=None)
    assert "Befriending" not in client.get("/tenders/open/").content.decode()
    assert client.get(f"/tenders/open/{buying.tender.pk}/").status_code == 404


def test_a_bid_is_handed_in_with_a_receipt_that_the_log_bears_out(browser: Client, buying: Buying, address: str):
    sent = files(("our bid.txt", b"We visit twice a week."))
    sent["price_files"] = uploaded(("prices.csv", b"visit,12.50\n"))
    page = browser.post(f"{address}hand-in/", sent, follow=True).content.decode()
    receipt = ReceivedBid.objects.get()
    assert "Your bid was received at" in page
    assert receipt.sha256 in page
    line = buying.tender.log.get(act="submit-bid")
    assert f"{line.number}:{line.hash}" in page
    log = "".join(log_lines(buying.tender, timezone.now()))
    assert verify_log.fault_of(log, [f"{line.number}:{line.hash}"]) is None


def test_what_was_handed_in_comes_out_of_the_opening_as_it_was(browser: Client, buying: Buying, address: str):
    sent = files(("a.txt", b"first"), ("a.txt", b"second"))
    sent["price_files"] = uploaded(("prices.csv", b"visit,12.50\n"))
    browser.post(f"{address}hand-in/", sent)
    after = buying.tender.deadline_at + SETTLING
    close_due(after)
    for opener in buying.openers[:2]:
        open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=after)
    quality = parts_in(bytes(OpenedBid.objects.get().content))
    assert list(quality) == ["bid.json", "files/a.txt", "files/2 a.txt"]
    assert (quality["files/a.txt"], quality["files/2 a.txt"]) == (b"first", b"second")
    assert b'"name":"Lunch Club"' in quality["bid.json"]
    price = parts_in(bytes(OpenedPrice.objects.get().content))
    assert b'"amount":79400' in price["price.json"]
    assert price["files/prices.csv"] == b"visit,12.50\n"
    assert not any(b"79400" in part or b"12.50" in part for part in quality.values())


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose the files of your bid"),
        (files(("empty.txt", b"")), "empty.txt"),
        (files(("run.exe", b"MZ\x90\x00" + bytes(100))), "run.exe"),
        (files(*((f"{n}.txt", b"x") for n in range(11))), "at most 10 files"),
        (files(("a.txt", b"x"), price="a lot"), "Price: enter a number in figures"),
        (files(("a.txt", b"x"), price="12.345"), "Price: enter a number in figures"),
        ({**files(("a.txt", b"x")), "price_files": uploaded(("run.exe", b"MZ\x90\x00" + bytes(100)))}, "run.exe"),
    ],
)
def test_what_is_not_taken_is_told_and_nothing_is_kept(browser: Client, address: str, sent, told: str):
    answer = browser.post(f"{address}hand-in/", sent)
    if answer.status_code == 400:  # more files than Django reads at all
        return
    assert told in answer.content.decode()
    assert Bid.objects.count() == 0


def asking(content: dict[str, object]) -> Tender:
    """A tender that takes bids and says this too."""
    buying, now = competitive_draft(), timezone.now()
    save_content(tender=buying.tender, loaded=tender_from_data({**CONTENT, **content}), by=buying.author, now=now)
    later = now + timedelta(days=9)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=later, questions_until=later)
    approve(tender=buying.tender, by=buying.approver, now=now)
    publish(tender=buying.tender, by=buying.author, now=now)
    return Tender.objects.get(pk=buying.tender.pk)


LOTS = [{"id": "n", "title": "The north"}, {"id": "s", "title": "The south"}]


def test_whoever_gives_no_price_is_asked_once_more_before_anything_is_sealed(browser: Client, address: str):
    assert "A bid without a price is not ranked" in browser.get(address).content.decode()
    page = browser.post(f"{address}hand-in/", files(("a.txt", b"x"), price="")).content.decode()
    assert "Enter your price, or say at the end that you hand in without one" in page
    assert 'name="without_price"' in page
    assert ReceivedBid.objects.count() == 0
    sent = {**files(("a.txt", b"x"), price=""), "without_price": "on"}
    page = browser.post(f"{address}hand-in/", sent, follow=True).content.decode()
    assert "Your bid was received at" in page
    assert "Your bid has no price, so it is not ranked" in page
    assert ReceivedBid.objects.count() == 1


def test_whoever_gives_a_price_is_asked_nothing_more(browser: Client, address: str):
    assert 'name="without_price"' not in browser.get(address).content.decode()
    page = browser.post(f"{address}hand-in/", files(price="79400")).content.decode()
    assert "Choose the files of your bid" in page
    assert 'name="without_price"' not in page
    page = browser.post(f"{address}hand-in/", files(("a.txt", b"x"), price="a lot")).content.decode()
    assert 'name="without_price"' not in page


def test_each_lot_has_a_price_of_its_own_and_a_price_above_the_cap_is_told_about(browser: Client, supplier):
    price = {"formula": "PF-5", "parameters": {"pounds_per_point": 500, "quality_base": 60, "price_cap": 90_000}}
    tender = asking({"lots": LOTS, "award": {**CONTENT["award"], "criteria": QUALITY_ALONE, "price": price}})
    page = f"/organisations/{supplier[0].pk}/bids/{tender.pk}/"
    shown = browser.get(page).content.decode()
    assert "Price of The north" in shown
    assert "no price above £90,000" in shown
    assert "Keep your price out of what you write about quality" in shown
    sent = {"quality": uploaded(("a.txt", b"x")), "price_1": "", "price_2": "90,001"}
    told = browser.post(f"{page}hand-in/", sent, follow=True).content.decode()
    assert "above £90,000, the highest that the tender takes" in told


def test_where_the_price_is_fixed_none_is_asked_but_the_lots(browser: Client, supplier):
    lots = [{**lot, "value_total": 80_000} for lot in LOTS]
    tender = asking(
        {"lots": lots, "award": {**CONTENT["award"], "criteria": QUALITY_ALONE, "price": {"formula": "PF-7"}}}
    )
    page = f"/organisations/{supplier[0].pk}/bids/{tender.pk}/"
    shown = browser.get(page).content.decode()
    assert "The price is fixed by the tender" in shown
    assert 'name="price' not in shown
    sent = {"quality": uploaded(("a.txt", b"x"))}
    assert "Choose the lots that you bid for" in browser.post(f"{page}hand-in/", sent).content.decode()
    sent = {"quality": uploaded(("a.txt", b"x")), "lots": ["s"]}
    assert "Your bid was received at" in browser.post(f"{page}hand-in/", sent, follow=True).content.decode()


def test_a_bid_is_replaced_and_withdrawn(browser: Client, address: str):
    browser.post(f"{address}hand-in/", files(("one.txt", b"one")))
    page = browser.post(f"{address}hand-in/", files(("two.txt", b"two")), follow=True).content.decode()
    assert page.count("Replaced or withdrawn") == 1
    assert "Withdraw the bid?" in browser.get(f"{address}withdraw/").content.decode()
    page = browser.post(f"{address}withdraw/", follow=True).content.decode()
    assert "Your bid is withdrawn" in page
    assert page.count("Replaced or withdrawn") == 2
    assert "You have no bid to withdraw" in browser.post(f"{address}withdraw/", follow=True).content.decode()


def test_a_bid_is_confirmed_after_the_documents_changed(browser: Client, buying: Buying, address: str):
    browser.post(f"{address}hand-in/", files(("one.txt", b"one")))
    Tender.objects.filter(pk=buying.tender.pk).update(documents=2)
    shown = browser.get(address).content.decode()
    assert "It does not count until you confirm it" in shown
    assert '<input type="hidden" name="documents" value="2">' in shown
    assert "changed again" in browser.post(f"{address}confirm/", {"documents": "1"}, follow=True).content.decode()
    page = browser.post(f"{address}confirm/", {"documents": "2"}, follow=True).content.decode()
    assert "confirmed for the documents as they are now" in page
    assert "It does not count until you confirm it" not in page


def test_a_late_bid_is_refused_in_words(browser: Client, buying: Buying, address: str):
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=timezone.now())
    page = browser.post(f"{address}hand-in/", files(("one.txt", b"one"))).content.decode()
    assert "The deadline has passed" in page
    assert ReceivedBid.objects.count() == 0


def test_a_question_is_asked_and_names_nobody(browser: Client, client: Client, buying: Buying, address: str):
    page = browser.post(f"{address}question/", {"words": "May we use volunteers?"}, follow=True).content.decode()
    assert "Your question is asked" in page
    public = client.get(f"/tenders/open/{buying.tender.pk}/").content.decode()
    assert "May we use volunteers?" in public
    assert "Lunch Club" not in public
    assert "Enter your question" in browser.post(f"{address}question/", {"words": " "}).content.decode()


def test_a_viewer_sees_receipts_and_hands_nothing_in(browser: Client, supplier, address: str, sign_in: SignIn):
    browser.post(f"{address}hand-in/", files(("one.txt", b"one")))
    viewer = sign_in(add_member(supplier[0], "viewer@supplier.example", Role.VIEWER).person)
    page = viewer.get(address).content.decode()
    assert ReceivedBid.objects.get().sha256 in page
    assert "Replace the bid" not in page
    assert viewer.post(f"{address}hand-in/", files(("x.txt", b"x"))).status_code == 403
    assert ReceivedBid.objects.count() == 1


def test_the_buyer_cannot_bid_to_itself_and_sees_no_bid(buying: Buying, browser: Client, address: str, sign_in: SignIn):
    browser.post(f"{address}hand-in/", files(("one.txt", b"one")))
    author = sign_in(buying.author)
    assert author.get(f"/organisations/{buying.tender.buyer_id}/bids/{buying.tender.pk}/").status_code == 404
    assert author.get(address).status_code == 404


def test_an_assessor_from_outside_does_not_learn_that_an_organisation_bids(
    browser: Client, supplier, address: str, sign_in: SignIn
):
    """Whoever checks the cases of a bidder may work for the buyer, who is told no bidder before the opening."""
    browser.post(f"{address}hand-in/", files(("bid.txt", b"Our bid")))
    assessor = sign_in(add_member(supplier[0], "assessor@buyer.example", Role.ASSESSOR).person)
    for page in (address, address.rsplit("/", 2)[0] + "/"):
        answer = assessor.get(page)
        assert answer.status_code == 403
        assert "Befriending" not in answer.content.decode()


def test_the_page_of_bids_lists_what_one_bid_to(browser: Client, supplier, address: str):
    empty = browser.get(f"/organisations/{supplier[0].pk}/bids/").content.decode()
    assert "You have not bid to a tender here yet" in empty
    browser.post(f"{address}hand-in/", files(("one.txt", b"one")))
    assert quote(address) in browser.get(f"/organisations/{supplier[0].pk}/bids/").content.decode()


def test_a_reserved_tender_says_at_the_top_for_whom(client: Client, buying: Buying) -> None:
    address = f"/tenders/open/{buying.tender.pk}/"
    assert "Reserved for" not in client.get(address).content.decode()
    content = exact_json_text({**CONTENT, "route": {"reserved": "public-service-mutual"}})
    buying.tender.savings.create(
        number=99, content=content, what="test", made_at=timezone.now(), made_by=buying.author
    )  # fmt: skip
    top = client.get(address).content.decode().split("What the buyer asks for")[0]
    assert "Reserved for" in top
    assert "Public service mutuals" in top

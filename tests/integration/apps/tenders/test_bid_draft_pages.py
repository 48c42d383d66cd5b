"""The pages on which a bid is written, by everybody who may or may not open them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.bid_draft_builders import ASKED, FAIR, Bidding, make_bidding
from tests.case_builders import make_case
from tests.tender_builders import make_supplier
from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.services.offered_profile_keep import (
    ServiceEntry,
    add_service,
    keep_areas,
    keep_findable,
)
from worthwhile.apps.organisations.services.record_fact import record_fact
from worthwhile.apps.tenders.models import BidDraft, DeclarationKept, ReceivedBid, Tender
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def bidding() -> Bidding:
    return make_bidding()


def at_desk(person: User | None) -> Client:
    browser = Client()
    if person is not None:
        browser.force_login(person)
    return browser


def begun(bidding: Bidding) -> Client:
    """The owner's browser, with the draft begun."""
    browser = at_desk(bidding.owner)
    browser.post(bidding.address)
    return browser


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def data_of(bidding: Bidding) -> dict:
    return written(BidDraft.objects.get(bidder=bidding.bidder)).data


def based_on(page: str) -> str:
    return re.search(r'name="based_on" value="(\d+)"', page)[1]


def test_it_is_begun_by_a_button_that_says_who_can_read_it(bidding: Bidding):
    browser = at_desk(bidding.owner)
    page = read(browser, bidding.address)
    assert "Who can read it" in page
    assert BidDraft.objects.count() == 0
    page = browser.post(bidding.address, follow=True).content.decode()
    assert "The parts of the bid" in page
    assert "Question 1" in page
    assert "With this the bid would fail" in page
    assert BidDraft.objects.get().bidder == bidding.bidder


def test_a_viewer_begins_nothing_and_reads_what_is_begun(bidding: Bidding):
    viewer = at_desk(bidding.viewer)
    viewer.post(bidding.address)
    assert BidDraft.objects.count() == 0
    browser = begun(bidding)
    browser.post(f"{bidding.address}questions/1/", {"text": "We knock on doors"})
    page = read(viewer, f"{bidding.address}questions/1/")
    assert "We knock on doors" in page
    assert "<textarea" not in page
    viewer.post(f"{bidding.address}questions/1/", {"text": "I change it"})
    viewer.post(f"{bidding.address}check/", {"based_on": 2, "documents": 1})
    assert data_of(bidding)["answers"]["q-1"]["text"] == "We knock on doors"
    assert ReceivedBid.objects.count() == 0
    assert viewer.get(f"{bidding.address}price/1/").status_code == 403


@pytest.mark.parametrize("page", ["", "questions/1/", "price/", "check/", "copy/", "members/", "files/"])
def test_neither_the_buyer_nor_another_supplier_finds_it(bidding: Bidding, page: str):
    begun(bidding)
    stranger = make_supplier("Elsewhere")[1]
    for person in (bidding.buying.author, bidding.buying.openers[0], stranger):
        assert at_desk(person).get(f"{bidding.address}{page}").status_code == 404
    assert at_desk(None).get(f"{bidding.address}{page}").headers["Location"].startswith("/account/login/")


def test_an_answer_is_kept_with_its_words_and_what_is_too_long_is_told(bidding: Bidding):
    browser = begun(bidding)
    page = browser.post(
        f"{bidding.address}questions/1/", {"text": "word " * 23, "stay": "1"}, follow=True
    ).content.decode()
    assert "23 of 20 words: 3 too many" in page
    assert "The answer has 23 words and may have 20" in read(browser, bidding.address)
    counted = browser.post(f"{bidding.address}questions/1/words/", {"text": "one two-three\r\nfour"}).content.decode()
    assert "3 of 20 words" in counted
    assert data_of(bidding)["answers"]["q-1"]["text"].split() == ["word"] * 23


def test_two_who_change_the_same_answer_are_told_and_neither_loses_it(bidding: Bidding):
    browser, editor = begun(bidding), at_desk(bidding.editor)
    number = based_on(read(browser, f"{bidding.address}questions/1/"))
    editor.post(f"{bidding.address}questions/1/", {"text": "By the editor", "based_on": number})
    page = browser.post(f"{bidding.address}questions/1/", {"text": "By the owner", "based_on": number}).content.decode()
    assert "Somebody else changed this meanwhile" in page
    assert "By the editor" in page
    assert "By the owner" in page
    assert data_of(bidding)["answers"]["q-1"]["text"] == "By the editor"
    browser.post(f"{bidding.address}questions/1/", {"text": "By the owner", "based_on": based_on(page)})
    assert data_of(bidding)["answers"]["q-1"]["text"] == "By the owner"


def test_a_fact_is_put_in_with_its_source_and_one_that_ended_is_not_offered(bidding: Bidding):
    browser, today = begun(bidding), timezone.localdate()
    made = {"recorded_by": bidding.owner, "now": timezone.now(), "evidence": "Certificate"}
    record_fact(
        organisation=bidding.bidder, key="public-liability", value="£5 million with Example Mutual",
        valid_from=today - timedelta(days=5), expires_on=today + timedelta(days=300), **made,
    )  # fmt: skip
    record_fact(
        organisation=bidding.bidder, key="cyber-insurance", value="£1 million of cover",
        valid_from=today - timedelta(days=9), expires_on=today - timedelta(days=2), **made,
    )  # fmt: skip
    page = read(browser, f"{bidding.address}questions/2/")
    assert "£5 million with Example Mutual" in page
    assert "It ended on" in page
    key = re.search(r'name="insert" value="(fact-\d+)"', page)[1]
    browser.post(f"{bidding.address}questions/2/", {"text": "We are insured.", "insert": key})
    kept = data_of(bidding)["answers"]["q-2"]
    assert kept["text"] == "We are insured.\n\n£5 million with Example Mutual"
    assert kept["written_from"][0].startswith("Fact: Public liability insurance, from ")
    assert page.count('name="insert"') == 1


def test_a_declaration_made_in_one_bid_is_offered_in_the_next_and_needs_a_tick(bidding: Bidding):
    browser = begun(bidding)
    browser.post(f"{bidding.address}declarations/", {"says_0": "holds"})
    assert data_of(bidding)["declarations"]["d-1"]["holds"] is True
    assert DeclarationKept.objects.count() == 1
    browser.post(f"{bidding.address}declarations/", {"says_0": "holds"})
    assert DeclarationKept.objects.count() == 1
    browser.post(f"{bidding.address}erase/")
    browser.post(bidding.address)
    page = read(browser, f"{bidding.address}declarations/")
    assert "Declared before, on" in page
    assert "declarations" not in data_of(bidding)
    browser.post(f"{bidding.address}declarations/", {"says_0": "same"})
    assert data_of(bidding)["declarations"]["d-1"]["holds"] is True


def test_whoever_declares_that_something_does_not_hold_says_what_is_to_be_known(bidding: Bidding):
    browser = begun(bidding)
    page = browser.post(f"{bidding.address}declarations/", {"says_0": "not"}).content.decode()
    assert "Say what is to be known" in page
    assert "declarations" not in data_of(bidding)


def test_a_condition_is_answered(bidding: Bidding):
    browser = begun(bidding)
    browser.post(f"{bidding.address}conditions/", {"met_0": "no", "words_0": "Not yet"})
    assert data_of(bidding)["conditions"]["c-1"] == {"met": False, "words": "Not yet"}
    assert "You do not meet the condition" in read(browser, bidding.address)


def test_a_promise_above_the_evidence_is_warned_of(bidding: Bidding):
    make_case(bidding.bidder, bidding.owner)
    browser = begun(bidding)
    page = read(browser, f"{bidding.address}outcomes/1/")
    key = re.search(r'name="held_against" value="(\d+:[^"]+)"', page)[1]
    sent = {"target": "99999", "unit": "people", "by": "31 March 2028", "measured_by": "UCLA", "held_against": key}
    page = browser.post(f"{bidding.address}outcomes/1/", sent, follow=True).content.decode()
    assert "You promise 99,999" in page
    assert "supports" in page
    assert data_of(bidding)["promises"]["less-lonely"]["target"] == 99999
    page = browser.post(f"{bidding.address}outcomes/1/", {**sent, "target": "1"}, follow=True).content.decode()
    assert "You promise" not in re.sub(r"(?s)<dt.*?</dt>", "", page).replace("Outcomes you promise", "")


def test_what_it_is_worth_is_said_as_a_range_with_the_fingerprint_of_the_case(bidding: Bidding):
    case = make_case(bidding.bidder, bidding.owner)
    browser = begun(bidding)
    browser.post(f"{bidding.address}outcomes/", {"case": str(case.pk)})
    worth = data_of(bidding)["social_value"]
    assert Decimal(str(worth["low"])) <= Decimal(str(worth["central"])) <= Decimal(str(worth["high"]))
    assert re.fullmatch("[0-9a-f]{64}", worth["case_hash"])
    assert "The bid says: £" in read(browser, f"{bidding.address}outcomes/")


PRICE = {
    "rows": "2", "years": "3", "name_0": "Staff", "quantity_0": "1,000", "unit_cost_0": "15.555",
    "hours": "1000", "wage": "9", "on_costs": "20", "travel": "0", "overhead": "0", "lowest_wage": "12.71",
}  # fmt: skip


def test_a_price_adds_up_to_the_penny_and_is_held_against_the_lawful_wage(bidding: Bidding):
    browser = begun(bidding)
    page = browser.post(f"{bidding.address}price/1/", PRICE, follow=True).content.decode()
    (line,) = data_of(bidding)["prices"][""]["lines"]
    assert line["amount"] == Decimal("15555.00")
    assert "£15,555.00" in page
    assert "The wage you state is below the lowest lawful wage" in page
    assert data_of(bidding)["prices"][""]["labour"]["on_costs"] == Decimal("0.2")
    assert 'name="on_costs" value="20"' in page
    page = read(browser, f"{bidding.address}price/")
    assert "£5,185.00 a year" in page


def test_a_price_below_what_the_work_costs_is_warned_of(bidding: Bidding):
    browser = begun(bidding)
    page = browser.post(
        f"{bidding.address}price/1/", {**PRICE, "unit_cost_0": "10", "wage": "13"}, follow=True
    ).content.decode()
    assert "below what the work costs at the lowest lawful wage" in page


def test_half_a_line_is_told_and_nothing_entered_is_lost(bidding: Bidding):
    browser = begun(bidding)
    page = browser.post(f"{bidding.address}price/1/", {**PRICE, "name_1": "Rent"}).content.decode()
    assert "Line 2: how many is missing" in page
    assert 'value="Rent"' in page
    assert "prices" not in data_of(bidding)
    page = browser.post(f"{bidding.address}price/1/", {**PRICE, "more": "1"}).content.decode()
    assert 'name="name_11"' in page
    assert 'value="Staff"' in page


def test_files_are_added_taken_away_and_taken_out(bidding: Bidding):
    browser = begun(bidding)
    sent = {"envelope": "quality", "attached": [SimpleUploadedFile("plan.txt", b"We visit twice a week.")]}
    page = browser.post(f"{bidding.address}files/", sent, follow=True).content.decode()
    assert "plan.txt" in page
    number = BidDraft.objects.get().files.get().pk
    answer = browser.get(f"{bidding.address}files/{number}/")
    assert answer.content == b"We visit twice a week."
    assert "attachment" in answer.headers["Content-Disposition"]
    bad = {"envelope": "price", "attached": [SimpleUploadedFile("plan.docx", b"MZ program")]}
    assert "There is a problem" in browser.post(f"{bidding.address}files/", bad).content.decode()
    browser.post(f"{bidding.address}files/{number}/take-out/")
    assert BidDraft.objects.get().files.count() == 0


def test_who_writes_what_is_said_and_shown(bidding: Bidding):
    browser = begun(bidding)
    sent = {"part": "question:q-1", "person": str(bidding.editor.pk), "state": "ready"}
    page = browser.post(f"{bidding.address}who/", sent, follow=True).content.decode()
    assert str(bidding.editor) in page
    assert "Ready" in page
    assert browser.get(f"{bidding.address}who/?part=question:nothing").status_code == 404
    page = browser.post(f"{bidding.address}who/", {**sent, "person": str(bidding.viewer.pk)}).content.decode()
    assert "There is a problem" in page


def test_changed_documents_are_told_until_somebody_has_read_them(bidding: Bidding):
    browser = begun(bidding)
    Tender.objects.filter(pk=bidding.tender.pk).update(documents=2)
    assert "The buyer changed the documents" in read(browser, bidding.address)
    browser.post(f"{bidding.address}documents/", {"documents": "2"})
    assert "The buyer changed the documents" not in read(browser, bidding.address)


def test_a_partner_follows_a_link_says_yes_declares_and_reads_what_the_lead_shows(bidding: Bidding):
    browser = begun(bidding)
    browser.post(f"{bidding.address}questions/1/", {"text": "We knock on doors"})
    sent = {"name": "Warm Hands", "role": "member", "share": "40", "does": "Lunches"}
    browser.post(f"{bidding.address}members/new/", sent)
    browser.post(f"{bidding.address}members/lead/", {"share": "60", "does": "Visits"})
    (key,) = [one for one in data_of(bidding)["members"] if one != "lead"]
    page = browser.post(f"{bidding.address}members/{key}/link/").content.decode()
    link = re.search(r"/bids/join/[^<\s]+/", page)[0]
    partner, person = make_supplier("Warm Hands")
    theirs = at_desk(person)
    assert "asks you to bid jointly" in read(theirs, link)
    page = theirs.post(link, {"organisation": str(partner.pk)}, follow=True)
    address = page.request["PATH_INFO"]
    assert "40% of the work: Lunches" in page.content.decode()
    assert "We knock on doors" not in page.content.decode()
    assert theirs.get(link).status_code == 404
    theirs.post(address, {"accepts": "yes"})
    assert "We knock on doors" not in read(theirs, address)
    theirs.post(f"{address}declarations/", {"says_0": "holds"})
    page = read(browser, f"{bidding.address}members/")
    assert "said yes. It declared 1 of 1" in page
    assert "add up to 100%" in page
    browser.post(f"{bidding.address}members/{key}/reads/", {"reads_answers": "on"})
    browser.post(f"{bidding.address}price/1/", PRICE)
    shown = read(theirs, address)
    assert "We knock on doors" in shown
    assert "15,555" not in shown
    assert theirs.get(bidding.address).status_code == 404
    stranger = make_supplier("Elsewhere")[1]
    assert at_desk(stranger).get(address).status_code == 404
    assert "Warm Hands" in read(at_desk(person), f"/organisations/{partner.pk}/bids/")


def test_shares_that_do_not_add_up_are_told_and_kept(bidding: Bidding):
    browser = begun(bidding)
    browser.post(f"{bidding.address}members/new/", {"name": "Warm Hands", "role": "member", "share": "40", "does": ""})
    browser.post(f"{bidding.address}members/lead/", {"share": "40", "does": ""})
    assert "Make them add up to 100%" in read(browser, f"{bidding.address}members/")
    assert "Put right what stands at the top" in read(browser, f"{bidding.address}check/")


def test_only_those_who_chose_to_be_found_are_found_with_reasons(bidding: Bidding):
    browser, now = begun(bidding), timezone.now()
    for name, findable in (("Warm Hands", True), ("Hidden House", False)):
        partner, person = make_supplier(name)
        add_service(
            organisation=partner, by=person, now=now,
            entry=ServiceEntry(name="Befriending", description="Visits to older people", cpv=["85320000"]),
        )  # fmt: skip
        keep_areas(organisation=partner, areas=["E09000026"], by=person, now=now)
        keep_findable(organisation=partner, findable=findable, by=person, now=now)
    page = read(browser, f"{bidding.address}partners/")
    assert "Warm Hands" in page
    assert "Hidden House" not in page
    assert "1 organisation was looked at" in page
    assert "Works in Redbridge" in page
    found = re.search(r'name="organisation" value="(\d+)"', page)[1]
    browser.post(f"{bidding.address}partners/", {"organisation": found})
    assert "Warm Hands is asked and has not answered" in read(browser, f"{bidding.address}members/")
    hidden = make_supplier("Another")[0]
    assert browser.post(f"{bidding.address}partners/", {"organisation": hidden.pk}).status_code == 404


def test_a_bid_is_read_through_handed_in_and_erased_here(bidding: Bidding):
    browser = begun(bidding)
    browser.post(f"{bidding.address}questions/1/", {"text": "We knock on doors"})
    browser.post(f"{bidding.address}price/1/", PRICE)
    page = read(browser, f"{bidding.address}check/")
    assert "We knock on doors" in page
    assert "What insurance do you hold?" in page
    copy = browser.get(f"{bidding.address}copy/").content
    with zipfile.ZipFile(io.BytesIO(copy)) as made:
        assert "We knock on doors" in made.read("bid.txt").decode()
        assert "bid-as-handed-in.zip" in made.namelist()
    sent = {"based_on": based_on(page), "documents": "1"}
    at_desk(bidding.editor).post(f"{bidding.address}questions/2/", {"text": "Insured"})
    page = browser.post(f"{bidding.address}check/", sent).content.decode()
    assert "Somebody changed the bid while you read it" in page
    page = browser.post(f"{bidding.address}check/", {**sent, "based_on": based_on(page)}, follow=True).content.decode()
    assert "is sealed" in page
    assert ReceivedBid.objects.count() == 1
    assert BidDraft.objects.count() == 0


def test_whoever_wrote_no_price_is_asked_once_more_before_the_bid_is_sealed(bidding: Bidding):
    browser = begun(bidding)
    browser.post(f"{bidding.address}questions/1/", {"text": "We knock on doors"})
    page = read(browser, f"{bidding.address}check/")
    assert "There is no price, so the bid is not ranked." in page
    sent = {"based_on": based_on(page), "documents": "1"}
    page = browser.post(f"{bidding.address}check/", sent).content.decode()
    assert "Write the price first, or tick this to hand in without it" in page
    assert ReceivedBid.objects.count() == 0
    page = browser.post(f"{bidding.address}check/", {**sent, "without_price": "on"}, follow=True).content.decode()
    assert "is sealed" in page
    assert ReceivedBid.objects.count() == 1


def test_the_bid_page_leads_to_where_it_is_written(bidding: Bidding):
    page = read(at_desk(bidding.owner), bidding.address.removesuffix("write/"))
    assert bidding.address in page


def test_lots_are_chosen_and_each_has_a_price(client: Client):
    lots = [{"id": name, "title": name.capitalize(), "value_total": 90000} for name in ("north", "south")]
    bidding = make_bidding({**ASKED, "lots": lots})
    browser = begun(bidding)
    browser.post(f"{bidding.address}details/", {"lots": ["south"], "share_code": "abc-1"})
    assert data_of(bidding) == {"lots": ["south"], "share_code": "abc-1"}
    page = read(browser, f"{bidding.address}price/")
    assert "Lot south: South" in page
    assert "Lot north" not in page
    browser.post(f"{bidding.address}price/1/", PRICE)
    assert list(data_of(bidding)["prices"]) == ["south"]


def test_a_declaration_is_known_again_by_its_words(bidding: Bidding):
    assert FAIR in read(begun(bidding), f"{bidding.address}declarations/")

"""One notice in plain English: its facts, what it leaves unknown, what became of it, and what is never shown."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.market_releases import BUYER, award_release
from tests.opportunity_builders import OCID, awarded_release, changed_release, make_market, ocid_of, open_release

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
CRITERIA = {"criteria": [
    {"type": "price", "name": "Price", "numbers": [{"number": 60, "weight": "percentageExact"}]},
    {"type": "quality", "name": "Social value", "numbers": [{"number": 40, "weight": "percentageExact"}]},
]}  # fmt: skip


def _page(client: Client, path: str = f"/opportunities/notices/{OCID}/", *, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def _plain(page: str) -> str:
    """The words of a page, without mark-up."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def _section(page: str, heading: str) -> str:
    return _plain(page.split(f">{heading}</h2>")[1].split("</section>")[0])


def _long(**more: object) -> dict[str, object]:
    period = {"startDate": "2027-01-01T00:00:00Z", "endDate": "2029-12-31T23:59:59Z"}
    lots = [
        {"id": "1", "title": "North", "value": {"amount": 30_000, "currency": "GBP"}, "contractPeriod": period,
         "awardCriteria": CRITERIA, "suitability": {"vcse": True}},
        {"id": "2", "title": "South", "value": {"amount": 90_000, "currency": "GBP"}, "contractPeriod": period,
         "awardCriteria": CRITERIA},
    ]  # fmt: skip
    return open_release(1, lots=lots, enquiryPeriod={"endDate": "2027-01-01T12:00:00Z"}, **more)


def test_the_facts_stand_in_words(client: Client, own_home: Path) -> None:
    make_market(_long())
    words = _plain(_page(client))
    for said in (
        "Who is buying Example Council", "LU1 2BQ", "Where Luton", "£120,000 without VAT", "£144,000 with VAT",
        "About £40,000 a year without VAT: £120,000 over 3 years", "1 January 2027 to 31 December 2029", "29 days left",
        "Questions by 1 January 2027, 12 noon (UK time)", "Anyone may bid", "(CPV 85320000)", "Procurement Act 2023",
    ):  # fmt: skip
        assert said in words


def test_lots_are_a_table(client: Client, own_home: Path) -> None:
    make_market(_long())
    lots = _section(_page(client), "Lots")
    assert "North £30,000 without VAT" in lots
    assert "South £90,000 without VAT" in lots
    assert "3 years" in lots


def test_how_bids_are_compared_is_told_once_for_lots_alike_and_price_that_decides_is_named(
    client: Client, own_home: Path
) -> None:
    make_market(_long())
    compared = _section(_page(client), "How bids are compared")
    assert compared.count("60%") == 2  # once in the sentence, once in the table
    assert "Price and cost count for 60%: more than everything else together." in compared
    assert "Social value is one of the criteria." in compared


def test_what_forms_leave_empty_or_fill_in_twice_is_shown_for_what_it_is(client: Client, own_home: Path) -> None:
    criteria = [{"type": "quality", "name": "Method", "description": "50"}, {"type": "price", "description": "30"}]
    make_market(
        open_release(
            1,
            awardCriteria={"criteria": criteria},
            lots=[
                {"id": "1", "title": "Meals in the North", "description": "Meals in the North "},
                {"id": "2", "title": "South", "description": "Meals in the South"},
            ],
            documents=[{"id": "1", "title": "n/a", "url": "https://example.org/a"}],
        )
    )
    page = _page(client)
    compared = _section(page, "How bids are compared")
    assert "The weights as published come to 80%, not to 100%" in compared
    assert "Price Price 30%, read from its words" in compared
    assert "Method Quality 50%" in compared
    assert "Price and cost count" not in _plain(page)
    assert "A document without a title" in _section(page, "Documents")
    lots = _section(page, "Lots")
    assert (lots.count("Meals in the North"), lots.count("South Meals in the South")) == (1, 1)


def test_what_speaks_for_and_against_is_made_of_facts(client: Client, own_home: Path) -> None:
    make_market(_long())
    suits = _section(_page(client), "Does it suit a small provider?")
    assert "The buyer says it suits voluntary, community and social enterprises." in suits
    assert "split into 2 lots, the smallest worth £30,000" in suits
    assert "We do not know you" in suits


def test_what_is_not_stated_is_listed(client: Client, own_home: Path) -> None:
    make_market(open_release(1, value=None, lots=[], items=[]))
    unknown = _section(_page(client), "What is not known")
    for said in ("How much it is worth", "How long the contract lasts", "How bids are compared", "Where the work is"):
        assert said in unknown


def test_what_is_stated_is_not_called_unknown(client: Client, own_home: Path) -> None:
    make_market(_long())
    unknown = _section(_page(client), "What is not known")
    for said in ("How much it is worth", "How long the contract lasts", "How bids are compared", "Where the work is"):
        assert said not in unknown


def test_its_history_says_what_each_release_changed(client: Client, own_home: Path) -> None:
    make_market(open_release(days=30), changed_release(days=40, value={"amount": 150_000, "currency": "GBP"}))
    history = _section(_page(client), "What has been published")
    assert history.index("Tender changed") < history.index("Tender published")
    assert re.search(r"The deadline for bids moved from \d+ \w+ \d{4}", history)
    assert "£120,000 to £150,000" in history


def test_an_award_says_who_won_it(client: Client, own_home: Path) -> None:
    make_market(open_release(), awarded_release())
    page = _page(client)
    assert "Example Community Care CIC £118,000 without VAT 20 October 2026" in _section(page, "What came of it")


def test_who_holds_it_now_is_probable_and_says_how_it_is_told(client: Client, own_home: Path) -> None:
    now = timezone.now()
    earlier = award_release(7, date=(now - timedelta(days=700)).isoformat(timespec="seconds"), contractPeriod={
        "startDate": (now - timedelta(days=690)).isoformat(timespec="seconds"),
        "endDate": (now + timedelta(days=60)).isoformat(timespec="seconds"),
    }, title="Befriending for older people")  # fmt: skip
    earlier["tender"] = open_release(7, title="Befriending for older people, the contract before")["tender"]
    earlier["parties"].append({**open_release()["parties"][0]})
    make_market(open_release(), earlier)
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.get(f"/opportunities/notices/{OCID}/before/", headers=headers)
        words = _plain(html.unescape(answer.content.decode()))
        assert "Probably Example Community Care CIC, until" in words
        assert "It is not certain" in words
        assert ("<html" in answer.content.decode()) is not bool(headers)


def test_where_nobody_is_known_to_hold_it_the_page_says_so(client: Client, own_home: Path) -> None:
    make_market()
    assert "No earlier award that is held here tells who" in _page(client, f"/opportunities/notices/{OCID}/before/")


def test_with_a_search_in_the_address_the_page_says_why_and_leads_back(client: Client, own_home: Path) -> None:
    make_market()
    page = _page(client, f"/opportunities/notices/{OCID}/?q=befriending&area=Luton")
    assert "The title says “befriending”." in page
    assert "It is for Luton." in page
    assert 'href="/opportunities/?q=befriending&area=Luton" class="govuk-back-link"' in page


def test_faults_of_its_data_are_said_in_words_with_their_code(client: Client, own_home: Path) -> None:
    make_market(open_release(1, value={"amount": 0, "currency": "GBP"}))
    faults = _section(_page(client), "What is wrong with its data")
    assert "A value of 0 (MK-033). Kept apart from absent and from given; never averaged." in faults


def test_contact_points_are_nowhere(client: Client, own_home: Path) -> None:
    make_market()
    for path in (f"/opportunities/notices/{OCID}/", f"/opportunities/notices/{OCID}.json"):
        page = _page(client, path)
        assert "person@example.org" not in page
        assert "A Person" not in page
        assert "01582 000000" not in page


def test_what_people_wrote_into_texts_to_be_reached_is_masked_in_the_data(client: Client, own_home: Path) -> None:
    said = "Write to jo.bloggs@example.org or ring 01632 960983. Documents: https://example.org/a/01632960983"
    make_market(open_release(description=said, documents=[{"id": "1", "url": "mailto:jo.bloggs@example.org"}]))
    release = json.loads(client.get(f"/opportunities/notices/{OCID}.json").content)
    assert release["tender"]["description"] == (
        "Write to [e-mail removed] or ring [telephone removed]. Documents: https://example.org/a/01632960983"
    )
    assert "jo.bloggs" not in json.dumps(release)


def test_the_data_is_the_compiled_release(client: Client, own_home: Path) -> None:
    make_market(open_release(), changed_release(days=40))
    release = json.loads(client.get(f"/opportunities/notices/{OCID}.json").content)
    assert release["tag"] == ["compiled"]
    assert release["buyer"] == BUYER


@pytest.mark.parametrize("ending", ["/", "/before/", ".json"])
def test_a_notice_that_is_not_held_is_not_found_and_a_search_is_offered(
    client: Client, own_home: Path, ending: str
) -> None:
    make_market()
    page = _page(client, f"/opportunities/notices/ocds-h6vhtk-ffffff{ending}", status=404)
    assert "Notice not found" in page
    assert 'action="/opportunities/"' in page


def test_an_ocid_with_a_slash_or_a_space_has_its_page(client: Client, own_home: Path) -> None:
    odd = {**open_release(5), "ocid": "ocds-other-a/b c?d#e"}
    make_market(odd)
    search = client.get("/opportunities/?q=befriending").content.decode()
    [address] = set(re.findall(r'href="(/opportunities/notices/[^"?]*)\?', search))
    assert "Befriending for older people 5" in _page(client, address)


def test_documents_lead_only_to_web_addresses(client: Client, own_home: Path) -> None:
    documents = [
        {"id": "1", "title": "Specification", "url": "https://example.org/spec.pdf"},
        {"id": "2", "title": "A trap", "url": "javascript:alert(1)"},
    ]
    make_market(open_release(1, documents=documents))
    page = _page(client)
    assert (
        '<a class="govuk-link" href="https://example.org/spec.pdf" rel="noopener noreferrer">Specification</a>' in page
    )
    assert "A trap" in page
    assert "javascript:" not in page


def test_the_original_is_one_click_away_and_says_that_it_leaves(client: Client, own_home: Path) -> None:
    address = "https://www.find-tender.service.gov.uk/Notice/000001-2026"
    document = {"id": "000001-2026", "noticeType": "UK4", "documentType": "tenderNotice", "url": address}
    make_market(open_release(1, documents=[document]))
    page = _page(client)
    assert f'href="{address}" rel="noopener noreferrer">Read it on Find a Tender</a>' in page
    assert "Leads away from Worthwhile" in page


def test_only_what_is_open_is_said_to_be_answered_there(client: Client, own_home: Path) -> None:
    documents = [{"id": "1", "documentType": "tenderNotice", "url": "https://www.find-tender.service.gov.uk/Notice/1"}]
    make_market(open_release(1, documents=documents), open_release(2, documents=documents, status="cancelled"))
    for number, is_open in ((1, True), (2, False)):
        page = client.get(f"/opportunities/notices/{ocid_of(number)}/").content.decode()
        assert ("Read and answer it on " in page) is is_open


def test_a_related_notice_is_linked_where_it_is_held(client: Client, own_home: Path) -> None:
    related = [
        {"id": "1", "relationship": ["prior"], "scheme": "ocid", "identifier": ocid_of(2)},
        {"id": "2", "relationship": ["prior"], "scheme": "ocid", "identifier": "ocds-h6vhtk-abcdef"},
    ]
    make_market({**open_release(1), "relatedProcesses": related}, open_release(2, title="The one before"))
    page = _page(client)
    assert f'href="/opportunities/notices/{ocid_of(2)}/">The one before</a>' in page
    assert "ocds-h6vhtk-abcdef (not held here)" in page


def test_a_demonstration_notice_is_marked_as_one(client: Client, own_home: Path) -> None:
    ocid = "ocds-worthwhile-demonstration-one"
    make_market({**open_release(1), "ocid": ocid})
    assert "Demonstration: not a real notice" in _page(client, f"/opportunities/notices/{ocid}/")


def test_without_a_market_every_address_says_so(client: Client, own_home: Path) -> None:
    for ending in ("/", "/before/", ".json"):
        assert "No notices yet" in _page(client, f"/opportunities/notices/{OCID}{ending}")


def test_a_notice_leads_to_its_buyer_and_its_place(client: Client, own_home: Path) -> None:
    make_market(_long())
    leads = re.findall(r'href="(/market/(?:buyers|areas)/[^"]+)"', _page(client))
    assert {lead.split("/")[2] for lead in leads} == {"buyers", "areas"}
    assert {client.get(lead).status_code for lead in leads} == {200}


def test_for_another_day_a_notice_stands_as_it_stood_on_that_day(client: Client, own_home: Path) -> None:
    now = timezone.now()
    published, awarded = now - timedelta(days=60), now - timedelta(days=10)
    later = awarded_release() | {"date": awarded.isoformat(timespec="seconds")}
    make_market(open_release(days=20, now=published), later)
    today = _plain(_page(client))
    for said in ("Closed and awarded", "It has been awarded.", "What came of it"):
        assert said in today
    then = _plain(_page(client, f"/opportunities/notices/{OCID}/?on={(now - timedelta(days=50)).date()}"))
    assert re.search(r"Answer by (9|10) days left", then)
    assert "Out to tender" in then
    assert "One notice of it was published after" in then
    for said in ("awarded.", "What came of it", "Example Community Care CIC", "Award published", "Closed"):
        assert said not in then, said
    after = _plain(_page(client, f"/opportunities/notices/{OCID}/?on={(now - timedelta(days=30)).date()}"))
    assert re.search(r"Answer by Closed \d", after)
    assert "awarded" not in after.split("Answer by")[1].split("Who may bid")[0]


def test_for_a_day_before_it_was_published_it_is_not_open_yet(client: Client, own_home: Path) -> None:
    make_market(open_release(), changed_release(days=40))
    day = (timezone.now() - timedelta(days=90)).date()
    then = _plain(_page(client, f"/opportunities/notices/{OCID}/?on={day}"))
    assert "Answer by Not open yet" in then
    assert f"Nothing of this was published by {day.day} {day:%B %Y}. You read how it began, on " in then
    assert "One notice of it was published after that, and left out here." in then
    assert "All of it as data (JSON) , as it stands today, without" in then
    today = _plain(_page(client))
    assert "how it began" not in today
    assert "as it stands today" not in today


def test_ways_on_from_another_day_keep_the_day(client: Client, own_home: Path) -> None:
    related = [{"id": "1", "identifier": ocid_of(2), "relationship": ["framework"]}]
    make_market({**open_release(), "relatedProcesses": related}, open_release(2))
    on = f"on={(timezone.now() + timedelta(days=2)).date()}"
    page = _page(client, f"/opportunities/notices/{OCID}/?{on}")
    assert f'href="/opportunities/notices/{ocid_of(2)}/?{on}"' in page
    assert f'href="/opportunities/notices/{OCID}/?{on}"' in _page(client, f"/opportunities/notices/{OCID}/before/?{on}")


def test_a_deadline_years_after_publication_is_said_to_be_hardly_one(client: Client, own_home: Path) -> None:
    make_market(open_release(1, days=900), open_release(2, days=700))
    far, near = (_page(client, f"/opportunities/notices/{ocid_of(number)}/") for number in (1, 2))
    assert "The deadline as published lies more than two years after publication" in _plain(far)
    assert "A deadline more than two years after publication (MK-042)" in _section(far, "What is wrong with its data")
    assert "it gives" not in _plain(far).lower()
    assert "it gives 701 days to answer" in _plain(near)
    assert "more than two years" not in _plain(near)


def test_a_dynamic_market_is_open_for_years_and_that_is_no_fault(client: Client, own_home: Path) -> None:
    make_market(open_release(1, days=1_500, techniques={"hasDynamicPurchasingSystem": True}))
    assert "MK-042" not in _page(client)

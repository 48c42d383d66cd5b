"""A commissioner writes a small whole tender in the browser, from nothing to “fit to publish”."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.visitor import FindBarriers, Visitor
from tests.tender_builders import make_buyer
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.writing import SECTIONS
from worthwhile.apps.tenders.selectors.written_content import written_content
from worthwhile.apps.tenders.services.write_tender import begin_tender
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.tender import tender_from_data

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TITLE = "Befriending for older people"
LIST = "Write the tender"
YES, NO = "Yes", "No"


class Writer(Visitor):
    """A commissioner at the list of sections."""

    def when_i_open(self, section: str) -> None:
        self.when_i_follow(section)
        self.then_the_page_is(section)

    def when_i_answer(self, answers: dict[str, str]) -> None:
        """Enter answers by what their boxes are called."""
        for label, answer in answers.items():
            self.when_i_fill(label, answer)

    def when_i_fill(self, label: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=label, exact=True)
        if group.count():
            group.get_by_label(answer, exact=True).check()
            return
        box = self.page.get_by_label(label, exact=True)
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(label=answer)
        else:
            box.fill(answer)

    def when_i_save(self, back_at: str = LIST) -> None:
        self.when_i_press("Save")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(back_at)


@pytest.fixture
def tender(live_server: LiveServer) -> Tender:
    buyer, author = make_buyer()
    return begin_tender(
        buyer=buyer, procedure=Procedure.COMPETITIVE, title=TITLE, by=author, now=timezone.now(), known_as="Ann Lee"
    )


def writer_of(tender: Tender, page: Page, live_server: LiveServer, find_barriers: FindBarriers | None) -> Writer:
    writer = Writer(page, live_server.url, find_barriers)
    assert tender.author is not None
    writer.given_i_am_signed_in_as(tender.author)
    writer.given_i_am_on(f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/content/")
    writer.then_the_page_is("What the tender says to bidders")
    writer.when_i_press("Write it here")
    writer.then_the_page_is(LIST)
    return writer


def write_section(writer: Writer, section: str, answers: dict[str, str]) -> None:
    writer.when_i_open(section)
    writer.when_i_answer(answers)
    writer.when_i_save()


def write_what_is_bought(writer: Writer) -> None:
    write_section(
        writer,
        "About the service",
        {
            "What is it, for whom, and why?": "Company for people over 65 who see nobody for days.",
            "What is mainly bought?": "Social care",
            "Is it a community service?": YES,
            "Is pay most of what it costs?": YES,
            "Where is it?": "Luton",
            "CPV codes": "85320000",
        },
    )
    write_section(
        writer,
        "The law and the route",
        {
            "In which nation is the buyer?": "England",
            "What kind of body buys?": "Local authority",
            "When did the procurement begin?": "2 March 2026",
            "Under which law is it bought?": "Procurement Act 2023, light touch",
            "By which route?": "Competitive tendering procedure",
            "Why this route?": "Several can do it, and none is there today.",
            "Is a framework concluded?": NO,
        },
    )
    write_section(
        writer,
        "Value",
        {
            "Value in one year, without VAT": "£180,000",
            "Value over the whole length, without VAT": "540,000",
            "Turnover in a year of the typical provider you hope for": "600,000",
        },
    )
    write_section(
        writer,
        "Length and extensions",
        {
            "First day of the service": "1 October 2026",
            "Length in months, without extensions": "36",
            "By how many months may it be extended altogether?": "0",
        },
    )
    writer.when_i_open("Lots")
    for name in ("The north", "The south"):
        writer.when_i_press("Add the first lot" if name == "The north" else "Add another lot")
        writer.then_the_page_is("Add: lot")
        answers = {"What is it?": name, "Its value in one year, without VAT, in pounds": "90000",
                   "Turnover in a year that is demanded for it, in pounds": "0"}  # fmt: skip
        writer.when_i_answer(answers)
        writer.when_i_save("Lots")
    writer.then_i_read("The north", "The south")
    writer.when_i_save()


def write_what_changes(writer: Writer) -> None:
    writer.when_i_open("Outcomes")
    writer.when_i_enter("Find outcomes in the library", "older people are less lonely")
    writer.when_i_press("Find outcomes")
    writer.then_the_page_is("Outcomes from the library")
    writer.page.get_by_role("button", name="Add").first.click()
    writer.then_the_page_is("Change: outcome")
    writer.when_i_answer(
        {
            "Where are they today?": "5.1",
            "Where are they to be?": "4.3",
            "What do you leave to the provider?": "How people are found and where they meet",
        }
    )
    writer.when_i_save("Outcomes")
    writer.then_the_page_is("Outcomes")
    writer.when_i_follow(LIST)
    writer.when_i_open("Co-design")
    writer.when_i_press("Add the first step")
    writer.then_the_page_is("Add: step")
    writer.when_i_answer({"What was done, and what did it change?": "Three evenings, after which visits come first",
                          "Who took part?": "Members and carers", "When?": "15 January 2026",
                          "Which stage was it?": "Design together"})  # fmt: skip
    writer.when_i_save("Co-design")
    writer.when_i_fill("Did you consider nearness and continuity for the people who use the service?", YES)
    writer.when_i_save()


def write_who_may_bid(writer: Writer) -> None:
    write_section(
        writer,
        "Who may bid",
        {
            "Is the contract reserved?": "It is not reserved",
            "Turnover in a year that bidders must have, in pounds": "0",
            "Who must give audited accounts?": "Only where the Companies Act asks for them",
            "Must bidders have had a contract with an authority before?": NO,
            "Is suitability judged first, in a stage of its own?": NO,
        },
    )
    writer.when_i_open("Insurance")
    writer.when_i_fill("Must it be in place before the award?", NO)
    first = writer.page.get_by_role("group", name="Insurance 1", exact=True)
    first.get_by_label("Cover, in pounds").fill("2 million")
    writer.when_i_press("Save")
    writer.then_i_read("There is a problem")
    writer.then_the_page_is("Insurance")
    first.get_by_label("Cover, in pounds").fill("£2,000,000")
    first.get_by_label("Which").fill("public liability")
    first.get_by_label("The risk it follows from").fill("work in people’s homes")
    writer.when_i_save()
    writer.when_i_open("Certificates, standards and policies")
    for none in ("No certificate is asked for", "No brand or standard is named", "No policy is asked for"):
        writer.when_i_choose(none)
    writer.when_i_fill("Is ISO 27001 asked for?", NO)
    writer.when_i_save()
    write_section(
        writer,
        "Joint bids and sub-contracting",
        {
            "Are joint bids allowed?": YES,
            "Does what partners and sub-contractors have count?": YES,
            "Must partners form one legal body, or merge?": NO,
            "Does the lead of a joint bid answer for all of it?": NO,
            "Would small providers need to bid together?": NO,
        },
    )


def write_how_bids_are_judged(writer: Writer) -> None:
    writer.when_i_open("Criteria and weights")
    rows = (("Quality", "Quality", "55"), ("Social value", "Social value", "10"), ("Price", "Price", "30"))
    for number, (name, kind, weight) in enumerate(rows, start=1):
        entry = writer.page.get_by_role("group", name=f"Criterion {number}", exact=True)
        entry.get_by_label("What is judged").fill(name)
        entry.get_by_label("What kind it is").select_option(label=kind)
        entry.get_by_label("Weight, in per cent").fill(weight)
    writer.when_i_press("Save")
    writer.then_i_read("The weights add up to 95. Make them add up to 100")
    writer.then_the_page_is("Criteria and weights")
    writer.page.get_by_role("group", name="Criterion 3", exact=True).get_by_label("Weight, in per cent").fill("35")
    for question in ("Are all criteria and their parts published?", "Is the weight of each published?"):
        writer.when_i_fill(question, YES)
    writer.when_i_save()
    write_section(writer, "Scores", {"Is it published what earns which score?": YES})
    writer.when_i_open("How prices become points")
    writer.when_i_fill("Formula", "Published benchmark (PF-6)")
    writer.when_i_fill("PF-6: published budget or benchmark, in pounds", "540000")
    writer.when_i_fill("What happens to a bid that looks too low?", "The bidder is asked to explain first")
    writer.when_i_press("Save, and stay here")
    writer.then_the_page_is("How prices become points")
    writer.when_i_follow("Try the formula with the figures saved here")
    writer.then_i_read("B is first.")
    expect(writer.page.get_by_label("Published budget or benchmark, in pounds")).to_have_value("540000")
    expect(writer.page.get_by_label("Price", exact=True)).to_have_value("35")
    writer.page.go_back()
    writer.when_i_follow(LIST)
    write_section(
        writer,
        "Ties, limits on lots, and what bidders hear",
        {
            "Does each bidder hear why, criterion by criterion?": YES,
            "Do all hear at the same time?": YES,
        },
    )
    writer.when_i_open("Questions to bidders")
    writer.when_i_press("Add the first question")
    writer.then_the_page_is("Add: question")
    writer.when_i_answer({"The question, word for word": "How will you find isolated people?",
                          "By which criterion is the answer judged?": "Quality",
                          "Its weight, in per cent of the whole score": "55",
                          "The most words of an answer": "800"})  # fmt: skip
    writer.when_i_save("Questions to bidders")
    writer.when_i_follow(LIST)


def write_the_rest(writer: Writer) -> None:
    write_section(
        writer,
        "Payment and how prices move",
        {
            "Days within which undisputed invoices are paid": "30",
            "Are sub-contractors paid within the same days?": YES,
            "Does any clause set these days aside?": NO,
            "Is it paid in advance, or for setting up?": YES,
        },
    )
    write_section(
        writer,
        "Timetable",
        {
            "Published": "9 March 2026",
            "Last day for questions": "14 April 2026",
            "Last day on which answers are given": "20 April 2026",
            "Last day for bids": "29 April 2026",
            "Time of that day": "2pm",
            "Has every bidder the same time?": YES,
        },
    )
    write_section(
        writer,
        "Documents and where bids go",
        {
            "What does it cost to bid or to use the portal, in pounds?": "0",
            "Is the portal accessible to disabled people?": YES,
            "Does it work with common software?": YES,
        },
    )
    write_section(
        writer,
        "Done before you publish",
        {
            "When were conflicts of interest assessed?": "20 February 2026",
            "Did you consider barriers to small enterprises?": YES,
            "Which barriers did you remove or lower?": "Two lots instead of one",
        },
    )


def test_a_small_whole_tender_is_written_from_nothing_until_it_is_fit_to_publish(
    tender: Tender, page: Page, live_server: LiveServer, find_barriers: FindBarriers
) -> None:
    writer = writer_of(tender, page, live_server, find_barriers)
    writer.then_i_read("Say first in which nation and under which law you buy")
    write_what_is_bought(writer)
    write_what_changes(writer)
    write_who_may_bid(writer)
    write_how_bids_are_judged(writer)
    write_the_rest(writer)
    writer.then_i_read("Fit to publish, by every check of law that applies")
    writer.then_the_page_is(LIST)
    kept = tender_from_data(written_content(Tender.objects.get(pk=tender.pk)).data).tender
    assert kept.award is not None
    assert [criterion.id for criterion in kept.award.criteria or ()] == ["quality", "social-value", "price"]
    writer.when_i_follow("See what bidders will read")
    writer.then_the_page_is("What the tender says to bidders")
    writer.then_i_read(
        "Three evenings, after which visits come first", "How will you find isolated people?", "£540,000"
    )


def test_every_section_is_without_barriers_at_a_desk_and_on_a_telephone(
    tender: Tender, page: Page, live_server: LiveServer, find_barriers: FindBarriers
) -> None:
    writer = writer_of(tender, page, live_server, find_barriers)
    for section in SECTIONS.values():
        writer.given_i_am_on(f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/write/{section.slug}/")
        writer.then_the_page_is(section.title)
        if section.items:
            writer.given_i_am_on(f"{writer.page.url}add/")
            writer.then_the_page_is(f"Add: {section.items.one}")


def test_without_javascript_entries_are_added_and_taken_out(
    tender: Tender, plain_page: Page, live_server: LiveServer
) -> None:
    writer = writer_of(tender, plain_page, live_server, None)
    writer.when_i_open("Lots")
    writer.when_i_press("Add the first lot")
    writer.when_i_enter("What is it?", "The north")
    writer.when_i_press("Save, and add another")
    writer.when_i_enter("What is it?", "The south")
    writer.when_i_save("Lots")
    writer.page.get_by_role("link", name="Take out The north").click()
    writer.then_the_page_is("Take out: lot")
    writer.when_i_press("Take it out")
    writer.then_i_read("The lot is taken out.")
    writer.when_i_save()
    assert [lot["title"] for lot in written_content(tender).data["lots"]] == ["The south"]

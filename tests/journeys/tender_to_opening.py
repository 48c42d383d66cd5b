"""Steps of a tender that several journeys share: from its beginning to the opening of bids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from tests.journeys.tender_people import POSTS, Buyers, Supplier
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.kind_words import words_of_kind
from worthwhile.apps.tenders.selectors.route_asked import as_given
from worthwhile.apps.tenders.services.clock import SETTLING


def begin(buyers: Buyers, procedure: str, title: str) -> None:
    author = buyers.at["author"]
    author.given_i_am_on(f"/organisations/{buyers.organisation.pk}/")
    author.when_i_follow("Tenders you run")
    author.then_the_page_is("Tenders you run")
    author.when_i_press("Begin a tender")
    author.then_the_page_is("Begin a tender")
    author.page.get_by_label(f"{procedure}.").check()
    author.when_i_enter("What do you buy?", title)
    author.when_i_enter("Your name and post, as the record gives them", POSTS["author"])
    author.when_i_press("Begin")
    author.then_the_page_is(title)


def bring_in(buyers: Buyers, content: str) -> None:
    author = buyers.on_the_tender("author")
    said = f"What the tender says to {words_of_kind(buyers.tender.procedure).everybody}"
    author.when_i_follow(said)
    author.then_the_page_is(said)
    author.when_i_press("Bring in a tender file")
    author.then_the_page_is("Bring in a tender file")
    author.when_i_enter("Or paste it", content)
    author.when_i_press("Bring it in")
    author.then_the_page_is(said)
    author.then_nothing_is_in_my_way_now()


def set_the_times(buyers: Buyers) -> None:
    author, day = buyers.on_the_tender("author"), timezone.localdate() + timedelta(days=40)
    author.when_i_follow("Deadline for bids and for questions")
    author.then_the_page_is("Deadline for bids and for questions")
    author.when_i_enter("Last day for bids", f"{day:%d/%m/%Y}")
    author.when_i_enter("Time of that day for bids", "noon")
    author.when_i_press("Keep these times")
    author.then_i_read("12 noon (UK time")


def name_everybody(buyers: Buyers, offices: Iterable[tuple[str, str]]) -> None:
    author = buyers.on_the_tender("author")
    author.when_i_follow("People and their roles")
    author.then_the_page_is("People and their roles")
    for name, office in offices:
        author.page.get_by_label("Who?").select_option(str(buyers.people[name].pk))
        author.page.get_by_label(f"{office}.").check()
        author.when_i_enter("Name and post, as the record gives them", POSTS[name])
        author.when_i_press("Name this person")
        author.then_i_read("is named")
    author.then_nothing_is_in_my_way_now()


def declare(buyers: Buyers, *names: str) -> None:
    """Everybody named says that they have no conflict of interest; everybody at all where none is named."""
    for name in names or buyers.people:
        person = buyers.on_the_tender(name)
        person.when_i_follow("Your conflicts of interest")
        person.then_the_page_is("Your conflicts of interest")
        person.when_i_choose("No, I have none that I know of")
        person.when_i_press("Declare")
        person.then_the_page_is(buyers.tender.title)


def make_keys(buyers: Buyers, *names: str) -> None:
    for name in names:
        person = buyers.on_the_tender(name)
        person.when_i_follow("Your opening key")
        person.then_the_page_is("Try your opening key")
        person.given_i_am_on("/tenders/opening-key/")
        person.then_the_page_is("Your opening key")
        person.when_i_press("Make my key")
        person.then_the_page_is("Your new opening key")
        buyers.secrets[name] = person.page.locator("#secret").inner_text()
        person.given_i_am_on(f"{buyers.page}opening-key/")
        person.when_i_enter("Your opening key", buyers.secrets[name])
        person.when_i_press("Try the key")
        person.then_i_read("Your key works")


def decide_the_route(buyers: Buyers, facts: Mapping[str, Any], law: str) -> None:
    """Everything answered at once: the questions one by one are another journey."""
    author = buyers.on_the_tender("author")
    author.when_i_follow("The lawful route")
    author.then_the_page_is("The lawful route")
    author.when_i_press("Decide the lawful route")
    author.given_i_am_on(f"{buyers.page}route/answer/?{urlencode(as_given(facts))}")
    author.then_the_page_is(law)
    author.when_i_press("Keep this decision with the tender")
    author.then_the_page_is("The lawful route")
    author.then_i_read("is left to do")
    author.then_nothing_is_in_my_way_now()


def approve_and_publish(buyers: Buyers) -> None:
    approver = buyers.on_the_tender("approver")
    approver.when_i_follow("Approve it")
    approver.then_the_page_is("Approve it")
    approver.when_i_press("Approve it")
    approver.then_i_read("The author can publish it")
    author = buyers.on_the_tender("author")
    author.when_i_follow("Publish it")
    author.then_the_page_is("Publish it")
    author.when_i_press("Publish it")
    author.then_i_read("Published.")
    author.then_nothing_is_in_my_way_now()


def hand_in_files(
    supplier: Supplier, tender: Tender, words: bytes, *, prices: Mapping[str, str], lots: Iterable[str] = ()
) -> None:
    """A bid by the simple form: one file, and a price for each box, or lots where the price is fixed."""
    visitor = supplier.visitor
    visitor.given_i_am_on(supplier.bid_page(tender))
    visitor.then_the_page_is(tender.title)
    for lot in lots:
        visitor.when_i_choose(lot)
    for box, amount in prices.items():
        visitor.when_i_enter(box, amount)
    answer = {"name": "answer.txt", "mimeType": "text/plain", "buffer": words}
    visitor.page.get_by_label("Files about quality").set_input_files(files=[answer])
    visitor.when_i_press("Hand in")
    visitor.then_i_read("Your bid was received at", "Stands")
    visitor.then_nothing_is_in_my_way_now()


def the_deadline_passes(tender: Tender) -> None:
    passed = timezone.now() - SETTLING - timedelta(seconds=1)
    Tender.objects.filter(pk=tender.pk).update(deadline_at=passed)


def the_standstill_passes(tender: Tender) -> None:
    passed = timezone.now() - timedelta(seconds=1)
    Tender.objects.filter(pk=tender.pk).update(earliest_signing=passed, representations_until=passed)


def open_the_bids(buyers: Buyers, *names: str) -> None:
    for name in names:
        person = buyers.on_the_tender(name)
        person.when_i_follow("Open the bids")
        person.then_the_page_is("Open the bids")
        person.when_i_enter("Your opening key", buyers.secrets[name])
        person.when_i_press("Use my key")
        person.then_the_page_is("Bids")
    buyers.at[names[-1]].then_i_read("The bids are open")

"""Steps of a tender that several journeys share: from the first score to the recorded contract."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils import timezone

from tests.journeys.tender_people import Buyers, Supplier
from worthwhile.apps.tenders.models import AwardMade, Contender, Tender
from worthwhile.apps.tenders.selectors.kind_words import words_of_kind

Given = Mapping[str, tuple[int, str]]
"""What somebody gives one bid: by the title of the criterion the score and why."""


def number_of(tender: Tender, name: str) -> int:
    """Under which number a bidder or a provider is assessed."""
    rows = Contender.objects.filter(tender=tender).select_related("bid__bidder")
    return next(one.number for one in rows if name in (one.name, one.bid and str(one.bid.bidder)))


def score(buyers: Buyers, name: str, provider: str, given: Given, *, lot: str = "", reads: str = "") -> None:
    """Somebody scores one bid alone, from the list; ``reads`` is what they find in it."""
    person = buyers.on_the_tender(name)
    kind = words_of_kind(buyers.tender.procedure)
    person.when_i_follow(f"Score the {kind.several}")
    person.then_the_page_is(f"Assess the {kind.several}")
    number = number_of(buyers.tender, provider)
    person.page.locator(f"main a[href$='/assess/{number}/{f'lots/{lot}/' if lot else ''}']").first.click()
    person.page.get_by_role("heading", name="What you give it").wait_for()
    person.then_nothing_is_in_my_way()
    if reads:
        person.then_i_read(reads)
    for criterion, (level, why) in given.items():
        section = person.page.get_by_role("region", name=criterion, exact=True)
        section.get_by_role("radio", name=re.compile(rf"^{level}\b")).check()
        section.get_by_label("Why").fill(why)
        section.get_by_label(kind.where).fill("Answer 1")
    person.when_i_press("Keep these scores")
    person.then_i_read(f"Kept: {len(given)} new")


def end_the_scoring(buyers: Buyers, by: str) -> None:
    person = buyers.on_the_tender(by)
    person.when_i_follow("End the scoring")
    person.then_the_page_is("End the scoring")
    person.when_i_press("End the scoring")
    person.then_i_read("The scoring has ended")


def settle(buyers: Buyers, provider: str, given: Given, *, lot: str = "") -> None:
    """The moderator records what the panel agreed on."""
    moderator = buyers.on_the_tender("moderator")
    moderator.when_i_follow("Settle the scores")
    moderator.then_the_page_is("Settle the scores")
    number = number_of(buyers.tender, provider)
    moderator.page.locator(f"main a[href$='/moderate/{number}/{f'lots/{lot}/' if lot else ''}']").first.click()
    moderator.page.get_by_role("heading", name="Scores side by side").wait_for()
    moderator.then_nothing_is_in_my_way()
    for criterion, (level, why) in given.items():
        section = moderator.page.get_by_role("region", name=criterion, exact=True)
        section.get_by_label("Score agreed on").select_option(str(level))
        section.get_by_label("Why the panel agreed on it").fill(why)
    moderator.when_i_press("Record what was agreed")
    moderator.then_i_read("Recorded")


def settle_quality_for_good(buyers: Buyers, by: str = "moderator") -> None:
    person = buyers.on_the_tender(by)
    person.when_i_follow("Settle quality for good")
    person.then_the_page_is("Settle quality for good")
    person.when_i_press("Settle quality for good")
    person.then_i_read("Quality is settled for good")


def read_the_prices(buyers: Buyers) -> None:
    author = buyers.on_the_tender("author")
    author.when_i_follow("Read the prices")
    author.then_the_page_is("Read the prices")
    author.when_i_press("Read the prices")
    author.then_the_page_is("Prices")


def propose(buyers: Buyers, why: str, *, firm: str = "No other weights were stated as right") -> None:
    """The author looks at the ranking and how firm it is, and proposes what it gives. ``firm``: what it says there."""
    author = buyers.on_the_tender("author")
    author.when_i_follow("The ranking, and how firm it is")
    author.then_the_page_is("The ranking")
    author.then_i_read(firm)
    author.when_i_press("I have looked at how firm it is")
    author.then_i_read("It stands in the log that you looked")
    author.given_i_am_on(buyers.page)
    author.when_i_follow("Propose the award")
    author.then_the_page_is("Propose the award")
    author.when_i_enter("Why is this the award?", why)
    author.page.get_by_label("I have looked at the ranking").check()
    author.when_i_press("Propose this award")
    author.then_the_page_is("The award")


def approve_the_award(buyers: Buyers, by: str = "approver") -> None:
    approver = buyers.on_the_tender(by)
    approver.when_i_follow("Approve the award")
    approver.then_the_page_is("Approve the award")
    approver.when_i_choose("I have read the proposal, its ranking, and how firm it is")
    approver.when_i_press("Approve the award")
    approver.then_the_page_is("The award")


def tell_everybody(buyers: Buyers, *texts: str) -> None:
    """The author reads the letters, in which these words stand, and tells everybody."""
    author = buyers.on_the_tender("author")
    author.when_i_follow("Tell everybody the outcome")
    author.then_the_page_is("Tell everybody")
    for text in texts:
        author.then_i_read(text)
    author.when_i_choose("I have read every letter")
    author.when_i_press("Tell everybody now")
    author.then_the_page_is("The award")


def read_the_letter(supplier: Supplier, tender: Tender, *texts: str) -> None:
    visitor = supplier.visitor
    visitor.given_i_am_on(f"{supplier.bid_page(tender)}outcome/")
    visitor.then_the_page_is(f"Outcome: {tender.title}")
    visitor.then_i_read(*texts)


def award(buyers: Buyers, by: str = "approver") -> None:
    approver = buyers.on_the_tender(by)
    approver.when_i_follow("Award")
    approver.then_the_page_is("Award")
    approver.when_i_press("Award")
    approver.then_the_page_is("The award")
    approver.then_nothing_is_in_my_way_now()


def record_contracts(buyers: Buyers) -> None:
    """Each award gets its contract; with the last one the tender is complete."""
    author, awards = buyers.on_the_tender("author"), AwardMade.objects.filter(tender=buyers.tender).order_by("lot")
    author.when_i_follow("Record the contract")
    author.then_the_page_is("Contracts")
    for made in awards:
        author.given_i_am_on(f"{buyers.page}award/contracts/{made.pk}/")
        author.then_the_page_is("Record a contract")
        author.when_i_enter("Signed on", f"{timezone.localdate():%d/%m/%Y}")
        author.when_i_enter("First day", "1 May 2027")
        author.when_i_enter("Last day, without extensions", "30 April 2029")
        if not author.page.get_by_label("Value in pounds without VAT").input_value():
            author.when_i_enter("Value in pounds without VAT", "240,000")
        author.when_i_enter("Address of the supplier", "1 High Street, Leeds")
        author.when_i_press("Record this contract")
        author.then_i_read("The contract is recorded")
    author.then_nothing_is_in_my_way_now()
    assert buyers.tender.stage == "complete"

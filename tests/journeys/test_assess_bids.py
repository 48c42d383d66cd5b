"""Bids assessed in the browser: scored alone, settled, priced, and ranked, with barriers looked for on each page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.assessing_builders import BIDDERS, LEAVES, Assessing, opened_tender, packed, score_all
from tests.journeys.visitor import Visitor
from tests.tender_builders import AT_OPENING
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import GivenScore
from worthwhile.apps.tenders.services.assess import finish_scoring
from worthwhile.engines.tendering import Stage

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
SPREAD = {BIDDERS[0]: ((100, 75, 75), (50, 75, 75)), BIDDERS[2]: ((75, 75, 75), (75, 75, 75))}


@pytest.fixture
def assessing() -> Assessing:
    return opened_tender(
        bids={name: packed(name, price=price) for name, price in ((BIDDERS[0], "100000"), (BIDDERS[2], "50000"))}
    )


def test_bids_are_scored_settled_priced_and_ranked(
    assessing: Assessing, live_server: LiveServer, browser: Browser, find_barriers: Callable[[Page], list[str]]
) -> None:
    def visit(person: User, path: str) -> Visitor:
        visitor = Visitor(browser.new_context().new_page(), live_server.url, find_barriers)
        visitor.given_i_am_signed_in_as(person)
        visitor.given_i_am_on(f"/organisations/{assessing.tender.buyer_id}/tenders/{assessing.tender.pk}/{path}")
        return visitor

    scorer = visit(assessing.assessors[0], "")
    scorer.when_i_follow("Score the bids")
    scorer.then_the_page_is("Assess the bids")
    scorer.when_i_follow("Bid 1")
    scorer.then_the_page_is("Bid 1")
    for leaf in LEAVES:
        scorer.page.locator(f'[name="{leaf}.score"][value="75"]').check()
    scorer.page.locator('[name="staffing.reason"]').fill("Twelve visitors")
    scorer.when_i_press("Keep these scores")
    scorer.then_the_page_is("Bid 1")
    assert not GivenScore.objects.exists()
    for leaf in LEAVES:
        scorer.page.locator(f'[name="{leaf}.reason"]').fill("Twelve visitors")
    scorer.when_i_press("Keep these scores")
    scorer.then_i_read("Kept: 3 new", "3 of 3 scored")
    scorer.when_i_follow("Stand back from that bidder")
    scorer.then_the_page_is("Stand back from one bidder")

    score_all(assessing, SPREAD)
    finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=AT_OPENING)
    moderator = visit(assessing.moderator, "moderate/")
    moderator.then_the_page_is("Settle the scores")
    moderator.when_i_follow(f"Bid {assessing.contender(BIDDERS[0]).number}")
    moderator.then_i_read("Far apart: talk it over")
    moderator.then_the_page_is(f"Bid {assessing.contender(BIDDERS[0]).number}")
    moderator.page.locator('[name="staffing.score"]').select_option("75")
    moderator.page.locator('[name="staffing.reason"]').fill("The rota was found")
    moderator.when_i_press("Record what was agreed")
    moderator.when_i_press("Settle quality for good")
    moderator.then_the_page_is("Settle quality for good")
    moderator.when_i_press("Settle quality for good")
    assert assessing.tender.stage == Stage.LOCKED

    author = visit(assessing.buying.author, "")
    author.when_i_follow("Read the prices")
    author.then_the_page_is("Read the prices")
    author.when_i_press("Read the prices")
    author.then_the_page_is("Prices")
    author.then_i_read("£50,000", "Looks too low")
    author.when_i_follow("Ask about this price of Cedar House")
    author.then_the_page_is("Ask about a price")
    author.when_i_follow("Prices")
    author.when_i_follow("The ranking")
    author.then_the_page_is("The ranking")
    author.when_i_press("I have looked at how firm it is")
    author.then_i_read("It stands in the log that the author has looked")
    for visitor in (scorer, moderator, author):
        visitor.page.context.close()

"""What a price is held against, and that what could not be tested is said."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.assessing_builders import BIDDERS, Assessing, packed, settled
from tests.tender_builders import AT_OPENING, CONTENT
from worthwhile.apps.tenders.selectors.low_prices import SeenPrice, seen_prices
from worthwhile.apps.tenders.services.ask_about_price import read_prices
from worthwhile.engines.scoring.bid import Labour

pytestmark = pytest.mark.django_db
NOW = AT_OPENING + timedelta(days=3)
UNDERPAID = Labour(
    hours=Decimal(6000), wage=Decimal(1), on_costs=Decimal(0), travel=Decimal(0), overhead=Decimal(0), source=""
)


def priced(bids: dict[str, bytes], **how: object) -> Assessing:
    same = ((75, 75, 75), (75, 75, 75))
    assessing = settled(dict.fromkeys(bids, same), bids=bids, **how)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    return assessing


def seen(assessing: Assessing, name: str) -> SeenPrice:
    number = assessing.contender(name).number
    return next(one for one in seen_prices(assessing.tender) if one.number == number)


ONE, OTHER = BIDDERS[:2]
BOTH = {ONE: packed(ONE, price="50000", labour=UNDERPAID), OTHER: packed(OTHER, price="55000")}


def test_where_the_tender_states_no_wage_the_lawful_one_of_the_last_day_for_bids_makes_the_floor():
    low = seen(priced(BOTH), ONE).price
    assert low.labour is not None
    assert (low.labour.wage, low.labour.floor) == (Decimal("12.71"), Decimal("76260"))
    assert low.flags == ("below-labour-floor", "wage-below-statutory")


def test_the_wage_that_the_tender_states_goes_before_the_one_we_hold():
    terms = {"cost": {"minimum_wage": Decimal("13.50")}}
    low = seen(priced(BOTH, content={**CONTENT, "terms": terms}), ONE).price
    assert low.labour is not None
    assert low.labour.wage == Decimal("13.50")


def test_what_could_not_be_tested_stands_on_the_page_of_prices_and_of_the_ranking():
    assessing = priced({ONE: packed(ONE, price="1")})
    assert seen(assessing, ONE).price.not_tested == ("other-prices", "labour-floor")
    browser, tender = Client(), assessing.tender
    browser.force_login(assessing.buying.author)
    for page in ("prices", "ranking"):
        shown = browser.get(f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/{page}/").content.decode()
        assert "Not tested: nothing to compare with" in shown
        assert "ot tested: no hours given" in shown


def test_a_price_of_nothing_waits_for_its_bidder_to_be_heard_even_where_all_are_nothing():
    assessing = priced({name: packed(name, price="0") for name in (ONE, OTHER)})
    for name in (ONE, OTHER):
        assert seen(assessing, name).is_open
        assert seen(assessing, name).price.flags == ("price-of-nothing",)

"""A bid without a price keeps nobody else from the award: it is not ranked, and everybody concerned reads why."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.assessing_builders import BIDDERS, PRICES, Assessing, opened_tender, packed, score_all, settled
from tests.tender_builders import AT_OPENING, BEGUN, CONTENT, make_supplier, open_tender
from worthwhile.apps.tenders.models import Contender
from worthwhile.apps.tenders.selectors.offered import why_no_price
from worthwhile.apps.tenders.selectors.ranking import evaluation_data, loaded_evaluation, ranking_of
from worthwhile.apps.tenders.services.ask_about_price import read_prices
from worthwhile.apps.tenders.services.assess import finish_scoring
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.settle_scores import lock_quality
from worthwhile.cli.tender import command
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.outcome import assessed_summary

pytestmark = pytest.mark.django_db
NOW = AT_OPENING + timedelta(days=3)
LAST = BIDDERS[2]
SCORES = dict(zip(BIDDERS, (((100, 100, 75),) * 2, ((75, 75, 75),) * 2, ((50, 50, 50),) * 2), strict=True))


def priced(last: bytes) -> Assessing:
    """A tender whose prices were read, with two bids as they should be and this one."""
    bids = {name: packed(name, price=price) for name, price in zip(BIDDERS[:2], PRICES, strict=False)}
    assessing = settled(SCORES, bids={**bids, LAST: last})
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    return assessing


def negative() -> bytes:
    """A bid whose bytes were made elsewhere, with a price below nothing."""
    return packed(LAST, price="90000").replace(b'"90000"', b'"-9000"').replace(b":90000", b":-9000")


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (packed(LAST), "No price given: the bid has none."),
        (b"just some bytes", "No price given: the bid could not be parted into quality and price"),
        (negative(), "No price given: the bid could not be parted into quality and price"),
    ],
)
def test_a_bid_without_a_price_that_can_be_read_is_not_ranked_and_the_others_are(last: bytes, told: str):
    assessing = priced(last)
    result, number = ranking_of(assessing.tender), assessing.contender(LAST).number
    assert result.blocks == ()
    assert [bid.name for bid in result.ranking] == list(BIDDERS[:2])
    out = result.lots[0].not_ranked[0]
    assert (out.bidder, out.code) == (f"bidder-{number}", "SC-14")
    assert out.reasons[0].startswith(told)
    assert result.awards[0].bidder == f"bidder-{assessing.contender(BIDDERS[0]).number}"


def test_the_page_the_file_and_the_command_say_why(tmp_path: Path):
    assessing = priced(packed(LAST))
    browser, tender = Client(), assessing.tender
    browser.force_login(assessing.buying.author)
    page = browser.get(f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/ranking/").content.decode()
    assert "No price given: the bid has none." in page
    data = evaluation_data(tender, with_prices=True)
    file = tmp_path / "evaluation.json"
    file.write_text(exact_json_text(data))
    shown = json.loads(CliRunner().invoke(command, ["score", str(file), "--json"]).output)
    assert shown["blocks"] == []
    assert shown["not_ranked"] == [
        {
            "lot": "",
            "bidder": f"bidder-{assessing.contender(LAST).number}",
            "code": "SC-14",
            "reasons": ["No price given: the bid has none."],
        }
    ]


def test_its_letter_says_why_and_that_it_is_not_in_the_ranking():
    assessing = priced(packed(LAST))
    loaded, result = loaded_evaluation(assessing.tender, with_prices=True), ranking_of(assessing.tender)
    awards = [{"lot": one.lot, "bidder": one.bidder, "why_nobody": ""} for one in result.awards]
    told = assessed_summary(
        evaluation=loaded.evaluation,
        result=result,
        awards=awards,
        bidder=f"bidder-{assessing.contender(LAST).number}",
    )["lots"][0]
    assert (told["outcome"], told["winner"]) == ("not-ranked", BIDDERS[0])
    assert told["why_not_ranked"] == ["No price given: the bid has none."]
    assert all(score["own"]["score"] is not None for score in told["scores"])


def test_with_lots_it_is_out_of_those_alone_for_which_it_gives_no_price():
    lots = [{"id": lot, "title": lot, "value_total": 120000} for lot in ("n", "s")]
    award = {**CONTENT["award"], "price": {"formula": "PF-6", "parameters": {}}}
    both = {"n": "100000", "s": "100000"}
    bids = {
        BIDDERS[0]: packed(BIDDERS[0], prices=both),
        BIDDERS[1]: packed(BIDDERS[1], prices=both),
        LAST: packed(LAST),
    }
    assessing = opened_tender(content={**CONTENT, "lots": lots, "award": award}, bids=bids)
    score_all(assessing, SCORES, lots=dict.fromkeys(bids, ("n", "s")))
    finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=AT_OPENING)
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=AT_OPENING)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    result = ranking_of(assessing.tender)
    assert result.blocks == ()
    assert [(bid.lot, bid.name) for bid in result.ranking] == [(lot, name) for lot in "ns" for name in BIDDERS[:2]]
    assert [out.reasons for lot in result.lots for out in lot.not_ranked] == [
        ("No price given: the bid has no price for this lot.",)
    ] * 2


def test_before_prices_are_read_nothing_says_that_one_is_missing_and_nothing_is_ranked():
    bids = {name: packed(name, price="100000") for name in BIDDERS[:2]} | {LAST: packed(LAST)}
    assessing = settled(SCORES, bids=bids)
    assert not any("no_price" in bid for bid in evaluation_data(assessing.tender, with_prices=True)["bids"])
    result = ranking_of(assessing.tender)
    assert result.ranking == ()
    assert len(result.blocks) == 3


def test_a_price_that_was_never_opened_is_no_fault_of_the_bid():
    buying = open_tender()
    supplier, person = make_supplier(LAST)
    sealed_at = BEGUN + timedelta(days=1)
    hand_in(tender=buying.tender, bidder=supplier, content=packed(LAST), by=person, received_at=sealed_at)
    assert why_no_price(Contender(tender=buying.tender, bid=buying.tender.bids.get()), "") == ""

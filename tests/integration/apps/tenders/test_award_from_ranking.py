"""An award is what the ranking gives: proposed from scores and prices that were kept, and from nothing else."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from tests.assessing_builders import Assessing, settled, suitable_tender
from tests.route_builders import keep_lawful_route
from tests.tender_builders import AT_OPENING, declare_anew
from worthwhile.apps.tenders.models import Proposal, Tender
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.selectors.contract_outcomes import outcomes_of
from worthwhile.apps.tenders.selectors.hearing_time import earliest_answer_by
from worthwhile.apps.tenders.selectors.published_scheme import scheme_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.ask_about_price import (
    ask_about_low_price,
    decide_low_price,
    read_prices,
    see_robustness,
)
from worthwhile.apps.tenders.services.assess import Entry, finish_scoring, give_scores
from worthwhile.apps.tenders.services.award_contract import award
from worthwhile.apps.tenders.services.award_propose import approve_award, propose_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.settle_scores import lock_quality
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.bid import (
    FORMAT,
    PRICE_FORMAT,
    BidPrice,
    LotPrice,
    PromisedOutcome,
    TenderBid,
    TenderBidder,
    pack,
)
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
NOW = AT_OPENING + timedelta(days=3)
SCORES = {
    "Ash Visits": ((100, 100, 75), (100, 100, 75)),
    "Birch Company": ((75, 75, 75), (75, 75, 75)),
    "Cedar House": ((50, 50, 50), (50, 50, 50)),
}


@pytest.fixture
def priced() -> Assessing:
    """Quality is settled and prices are read: Ash Visits is first."""
    assessing = settled(SCORES)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    return assessing


def seen(assessing: Assessing) -> str:
    """The author looked at the ranking: its hash."""
    found = ranked_now(assessing.tender).loaded.evaluation_hash
    see_robustness(tender=assessing.tender, by=assessing.buying.author, now=NOW, seen=found)
    return found


def proposed(assessing: Assessing) -> Proposal:
    return propose_award(
        tender=assessing.tender, reasons="It is first.", by=assessing.buying.author, now=NOW, seen=seen(assessing)
    )  # fmt: skip


def test_nobody_proposes_before_looking_at_how_firm_it_is(priced: Assessing) -> None:
    found = ranked_now(priced.tender).loaded.evaluation_hash
    with pytest.raises(NotAllowed, match="how firm this outcome is"):
        propose_award(tender=priced.tender, reasons="First.", by=priced.buying.author, now=NOW, seen=found)


def test_what_was_looked_at_is_what_is_proposed(priced: Assessing) -> None:
    seen(priced)
    with pytest.raises(InvalidInput, match="another than the one you looked at"):
        propose_award(tender=priced.tender, reasons="First.", by=priced.buying.author, now=NOW, seen="0" * 64)


def test_a_proposal_keeps_the_evaluation_and_gives_what_is_first(priced: Assessing) -> None:
    kept = proposed(priced)
    [line] = kept.data["awards"]
    assert line["name"] == "Ash Visits"
    assert line["contender"] == priced.contender("Ash Visits").number
    assert line["price"] == Decimal(100_000)
    assert kept.data["result"]["awards"][0]["bidder"] == line["bidder"]
    assert len(kept.data["evaluation"]["bids"]) == 3
    assert priced.tender.stage == Stage.PROPOSED


def test_nobody_awards_to_nobody_by_a_proposal(priced: Assessing) -> None:
    found = seen(priced)
    with pytest.raises(InvalidInput, match="End the tender without award instead"):
        propose_award(
            tender=priced.tender, reasons="No money.", by=priced.buying.author, now=NOW, seen=found,
            nobody_for={"": "No money."},
        )  # fmt: skip
    with pytest.raises(InvalidInput, match="There is no lot"):
        propose_award(
            tender=priced.tender, reasons="No.", by=priced.buying.author, now=NOW, seen=found, nobody_for={"x": "No."}
        )  # fmt: skip


def test_the_page_proposes_once_it_says_that_it_was_looked_at(priced: Assessing) -> None:
    declare_anew(priced.buying, now=timezone.now())
    client = Client()
    client.force_login(priced.buying.author)
    address = f"/organisations/{priced.tender.buyer_id}/tenders/{priced.tender.pk}/award/propose/"
    page = client.get(address).content.decode()
    found = ranked_now(priced.tender).loaded.evaluation_hash
    assert f'name="seen" value="{found}"' in page
    assert "How firm it is" in page
    told = client.post(address, {"seen": found, "reasons": "It is first."}).content.decode()
    assert "Look at the ranking and at how firm it is, then say that you have" in told
    stale = client.post(address, {"seen": "0" * 64, "reasons": "First.", "has_seen": "on"}).content.decode()
    assert "another than the one you looked at" in stale
    assert f'name="seen" value="{found}"' in stale
    assert "checked" not in stale.split('name="has_seen"')[1].split(">")[0]
    done = client.post(address, {"seen": found, "reasons": "It is first.", "has_seen": "on"}, follow=True)
    assert "The award is proposed" in done.content.decode()
    assert priced.tender.stage == Stage.PROPOSED


def promising(name: str, price: str) -> bytes:
    """A bid that promises an outcome."""
    promise = PromisedOutcome(
        outcome="o-9", name="Less lonely", target=Decimal(90), unit="people", measured_by="UCLA scale"
    )
    bid = TenderBid(format=FORMAT, tender="tender-1", bidder=TenderBidder(name=name), outcomes=(promise,))
    made = BidPrice(format=PRICE_FORMAT, tender="tender-1", prices=(LotPrice(amount=Decimal(price)),))
    return pack(bid, made)


def test_what_the_winner_promised_is_what_the_contract_asks_for() -> None:
    bids = {name: promising(name, price) for name, price in (("Ash Visits", "90000"), ("Birch Company", "100000"))}
    assessing = settled({name: SCORES[name] for name in bids}, bids=bids)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    kept = proposed(assessing)
    approve_award(tender=assessing.tender, seen=kept.number, by=assessing.buying.approver, now=NOW)
    tell_everybody(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    first = assessing.tender.earliest_signing
    assert first is not None
    [made] = award(tender=assessing.tender, by=assessing.buying.approver, now=first)
    [outcome] = outcomes_of(made)
    assert (outcome.name, outcome.target, outcome.unit, outcome.is_promised) == ("Less lonely", 90, "people", True)
    assert outcome.measured_by == "UCLA scale"


def test_a_whole_award_from_scores_to_what_the_contract_asks_for(priced: Assessing) -> None:
    kept = proposed(priced)
    approve_award(tender=priced.tender, seen=kept.number, by=priced.buying.approver, now=NOW)
    letters = tell_everybody(tender=priced.tender, by=priced.buying.author, now=NOW)
    assert {one.data["told_to"]: one.data["lots"][0]["outcome"] for one in letters} == {
        "Ash Visits": "won", "Birch Company": "not-won", "Cedar House": "not-won",
    }  # fmt: skip
    first = priced.tender.earliest_signing
    assert first is not None
    [made] = award(tender=priced.tender, by=priced.buying.approver, now=first)
    assert made.data["supplier"]["name"] == "Ash Visits"
    assert made.data["price"] == Decimal(100_000)


def test_the_most_suitable_provider_is_the_one_that_scores_best_and_no_price_is_told() -> None:
    tender, author, panel, moderator = suitable_tender()
    approver = tender.people.get(role="approver").person
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.DRAFT)
    keep_lawful_route(tender, author, NOW, value_ex_vat=400_000)
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.ASSESSING)
    tender.refresh_from_db()
    leaves = [leaf.id for leaf in scheme_of(tender).leaves]
    for contender, level in zip(tender.contenders.order_by("number"), (75, 100), strict=True):
        for person in panel:
            entries = [Entry(criterion=leaf, score=Decimal(level), reason=f"{leaf} as seen") for leaf in leaves]
            give_scores(tender=tender, contender=contender, lot="", entries=entries, by=person, now=NOW)
    finish_scoring(tender=tender, by=author, now=NOW)
    lock_quality(tender=tender, by=moderator, now=NOW)
    tender.refresh_from_db()
    found = ranked_now(tender).loaded.evaluation_hash
    see_robustness(tender=tender, by=author, now=NOW, seen=found)
    kept = propose_award(tender=tender, reasons="Best by the key criteria.", by=author, now=NOW, seen=found)
    [line] = kept.data["awards"]
    assert (line["name"], line["price"]) == ("Elm Care", None)
    approve_award(tender=tender, seen=kept.number, by=approver, now=NOW)
    letters = tell_everybody(tender=tender, by=author, now=NOW)
    first = letters[0].data
    assert first["told_to"] == "Dogwood Care"
    assert first["lots"][0]["winner"] == "Elm Care"
    assert first["reasons"] == "Best by the key criteria."
    assert first["lots"][0]["scores"][0]["winning"]["score"] == "100"
    assert "400" not in letters[0].content
    assert first["price_rule"] is None


def test_whoever_approves_reads_both_decisions_on_a_price_that_was_asked_about_again(priced: Assessing) -> None:
    author, contender = priced.buying.author, priced.contender("Ash Visits")
    asked = {"tender": priced.tender, "contender": contender, "lot": "", "words": "How?", "why": "Our own sum"}
    again = {"why_again": "Somebody left", "new_facts": "Two staff fewer than said"}
    moment = NOW
    for stays, reason, more in ((True, "The rota adds up", {}), (True, "It still adds up", again)):
        until = earliest_answer_by(moment)
        question = ask_about_low_price(**asked, answer_by=until, by=author, now=moment, **more)
        moment = until + timedelta(days=1)
        decide_low_price(question=question, stays=stays, reason=reason, by=author, now=moment)
    ask = f"/organisations/{priced.tender.buyer_id}/tenders/{priced.tender.pk}/prices/{contender.number}/ask/"
    client = Client()
    client.force_login(author)
    form = client.get(ask).content.decode()
    assert "Why do you ask about this price again?" in form
    assert "The rota adds up" in form
    proposed(priced)
    client.force_login(priced.buying.approver)
    page = f"/organisations/{priced.tender.buyer_id}/tenders/{priced.tender.pk}/award/approve/"
    shown = client.get(page).content.decode()
    for said in ("The rota adds up", "It still adds up", "Somebody left", "Two staff fewer than said", "Asked again"):
        assert said in shown, said

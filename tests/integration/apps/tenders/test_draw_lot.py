"""Equal bids are told apart by a lot that nobody can steer: named before, entered by one, confirmed by another."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import pytest
import yaml
from django.test import Client

from tests.assessing_builders import BIDDERS, Assessing, packed, settled, tied_providers
from tests.tender_builders import AT_OPENING, BEGUN, CONTENT, DEADLINE, Buying, competitive_draft
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Contender, Tender
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.lot_draw import draw_of
from worthwhile.apps.tenders.selectors.own_draw import own_draw
from worthwhile.apps.tenders.selectors.ranking import evaluation_data, ranking_of
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.ask_about_price import read_prices, see_robustness
from worthwhile.apps.tenders.services.award_propose import propose_award
from worthwhile.apps.tenders.services.contenders import consider_provider
from worthwhile.apps.tenders.services.draw_lot import announce_draw, draw_lot, enter_drawn_value
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.engines.scoring.draw import draw_tickets
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.exchange.tender import tender_from_data
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
NOW = AT_OPENING + timedelta(days=3)
LATER = NOW + timedelta(days=4)
SOURCE = "National lottery draw, main numbers from the lowest to the highest"
VALUE = "4 8 15 16 23 42"
DRAWN_ON = datetime(2026, 4, 15, 20, 0, tzinfo=UNITED_KINGDOM)
RULED = {**CONTENT, "award": {**CONTENT["award"], "draw": {"source": SOURCE, "day": "2026-04-15", "time": "20:00"}}}


def equal_bids(content: dict[str, object]) -> Assessing:
    """Three bids that no rule tells apart, with prices read."""
    assessing = settled(bids={name: packed(name, price="100000") for name in BIDDERS}, content=content)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    return assessing


def unruled() -> Assessing:
    """The same, of a tender that was published before it had to say what a lot is drawn by."""
    assessing = equal_bids(RULED)
    Tender.objects.filter(pk=assessing.tender.pk).update(deadline_at=DRAWN_ON + timedelta(days=1))
    return assessing


def draw(tender: Tender, author: User, second: User, now: datetime, value: str = VALUE) -> None:
    enter_drawn_value(tender=tender, public_randomness=value, by=author, now=now)
    draw_lot(tender=tender, public_randomness=value, by=second, now=now)


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_nobody_tries_values_until_the_wanted_bidder_wins():
    """The value was typed in with a source of one's own, such as a draw of long ago."""
    assessing = equal_bids(RULED)
    author, approver = assessing.buying.author, assessing.buying.approver
    with pytest.raises(NotAllowed, match=r"is drawn 15 April 2026, 20:00 BST\. Nobody can know it before"):
        enter_drawn_value(tender=assessing.tender, public_randomness="draw 17", by=author, now=NOW)
    with pytest.raises(NotAllowed, match="named already"):
        announce_draw(tender=assessing.tender, source="Another", drawn_at=LATER, by=author, now=NOW)
    enter_drawn_value(tender=assessing.tender, public_randomness=VALUE, by=author, now=DRAWN_ON)
    with pytest.raises(NotAllowed, match="somebody else has to look it up"):
        draw_lot(tender=assessing.tender, public_randomness=VALUE, by=author, now=DRAWN_ON)
    with pytest.raises(InvalidInput, match="not what was entered"):
        draw_lot(tender=assessing.tender, public_randomness="1 2 3", by=approver, now=DRAWN_ON)
    assert situation_of(assessing.tender, DRAWN_ON).is_tied
    draw_lot(tender=assessing.tender, public_randomness="4-8-15-16-23-42", by=approver, now=DRAWN_ON)
    assert [one.rank for one in ranking_of(assessing.tender).ranking] == [1, 2, 3]
    with pytest.raises(NotAllowed, match="No lot has to be drawn"):
        draw(assessing.tender, author, approver, DRAWN_ON, value="1")
    about = assessing.tender.log.get(act="draw-lot").as_entry().about
    assert about == {
        "public_randomness": VALUE, "source": SOURCE, "drawn_at": DRAWN_ON.isoformat(),
        "entered_by": f"person-{author.pk}", "stage": "priced",
    }  # fmt: skip


def test_without_a_draw_that_holds_it_is_announced_a_day_ahead_to_those_whose_bids_are_equal(
    mailoutbox, django_capture_on_commit_callbacks
):
    assessing = unruled()
    author, approver = assessing.buying.author, assessing.buying.approver
    with pytest.raises(NotAllowed, match="Announce first"):
        enter_drawn_value(tender=assessing.tender, public_randomness=VALUE, by=author, now=NOW)
    for soon in (NOW - timedelta(days=700), NOW, NOW + timedelta(hours=23)):
        with pytest.raises(InvalidInput, match="a day ahead at least"):
            announce_draw(tender=assessing.tender, source="", drawn_at=soon, by=author, now=NOW)
    with pytest.raises(NotAllowed, match="Only the author"):
        announce_draw(tender=assessing.tender, source="", drawn_at=LATER, by=approver, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        announce_draw(tender=assessing.tender, source="Another", drawn_at=LATER, by=author, now=NOW)
    [letter] = mailoutbox
    assert sorted(letter.bcc) == sorted(person.email for _, person in assessing.suppliers.values())
    assert SOURCE in letter.body
    assert "It is drawn 8 April 2026" in letter.body
    assert not [name for name in BIDDERS if name in letter.body]
    assert draw_of(assessing.tender).source == SOURCE, "what was published as the source stands"
    with pytest.raises(NotAllowed, match="named already"):
        announce_draw(tender=assessing.tender, source="", drawn_at=LATER, by=author, now=NOW)
    with pytest.raises(NotAllowed, match="Nobody can know it before"):
        enter_drawn_value(tender=assessing.tender, public_randomness=VALUE, by=author, now=LATER - timedelta(seconds=1))
    draw(assessing.tender, author, approver, LATER)
    assert [one.rank for one in ranking_of(assessing.tender).ranking] == [1, 2, 3]


def test_whose_bids_are_equal_read_on_their_page_who_draws_from_what_and_how_to_check_it():
    assessing = unruled()
    tender, author, approver = assessing.tender, assessing.buying.author, assessing.buying.approver
    supplier, person = assessing.suppliers[BIDDERS[0]]
    page = f"/organisations/{supplier.pk}/bids/{tender.pk}/"
    assert "A lot decides" not in browser(person).get(page).content.decode(), "nobody is told before it is announced"
    announce_draw(tender=tender, source="", drawn_at=LATER, by=author, now=NOW)
    shown = browser(person).get(page).content.decode()
    announced = tender.log.get(act="announce-draw").number
    for words in (
        "A lot decides",
        SOURCE,
        "8 April 2026",
        "looks it up and types it again",
        f"Entry {announced} named",
    ):
        assert words in shown
    assert "The SHA-256 of each sealed bid of the lot" in shown
    assert "What you cannot check by yourself" in shown
    assert not [name for name in BIDDERS[1:] if name in shown]
    draw(tender, author, approver, LATER)
    assert VALUE not in browser(person).get(page).content.decode(), "who goes first follows from it"
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.TOLD)
    shown = browser(person).get(page).content.decode()
    assert VALUE in shown
    assert f"entry {tender.log.get(act='draw-lot').number} has the value" in shown


def test_a_draw_is_told_to_nobody_whose_bid_is_not_equal():
    bids = {
        name: packed(name, price=price) for name, price in zip(BIDDERS, ("100000", "100000", "119000"), strict=True)
    }
    assessing = settled(bids=bids, content=RULED)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    Tender.objects.filter(pk=assessing.tender.pk).update(deadline_at=DRAWN_ON + timedelta(days=1))
    announce_draw(tender=assessing.tender, source="", drawn_at=LATER, by=assessing.buying.author, now=NOW)
    told = {
        name: own_draw(Tender.objects.get(pk=assessing.tender.pk), organisation) is not None
        for name, (organisation, _) in assessing.suppliers.items()
    }
    assert told == {BIDDERS[0]: True, BIDDERS[1]: True, BIDDERS[2]: False}


def test_equal_providers_that_nobody_asked_for_bids_are_told_apart_too_and_one_is_proposed():
    tender, author, moderator = tied_providers(NOW)
    assert tender.stage == Stage.LOCKED
    with pytest.raises(NotAllowed, match="Draw the lot first"):
        propose_award(
            tender=tender, reasons="First", by=author, now=NOW, seen=ranked_now(tender).loaded.evaluation_hash
        )
    announce_draw(tender=tender, source=SOURCE, drawn_at=LATER, by=author, now=NOW)
    hashes = sorted(hashlib.sha256(f"provider {n} of {tender.number}".encode()).hexdigest() for n in (1, 2))
    assert tender.log.get(act="announce-draw").as_entry().about["tickets_from"] == hashes
    draw(tender, author, moderator, LATER)
    assert [one.rank for one in ranking_of(tender).ranking] == [1, 2]
    seen = ranked_now(tender).loaded.evaluation_hash
    see_robustness(tender=tender, by=author, now=LATER, seen=seen)
    kept = propose_award(tender=tender, reasons="By lot", by=author, now=LATER, seen=seen)
    assert kept.data["evaluation"]["draw"]["public_randomness"] == VALUE


def test_a_lot_that_was_drawn_counts_no_more_where_a_provider_is_named_after_it():
    """Otherwise a provider could be added until the known value makes the wanted one win."""
    tender, author, moderator = tied_providers(NOW)
    announce_draw(tender=tender, source=SOURCE, drawn_at=LATER, by=author, now=NOW)
    draw(tender, author, moderator, LATER)
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.ASSESSING)
    consider_provider(tender=tender, name="Fern Care", reason="Known", by=author, now=LATER)
    assert "draw" not in evaluation_data(tender, with_prices=True)
    assert draw_of(tender).at is None


def test_anybody_draws_the_lot_again_from_the_downloaded_evaluation():
    assessing = equal_bids(RULED)
    draw(assessing.tender, assessing.buying.author, assessing.buying.approver, DRAWN_ON)
    at = f"/organisations/{assessing.tender.buyer_id}/tenders/{assessing.tender.pk}/ranking/"
    data = yaml.safe_load(browser(assessing.buying.author).get(f"{at}evaluation.yaml").content)
    hashes = {bid["bidder"]: bid["sealed_hash"] for bid in data["bids"]}
    text = "\n".join(sorted(hashes.values())) + "||" + data["draw"]["public_randomness"]
    seed = hashlib.sha256(text.encode()).hexdigest()
    tickets = {name: hashlib.sha256(f"{seed}|{one}".encode()).hexdigest() for name, one in hashes.items()}
    assert [one.bidder for one in ranking_of(assessing.tender).ranking] == sorted(tickets, key=tickets.__getitem__)


def test_two_sealed_bids_that_are_the_same_to_the_byte_leave_no_tie():
    same = {"a": "0" * 64, "b": "0" * 64, "c": "1" * 64}
    assert len(set(draw_tickets(sealed_hashes=same, every_hash=same.values(), public_randomness="7").values())) == 3


def test_the_page_leads_from_announcing_to_a_ranking():
    assessing = unruled()
    base = f"/organisations/{assessing.tender.buyer_id}/tenders/{assessing.tender.pk}/"
    author, approver = browser(assessing.buying.author), browser(assessing.buying.approver)
    page = f"{base}ranking/draw/"
    assert "A lot tells them apart" in author.get(f"{base}ranking/").content.decode()
    assert SOURCE in author.get(page).content.decode()
    assert "day ahead at least" in author.post(page, {"drawn_at": "1/1/2020", "drawn_time": "20:00"}).content.decode()
    assert "Only the author" in approver.get(page).content.decode()
    announce_draw(tender=assessing.tender, source="", drawn_at=LATER, by=assessing.buying.author, now=NOW)
    assert "Enter the value" in author.get(page).content.decode()
    shown = author.post(page, {"public_randomness": VALUE}, follow=True).content.decode()
    assert "The value is entered" in shown
    assert "somebody else has to" not in shown
    assert VALUE not in approver.get(page).content.decode(), "whoever confirms looks the value up"
    assert "not what was entered" in approver.post(page, {"public_randomness": "1"}).content.decode()
    shown = approver.post(page, {"public_randomness": "4, 8, 15, 16, 23, 42"}, follow=True).content.decode()
    assert "The lot is drawn" in shown
    drawn = author.get(page).content.decode()
    assert VALUE in drawn
    assert "stands for good" in drawn
    assert "cannot be done" not in drawn
    log = author.get(f"{base}log/").content.decode()
    assert "Announced what a lot is drawn by" in log
    assert Contender.objects.count() == 3


def test_a_draw_that_the_moved_deadline_has_overtaken_does_not_count():
    assessing = equal_bids(RULED)
    assert draw_of(assessing.tender).is_published
    Tender.objects.filter(pk=assessing.tender.pk).update(deadline_at=DRAWN_ON)
    found = draw_of(assessing.tender)
    assert (found.is_published, found.at, found.source) == (False, None, SOURCE)
    assert DEADLINE < DRAWN_ON


@pytest.mark.parametrize(
    ("award", "said"),
    [
        ({"draw": None}, "by which public value a lot is drawn"),
        ({"draw": {"source": SOURCE}}, "on which day and at what time"),
        ({"draw": {"source": SOURCE, "day": "2026-04-01", "time": "13:00"}}, "after the deadline for bids"),
        ({"draw": {"source": " ", "day": "2026-04-15", "time": "20:00"}}, "by which public value a lot is drawn"),
        ({"ties": ["lower-price"]}, "have the tender break ties"),
        ({"ties": ["Lot drawn in public"]}, "have the tender break ties"),
    ],
)
def test_a_tender_that_leaves_open_what_a_lot_is_drawn_by_is_not_published(award: dict[str, object], said: str):
    content = {**CONTENT, "award": {**RULED["award"], **award}}
    buying = competitive_draft(content=content)
    assert said in "; ".join(situation_of(buying.tender, BEGUN).gates_unmet)
    ruled = competitive_draft_again(buying, RULED)
    assert not [gate for gate in situation_of(ruled, BEGUN).gates_unmet if "have the tender" in gate]


def test_where_nobody_bids_the_source_is_asked_for_before_the_intention_is_published():
    buying = competitive_draft(content={**CONTENT, "award": {**CONTENT["award"], "draw": None}})
    for procedure, asked in ((Procedure.MOST_SUITABLE, 1), (Procedure.QUICK_QUOTE, 0), (Procedure.DIRECT, 0)):
        Tender.objects.filter(pk=buying.tender.pk).update(procedure=procedure)
        gates = situation_of(Tender.objects.get(pk=buying.tender.pk), BEGUN).gates_unmet
        assert len([gate for gate in gates if "public value" in gate]) == asked


def competitive_draft_again(buying: Buying, content: dict[str, object]) -> Tender:
    save_content(tender=buying.tender, loaded=tender_from_data(content), by=buying.author, now=BEGUN)
    return Tender.objects.get(pk=buying.tender.pk)

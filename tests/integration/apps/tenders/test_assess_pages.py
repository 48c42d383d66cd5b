"""Assessments as everybody meets them on pages: who gets in where, what is hidden until when, and what is kept."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from tests.assessing_builders import (
    BIDDERS,
    LEAVES,
    PRICES,
    Assessing,
    moderating,
    opened_tender,
    packed,
    score_all,
    settled,
    suitable_tender,
)
from tests.organisation_builders import add_member
from tests.tender_builders import AT_OPENING, CONTENT
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import AgreedScore, GivenScore, PriceExplained, PriceQuestion, Recusal
from worthwhile.apps.tenders.selectors.judging import judging_of
from worthwhile.apps.tenders.selectors.ranking import ranking_of
from worthwhile.apps.tenders.services.ask_about_price import read_prices
from worthwhile.apps.tenders.services.assess import finish_scoring, give_score, recuse
from worthwhile.apps.tenders.services.settle_scores import lock_quality
from worthwhile.cli.main import cli
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.evaluation import scoring_data

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
AMOUNTS = [f"{int(price):,}" for price in PRICES] + list(PRICES)
# The log's hashes: among so many digits those of a price stand by chance.
HASH = re.compile(r"\b[0-9a-f]{64}\b")
QUESTIONS = {"questions": [{"id": "who", "text": "Who visits?", "criterion": "staffing", "words": 50}]}


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def at(assessing: Assessing, page: str = "") -> str:
    return f"/organisations/{assessing.tender.buyer_id}/tenders/{assessing.tender.pk}/{page}"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(client: Client, address: str, data: dict[str, object] | None = None) -> str:
    answer = client.post(address, data or {}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def number(assessing: Assessing, name: str = BIDDERS[0]) -> int:
    return assessing.contender(name).number


def everybody(assessing: Assessing) -> dict[str, Client]:
    buyer, buying = assessing.tender.buyer, assessing.buying
    supplier = assessing.suppliers[BIDDERS[0]][1]
    outside = add_member(buyer, "outside@buyer.example", Membership.ASSESSOR).person
    viewer = add_member(buyer, "viewer@buyer.example", Membership.VIEWER).person
    return {
        "author": browser(buying.author), "approver": browser(buying.approver), "opener": browser(buying.openers[2]),
        "assessor": browser(assessing.assessors[0]), "moderator": browser(assessing.moderator),
        "viewer": browser(viewer), "from outside": browser(outside), "bidder": browser(supplier), "nobody": Client(),
    }  # fmt: skip


PAGES = (
    "assess/", "assess/1/", "assess/1/stand-back/", "assess/finish/", "moderate/", "moderate/1/", "moderate/lock/",
    "prices/", "prices/read/", "prices/1/ask/", "ranking/", "ranking/evaluation.yaml", "ranking/result.json",
)  # fmt: skip
# What says that somebody is shown what a page is for; everybody else of the buyer is told why not.
SHOWN = {
    ("assessing", "assess/"): {"author", "approver", "assessor", "moderator"},
    ("assessing", "assess/1/"): {"author", "approver", "assessor", "moderator"},
    ("assessing", "moderate/"): set(),
    ("assessing", "prices/"): set(),
    ("assessing", "ranking/"): set(),
    ("moderating", "moderate/"): {"assessor", "moderator"},
    ("moderating", "moderate/1/"): {"assessor", "moderator"},
    ("moderating", "prices/"): set(),
    ("priced", "moderate/"): {"author", "approver", "assessor", "moderator"},
    ("priced", "prices/"): {"author", "approver", "moderator"},
    ("priced", "ranking/"): {"author", "approver", "moderator"},
    ("priced", "ranking/evaluation.yaml"): {"author", "approver", "moderator"},
    ("priced", "ranking/result.json"): {"author", "approver", "moderator"},
}
REFUSED = ("You do not see", "There is no ranking for you here", "This cannot be done now")


def brought_to(stage: str) -> Assessing:
    if stage == "assessing":
        return opened_tender()
    if stage == "moderating":
        return moderating()
    assessing = settled()
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=AT_OPENING)
    return assessing


@pytest.mark.parametrize("stage", ["assessing", "moderating", "priced"])
def test_each_role_gets_what_it_may_and_no_more(stage):
    assessing = brought_to(stage)
    visitors = everybody(assessing)
    wrong = []
    for page in PAGES:
        for who, client in visitors.items():
            answer = client.get(at(assessing, page))
            expected = {"nobody": 302, "bidder": 404, "from outside": 403}.get(who, 200)
            if answer.status_code != expected:
                wrong.append(f"{who} {page}: {answer.status_code}")
                continue
            if expected == 200 and (stage, page) in SHOWN:
                is_shown = not any(said in answer.content.decode() for said in REFUSED)
                if is_shown != (who in SHOWN[stage, page]):
                    wrong.append(f"{who} {page}: shown {is_shown}")
    assert wrong == []


@pytest.mark.parametrize("page", ["assess/1/", "moderate/1/", "prices/1/ask/", "assess/1/stand-back/", "ranking/seen/",
                                  "moderate/lock/", "assess/finish/", "prices/read/", "assess/1/files/1/"])  # fmt: skip
def test_nothing_is_changed_by_whoever_may_not(page):
    assessing = opened_tender()
    visitors = everybody(assessing)
    filled = {
        "staffing.score": "75", "staffing.reason": "Good", "words": "Why", "answer_by": "1/1/2099",
        "answer_time": "12:00",
    }  # fmt: skip
    before = [assessing.tender.stage, GivenScore.objects.count(), Recusal.objects.count()]
    for who in ("viewer", "opener", "author", "approver", "from outside", "bidder", "nobody"):
        visitors[who].post(at(assessing, page), filled)
    assert [assessing.tender.stage, GivenScore.objects.count(), Recusal.objects.count()] == before
    assert not AgreedScore.objects.exists()
    assert not PriceQuestion.objects.exists()


def test_no_name_and_no_price_stands_on_any_page_of_those_who_judge_before_quality_is_settled():
    assessing = opened_tender()
    people = [*assessing.assessors, assessing.moderator]
    for stage in (Stage.ASSESSING, Stage.MODERATING):
        if stage is Stage.MODERATING:
            score_all(assessing)
            finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=AT_OPENING)
        for person in people:
            client = browser(person)
            for page in ("", "assess/", "moderate/", "prices/", "ranking/", "log/", "people/", "bids/",
                         *(f"{part}/{n}/" for part in ("assess", "moderate") for n in (1, 2, 3))):  # fmt: skip
                shown = text(client, at(assessing, page))
                assert not [amount for amount in AMOUNTS if amount in HASH.sub("", shown)], page
                assert not [name for name in BIDDERS if name in shown], page
    names = re.findall("|".join(BIDDERS), text(browser(assessing.assessors[0]), at(assessing, "interests/")))
    assert names == list(BIDDERS)
    assert "Bid 1" not in text(browser(assessing.assessors[0]), at(assessing, "interests/"))


def test_names_are_told_once_quality_is_settled():
    assessing = settled()
    assert BIDDERS[0] in text(browser(assessing.moderator), at(assessing, "moderate/"))


def test_an_assessor_scores_a_bid_bit_by_bit_and_comes_back():
    assessing = opened_tender(content={**CONTENT, **QUESTIONS})
    client, page = browser(assessing.assessors[0]), at(assessing, f"assess/{number(assessing)}/")
    shown = text(client, page)
    for said in ("Who visits?", "Twelve visitors, each with a name badge", "7 words of at most 50", "File 1",
                 "Said in full, with evidence", "Weight 40% of the whole"):  # fmt: skip
        assert said in shown, said
    assert "rota.txt" not in shown
    told = sent(client, page, {"staffing.score": "75", "staffing.reason": "Twelve visitors", "staffing.evidence": "1"})
    assert "Kept: 1 new" in told
    assert "1 of 3 scored" in told
    assert "Twelve visitors</textarea>" in text(client, page)
    sent(client, page, {"staffing.score": "75", "staffing.reason": "Twelve visitors", "staffing.evidence": "1",
                        "reach.score": "50", "reach.reason": "Half the town"})  # fmt: skip
    assert GivenScore.objects.count() == 2


def test_a_score_without_its_reason_is_told_beside_its_box_and_nothing_typed_is_lost():
    assessing = opened_tender()
    client, page = browser(assessing.assessors[0]), at(assessing, "assess/1/")
    told = sent(client, page, {"staffing.score": "75", "staffing.reason": "", "reach.reason": "I typed this",
                               "benefit.score": "75", "benefit.reason": "Good"})  # fmt: skip
    assert "Say why for Staffing, in words that the bidder can be given" in told
    assert ", or leave the rest of it empty too" in told
    assert "I typed this" in told
    assert 'href="#id_staffing.reason"' in told
    assert not GivenScore.objects.exists()


def test_assessors_see_nothing_of_what_others_give():
    assessing = opened_tender()
    give_score(
        tender=assessing.tender, contender=assessing.contender(BIDDERS[0]), lot="", criterion="staffing",
        score=Decimal(100), reason="Splendid rota", evidence="", by=assessing.assessors[1], now=AT_OPENING,
    )  # fmt: skip
    for person in (assessing.assessors[0], assessing.moderator, assessing.buying.author):
        for page in ("assess/", "moderate/", f"assess/{number(assessing)}/", f"moderate/{number(assessing)}/", "log/"):
            assert "Splendid" not in text(browser(person), at(assessing, page))


def test_bids_stand_in_an_order_of_ones_own_that_stays_and_the_first_is_the_same_for_all():
    assessing = opened_tender(bids={f"Bidder {at}": packed(f"Bidder {at}", price="100000") for at in range(8)})
    orders = []
    for person in assessing.assessors:
        shown = text(browser(person), at(assessing, "assess/"))
        order = re.findall(r">Bid (\d)<", shown)
        assert order == re.findall(r">Bid (\d)<", text(browser(person), at(assessing, "assess/")))
        assert sorted(order) == list("12345678")
        assert shown.count("Read this one first and together") == 1
        orders.append(order)
    assert orders[0] != orders[1]
    assert orders[0][0] == orders[1][0] == "1"


def test_a_file_is_handed_over_by_number_and_without_a_name():
    assessing = opened_tender()
    client = browser(assessing.assessors[0])
    got = client.post(at(assessing, f"assess/{number(assessing)}/files/1/"))
    if got.status_code == 200:
        assert BIDDERS[0] not in got.headers["Content-Disposition"]
        assert "sandbox" in got.headers["Content-Security-Policy"]
    else:
        assert "could not be taken out" in text(client, got.headers["Location"])
    assert "There is no such file" in sent(client, at(assessing, f"assess/{number(assessing)}/files/9/"))


def test_somebody_stands_back_by_number_or_by_name_and_sees_no_more_of_that_bid():
    assessing = opened_tender(assessors=3)
    client = browser(assessing.assessors[0])
    page = at(assessing, f"assess/{number(assessing)}/stand-back/")
    assert "Say in a few words why" in sent(client, page, {"words": " "})
    told = sent(client, page, {"words": "I was its treasurer"})
    assert "You stand back from this bid" in told
    assert f">Bid {number(assessing)}<" not in told
    assert "you stood back from it" in text(client, at(assessing, f"assess/{number(assessing)}/"))
    by_name = {"bidder": str(assessing.suppliers[BIDDERS[1]][0].pk), "words": "My sister works there"}
    assert "You stand back" in sent(client, at(assessing, "assess/stand-back/"), by_name)
    assert Recusal.objects.count() == 2
    assert "My sister" not in text(client, at(assessing, "log/"))


def test_the_scoring_is_ended_on_its_page_once_everything_is_in():
    assessing = opened_tender()
    author = browser(assessing.buying.author)
    assert "18 scores are missing" in text(author, at(assessing, "assess/"))
    assert "0 of 9 scores" in text(author, at(assessing, "assess/"))
    score_all(assessing)
    assert "The scoring has ended" in sent(author, at(assessing, "assess/finish/"))
    assert assessing.tender.stage == Stage.MODERATING


def test_the_panel_sees_scores_side_by_side_and_the_moderator_records_what_was_agreed():
    assessing = moderating({BIDDERS[0]: ((100, 75, 75), (50, 75, 75))})
    page = at(assessing, f"moderate/{number(assessing)}/")
    seen = text(browser(assessing.assessors[0]), page)
    assert "Far apart: talk it over" in seen
    assert "Record what was agreed" not in seen
    moderator = browser(assessing.moderator)
    assert "1 to talk over" in text(moderator, at(assessing, "moderate/"))
    assert "Say why" in sent(moderator, page, {"staffing.score": "75"})
    assert "Recorded: 1" in sent(moderator, page, {"staffing.score": "75", "staffing.reason": "The rota was found"})
    assert "This cannot be undone" in text(moderator, at(assessing, "moderate/lock/"))
    assert "Quality is settled for good" in sent(moderator, at(assessing, "moderate/lock/"))
    assert assessing.tender.stage == Stage.LOCKED


def test_conditions_are_judged_on_the_page_of_the_bid():
    conditions = {"participation": {"conditions": [{"id": "insured", "text": "Insured for the work"}]}}
    assessing = moderating(content={**CONTENT, **conditions})
    moderator, page = browser(assessing.moderator), at(assessing, f"moderate/{number(assessing)}/")
    assert "Insured for the work" in text(moderator, page)
    assert "Say why the condition is not met" in sent(moderator, page, {"insured.met": "no"})
    assert "Recorded: 1" in sent(moderator, page, {"insured.met": "no", "insured.why_not": "Nothing is shown"})


def low() -> Assessing:
    prices = dict(zip(BIDDERS, ("100000", "110000", "50000"), strict=True))
    return settled(bids={name: packed(name, price=price) for name, price in prices.items()})


def test_the_page_says_that_a_price_is_not_flagged_and_the_bidder_never_reads_why_it_is_asked_all_the_same():
    assessing = low()
    author = browser(assessing.buying.author)
    sent(author, at(assessing, "prices/read/"))
    flagged = text(author, at(assessing, f"prices/{number(assessing, BIDDERS[2])}/ask/"))
    assert "far below the mean of the others" in flagged
    assert "Why do you ask" not in flagged
    ask = at(assessing, f"prices/{number(assessing, BIDDERS[0])}/ask/")
    assert "Our rule did not flag this price" in text(author, ask)
    day = timezone.now() + timedelta(days=20)
    asked = {"words": "How many hours is this?", "answer_by": f"{day:%d/%m/%Y}", "answer_time": "12:00"}
    assert "Say why you ask about a price that our rule did not flag" in sent(author, ask, asked)
    assert not PriceQuestion.objects.exists()
    assert "The bidder is asked" in sent(author, ask, {**asked, "why": "Our own sum of hours is higher"})
    assert "Our own sum of hours is higher" in text(author, at(assessing, "prices/"))
    question = PriceQuestion.objects.get()
    assert "Our own sum of hours is higher" in text(author, at(assessing, f"prices/questions/{question.pk}/"))
    supplier, person = assessing.suppliers[BIDDERS[0]]
    answer = f"/organisations/{supplier.pk}/bids/{assessing.tender.pk}/price-questions/{question.pk}/"
    shown = text(browser(person), answer)
    assert "How many hours is this?" in shown
    assert "Our own sum of hours" not in shown


def test_prices_are_read_shown_and_asked_about_and_the_bidder_answers_on_its_page():
    assessing = low()
    author = browser(assessing.buying.author)
    assert "cannot be undone" in text(author, at(assessing, "prices/read/"))
    told = sent(author, at(assessing, "prices/read/"))
    assert "£50,000" in told
    assert "Far below the mean of the others" in told
    assert "Procurement Act 2023, section 19" in told
    assert assessing.tender.log.filter(act="read-price", who=f"person-{assessing.buying.author.pk}").count() == 1
    ask = at(assessing, f"prices/{number(assessing, BIDDERS[2])}/ask/")
    assert "Enter what you ask" in sent(author, ask, {"words": ""})
    day = timezone.now() + timedelta(days=20)
    asked = {"words": "How are visitors paid?", "answer_by": f"{day:%d/%m/%Y}", "answer_time": "12:00"}
    assert "The bidder is asked" in sent(author, ask, asked)
    question = PriceQuestion.objects.get()
    assert question.why == ""
    decide = at(assessing, f"prices/questions/{question.pk}/")
    assert "has not answered yet" in sent(author, decide, {"stays": "yes", "reason": "Fine"})
    supplier, person = assessing.suppliers[BIDDERS[2]]
    bid = f"/organisations/{supplier.pk}/bids/{assessing.tender.pk}/"
    client = browser(person)
    assert "The buyer asks about your price" in text(client, bid)
    answer = f"{bid}price-questions/{question.pk}/"
    assert "How are visitors paid?" in text(client, answer)
    assert "Your explanation is with the buyer" in sent(client, answer, {"words": "Half of them are volunteers"})
    other, stranger = assessing.suppliers[BIDDERS[0]]
    wrong = f"/organisations/{other.pk}/bids/{assessing.tender.pk}/price-questions/{question.pk}/"
    assert browser(stranger).get(wrong).status_code == 404
    viewer = add_member(supplier, "viewer@supplier.example", Membership.VIEWER).person
    assert "An owner or editor" in text(browser(viewer), answer)
    sent(browser(viewer), answer, {"words": "Mine"})
    assert PriceExplained.objects.count() == 1
    assert "Half of them are volunteers" in text(author, decide)
    assert "Decided" in sent(author, decide, {"stays": "no", "reason": "Unpaid work cannot be planned"})
    shown = text(author, at(assessing, "ranking/"))
    assert "Unpaid work cannot be planned" in shown


def test_the_ranking_shows_names_steps_and_firmness_and_is_seen_by_the_author():
    assessing = brought_to("priced")
    author = browser(assessing.buying.author)
    shown = text(author, at(assessing, "ranking/"))
    for said in (*BIDDERS, "Each step of the arithmetic", "How firm it is", "£90,000"):
        assert said in shown, said
    assert "No other weights were stated as right, so none were tried." in shown
    assert not re.search(r"bidder-\d|person-\d", shown)
    seen = re.search(r'name="seen" value="(\w+)"', shown)[1]
    assert "another than the one you looked at" in sent(author, at(assessing, "ranking/seen/"), {"seen": "0" * 64})
    assert "It stands in the log" in sent(author, at(assessing, "ranking/seen/"), {"seen": seen})
    assert "Only the author" in sent(browser(assessing.moderator), at(assessing, "ranking/seen/"))


def test_the_command_line_gives_the_same_ranking_from_the_downloaded_file(tmp_path: Path):
    assessing = settled({BIDDERS[0]: ((100, 75, 75), (50, 75, 75))})
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=AT_OPENING)
    author = browser(assessing.buying.author)
    file = author.get(at(assessing, "ranking/evaluation.yaml"))
    assert "attachment" in file.headers["Content-Disposition"]
    (tmp_path / "evaluation.yaml").write_bytes(file.content)
    found = CliRunner().invoke(cli, ["tender", "score", str(tmp_path / "evaluation.yaml"), "--json"])
    assert found.exit_code == 0, found.output
    shown = json.loads(author.get(at(assessing, "ranking/result.json")).content)
    assert json.loads(found.output) == shown
    exact = scoring_data(ranking_of(assessing.tender), evaluation_hash=shown["evaluation_hash"])
    assert json.loads(json.dumps(exact, default=str))["ranking"] == shown["ranking"]


def test_the_most_suitable_provider_is_assessed_by_name_because_nobody_bids():
    tender, author, panel, moderator = suitable_tender()
    page = f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/"
    shown = text(browser(panel[0]), f"{page}assess/1/")
    assert "Dogwood Care" in shown
    assert "Serves the town today" in shown
    for contender in tender.contenders.all():
        for person in panel:
            for leaf in LEAVES:
                give_score(
                    tender=tender, contender=contender, lot="", criterion=leaf, score=Decimal(75), reason="Known",
                    evidence="", by=person, now=AT_OPENING,
                )  # fmt: skip
    finish_scoring(tender=tender, by=author, now=AT_OPENING)
    lock_quality(tender=tender, by=moderator, now=AT_OPENING)
    assert "Elm Care" in text(browser(author), f"{page}ranking/")
    assert "There is no ranking for you here" in text(browser(panel[0]), f"{page}ranking/")


def test_whoever_stood_back_sees_nothing_of_how_that_bid_is_judged_while_the_panel_talks():
    assessing = opened_tender(assessors=3)
    recuse(
        tender=assessing.tender, contender=assessing.contender(BIDDERS[0]), words="A friend", by=assessing.assessors[0],
        now=AT_OPENING,
    )  # fmt: skip
    for name in BIDDERS:
        for person in assessing.assessors:
            if (assessing.contender(name).pk, person.pk) not in judging_of(assessing.tender).apart:
                for leaf in LEAVES:
                    give_score(
                        tender=assessing.tender, contender=assessing.contender(name), lot="", criterion=leaf,
                        score=Decimal(75), reason="Fine words", evidence="", by=person, now=AT_OPENING,
                    )  # fmt: skip
    finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=AT_OPENING)
    client = browser(assessing.assessors[0])
    assert "Fine words" not in text(client, at(assessing, f"moderate/{number(assessing)}/"))
    assert "Fine words" in text(client, at(assessing, f"moderate/{number(assessing, BIDDERS[1])}/"))

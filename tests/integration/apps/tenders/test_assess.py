"""Bids assessed from the opening to the ranking: what each service keeps, and what it refuses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.assessing_builders import (
    BIDDERS,
    LEAVES,
    PRICES,
    moderating,
    opened_tender,
    packed,
    score_all,
    settled,
    suitable_tender,
)
from tests.organisation_builders import add_member
from tests.quick_quote_builders import offer, sent_quick_quote
from tests.tender_builders import AT_OPENING, BEGUN, CONTENT, competitive_draft, make_buyer
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import AgreedScore, GivenScore, JudgedCondition, PriceDecided, Tender
from worthwhile.apps.tenders.selectors.published_scheme import NoScheme, scheme_gates
from worthwhile.apps.tenders.selectors.ranking import evaluation_data, ranking_of, scheme_of
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.ask_about_price import (
    ask_about_low_price,
    decide_low_price,
    explain_low_price,
    read_prices,
    see_robustness,
)
from worthwhile.apps.tenders.services.assess import Entry, finish_scoring, give_score, give_scores, recuse
from worthwhile.apps.tenders.services.clock import close_due
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.settle_scores import Judgement, agree_score, judge_condition, lock_quality, settle
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import approve, declare_interest, name_person
from worthwhile.engines.scoring.bid import Labour
from worthwhile.engines.tendering import Role, Stage
from worthwhile.exchange.tender import tender_from_data
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
NOW = AT_OPENING
CONDITIONS = {"conditions": [{"id": "insured", "text": "Insured for the work"}]}


def score(assessing, person, name=BIDDERS[0], **entry):
    given = {"criterion": "staffing", "score": Decimal(75), "reason": "Twelve visitors", "evidence": "", **entry}
    give_score(tender=assessing.tender, contender=assessing.contender(name), lot="", by=person, now=NOW, **given)


def counts(tender):
    found = situation_of(tender, NOW)
    return found.scores_missing, found.spreads_open, found.consensus_missing


def test_a_score_is_kept_with_its_reason_and_the_log_has_its_commitment_and_no_word_of_it():
    assessing = opened_tender()
    score(assessing, assessing.assessors[0], evidence="Answer 1")
    kept = GivenScore.objects.get()
    assert (kept.criterion, kept.score, kept.reason) == ("staffing", 75, "Twelve visitors")
    line = assessing.tender.log.get(act="score")
    assert set(line.as_entry().about) == {"contender", "scores", "commitment", "stage"}
    assert "visitors" not in line.about


def test_the_same_score_is_not_kept_twice_and_a_later_one_counts():
    assessing = opened_tender()
    person = assessing.assessors[0]
    for given in (75, 75, 50):
        score(assessing, person, score=Decimal(given))
    assert [row.score for row in GivenScore.objects.order_by("pk")] == [75, 50]
    [bid] = [one for one in evaluation_data(assessing.tender, with_prices=False)["bids"] if one["scores"]]
    assert [one["score"] for one in bid["scores"]] == [50]


def test_assessors_are_told_once_the_bids_are_open(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        opened_tender()
    [letter] = [mail for mail in mailoutbox if mail.subject == "Bids wait for your scores"]
    assert letter.bcc == ["assessor0@buyer.example", "assessor1@buyer.example"]


def test_every_problem_with_scores_is_said_at_once_and_nothing_is_kept():
    assessing = opened_tender()
    entries = [
        Entry(criterion="staffing", score=Decimal(60), reason=""),
        Entry(criterion="stafing", score=Decimal(75), reason="Good"),
        Entry(criterion="reach", score=Decimal(75), reason="Good"),
        Entry(criterion="benefit", score=None, reason="Good"),
    ]
    with pytest.raises(InvalidInput) as refused:
        give_scores(
            tender=assessing.tender, contender=assessing.contender(BIDDERS[0]), lot="", entries=entries,
            by=assessing.assessors[0], now=NOW,
        )  # fmt: skip
    assert [problem.path for problem in refused.value.problems] == [
        "staffing.score", "staffing.reason", "stafing", "benefit.score",
    ]  # fmt: skip
    assert "0, 25, 50, 75, 100" in str(refused.value)
    assert "staffing" in refused.value.problems[2].message
    assert not GivenScore.objects.exists()


def test_only_assessors_score_and_only_with_no_conflict():
    assessing = opened_tender()
    for person in (assessing.moderator, assessing.buying.author, assessing.buying.approver):
        with pytest.raises(NotAllowed, match="Only the assessor"):
            score(assessing, person)
    declare_interest(
        tender=assessing.tender, person=assessing.assessors[0], conflicted=True, words="My sister bids", now=NOW
    )
    with pytest.raises(NotAllowed, match="onflict of interest"):
        score(assessing, assessing.assessors[0])


def test_whoever_stood_back_from_a_bid_does_not_score_it_and_what_they_gave_does_not_count():
    assessing = opened_tender(assessors=3)
    person, contender = assessing.assessors[0], assessing.contender(BIDDERS[0])
    score_all(assessing)
    recuse(tender=assessing.tender, contender=contender, words="I know the manager", by=person, now=NOW)
    with pytest.raises(NotAllowed, match="stood back"):
        score(assessing, person, score=Decimal(100))
    with pytest.raises(NotAllowed, match="stood back from this bid before"):
        recuse(tender=assessing.tender, contender=contender, words="Again", by=person, now=NOW)
    data = evaluation_data(assessing.tender, with_prices=False)
    bid = next(one for one in data["bids"] if one["bidder"] == f"bidder-{contender.number}")
    assert {one["assessor"] for one in bid["scores"]} == {f"person-{one.pk}" for one in assessing.assessors[1:]}
    assert GivenScore.objects.filter(contender=contender, assessor=person).count() == len(LEAVES)
    assert "manager" not in assessing.tender.log.get(act="recuse").about
    assert counts(assessing.tender)[0] == 0


def test_two_have_to_judge_each_bid():
    assessing = opened_tender()
    score_all(assessing)
    assert counts(assessing.tender)[0] == 0
    recuse(
        tender=assessing.tender, contender=assessing.contender(BIDDERS[0]), words="A friend", by=assessing.assessors[0],
        now=NOW,
    )  # fmt: skip
    assert counts(assessing.tender)[0] == len(LEAVES)
    with pytest.raises(NotAllowed, match="3 scores are missing"):
        finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=NOW)


def test_an_assessor_who_leaves_counts_for_the_bids_they_had_finished_alone():
    assessing = opened_tender(assessors=3)
    gone, *others = assessing.assessors
    for name in BIDDERS:
        for person in others:
            for leaf in LEAVES:
                score(assessing, person, name, criterion=leaf)
    for leaf in LEAVES:
        score(assessing, gone, BIDDERS[0], criterion=leaf)
    score(assessing, gone, BIDDERS[1])
    assert counts(assessing.tender)[0] == 5
    gone.memberships.all().delete()
    assert counts(assessing.tender)[0] == 0
    data = evaluation_data(assessing.tender, with_prices=False)
    counted = {
        one["bidder"] for one in data["bids"] for given in one["scores"] if given["assessor"] == f"person-{gone.pk}"
    }
    assert counted == {f"bidder-{assessing.contender(BIDDERS[0]).number}"}


def test_somebody_named_after_the_scoring_ended_blocks_nothing():
    assessing = moderating()
    late = add_member(assessing.tender.buyer, "late@buyer.example", Membership.VIEWER).person
    name_person(tender=assessing.tender, person=late, role=Role.ASSESSOR, by=assessing.buying.author, now=NOW)
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    assert not ranking_of(assessing.tender).blocks


def test_scoring_ends_once_everything_is_in_and_the_moderator_is_told(mailoutbox, django_capture_on_commit_callbacks):
    assessing = opened_tender()
    with pytest.raises(NotAllowed, match="18 scores are missing"):
        finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    score_all(assessing)
    with django_capture_on_commit_callbacks(execute=True):
        finish_scoring(tender=assessing.tender, by=assessing.moderator, now=NOW)
    assert assessing.tender.stage == Stage.MODERATING
    assert [mail.bcc for mail in mailoutbox] == [["moderator@buyer.example"]]
    with pytest.raises(NotAllowed, match="this is done at “Being assessed”"):
        score(assessing, assessing.assessors[0])


def test_a_wide_spread_has_to_be_talked_over_and_a_narrow_one_agreed():
    wide, narrow = ((100, 75, 75), (50, 75, 75)), ((75, 75, 75), (50, 75, 75))
    assessing = moderating({BIDDERS[0]: wide, BIDDERS[1]: narrow})
    assert counts(assessing.tender) == (0, 1, 1)
    with pytest.raises(NotAllowed, match="too far apart"):
        lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    before = list(GivenScore.objects.order_by("pk").values())
    for name, agreed in ((BIDDERS[0], 75), (BIDDERS[1], 50)):
        agree_score(
            tender=assessing.tender, contender=assessing.contender(name), lot="", criterion="staffing",
            score=Decimal(agreed), reason="The rota was found", by=assessing.moderator, now=NOW,
        )  # fmt: skip
    assert counts(assessing.tender) == (0, 0, 0)
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    assert list(GivenScore.objects.order_by("pk").values()) == before
    assert assessing.tender.stage == Stage.LOCKED


def test_only_a_moderator_who_does_not_score_records_what_was_agreed():
    assessing = moderating()
    name_person(
        tender=assessing.tender, person=assessing.assessors[0], role=Role.MODERATOR, by=assessing.buying.author, now=NOW
    )
    for person, told in ((assessing.assessors[0], "You scored this tender"), (assessing.buying.author, "Only the mod")):
        with pytest.raises(NotAllowed, match=told):
            agree_score(
                tender=assessing.tender, contender=assessing.contender(BIDDERS[0]), lot="", criterion="staffing",
                score=Decimal(75), reason="So", by=person, now=NOW,
            )  # fmt: skip


def test_conditions_of_the_tender_are_judged_before_quality_is_settled_and_one_not_met_is_out():
    assessing = moderating(content={**CONTENT, "participation": CONDITIONS})
    assert counts(assessing.tender) == (0, 0, 3)
    with pytest.raises(InvalidInput, match="Say why the condition is not met"):
        judge_condition(
            tender=assessing.tender, contender=assessing.contender(BIDDERS[0]), condition="insured", met=False,
            reason=" ", by=assessing.moderator, now=NOW,
        )  # fmt: skip
    for name in BIDDERS:
        is_met = name != BIDDERS[2]
        judge_condition(
            tender=assessing.tender, contender=assessing.contender(name), condition="insured", met=is_met,
            reason="" if is_met else "No cover is shown", by=assessing.moderator, now=NOW,
        )  # fmt: skip
    assert JudgedCondition.objects.count() == 3
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    [lot] = ranking_of(assessing.tender).lots
    assert [one.bidder for one in lot.not_ranked] == [f"bidder-{assessing.contender(BIDDERS[2]).number}"]
    assert "No cover is shown" in lot.not_ranked[0].reasons[0]


def test_a_conflict_declared_after_quality_was_settled_changes_no_score():
    assessing = settled()
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    before = ranking_of(assessing.tender)
    declare_interest(
        tender=assessing.tender, person=assessing.assessors[0], conflicted=True, words="A cousin",
        now=NOW + timedelta(days=1),
    )  # fmt: skip
    assert ranking_of(assessing.tender).ranking == before.ranking


def test_a_conflict_declared_while_the_panel_talks_takes_no_score_out_and_waits_for_a_decision():
    assessing = moderating()
    declare_interest(tender=assessing.tender, person=assessing.assessors[0], conflicted=True, words="A cousin", now=NOW)
    assert counts(assessing.tender) == (0, 0, 0)
    assert situation_of(assessing.tender, NOW).standing_back_open == len(BIDDERS)
    with pytest.raises(NotAllowed, match="3 bids wait for a decision"):
        lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)


def test_no_price_is_in_an_evaluation_before_prices_are_read_whatever_is_asked_for():
    assessing = settled()
    data = evaluation_data(assessing.tender, with_prices=True)
    assert not [one for one in data["bids"] if "price" in one or "labour" in one]
    read_prices(tender=assessing.tender, by=assessing.moderator, now=NOW)
    data = evaluation_data(assessing.tender, with_prices=True)
    assert sorted(one["price"] for one in data["bids"]) == [90000, 100000, 110000]
    assert sorted(one["name"] for one in data["bidders"]) == list(BIDDERS)


def test_names_stand_in_no_evaluation_before_quality_is_settled():
    assessing = moderating()
    assert not [one for one in evaluation_data(assessing.tender, with_prices=True)["bidders"] if "name" in one]


LABOUR = Labour(hours=Decimal(4000), wage=Decimal(12), on_costs=Decimal("0.2"), travel=Decimal(0), overhead=Decimal(0))


def priced_low():
    """Cedar House asks for far less than the others."""
    bids = {
        BIDDERS[0]: packed(BIDDERS[0], price="100000"),
        BIDDERS[1]: packed(BIDDERS[1], price="110000"),
        BIDDERS[2]: packed(BIDDERS[2], price="50000", labour=LABOUR),
    }
    assessing = settled(bids=bids)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    return assessing


ENOUGH = datetime(2026, 4, 10, 22, 59, tzinfo=UTC)
"""The end of the fifth working day after 1 April 2026, a Wednesday: Good Friday and Easter Monday lie between."""


def ask(assessing, name=BIDDERS[2], **how):
    given = {"words": "How does this pay twelve people?", "answer_by": ENOUGH, **how}
    return ask_about_low_price(
        tender=assessing.tender, contender=assessing.contender(name), lot="", by=assessing.buying.author, now=NOW,
        **given,
    )  # fmt: skip


def test_a_price_that_is_not_flagged_is_asked_about_with_a_reason_alone_and_then_waits_for_a_decision():
    assessing = priced_low()
    with pytest.raises(InvalidInput, match="Our rule did not flag this price"):
        ask(assessing, BIDDERS[0], why=" ")
    question = ask(assessing, BIDDERS[0], why="Our own hours say £120,000")
    assert question.why == "Our own hours say £120,000"
    assert situation_of(assessing.tender, NOW).low_prices_open == 2
    assert ask(assessing, why="Nobody needs this").why == ""
    log = [line.as_entry().about for line in assessing.tender.log.filter(act="ask-about-low-price").order_by("number")]
    assert [one["flagged"] for one in log] == [False, True]
    assert "hours" not in str(log)
    later = ENOUGH + timedelta(days=1)
    decide_low_price(question=question, stays=True, reason="It adds up", by=assessing.buying.author, now=later)
    assert situation_of(assessing.tender, NOW).low_prices_open == 1


def test_a_low_price_is_flagged_asked_about_explained_and_decided_on(mailoutbox, django_capture_on_commit_callbacks):
    assessing = priced_low()
    assert situation_of(assessing.tender, NOW).low_prices_open == 1
    with django_capture_on_commit_callbacks(execute=True):
        question = ask(assessing)
    assert [mail.bcc for mail in mailoutbox] == [["cedar.house@supplier.example"]]
    with pytest.raises(NotAllowed, match="has not answered yet"):
        decide_low_price(question=question, stays=True, reason="Fine", by=assessing.buying.author, now=NOW)
    supplier, person = assessing.suppliers[BIDDERS[2]]
    other, theirs = assessing.suppliers[BIDDERS[0]]
    with pytest.raises(NotAllowed, match="Only the bidder that was asked"):
        explain_low_price(question=question, bidder=other, words="Theirs", by=theirs, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        explain_low_price(question=question, bidder=supplier, words="Half are volunteers", by=person, now=NOW)
    assert mailoutbox[-1].bcc == ["author@buyer.example"]
    decide_low_price(question=question, stays=True, reason="Volunteers are real", by=assessing.buying.author, now=NOW)
    assert situation_of(assessing.tender, NOW).low_prices_open == 0
    assert not ranking_of(assessing.tender).lots[0].not_ranked
    with pytest.raises(NotAllowed, match="not changed"):
        decide_low_price(question=question, stays=False, reason="No", by=assessing.buying.author, now=NOW)
    words = "".join(line.about for line in assessing.tender.log.all())
    assert not [said for said in ("twelve people", "volunteers", "Volunteers") if said in words]


def test_a_bid_that_does_not_stay_is_not_ranked_and_the_reason_stands_beside_it():
    assessing = priced_low()
    question = ask(assessing)
    later = ENOUGH + timedelta(days=1)
    decide_low_price(question=question, stays=False, reason="Nothing was said", by=assessing.buying.author, now=later)
    [lot] = ranking_of(assessing.tender).lots
    assert "Nothing was said" in lot.not_ranked[0].reasons[0]
    assert PriceDecided.objects.count() == 1


def test_a_bidder_cannot_answer_too_late_or_after_the_decision():
    assessing = priced_low()
    question = ask(assessing)
    supplier, person = assessing.suppliers[BIDDERS[2]]
    with pytest.raises(NotAllowed, match="The time to answer ended"):
        explain_low_price(
            question=question, bidder=supplier, words="Late", by=person, now=ENOUGH + timedelta(seconds=1)
        )
    with pytest.raises(NotAllowed, match="Decide on it first"):
        ask(assessing)
    with pytest.raises(InvalidInput, match="at least 5 whole working days"):
        ask(assessing, BIDDERS[0], answer_by=NOW, words="")


def test_a_bidder_has_five_whole_working_days_to_say_how_its_price_comes_about():
    assessing = priced_low()
    for soon in (NOW + timedelta(seconds=1), ENOUGH - timedelta(minutes=1)):
        with pytest.raises(InvalidInput, match="at least 5 whole working days, until 10 April 2026"):
            ask(assessing, answer_by=soon)
    question = ask(assessing, answer_by=ENOUGH)
    with pytest.raises(NotAllowed, match="has not answered yet"):
        decide_low_price(question=question, stays=False, reason="Too low", by=assessing.buying.author, now=ENOUGH)


def test_a_price_that_stays_is_opened_again_for_new_facts_alone():
    assessing = priced_low()
    question = ask(assessing)
    later = ENOUGH + timedelta(days=1)
    decide_low_price(question=question, stays=True, reason="Volunteers", by=assessing.buying.author, now=later)
    with pytest.raises(InvalidInput, match=r"Say why you ask again(.|\n)*Say what you know now"):
        ask(assessing)
    assert situation_of(assessing.tender, NOW).low_prices_open == 0
    again = ask(assessing, why_again="The volunteers have left", new_facts="Their letter of 12 April")
    assert (again.why_again, again.new_facts) == ("The volunteers have left", "Their letter of 12 April")
    assert situation_of(assessing.tender, NOW).low_prices_open == 1
    log = [line.as_entry().about for line in assessing.tender.log.filter(act="ask-about-low-price").order_by("number")]
    assert [one["again"] for one in log] == [False, True]
    assert "volunteers" not in str(log)


def test_the_ranking_has_to_be_looked_at_by_the_author_after_whatever_may_change_it():
    assessing = priced_low()
    with pytest.raises(NotAllowed, match="Only the author"):
        see_robustness(tender=assessing.tender, by=assessing.moderator, now=NOW)
    see_robustness(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    assert situation_of(assessing.tender, NOW).robustness_seen
    question = ask(assessing)
    later = ENOUGH + timedelta(days=1)
    decide_low_price(question=question, stays=False, reason="Silent", by=assessing.buying.author, now=later)
    assert not situation_of(assessing.tender, NOW).robustness_seen


def test_the_most_suitable_provider_is_ranked_by_quality_alone():
    tender, author, panel, moderator = suitable_tender()
    assert str(scheme_of(tender).price.formula) == "PF-7"
    for contender in tender.contenders.all():
        for person in panel:
            for leaf in LEAVES:
                level = Decimal(100 if contender.number == 2 else 50)
                give_score(
                    tender=tender, contender=contender, lot="", criterion=leaf, score=level, reason="Known here",
                    evidence="", by=person, now=NOW,
                )  # fmt: skip
    finish_scoring(tender=tender, by=author, now=NOW)
    lock_quality(tender=tender, by=moderator, now=NOW)
    result = ranking_of(tender)
    assert [(one.rank, one.name) for one in result.ranking] == [(1, "Elm Care"), (2, "Dogwood Care")]
    see_robustness(tender=tender, by=author, now=NOW)
    assert situation_of(Tender.objects.get(pk=tender.pk), NOW).robustness_seen


LOTS = {
    **CONTENT,
    "lots": [{"id": "north", "title": "North"}, {"id": "south", "title": "South"}],
    "award": {
        **CONTENT["award"],
        "criteria": [
            {"id": "staffing", "name": "Staffing", "kind": "quality", "weight": Decimal("0.6")},
            {"id": "reach", "name": "Who is reached", "kind": "quality", "weight": Decimal("0.3")},
            {"id": "benefit", "name": "Social value", "kind": "social-value", "weight": Decimal("0.1")},
        ],
        "price": {"formula": "PF-5", "parameters": {"pounds_per_point": 500, "quality_base": 60, "quality_floor": 40}},
        "lot_limits": {"wins": 1},
    },
}


def test_lots_are_assessed_for_those_who_bid_for_them_and_shared_out_within_the_limit():
    bids = {
        BIDDERS[0]: packed(BIDDERS[0], prices={"north": "40000", "south": "41000"}),
        BIDDERS[1]: packed(BIDDERS[1], prices={"south": "60000"}),
    }
    assessing = opened_tender(content=LOTS, bids=bids)
    assert counts(assessing.tender)[0] == 3 * 2 * len(LEAVES)
    with pytest.raises(InvalidInput, match="not assessed here for lot north"):
        give_score(
            tender=assessing.tender, contender=assessing.contender(BIDDERS[1]), lot="north", criterion="staffing",
            score=Decimal(75), reason="So", evidence="", by=assessing.assessors[0], now=NOW,
        )  # fmt: skip
    score_all(assessing, lots={BIDDERS[0]: ("north", "south"), BIDDERS[1]: ("south",)})
    finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    result = ranking_of(assessing.tender)
    first, second = (f"bidder-{assessing.contender(name).number}" for name in BIDDERS[:2])
    assert {one.lot: one.bidder for one in result.awards} == {"north": first, "south": second}


def test_a_tender_that_does_not_say_how_bids_are_scored_is_not_published():
    assessing = opened_tender()
    tender = assessing.tender
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.DRAFT)
    save_content(
        tender=tender, loaded=tender_from_data({**CONTENT, "award": None}), by=assessing.buying.author, now=NOW
    )
    tender = assessing.tender
    assert "Give the criteria with their weights" in scheme_gates(tender)[0]
    assert any("how bids are scored" in gate for gate in situation_of(tender, NOW).gates_unmet)
    with pytest.raises(NoScheme):
        scheme_of(tender)


@pytest.mark.parametrize("formula", ["PF-1", "PF-2", "PF-3"])
def test_a_tender_with_a_price_formula_that_is_not_offered_is_not_published(formula: str):
    award = {**CONTENT["award"], "price": {"formula": formula, "parameters": {}}}
    buying = competitive_draft(content={**CONTENT, "award": award})
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)
    with pytest.raises(NotAllowed, match=f"{formula} is not offered: a bid that cannot win may change who does"):
        publish(tender=buying.tender, by=buying.author, now=BEGUN)


def test_what_is_settled_twice_is_kept_once():
    assessing = moderating({BIDDERS[0]: ((100, 75, 75), (50, 75, 75))})
    agreed = [Entry(criterion="staffing", score=Decimal(75), reason="Found")]
    how = {"tender": assessing.tender, "contender": assessing.contender(BIDDERS[0]), "lot": ""}
    assert settle(**how, agreed=agreed, by=assessing.moderator, now=NOW) == 1
    assert settle(**how, agreed=agreed, by=assessing.moderator, now=NOW) == 0
    assert AgreedScore.objects.count() == 1
    with pytest.raises(InvalidInput, match="There is no condition"):
        settle(**how, judged=[Judgement(condition="insured", met=True)], by=assessing.moderator, now=NOW)


def test_one_person_may_run_a_quick_quote_from_the_opening_to_the_ranking():
    begun = AT_OPENING - timedelta(days=20)
    buyer, author = make_buyer()
    for name in BIDDERS[:2]:
        offer(name, now=begun)
    tender, secret = sent_quick_quote(buyer, author, begun)
    for name, price in zip(BIDDERS, PRICES, strict=False):
        invited = tender.invited.filter(supplier__name=name).first()
        if invited is not None:
            person = invited.supplier.memberships.get().person
            hand_in(
                tender=tender, bidder=invited.supplier, content=packed(name, price=f"{int(price) // 10}"), by=person,
                received_at=begun + timedelta(days=1),
            )  # fmt: skip
    close_due(begun + timedelta(days=30))
    open_bids(tender=tender, by=author, secret=secret, now=NOW)
    for role in (Role.ASSESSOR, Role.MODERATOR):
        name_person(tender=tender, person=author, role=role, by=author, now=NOW)
    declare_interest(tender=tender, person=author, conflicted=False, words="", now=NOW)
    for contender in tender.contenders.all():
        for leaf in scheme_of(tender).leaves:
            give_score(
                tender=tender, contender=contender, lot="", criterion=leaf.id, reason="Enough", evidence="",
                score=scheme_of(tender).scale.highest, by=author, now=NOW,
            )  # fmt: skip
    finish_scoring(tender=tender, by=author, now=NOW)
    lock_quality(tender=tender, by=author, now=NOW)
    read_prices(tender=tender, by=author, now=NOW)
    result = ranking_of(Tender.objects.get(pk=tender.pk))
    assert [one.rank for one in result.ranking] == [1, 2]
    assert result.ranking[0].price < result.ranking[1].price


def test_bids_that_are_given_back_are_scored_anew_and_no_price_is_known_meanwhile():
    assessing = settled()
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    later = NOW + timedelta(days=9)
    log_act(assessing.tender, "return-to-assessment", who="person-1", about={}, now=later)
    Tender.objects.filter(pk=assessing.tender.pk).update(stage=Stage.ASSESSING)
    assert counts(assessing.tender)[0] == 18
    data = evaluation_data(assessing.tender, with_prices=True)
    assert not [one for one in data["bids"] if "price" in one or one["scores"] or one["consensus"]]
    assert not [one for one in data["bidders"] if "name" in one]
    assert GivenScore.objects.count() == 18
    give_score(
        tender=assessing.tender, contender=assessing.contender(BIDDERS[0]), lot="", criterion="staffing",
        score=Decimal(50), reason="Read again", evidence="", by=assessing.assessors[0], now=later,
    )  # fmt: skip
    assert counts(assessing.tender)[0] == 17

"""Standing back once scores were seen: asked for by one, decided by another, and nothing leaves the record."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client

from tests.assessing_builders import BIDDERS, LEAVES, moderating, opened_tender, score_all
from tests.organisation_builders import add_member
from tests.tender_builders import AT_OPENING
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import GivenScore, Recusal, StandBackDecided
from worthwhile.apps.tenders.selectors.judging import judging_of
from worthwhile.apps.tenders.selectors.ranking import evaluation_data, loaded_evaluation, ranking_of
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.selectors.standing_back import list_standing_back
from worthwhile.apps.tenders.selectors.tender_records import records_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.ask_about_price import read_prices
from worthwhile.apps.tenders.services.assess import finish_scoring, recuse
from worthwhile.apps.tenders.services.settle_scores import agree_score, lock_quality
from worthwhile.apps.tenders.services.stand_back import ask_to_stand_back, decide_standing_back, stand_back
from worthwhile.apps.tenders.services.write_tender import clear_interest, declare_interest, name_person
from worthwhile.engines.tendering import Role
from worthwhile.exchange.evaluation import evaluation_from_data
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
NOW = AT_OPENING + timedelta(hours=2)
FIRST = BIDDERS[0]
# Two hold Ash Visits good and one not: without that one it has more points.
TILTED = {FIRST: ((75, 75, 75), (75, 75, 75), (50, 75, 75))}


def panel(scores=None):
    return moderating(scores or TILTED, assessors=3)


def ask(assessing, at: int = 2, name: str = FIRST):
    return ask_to_stand_back(
        tender=assessing.tender, contender=assessing.contender(name), words="I know its manager",
        by=assessing.assessors[at], now=NOW,
    )  # fmt: skip


def decide(assessing, *, set_aside: bool, at: int = 2, by=None, name: str = FIRST, reason: str = "A close friend"):
    return decide_standing_back(
        tender=assessing.tender, contender=assessing.contender(name), person=assessing.assessors[at].pk,
        set_aside=set_aside, reason=reason, by=by or assessing.moderator, now=NOW,
    )  # fmt: skip


def agree(assessing, name: str, score: int) -> None:
    agree_score(
        tender=assessing.tender, contender=assessing.contender(name), lot="", criterion="staffing",
        score=Decimal(score), reason="Talked over", by=assessing.moderator, now=NOW,
    )  # fmt: skip


def bid_of(assessing, name: str = FIRST):
    number = assessing.contender(name).number
    bids = evaluation_data(assessing.tender, with_prices=False)["bids"]
    return next(one for one in bids if one["bidder"] == f"bidder-{number}")


def counting(assessing, name: str = FIRST) -> set[str]:
    return {one["assessor"] for one in bid_of(assessing, name)["scores"] if "set_aside" not in one}


def test_the_moderator_is_told_by_letter_that_somebody_asks_and_of_nobody_by_name(django_capture_on_commit_callbacks):
    assessing = panel()
    with django_capture_on_commit_callbacks(execute=True):
        ask(assessing)
    [letter] = mail.outbox
    assert letter.bcc == [assessing.moderator.email]
    assert letter.subject == "Somebody stands back from assessing: decide on it"
    assert "asks to have their scores set aside" in letter.body
    for kept_apart in ("I know its manager", FIRST, assessing.assessors[2].email):
        assert kept_apart not in letter.body


def test_a_conflict_declared_after_scores_were_seen_waits_for_the_moderator_who_is_told(
    django_capture_on_commit_callbacks,
):
    assessing = panel()
    told = {"tender": assessing.tender, "conflicted": True, "words": "A friend", "now": NOW}
    with django_capture_on_commit_callbacks(execute=True):
        declare_interest(person=assessing.assessors[2], **told)
    assert [one.bcc for one in mail.outbox if one.subject.startswith("Somebody stands back")] == [
        [assessing.moderator.email]
    ]


def test_nobody_takes_their_own_scores_out_after_they_saw_the_others():
    """The attack: whoever was outvoted stands back, and the ranking is another."""
    assessing = panel()
    contender, person = assessing.contender(FIRST), assessing.assessors[2]
    before = counting(assessing)
    with pytest.raises(NotAllowed, match="You have seen what others gave"):
        recuse(tender=assessing.tender, contender=contender, words="I know its manager", by=person, now=NOW)
    ask(assessing)
    assert counting(assessing) == before == {f"person-{one.pk}" for one in assessing.assessors}
    assert not Recusal.objects.exists()
    with pytest.raises(NotAllowed, match="1 bid waits for a decision"):
        lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)


def test_nor_by_declaring_a_conflict_and_nor_does_clearing_it_bring_scores_back():
    assessing = panel()
    person = assessing.assessors[2]
    before = counting(assessing)
    declare_interest(tender=assessing.tender, person=person, conflicted=True, words="A cousin", now=NOW)
    assert counting(assessing) == before
    assert [one.person for one in list_standing_back(assessing.tender, judging_of(assessing.tender))] == [person.pk] * 3
    decide(assessing, set_aside=True)
    clear_interest(
        tender=assessing.tender, person=person, words="A far one", by=assessing.buying.approver, now=NOW
    )  # fmt: skip
    assert counting(assessing) == before - {f"person-{person.pk}"}


def test_a_conflict_that_stood_when_the_scoring_ended_stays_out_whatever_is_cleared_once_scores_are_seen():
    assessing = opened_tender(assessors=3)
    score_all(assessing)
    person = assessing.assessors[0]
    declare_interest(tender=assessing.tender, person=person, conflicted=True, words="A cousin", now=NOW)
    finish_scoring(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    assert situation_of(assessing.tender, NOW).standing_back_open == 0
    clear_interest(tender=assessing.tender, person=person, words="A far one", by=assessing.buying.approver, now=NOW)
    assert f"person-{person.pk}" not in counting(assessing)


def test_only_somebody_else_who_moderates_and_gave_no_score_decides():
    assessing = panel()
    ask(assessing)
    for by in (assessing.assessors[2], assessing.buying.author, assessing.buying.approver):
        with pytest.raises(NotAllowed, match="Only the moderator"):
            decide(assessing, set_aside=True, by=by)
    for person in assessing.assessors[1:]:
        name_person(tender=assessing.tender, person=person, role=Role.MODERATOR, by=assessing.buying.author, now=NOW)
        with pytest.raises(NotAllowed, match="You scored this tender"):
            decide(assessing, set_aside=True, by=person)
    other = add_member(assessing.tender.buyer, "second@buyer.example", Membership.VIEWER).person
    name_person(tender=assessing.tender, person=other, role=Role.MODERATOR, by=assessing.buying.author, now=NOW)
    declare_interest(tender=assessing.tender, person=other, conflicted=False, words="", now=NOW)
    recuse(tender=assessing.tender, contender=assessing.contender(FIRST), words="Me too", by=other, now=NOW)
    with pytest.raises(NotAllowed, match="You stood back from this bid"):
        decide(assessing, set_aside=True, by=other)
    assert not StandBackDecided.objects.exists()


def test_scores_set_aside_stay_in_the_record_with_the_reason_and_count_no_more():
    assessing = panel()
    person = assessing.assessors[2]
    ask(assessing)
    decide(assessing, set_aside=True)
    aside = [one for one in bid_of(assessing)["scores"] if "set_aside" in one]
    assert {(one["assessor"], one["set_aside"]) for one in aside} == {(f"person-{person.pk}", "A close friend")}
    assert len(aside) == len(LEAVES)
    assert GivenScore.objects.filter(assessor=person, contender=assessing.contender(FIRST)).count() == len(LEAVES)
    assert counting(assessing) == {f"person-{one.pk}" for one in assessing.assessors[:2]}
    again = evaluation_from_data(evaluation_data(assessing.tender, with_prices=False))
    assert again.evaluation_hash == loaded_evaluation(assessing.tender, with_prices=False).evaluation_hash
    lines = list(assessing.tender.log.filter(act__in=["ask-to-stand-back", "decide-standing-back"]).order_by("number"))
    assert [line.act for line in lines] == ["ask-to-stand-back", "decide-standing-back"]
    assert lines[1].as_entry().about["set_aside"] is True
    assert not [line for line in lines if "manager" in line.about or "friend" in line.about]


def test_scores_that_are_found_to_count_do_and_whoever_gave_them_has_no_further_part_in_the_bid():
    assessing = panel()
    ask(assessing)
    decide(assessing, set_aside=False, reason="They only met once")
    assert len(counting(assessing)) == 3
    assert situation_of(assessing.tender, NOW).standing_back_open == 0
    with pytest.raises(NotAllowed, match="Nobody asked"):
        decide(assessing, set_aside=True)
    with pytest.raises(NotAllowed, match="before"):
        ask(assessing)


def test_too_few_are_never_left_and_a_reason_is_always_given():
    assessing = moderating({FIRST: TILTED[FIRST][1:]})
    ask(assessing, at=1)
    with pytest.raises(NotAllowed, match="1 would be left who judged this bid, and 2 are needed"):
        decide(assessing, set_aside=True, at=1)
    with pytest.raises(InvalidInput, match="Say why"):
        decide(assessing, set_aside=False, at=1, reason=" ")
    assert not Recusal.objects.exists()
    decide(assessing, set_aside=False, at=1)


def test_the_ranking_is_shown_with_and_without_what_was_set_aside():
    """Ash Visits wins by a single person's scores being out; with them the panel would have had to agree first."""
    assessing = panel()
    ask(assessing)
    decide(assessing, set_aside=True)
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    ranked = ranking_of(assessing.tender)
    [tried] = ranked.robustness.set_aside
    assert tried.assessor == f"person-{assessing.assessors[2].pk}"
    assert tried.is_undecided
    assert ranked.robustness.fragile
    browser = Client()
    browser.force_login(assessing.buying.author)
    page = browser.get(f"/organisations/{assessing.tender.buyer_id}/tenders/{assessing.tender.pk}/ranking/")
    assert "With the scores that were set aside" in page.content.decode()
    assert "would have to agree on them first" in page.content.decode()


def test_where_the_panel_had_agreed_the_award_is_the_same_with_them_and_says_so():
    assessing = panel()
    agree(assessing, FIRST, 75)
    ask(assessing)
    decide(assessing, set_aside=True)
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    ranked = ranking_of(assessing.tender)
    [tried] = ranked.robustness.set_aside
    assert not tried.changes
    assert tried.ranking == tuple(one.bidder for one in ranked.ranking)
    records = records_of(assessing.tender, with_words=True)
    [(_, whose, aside, why, _)] = records.standing_back
    assert (whose, aside, why) == (FIRST, True, "A close friend")


def test_nothing_is_set_aside_once_quality_is_settled_or_prices_are_seen():
    assessing = panel()
    agree(assessing, FIRST, 75)
    lock_quality(tender=assessing.tender, by=assessing.moderator, now=NOW)
    for _ in range(2):
        for attempt in (lambda: ask(assessing), lambda: decide(assessing, set_aside=True)):
            with pytest.raises(NotAllowed):
                attempt()
        with pytest.raises(NotAllowed, match=r"Bids are judged between"):
            stand_back(
                tender=assessing.tender, contender=assessing.contender(FIRST), words="Late", by=assessing.assessors[2],
                now=NOW,
            )  # fmt: skip
        if assessing.tender.stage == "locked":
            read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)


def test_while_everybody_scores_alone_standing_back_is_at_once():
    assessing = opened_tender(assessors=3)
    score_all(assessing)
    contender = assessing.contender(FIRST)
    assert stand_back(
        tender=assessing.tender, contender=contender, words="I know them", by=assessing.assessors[0], now=NOW
    )
    assert len(counting(assessing)) == 2


def test_the_pages_ask_and_decide():
    assessing = panel()
    tender, contender = assessing.tender, assessing.contender(FIRST)
    at = f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/"
    asking, deciding = Client(), Client()
    asking.force_login(assessing.assessors[2])
    deciding.force_login(assessing.moderator)
    form = f"{at}assess/{contender.number}/stand-back/"
    assert "count until whoever moderates has decided" in asking.get(form).content.decode()
    page = asking.post(form, {"words": "I know its manager"}, follow=True).content.decode()
    assert "You asked to stand back. Your scores count until" in page
    assert "You stood back from this bid" in asking.get(f"{at}moderate/{contender.number}/").content.decode()
    listed = deciding.get(f"{at}moderate/").content.decode()
    address = f"{at}moderate/{contender.number}/stand-back/{assessing.assessors[2].pk}/"
    assert address in listed
    assert "1 bid waits for a decision" in listed
    shown = deciding.get(address).content.decode()
    assert "I know its manager" in shown
    assert "Because of staffing" in shown
    assert "Choose whether these scores count" in deciding.post(address, {"reason": "So"}).content.decode()
    done = deciding.post(address, {"set_aside": "yes", "reason": "A close friend"}, follow=True).content.decode()
    assert "These scores are set aside" in done
    assert deciding.get(address).status_code in (200, 404)
    assert StandBackDecided.objects.get().set_aside
    for person in (assessing.assessors[0], assessing.buying.author, assessing.buying.openers[0]):
        browser = Client()
        browser.force_login(person)
        assert "manager" not in browser.get(address).content.decode()
    outside = Client()
    outside.force_login(assessing.suppliers[FIRST][1])
    assert outside.get(address).status_code == 404

"""Questions, more time, other documents, and the end of a tender, while bids are taken."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.tender_builders import AT_OPENING, BEGUN, DEADLINE, make_supplier, open_tender
from worthwhile.apps.tenders.models import KeyWrap, OpenedBid, Tender
from worthwhile.apps.tenders.selectors.log import log_lines
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.change_tender import (
    cancel,
    change_documents,
    confirm_bid,
    extend,
    extend_for_outage,
)
from worthwhile.apps.tenders.services.clock import FOR_QUESTIONS, SETTLING, close_due
from worthwhile.apps.tenders.services.hand_in import MOST_TIMES, HandedInTooOften, hand_in
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.questions import (
    MOST_WAITING,
    AlreadyAnswered,
    TooManyQuestions,
    answer_question,
    ask,
)
from worthwhile.exchange.proof import verify_log
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def buying():
    return open_tender()


@pytest.fixture
def bidder(buying):
    supplier, person = make_supplier("Lunch Club")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    return supplier


def log_of(buying) -> str:
    return "".join(log_lines(buying.tender, AT_OPENING))


def test_the_deadline_waits_for_a_question_and_then_passes(buying, bidder):
    question = ask(tender=buying.tender, asker=bidder, words="May we use volunteers?", now=BEGUN)
    (extended,) = close_due(DEADLINE + SETTLING)
    assert extended.stage == "open"
    assert extended.deadline_at == DEADLINE + SETTLING + FOR_QUESTIONS
    answer_question(question=question, words="Yes.", by=buying.author, now=AT_OPENING)
    (closed,) = close_due(extended.deadline_at + SETTLING)
    assert closed.stage == "sealed"


def test_time_for_an_answer_is_no_time_for_new_questions(buying, bidder):
    """Where questions have no last moment of their own, somebody could ask anew each time and no tender would close."""
    Tender.objects.filter(pk=buying.tender.pk).update(questions_until=None)
    ask(tender=buying.tender, asker=bidder, words="May we?", now=DEADLINE - timedelta(seconds=1))
    (extended,) = close_due(DEADLINE + SETTLING)
    assert extended.questions_until == DEADLINE
    with pytest.raises(NotAllowed, match="time for questions has passed"):
        ask(tender=buying.tender, asker=bidder, words="And may we?", now=AT_OPENING)


def test_the_buyer_cannot_tell_from_the_log_who_asked(buying, bidder):
    other, _ = make_supplier("Other")
    ask(tender=buying.tender, asker=bidder, words="Question one?", now=BEGUN)
    ask(tender=buying.tender, asker=other, words="Question two?", now=BEGUN)
    asked = buying.tender.log.filter(act="ask-question")
    assert {line.who for line in asked} == {"bidder"}
    assert "Question one" not in log_of(buying)


def test_the_log_says_when_a_bid_came_also_where_something_was_logged_before_its_turn(buying, bidder):
    question = ask(tender=buying.tender, asker=bidder, words="May we use volunteers?", now=BEGUN)
    answer_question(question=question, words="Yes.", by=buying.author, now=DEADLINE + timedelta(seconds=30))
    late_in_line, person = make_supplier("Slow Line")
    at = DEADLINE - timedelta(microseconds=1)
    hand_in(tender=buying.tender, bidder=late_in_line, content=b"bid", by=person, received_at=at)
    line = buying.tender.log.filter(act="submit-bid").latest("number")
    assert line.at == DEADLINE + timedelta(seconds=30)
    assert line.as_entry().about["received_at"] == "2026-04-01T11:59:59.999999+00:00"


def test_a_bidder_cannot_fill_the_disk_by_replacing_a_bid_without_end(buying):
    supplier, person = make_supplier("Restless")
    for _ in range(MOST_TIMES):
        hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    with pytest.raises(HandedInTooOften, match="The last bid you handed in stands"):
        hand_in(tender=buying.tender, bidder=supplier, content=b"one more", by=person, received_at=BEGUN)
    assert buying.tender.bids.get(bidder=supplier).received.count() == MOST_TIMES


def test_an_answer_is_given_once_by_the_author(buying, bidder):
    question = ask(tender=buying.tender, asker=bidder, words="When does it start?", now=BEGUN)
    with pytest.raises(NotAllowed, match="Only the author may do this"):
        answer_question(question=question, words="In May.", by=buying.approver, now=BEGUN)
    answer_question(question=question, words="In May.", by=buying.author, now=BEGUN)
    ask(tender=buying.tender, asker=bidder, words="On which day?", now=BEGUN)
    with pytest.raises(AlreadyAnswered):
        answer_question(question=question, words="In June.", by=buying.author, now=BEGUN)


def test_questions_end_before_bids_do(buying, bidder):
    with pytest.raises(NotAllowed, match="time for questions has passed"):
        ask(tender=buying.tender, asker=bidder, words="Too late?", now=DEADLINE - timedelta(days=7))


def test_one_organisation_cannot_hold_a_tender_up_with_questions_without_end(buying, bidder):
    asked = [ask(tender=buying.tender, asker=bidder, words=f"Number {n}?", now=BEGUN) for n in range(MOST_WAITING)]
    with pytest.raises(TooManyQuestions, match="wait for an answer"):
        ask(tender=buying.tender, asker=bidder, words="One more?", now=BEGUN)
    ask(tender=buying.tender, asker=make_supplier("Other")[0], words="Ours?", now=BEGUN)
    answer_question(question=asked[0], words="Yes.", by=buying.author, now=BEGUN)
    ask(tender=buying.tender, asker=bidder, words="One more?", now=BEGUN)


@pytest.mark.parametrize("words", ["", "  \n", "x" * 4_001])
def test_a_question_without_words_or_without_end_is_not_asked(buying, bidder, words):
    with pytest.raises(InvalidInput):
        ask(tender=buying.tender, asker=bidder, words=words, now=BEGUN)
    assert buying.tender.questions.count() == 0


def test_a_deadline_moves_on_and_never_forward(buying, bidder):
    with pytest.raises(InvalidInput, match="never brought forward"):
        extend(tender=buying.tender, deadline=DEADLINE, reason="snow", by=buying.author, now=BEGUN)
    with pytest.raises(InvalidInput, match="Say why"):
        extend(tender=buying.tender, deadline=AT_OPENING, reason=" ", by=buying.author, now=BEGUN)
    extend(tender=buying.tender, deadline=AT_OPENING, reason="snow", by=buying.author, now=BEGUN)
    supplier, person = make_supplier("Late Club")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=DEADLINE)


def test_an_outage_gives_time_back_also_after_the_deadline_while_all_is_sealed(buying, bidder):
    close_due(DEADLINE + SETTLING)
    extend_for_outage(tender=buying.tender, lasted=timedelta(hours=3), reason="no power", now=AT_OPENING)
    buying.tender.refresh_from_db()
    assert (buying.tender.stage, buying.tender.deadline_at) == ("open", AT_OPENING + timedelta(hours=3))
    close_due(buying.tender.deadline_at + SETTLING)
    later = buying.tender.deadline_at + timedelta(hours=1)
    first, second = buying.openers[:2]
    open_bids(tender=buying.tender, by=first, secret=buying.secrets[first.pk], now=later)
    extend_for_outage(tender=buying.tender, lasted=timedelta(hours=3), reason="again", now=later)
    buying.tender.refresh_from_db()
    assert buying.tender.deadline_at is not None
    close_due(buying.tender.deadline_at + SETTLING)
    at_last = buying.tender.deadline_at + timedelta(hours=1)
    assert open_bids(tender=buying.tender, by=second, secret=buying.secrets[second.pk], now=at_last) is False
    assert OpenedBid.objects.count() == 0
    assert open_bids(tender=buying.tender, by=first, secret=buying.secrets[first.pk], now=at_last) is True
    with pytest.raises(NotAllowed, match="at the stage “Being assessed”"):
        extend_for_outage(tender=buying.tender, lasted=timedelta(hours=3), reason="again", now=at_last)


def test_bids_count_again_once_confirmed_after_a_change(buying, bidder):
    other, person = make_supplier("Other")
    hand_in(tender=buying.tender, bidder=other, content=b"unconfirmed", by=person, received_at=BEGUN)
    assert change_documents(tender=buying.tender, reason="A page was missing", by=buying.author, now=BEGUN) == 2
    confirm_bid(tender=buying.tender, bidder=bidder, seen=2, now=BEGUN)
    stranger, _ = make_supplier("Stranger")
    with pytest.raises(NotAllowed, match="You have no bid to confirm"):
        confirm_bid(tender=buying.tender, bidder=stranger, seen=2, now=BEGUN)
    close_due(DEADLINE + SETTLING)
    for opener in buying.openers[:2]:
        open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=AT_OPENING)
    assert [bytes(one.content) for one in OpenedBid.objects.all()] == [b"bid"]


def test_nobody_confirms_for_documents_they_have_not_read(buying, bidder):
    for _ in range(2):
        change_documents(tender=buying.tender, reason="A page was missing", by=buying.author, now=BEGUN)
    with pytest.raises(NotAllowed, match="changed again while you read them"):
        confirm_bid(tender=buying.tender, bidder=bidder, seen=2, now=BEGUN)
    assert buying.tender.bids.get().documents == 1
    confirm_bid(tender=buying.tender, bidder=bidder, seen=3, now=BEGUN)
    assert buying.tender.bids.get().documents == 3


def test_a_cancelled_tender_can_never_be_opened(buying, bidder):
    with pytest.raises(NotAllowed, match="Only the approver may do this"):
        cancel(tender=buying.tender, reason="No money", by=buying.author, now=BEGUN)
    cancel(tender=buying.tender, reason="No money", by=buying.approver, now=BEGUN)
    buying.tender.refresh_from_db()
    assert buying.tender.stage == "cancelled"
    assert KeyWrap.objects.count() == 0
    supplier, person = make_supplier("Late Club")
    with pytest.raises(NotAllowed):
        hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    assert verify_log.fault_of(log_of(buying), []) is None

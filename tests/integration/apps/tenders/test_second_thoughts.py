"""What may still change an outcome: an objection that was upheld, a bid that drops out, a bid that was never read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from tests.assessing_builders import Assessing, settled
from tests.award_builders import PRICED, TOLD, Awarding, awarding, propose
from tests.tender_builders import AT_OPENING
from worthwhile.apps.tenders.models import BidSetAside, OutcomeTold, Representation
from worthwhile.apps.tenders.selectors.award_letters import outcome_stands, told_to
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.selectors.outcome_kept import why_kept
from worthwhile.apps.tenders.selectors.tender_records import records_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.ask_about_price import read_prices, see_robustness
from worthwhile.apps.tenders.services.award_challenge import (
    decide_representation,
    make_representation,
    return_to_assessment,
)
from worthwhile.apps.tenders.services.award_contract import award
from worthwhile.apps.tenders.services.award_propose import approve_award, propose_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.keep_outcome import decide_keeping_outcome, keep_outcome
from worthwhile.apps.tenders.services.set_aside import decide_setting_aside, set_bid_aside
from worthwhile.engines.tendering import Act, Procedure, Stage
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
LATER = TOLD + timedelta(days=60)
NOW = AT_OPENING + timedelta(days=3)
SCORES = {
    "Ash Visits": ((100, 100, 75), (100, 100, 75)),
    "Birch Company": ((75, 75, 75), (75, 75, 75)),
    "Cedar House": ((50, 50, 50), (50, 50, 50)),
}


def told(made: Awarding) -> None:
    proposal = propose(made)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    tell_everybody(tender=made.tender, by=made.author, now=TOLD)
    made.tender.refresh_from_db()


def upheld(made: Awarding, *, hours: int = 1) -> Representation:
    organisation, person = made.suppliers[1]
    said = make_representation(
        tender=made.tender, organisation=organisation, words="Our visits count twice.", by=person, now=TOLD
    )
    decide_representation(
        representation=said,
        upheld=True,
        reason="A page was missed.",
        by=made.approver,
        now=TOLD + timedelta(hours=hours),
    )
    made.tender.refresh_from_db()
    return said


@pytest.fixture
def objected() -> Awarding:
    """Everybody was told, and an objection was upheld."""
    made = awarding()
    told(made)
    upheld(made)
    return made


def test_nothing_is_awarded_over_an_upheld_objection_however_long_one_waits(objected: Awarding) -> None:
    with pytest.raises(NotAllowed, match="Have everything assessed again"):
        award(tender=objected.tender, by=objected.approver, now=LATER)
    return_to_assessment(tender=objected.tender, by=objected.approver, now=LATER)


def test_two_people_leave_an_outcome_as_it_is_and_everybody_who_was_told_it_is_told_why(
    objected: Awarding, django_capture_on_commit_callbacks: Any
) -> None:
    now = TOLD + timedelta(hours=2)
    asked = keep_outcome(tender=objected.tender, reason="It is still first by 9 points.", by=objected.author, now=now)
    with pytest.raises(NotAllowed, match="An objection was upheld"):
        award(tender=objected.tender, by=objected.approver, now=LATER)
    with pytest.raises(NotAllowed, match="asked for already"):
        keep_outcome(tender=objected.tender, reason="Again.", by=objected.author, now=now)
    with pytest.raises(NotAllowed, match="Only the approver"):
        decide_keeping_outcome(
            tender=objected.tender, seen=asked.pk, agreed=True, reason="", by=objected.author, now=now
        )
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide_keeping_outcome(
            tender=objected.tender, seen=asked.pk, agreed=True, reason="", by=objected.approver, now=now
        )
    written = {address for one in mail.outbox if "stays, although" in one.subject for address in one.bcc}
    assert written == {person.email for _, person in objected.suppliers}
    objected.tender.refresh_from_db()
    assert [one.reason for one in why_kept(objected.tender)] == ["It is still first by 9 points."]
    assert objected.tender.earliest_signing is not None
    assert award(tender=objected.tender, by=objected.approver, now=LATER)
    assert "still first" not in "".join(objected.tender.log.values_list("about", flat=True))


def test_an_outcome_that_nobody_agreed_to_keep_is_not_awarded(objected: Awarding) -> None:
    now = TOLD + timedelta(hours=2)
    asked = keep_outcome(tender=objected.tender, reason="It is still first.", by=objected.author, now=now)
    with pytest.raises(InvalidInput, match="Say why you do not agree"):
        decide_keeping_outcome(
            tender=objected.tender, seen=asked.pk, agreed=False, reason=" ", by=objected.approver, now=now
        )
    decide_keeping_outcome(
        tender=objected.tender, seen=asked.pk, agreed=False, reason="It is not.", by=objected.approver, now=now
    )
    with pytest.raises(NotAllowed, match="An objection was upheld"):
        award(tender=objected.tender, by=objected.approver, now=LATER)
    assert why_kept(objected.tender) == []


def test_an_agreement_answers_no_objection_that_was_upheld_after_it_was_asked_for() -> None:
    made = awarding()
    told(made)
    upheld(made)
    asked = keep_outcome(tender=made.tender, reason="First.", by=made.author, now=TOLD + timedelta(hours=2))
    organisation, person = made.suppliers[2]
    second = make_representation(
        tender=made.tender, organisation=organisation, words="And ours.", by=person, now=TOLD + timedelta(hours=3)
    )
    decide_representation(
        representation=second, upheld=True, reason="Yes.", by=made.approver, now=TOLD + timedelta(hours=4)
    )
    decide_keeping_outcome(
        tender=made.tender, seen=asked.pk, agreed=True, reason="", by=made.approver, now=TOLD + timedelta(hours=5)
    )
    with pytest.raises(NotAllowed, match="An objection was upheld"):
        award(tender=made.tender, by=made.approver, now=LATER)


def test_an_outcome_is_kept_only_where_an_objection_was_upheld() -> None:
    made = awarding()
    told(made)
    with pytest.raises(NotAllowed, match="No objection that was upheld"):
        keep_outcome(tender=made.tender, reason="Why not.", by=made.author, now=TOLD)


# Bids that are set aside


@pytest.fixture
def priced() -> Assessing:
    """Quality is settled and prices are read: Ash Visits is first, then Birch Company."""
    assessing = settled(SCORES)
    read_prices(tender=assessing.tender, by=assessing.buying.author, now=NOW)
    return assessing


def aside(assessing: Assessing, name: str = "Ash Visits", **given: Any) -> BidSetAside:
    words = {"ground": "withdrawn", "reason": "They closed.", "heard": True, "said": "We can no longer do it."}
    return set_bid_aside(
        contender=assessing.contender(name), by=assessing.buying.author, **({**words, "now": NOW} | given)
    )  # fmt: skip


def confirm(
    assessing: Assessing, asked: BidSetAside, *, confirmed: bool = True, reason: str = "", now: Any = NOW
) -> None:
    approver = assessing.buying.approver
    decide_setting_aside(
        tender=assessing.tender, seen=asked.pk, confirmed=confirmed, reason=reason, by=approver, now=now
    )


def winner(assessing: Assessing, now: Any = NOW) -> str:
    """Propose what the ranking gives: who that is."""
    tender, author = assessing.tender, assessing.buying.author
    seen = ranked_now(tender).loaded.evaluation_hash
    see_robustness(tender=tender, by=author, now=now, seen=seen)
    [line] = propose_award(tender=tender, reasons="It is first.", by=author, now=now, seen=seen).data["awards"]
    return str(line["name"])


def tell(assessing: Assessing, now: Any = NOW) -> None:
    approve_award(
        tender=assessing.tender, seen=assessing.tender.proposals.count(), by=assessing.buying.approver, now=now
    )
    tell_everybody(tender=assessing.tender, by=assessing.buying.author, now=now)


def test_whoever_drops_out_before_a_proposal_is_passed_over_for_the_next(priced: Assessing) -> None:
    asked = aside(priced)
    with pytest.raises(NotAllowed, match="Somebody asked to set a bid aside"):
        winner(priced)
    confirm(priced, asked)
    assert priced.tender.stage == Stage.PRICED
    assert winner(priced) == "Birch Company"
    tell(priced)
    [own] = OutcomeTold.objects.filter(contender=priced.contender("Ash Visits"))
    assert "They closed." in own.content
    assert "They closed." not in OutcomeTold.objects.get(contender=priced.contender("Cedar House")).content
    log = "".join(priced.tender.log.values_list("about", flat=True))
    assert "They closed." not in log
    assert "no longer" not in log


def test_a_winner_who_drops_out_once_told_gives_way_by_a_new_proposal_new_letters_and_a_new_standstill(
    priced: Assessing, django_capture_on_commit_callbacks: Any
) -> None:
    assert winner(priced) == "Ash Visits"
    tell(priced)
    first = priced.tender.earliest_signing
    later = NOW + timedelta(days=4)
    asked = aside(priced, now=later)
    with pytest.raises(NotAllowed, match="Somebody asked to set a bid aside"):
        award(tender=priced.tender, by=priced.buying.approver, now=NOW + timedelta(days=60))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        confirm(priced, asked, now=later)
    tender = priced.tender
    assert (tender.stage, tender.told_at, tender.earliest_signing) == (Stage.PRICED, None, None)
    birch, person = priced.suppliers["Birch Company"]
    old = told_to(birch, tender.pk)
    assert old is not None
    assert not outcome_stands(old)
    written = {address for one in mail.outbox if "does not stand any more" in one.subject for address in one.bcc}
    assert written == {who.email for _, who in priced.suppliers.values()}
    own = {address for one in mail.outbox if "is set aside" in one.subject for address in one.bcc}
    assert own - {priced.buying.author.email} == {priced.suppliers["Ash Visits"][1].email}
    assert tender.notices.order_by("number").last().kind == "award-withdrawn"
    assert winner(priced, now=later) == "Birch Company"
    tell(priced, now=later)
    assert priced.tender.earliest_signing is not None
    assert first is not None
    assert priced.tender.earliest_signing > first
    made = make_representation(
        tender=priced.tender, organisation=priced.suppliers["Ash Visits"][0], words="We did not withdraw.",
        by=priced.suppliers["Ash Visits"][1], now=later,
    )  # fmt: skip
    assert made.pk
    assert person


def test_one_person_sets_no_bid_aside_and_nobody_does_so_without_hearing_or_saying_why_not(priced: Assessing) -> None:
    for lacks in ({"said": " "}, {"reason": ""}, {"ground": "dislike"}, {"ground": "excluded", "heard": False}):
        with pytest.raises(InvalidInput):
            aside(priced, **lacks)
    asked = aside(priced, ground="excluded")
    with pytest.raises(NotAllowed, match="Only the approver"):
        decide_setting_aside(
            tender=priced.tender, seen=asked.pk, confirmed=True, reason="", by=priced.buying.author, now=NOW
        )
    with pytest.raises(InvalidInput, match="Say why the bid stays in"):
        confirm(priced, asked, confirmed=False)
    confirm(priced, asked, confirmed=False, reason="They cleaned up.")
    assert winner(priced) == "Ash Visits"
    decisions = [one.act for one in records_of(priced.tender, with_words=True).decisions]
    assert {Act.SET_BID_ASIDE, Act.DECIDE_SETTING_ASIDE} <= set(decisions)


def test_a_decision_is_about_what_was_read(priced: Assessing) -> None:
    first = aside(priced)
    confirm(priced, first, confirmed=False, reason="Ask them again.")
    second = aside(priced)
    with pytest.raises(InvalidInput, match="Something else was asked since you looked"):
        confirm(priced, first)
    confirm(priced, second)
    with pytest.raises(NotAllowed, match="set aside already"):
        aside(priced)


def test_a_provider_chosen_without_bids_drops_out_too_and_is_not_chosen_again() -> None:
    made = awarding(Procedure.DIRECT, Stage.READY)
    first, second = made.tender.contenders.order_by("number")[:2]
    proposal = propose_award(tender=made.tender, reasons="Near.", chosen=first.number, by=made.author, now=PRICED)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    tell_everybody(tender=made.tender, by=made.author, now=TOLD)
    asked = set_bid_aside(
        contender=first,
        ground="withdrawn",
        reason="They closed.",
        heard=True,
        said="We cannot.",
        by=made.author,
        now=TOLD,
    )
    decide_setting_aside(
        tender=made.tender, seen=asked.pk, confirmed=True, reason="", by=made.approver, now=TOLD + timedelta(hours=1)
    )
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.READY
    with pytest.raises(InvalidInput, match="Choose one of the providers"):
        propose_award(tender=made.tender, reasons="Near.", chosen=first.number, by=made.author, now=LATER)
    assert propose_award(tender=made.tender, reasons="Next.", chosen=second.number, by=made.author, now=LATER)

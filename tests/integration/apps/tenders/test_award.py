"""From a proposal to signed contracts: a second person, one moment for all, nothing before its time."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db.models.signals import pre_save

from tests.award_builders import PRICED, TOLD, Awarding, awarding, evaluation, propose
from tests.organisation_builders import make_person
from tests.route_builders import keep_lawful_route
from worthwhile.apps.tenders.models import (
    AwardMade,
    InterestDeclared,
    OutcomeTold,
    ProposalReturned,
    Representation,
    Tender,
    name_in_log,
)
from worthwhile.apps.tenders.selectors.award_letters import letters_now, outcome_stands, told_to
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.contract_outcomes import ContractOutcome, outcomes_of
from worthwhile.apps.tenders.selectors.log import log_lines
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.selectors.tender_records import records_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.award_challenge import (
    decide_representation,
    make_representation,
    return_to_assessment,
)
from worthwhile.apps.tenders.services.award_contract import (
    SignedContract,
    award,
    end_without_award,
    record_contract,
)
from worthwhile.apps.tenders.services.award_propose import approve_award, propose_award, return_proposal
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.write_tender import name_person
from worthwhile.engines.tendering import UNTIL_RECORDED, Act, Procedure, Role, Stage
from worthwhile.exchange.proof import verify_log
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Awarding:
    """A competitive tender at the point where an award is to be proposed."""
    return awarding()


def told(made: Awarding, now: datetime = TOLD) -> list[OutcomeTold]:
    """Proposed, approved, and everybody told."""
    proposal = propose(made)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    found = tell_everybody(tender=made.tender, by=made.author, now=now)
    made.tender.refresh_from_db()
    return found


def object_to(made: Awarding, at: int = 1, now: datetime = TOLD) -> Representation:
    organisation, person = made.suppliers[at]
    return make_representation(
        tender=made.tender, organisation=organisation, words="Our visits count twice.", by=person, now=now
    )


def after(made: Awarding) -> datetime:
    """The first moment at which it may be signed."""
    made.tender.refresh_from_db()
    assert made.tender.earliest_signing is not None
    return made.tender.earliest_signing


SIGNED = SignedContract(
    signed_on=date(2026, 4, 23), starts_on=date(2026, 5, 1), ends_on=date(2028, 4, 30),
    supplier_address="1 High Street, Leeds", value=Decimal(100_417), reference="C-7",
)  # fmt: skip


def test_a_second_person_approves_what_somebody_proposed(made: Awarding) -> None:
    name_person(tender=made.tender, person=made.approver, role=Role.AUTHOR, by=made.author, now=PRICED)
    proposal = propose(made, by=made.approver)
    with pytest.raises(NotAllowed, match="somebody else has to approve it"):
        approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.PROPOSED


def test_whoever_approves_saw_the_proposal_that_counts(made: Awarding) -> None:
    first = propose(made)
    return_proposal(tender=made.tender, reason="The reasons say nothing of safety.", by=made.approver, now=PRICED)
    assert ProposalReturned.objects.get().proposal == first
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.PRICED
    second = propose(made)
    with pytest.raises(InvalidInput, match="Another proposal was made"):
        approve_award(tender=made.tender, seen=first.number, by=made.approver, now=PRICED)
    approve_award(tender=made.tender, seen=second.number, by=made.approver, now=PRICED)


def test_why_a_proposal_was_returned_stays_out_of_the_log_which_anybody_may_have(made: Awarding) -> None:
    propose(made)
    return_proposal(tender=made.tender, reason="Lunch Club is overrated.", by=made.approver, now=PRICED)
    assert "overrated" not in "".join(log_lines(made.tender, PRICED))


def test_a_return_says_why(made: Awarding) -> None:
    propose(made)
    with pytest.raises(InvalidInput):
        return_proposal(tender=made.tender, reason="  ", by=made.approver, now=PRICED)


def test_everybody_is_told_at_one_moment_each_their_own(made: Awarding) -> None:
    found = told(made)
    assert {one.told_at for one in found} == {TOLD} == {made.tender.told_at}
    assert [one.contender.number for one in found] == [1, 2, 3]
    for number, (organisation, _) in enumerate(made.suppliers, start=1):
        own = told_to(organisation, made.tender.pk)
        assert own is not None
        assert own.contender.number == number
        assert own.data["told_to"] == organisation.name
    assert "Far Away" not in OutcomeTold.objects.get(contender__number=2).content
    assert "Warm Rooms" not in OutcomeTold.objects.get(contender__number=3).content
    assert made.tender.log.filter(act="tell-everybody").count() == 1


def test_nobody_sees_anything_before_everybody_is_told(made: Awarding) -> None:
    proposal = propose(made)
    assert len(letters_now(made.tender, TOLD)) == 3
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    assert [told_to(organisation, made.tender.pk) for organisation, _ in made.suppliers] == [None, None, None]


def test_one_letter_that_cannot_be_kept_tells_nobody(made: Awarding) -> None:
    """All letters are one transaction: where the last fails none is there, and the tender is where it was."""

    def fails_at_the_third(instance: OutcomeTold, **_: object) -> None:
        if instance.contender.number == 3:
            raise OSError("the disk is full")

    pre_save.connect(fails_at_the_third, sender=OutcomeTold)
    try:
        with pytest.raises(OSError, match="disk is full"):
            told(made)
    finally:
        pre_save.disconnect(fails_at_the_third, sender=OutcomeTold)
    assert not OutcomeTold.objects.exists()
    assert Tender.objects.get(pk=made.tender.pk).stage == Stage.APPROVED


def test_a_letter_is_what_was_previewed_but_for_its_moment(made: Awarding) -> None:
    propose(made)
    preview = [dict(one.data) for one in letters_now(made.tender, TOLD)]
    made.at(Stage.PRICED)
    assert [one.data for one in told(made)] == preview


def test_each_bidder_finds_the_fingerprint_of_its_letter_in_a_log_that_is_whole(made: Awarding) -> None:
    told(made)
    text = "".join(log_lines(made.tender, TOLD))
    assert verify_log.fault_of(text, []) is None
    assert "Lunch Club" not in text


def test_letters_go_to_those_who_bid_once_it_is_kept(
    made: Awarding, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        told(made)
    to = [address for one in mail.outbox if "outcome of a tender" in one.subject for address in one.bcc]
    assert sorted(to) == sorted(person.email for _, person in made.suppliers)
    assert not any("Lunch Club" in one.body for one in mail.outbox)


def test_nothing_is_awarded_before_the_standstill_is_over(made: Awarding) -> None:
    told(made)
    first = after(made)
    # 9 April 2026 is the first of 8 working days by section 51(5); the last is the 20th.
    assert first.astimezone(UNITED_KINGDOM).date() == date(2026, 4, 21)
    with pytest.raises(NotAllowed, match="standstill runs until then"):
        award(tender=made.tender, by=made.approver, now=first - timedelta(microseconds=1))
    assert len(award(tender=made.tender, by=made.approver, now=first)) == 1


def test_where_no_rule_tells_the_standstill_nothing_is_awarded_before_a_day_is_recorded() -> None:
    made = awarding()
    Tender.objects.filter(pk=made.tender.pk).update(stage=Stage.DRAFT)
    keep_lawful_route(made.tender, made.author, PRICED, nation=None)
    made.at(Stage.PRICED)
    found = told(made)
    assert made.tender.earliest_signing == UNTIL_RECORDED
    assert "before an approver records" in found[0].data["standstill"]["words"]
    assert found[0].data["standstill"]["earliest_signing"] == ""
    with pytest.raises(NotAllowed):
        award(tender=made.tender, by=made.approver, now=TOLD + timedelta(days=3650))


def test_a_representation_is_taken_until_its_last_moment_and_not_after(made: Awarding) -> None:
    told(made)
    until = made.tender.representations_until
    assert until is not None
    object_to(made, now=until)
    with pytest.raises(NotAllowed, match="time for objections has passed"):
        object_to(made, 2, now=until + timedelta(microseconds=1))
    assert Representation.objects.count() == 1


def test_only_those_who_were_told_object(made: Awarding) -> None:
    told(made)
    stranger = make_person("somebody@elsewhere.example")
    with pytest.raises(NotAllowed):
        make_representation(
            tender=made.tender, organisation=made.tender.buyer, words="No.", by=stranger, now=TOLD
        )  # fmt: skip


def test_nothing_is_awarded_over_an_open_representation(made: Awarding) -> None:
    told(made)
    said = object_to(made)
    with pytest.raises(NotAllowed, match="1 objection waits"):
        award(tender=made.tender, by=made.approver, now=after(made))
    decide_representation(
        representation=said, upheld=False, reason="They count once.", by=made.approver, now=after(made)
    )
    award(tender=made.tender, by=made.approver, now=after(made))
    with pytest.raises(NotAllowed):
        decide_representation(representation=said, upheld=True, reason="No.", by=made.approver, now=after(made))


def test_a_representation_is_decided_once(made: Awarding) -> None:
    told(made)
    said, _ = object_to(made), object_to(made, 2)
    decide_representation(representation=said, upheld=False, reason="Once.", by=made.approver, now=TOLD)
    with pytest.raises(NotAllowed, match="decided already"):
        decide_representation(representation=said, upheld=True, reason="Twice.", by=made.approver, now=TOLD)


def test_under_the_provider_selection_regime_a_decision_makes_the_buyer_wait_on() -> None:
    made = awarding(Procedure.MOST_SUITABLE, Stage.LOCKED)
    data = evaluation()
    data["scheme"]["criteria"][0]["weight"] = 80
    data["scheme"]["price"] = {"formula": "PF-7", "fixed_price": 120000}
    for bid in data["bids"]:
        del bid["price"]
    proposal = propose(made, data=data)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    tell_everybody(tender=made.tender, by=made.author, now=TOLD)
    first = after(made)
    said = object_to(made)
    decided = first - timedelta(hours=3)
    decide_representation(representation=said, upheld=False, reason="No.", by=made.approver, now=decided)
    assert after(made) > first
    assert after(made).astimezone(UNITED_KINGDOM).date() == date(2026, 4, 30)
    letter = told_to(made.suppliers[1][0], made.tender.pk)
    assert letter is not None
    assert letter.data["price_rule"] is None
    assert letter.data["reasons"] == "It does best by what we published."
    assert "120,000" not in letter.content


def test_an_upheld_representation_leads_back_and_what_was_told_stands_no_more(made: Awarding) -> None:
    told(made)
    with pytest.raises(NotAllowed, match="No objection was upheld"):
        return_to_assessment(tender=made.tender, by=made.approver, now=TOLD)
    said = object_to(made)
    decide_representation(representation=said, upheld=True, reason="A page was missed.", by=made.approver, now=TOLD)
    return_to_assessment(tender=made.tender, by=made.approver, now=TOLD)
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.ASSESSING
    assert made.tender.earliest_signing is None
    letter = told_to(made.suppliers[0][0], made.tender.pk)
    assert letter is not None
    assert not outcome_stands(letter)
    made.at(Stage.PRICED)
    later = TOLD + timedelta(days=20)
    told(made, later)
    again = told_to(made.suppliers[0][0], made.tender.pk)
    assert again is not None
    assert outcome_stands(again)
    assert again.told_at == later
    with pytest.raises(NotAllowed, match="No objection was upheld"):
        return_to_assessment(tender=made.tender, by=made.approver, now=later)


def test_whoever_decided_on_a_ranking_knows_prices_and_scores_no_more(made: Awarding) -> None:
    assert name_in_log(made.approver.pk) not in situation_of(made.tender, PRICED).price_readers
    told(made)
    assert name_in_log(made.approver.pk) in situation_of(made.tender, TOLD).price_readers


def test_where_nobody_bid_nobody_read_a_price() -> None:
    made = awarding(Procedure.MOST_SUITABLE, Stage.LOCKED)
    proposal = propose(made)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    assert situation_of(Tender.objects.get(pk=made.tender.pk), TOLD).price_readers == frozenset()


def test_the_records_give_why_a_proposal_was_returned(made: Awarding) -> None:
    propose(made)
    return_proposal(tender=made.tender, reason="Say more of safety.", by=made.approver, now=PRICED)
    found = {one.act: one.reason for one in records_of(made.tender, with_words=True).decisions}
    assert found[Act.RETURN_PROPOSAL] == "Say more of safety."


def test_what_nobody_promised_is_asked_for_as_the_tender_says_it(made: Awarding) -> None:
    told(made)
    [kept] = award(tender=made.tender, by=made.approver, now=after(made))
    assert kept.data["supplier"]["name"] == "Lunch Club"
    assert kept.data["price"] == 100417
    assert outcomes_of(kept) == (
        ContractOutcome(
            outcome="o-1", name="Less lonely", who_for="", baseline=Decimal(40), target=Decimal(90), unit="people",
            by=None, measured_by="", is_promised=False,
        ),
    )  # fmt: skip


def test_a_tender_is_complete_when_the_contract_is_recorded(made: Awarding) -> None:
    told(made)
    [kept] = award(tender=made.tender, by=made.approver, now=after(made))
    record_contract(made=kept, contract=SIGNED, by=made.author, now=after(made) + timedelta(days=3))
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.COMPLETE
    assert kept.contract.value == Decimal(100_417)


def test_with_lots_a_tender_is_complete_with_the_last_contract(made: Awarding) -> None:
    made.at(Stage.AWARDED)
    contender = made.tender.contenders.get(number=1)
    rows = [
        AwardMade.objects.create(
            tender=made.tender, contender=contender, lot=lot, content="{}", awarded_by=made.approver, awarded_at=TOLD
        )
        for lot in ("north", "south")
    ]
    now = TOLD + timedelta(days=20)
    record_contract(made=rows[0], contract=SIGNED, by=made.author, now=now)
    assert Tender.objects.get(pk=made.tender.pk).stage == Stage.AWARDED
    with pytest.raises(NotAllowed, match="recorded already"):
        record_contract(made=rows[0], contract=SIGNED, by=made.author, now=now)
    record_contract(made=rows[1], contract=SIGNED, by=made.author, now=now)
    assert Tender.objects.get(pk=made.tender.pk).stage == Stage.COMPLETE


def test_every_problem_of_a_contract_is_told_at_once(made: Awarding) -> None:
    told(made)
    [kept] = award(tender=made.tender, by=made.approver, now=after(made))
    wrong = SignedContract(
        signed_on=date(2026, 4, 1), starts_on=date(2026, 5, 1), ends_on=date(2026, 4, 1), supplier_address=" ",
        value=Decimal(-1), reference="x" * 101,
    )  # fmt: skip
    with pytest.raises(InvalidInput) as refused:
        record_contract(made=kept, contract=wrong, by=made.author, now=after(made))
    assert {one.path for one in refused.value.problems} == {
        "signed_on", "ends_on", "value", "supplier_address", "reference",
    }  # fmt: skip


@pytest.mark.parametrize("stage", [Stage.PRICED, Stage.AWARDED])
def test_an_approver_ends_it_without_award_with_a_reason(made: Awarding, stage: Stage) -> None:
    made.at(stage)
    with pytest.raises(InvalidInput):
        end_without_award(tender=made.tender, reason=" ", by=made.approver, now=TOLD)
    with pytest.raises(NotAllowed):
        end_without_award(tender=made.tender, reason="No money.", by=made.author, now=TOLD)
    end_without_award(tender=made.tender, reason="No money.", by=made.approver, now=TOLD)
    assert Tender.objects.get(pk=made.tender.pk).stage == Stage.UNSUCCESSFUL
    assert json.loads(made.tender.log.get(act="end-without-award").about)["reason"] == "No money."


def test_a_direct_award_goes_to_one_of_those_considered_with_reasons() -> None:
    made = awarding(Procedure.DIRECT, Stage.READY)
    with pytest.raises(InvalidInput) as refused:
        propose_award(tender=made.tender, reasons=" ", by=made.author, now=PRICED)
    assert {one.path for one in refused.value.problems} == {"reasons", "chosen"}
    proposal = propose_award(
        tender=made.tender, reasons="It knows the people.", by=made.author, now=PRICED, chosen=2
    )  # fmt: skip
    made.tender.refresh_from_db()
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    found = tell_everybody(tender=made.tender, by=made.author, now=TOLD)
    assert [one.data["lots"][0]["outcome"] for one in found] == ["not-won", "won", "not-won"]
    assert found[0].data["lots"][0]["winner"] == "Warm Rooms"
    assert found[0].data["reasons"] == "It knows the people."
    [kept] = award(tender=made.tender, by=made.approver, now=after(made))
    assert kept.contender.number == 2
    assert kept.data["price"] is None


def test_a_conflict_that_stands_keeps_everybody_from_every_decision(made: Awarding) -> None:
    proposal = propose(made)
    InterestDeclared.objects.create(
        tender=made.tender, person=made.approver, conflicted=True, words="My sister works there", declared_at=PRICED
    )
    with pytest.raises(NotAllowed, match="conflict of interest"):
        approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    with pytest.raises(NotAllowed, match="conflict of interest"):
        return_proposal(tender=made.tender, reason="Better.", by=made.approver, now=PRICED)

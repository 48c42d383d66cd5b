"""Every stage, actor and moment of a tender: nothing forbidden succeeds, and every tender ends."""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tender_walk import BEGINNING, BIDS, BY_NAME, PEOPLE, Outcome, Walk, beginning
from worthwhile.engines.tendering import CLOCK, ENDS, RULES, Act, Actor, Procedure, Role, Situation, Stage, acts_of, may

DEADLINE = BEGINNING + timedelta(days=30)
MOMENTS = (
    BEGINNING,
    DEADLINE - timedelta(microseconds=1),
    DEADLINE,
    DEADLINE + timedelta(microseconds=1),
    DEADLINE + timedelta(days=90),
)
ONE_ROLE = tuple(Actor(id=role.value, roles=frozenset({role}), declared=True) for role in Role)
CONFLICTED = tuple(replace(actor, conflicted=True) for actor in ONE_ROLE)
UNDECLARED = tuple(replace(actor, declared=False) for actor in ONE_ROLE)
DECIDING = {
    Act.APPROVE, Act.OPEN_BIDS, Act.SCORE, Act.RECORD_CONSENSUS, Act.LOCK_QUALITY, Act.READ_PRICES, Act.PROPOSE_AWARD,
    Act.ANNOUNCE_DRAW, Act.ENTER_DRAWN_VALUE, Act.DRAW_LOT,
    Act.APPROVE_AWARD, Act.DECIDE_REPRESENTATION, Act.RETURN_TO_ASSESSMENT, Act.AWARD, Act.DECIDE_LOW_PRICE,
    Act.DECIDE_STANDING_BACK, Act.KEEP_OUTCOME, Act.DECIDE_KEEPING_OUTCOME, Act.SET_BID_ASIDE, Act.DECIDE_SETTING_ASIDE,
    Act.DECIDE_UNREADABLE_BID,
}  # fmt: skip


def every_situation():
    """Every procedure at every stage and every moment, as kind to whoever acts as the rest can be."""
    for procedure, stage, now in itertools.product(Procedure, Stage, MOMENTS):
        yield replace(
            beginning(procedure), stage=stage, now=now, bids=2, openers_acted=frozenset(), robustness_seen=True,
            author="somebody", representations_until=DEADLINE + timedelta(days=91),
        )  # fmt: skip


def allowed(situation: Situation, *actors: Actor) -> set[Act]:
    return {act for act in Act for actor in actors if may(act=act, situation=situation, actor=actor).is_allowed}


def test_a_refusal_says_why_and_a_permission_says_where_it_leads():
    for situation in every_situation():
        for act, actor in itertools.product(Act, (*ONE_ROLE, *CONFLICTED)):
            answer = may(act=act, situation=situation, actor=actor)
            assert bool(answer.refusals) != answer.is_allowed
            assert all(reason.endswith(".") for reason in answer.refusals)


def test_nothing_happens_after_the_end():
    for situation in every_situation():
        if situation.stage in ENDS:
            assert allowed(situation, *ONE_ROLE) == set()


def test_no_bid_is_taken_at_the_deadline_or_after_it_or_outside_the_open_stage():
    for situation in every_situation():
        taken = allowed(situation, *ONE_ROLE) & {Act.SUBMIT_BID, Act.WITHDRAW_BID}
        if situation.stage is not Stage.OPEN or situation.now >= DEADLINE:
            assert taken == set()
        elif situation.procedure in BIDS:
            assert taken == {Act.SUBMIT_BID, Act.WITHDRAW_BID}


def test_no_bid_is_opened_before_the_deadline():
    for situation in every_situation():
        if situation.now < DEADLINE:
            assert Act.OPEN_BIDS not in allowed(situation, *ONE_ROLE)
            assert Act.CLOSE not in allowed(situation, *ONE_ROLE)


def test_one_person_cannot_open_a_competitive_tender_however_often_they_try():
    sealed = replace(beginning(Procedure.COMPETITIVE), stage=Stage.SEALED, now=DEADLINE, bids=2)
    once = replace(sealed, openers_acted=frozenset({"bob"}))
    assert not may(act=Act.OPEN_BIDS, situation=once, actor=BY_NAME["bob"]).is_allowed
    assert not may(act=Act.BEGIN_ASSESSMENT, situation=once, actor=CLOCK).is_allowed
    twice = replace(sealed, openers_acted=frozenset({"bob", "cat"}))
    assert may(act=Act.BEGIN_ASSESSMENT, situation=twice, actor=CLOCK).leads_to is Stage.ASSESSING


def test_nobody_with_a_conflict_or_without_a_declaration_decides_anything():
    for situation in every_situation():
        assert not allowed(situation, *CONFLICTED) & DECIDING
        assert not allowed(situation, *UNDECLARED) & DECIDING


def test_quality_is_locked_before_a_price_is_read_and_never_scored_after_it():
    for situation in every_situation():
        if situation.stage is not Stage.LOCKED:
            assert Act.READ_PRICES not in allowed(situation, *ONE_ROLE)
        if situation.stage is not Stage.ASSESSING:
            assert Act.SCORE not in allowed(situation, *ONE_ROLE)
        knows = replace(situation, price_readers=frozenset(actor.id for actor in ONE_ROLE))
        assert Act.SCORE not in allowed(knows, *ONE_ROLE)


def test_scores_are_set_aside_while_the_panel_talks_alone_by_somebody_who_gave_none_and_knows_no_price():
    both = {Act.ASK_TO_STAND_BACK, Act.DECIDE_STANDING_BACK}
    for situation in every_situation():
        waits = replace(situation, standing_back_open=1)
        if situation.stage is not Stage.MODERATING:
            assert not allowed(waits, *ONE_ROLE) & both
        knows = replace(waits, price_readers=frozenset(actor.id for actor in ONE_ROLE))
        assert not allowed(knows, *ONE_ROLE) & both
        assert Act.LOCK_QUALITY not in allowed(waits, *ONE_ROLE)
        scores_too = replace(waits, assessor_ids=frozenset({"moderator"}))
        if situation.rules.two_people:
            assert Act.DECIDE_STANDING_BACK not in allowed(scores_too, *ONE_ROLE)


def test_nothing_is_awarded_during_the_standstill_or_over_an_open_representation():
    for situation in every_situation():
        waits = replace(situation, earliest_signing=situation.now + timedelta(microseconds=1))
        challenged = replace(situation, representations_open=1)
        assert Act.AWARD not in allowed(waits, *ONE_ROLE) | allowed(challenged, *ONE_ROLE)
        if situation.stage is Stage.TOLD:
            over = replace(situation, earliest_signing=situation.now)
            assert Act.AWARD in allowed(over, *ONE_ROLE)


def test_an_outcome_is_never_awarded_over_an_upheld_objection_without_two_people_and_a_new_wait():
    for situation in every_situation():
        told = replace(situation, representations_upheld=1, upheld_unsettled=1, earliest_signing=situation.now)
        assert Act.AWARD not in allowed(told, *ONE_ROLE)
        if situation.stage is Stage.TOLD:
            asked = replace(told, keeping_asked_by="zoe")
            assert Act.KEEP_OUTCOME in allowed(told, *ONE_ROLE) - allowed(asked, *ONE_ROLE)
            assert Act.DECIDE_KEEPING_OUTCOME in allowed(asked, *ONE_ROLE) - allowed(told, *ONE_ROLE)
            own = replace(asked, keeping_asked_by="approver")
            alone = Act.DECIDE_KEEPING_OUTCOME in allowed(own, *ONE_ROLE)
            assert alone == (situation.procedure is Procedure.QUICK_QUOTE)
            assert Act.AWARD in allowed(replace(told, upheld_unsettled=0), *ONE_ROLE)


def test_a_bid_is_set_aside_by_two_people_once_quality_is_settled_and_nothing_goes_on_before():
    back = {Procedure.MOST_SUITABLE: Stage.LOCKED, Procedure.DIRECT: Stage.READY}
    goes_on = {Act.PROPOSE_AWARD, Act.APPROVE_AWARD, Act.TELL_EVERYBODY, Act.AWARD, Act.SET_BID_ASIDE}
    for situation in every_situation():
        asked = replace(situation, setting_aside_asked_by="zoe", earliest_signing=None)
        may_ask = Act.SET_BID_ASIDE in allowed(situation, *ONE_ROLE)
        answers = [may(act=Act.DECIDE_SETTING_ASIDE, situation=asked, actor=one) for one in ONE_ROLE]
        leads_to = {one.leads_to for one in answers if one.is_allowed}
        assert bool(leads_to) == may_ask
        assert not may_ask or situation.procedure is Procedure.DIRECT or not allowed(asked, *ONE_ROLE) & goes_on
        if situation.stage in {Stage.PROPOSED, Stage.APPROVED, Stage.TOLD}:
            assert leads_to == {back.get(situation.procedure, Stage.PRICED)}
        elif may_ask:
            assert leads_to == {situation.stage}
            assert situation.stage in {Stage.LOCKED, Stage.PRICED}
        own = replace(asked, setting_aside_asked_by="approver")
        if situation.rules.two_people:
            assert Act.DECIDE_SETTING_ASIDE not in allowed(own, *ONE_ROLE)
        waits = replace(asked, representations_open=1)
        if situation.stage is Stage.TOLD:
            assert not allowed(waits, *ONE_ROLE) & {Act.SET_BID_ASIDE, Act.DECIDE_SETTING_ASIDE}


def test_no_award_is_proposed_before_somebody_decided_on_a_bid_that_could_not_be_read():
    for situation in every_situation():
        unread = replace(situation, unreadable_open=1)
        if situation.procedure in BIDS:
            assert Act.PROPOSE_AWARD not in allowed(unread, *ONE_ROLE)


def test_whoever_wrote_it_never_approves_it_but_for_a_quick_quote():
    for procedure in Procedure:
        draft = beginning(procedure)
        alone = may(act=Act.APPROVE, situation=draft, actor=BY_NAME["ann"]).is_allowed
        proposed = replace(draft, stage=Stage.PROPOSED, proposer="ann")
        also_alone = may(act=Act.APPROVE_AWARD, situation=proposed, actor=BY_NAME["ann"]).is_allowed
        assert alone == also_alone == (procedure is Procedure.QUICK_QUOTE)


def test_nobody_who_is_an_author_approves_though_somebody_else_began_the_tender():
    draft = beginning(Procedure.COMPETITIVE)
    second = Actor(id="zoe", roles=frozenset({Role.AUTHOR, Role.APPROVER}), declared=True)
    assert not may(act=Act.APPROVE, situation=draft, actor=second).is_allowed
    assert may(act=Act.APPROVE, situation=draft, actor=BY_NAME["bob"]).is_allowed


def test_nobody_who_wrote_any_of_it_approves_whatever_their_role_is_now():
    for procedure in Procedure:
        draft = replace(beginning(procedure), writers=frozenset({"ann", "bob"}))
        answer = may(act=Act.APPROVE, situation=draft, actor=BY_NAME["bob"])
        assert answer.is_allowed == (procedure is Procedure.QUICK_QUOTE)
        unwritten = replace(draft, writers=frozenset({"ann"}))
        assert may(act=Act.APPROVE, situation=unwritten, actor=BY_NAME["bob"]).is_allowed


def test_a_change_of_the_documents_leaves_bidders_two_days_to_confirm():
    """Otherwise a version published in the last second would leave no bid but that of whoever knew of it."""
    author = BY_NAME["ann"]
    for procedure in BIDS:
        taking = replace(beginning(procedure), stage=Stage.OPEN)
        just = replace(taking, now=DEADLINE - timedelta(days=2))
        late = replace(taking, now=DEADLINE - timedelta(days=2) + timedelta(microseconds=1))
        assert may(act=Act.CHANGE_DOCUMENTS, situation=just, actor=author).is_allowed
        refused = may(act=Act.CHANGE_DOCUMENTS, situation=late, actor=author)
        assert "Give more time first" in refused.refusals[0]


def test_the_deadline_waits_for_every_question():
    for procedure in BIDS:
        asked = replace(beginning(procedure), stage=Stage.OPEN, now=DEADLINE, questions_unanswered=1)
        assert not may(act=Act.CLOSE, situation=asked, actor=CLOCK).is_allowed
        assert may(act=Act.EXTEND_FOR_QUESTIONS, situation=asked, actor=CLOCK).leads_to is Stage.OPEN
        answered = replace(asked, questions_unanswered=0)
        assert may(act=Act.CLOSE, situation=answered, actor=CLOCK).leads_to is Stage.SEALED


def test_whoever_runs_the_service_may_add_time_and_nothing_else():
    operator = Actor(id="ops", roles=frozenset({Role.OPERATOR}), declared=True)
    for situation in every_situation():
        assert allowed(situation, operator) <= {Act.EXTEND_FOR_OUTAGE}
        if situation.openers_acted and len(situation.openers_acted) >= situation.rules.openers:
            assert allowed(situation, operator) == set()


def test_an_actor_is_shown_what_their_roles_have_a_part_in_and_nothing_else():
    for situation in every_situation():
        for actor in ONE_ROLE:
            shown = {answer.act for answer in acts_of(situation=situation, actor=actor)}
            assert allowed(situation, actor) <= shown


@pytest.mark.parametrize("procedure", Procedure)
def test_every_stage_that_can_be_reached_leads_to_an_end(procedure: Procedure):
    """Along the table alone: from each stage that a draft can come to there is a way to an end."""
    ways: dict[Stage, set[Stage]] = {stage: set() for stage in Stage}
    for situation in every_situation():
        if situation.procedure is not procedure:
            continue
        for opened in (frozenset(), frozenset({"x", "y"})):
            here = replace(situation, openers_acted=opened, representations_upheld=1, upheld_unsettled=0)
            for act, actor in itertools.product(Act, ONE_ROLE):
                answer = may(act=act, situation=here, actor=actor)
                if answer.leads_to is not None:
                    ways[here.stage].add(answer.leads_to)
    reached = _from({Stage.DRAFT}, ways)
    assert {Stage.COMPLETE, Stage.CANCELLED} <= reached
    for stage in reached:
        assert _from({stage}, ways) & ENDS, stage


def _from(start: set[Stage], ways: dict[Stage, set[Stage]]) -> set[Stage]:
    found, waiting = set(start), deque(start)
    while waiting:
        new = ways[waiting.popleft()] - found
        found |= new
        waiting.extend(new)
    return found


OUTCOMES = st.lists(st.sampled_from(Outcome), min_size=1, max_size=3)
"""What bidders offer decides whether there is a ranking, a tie or neither, each time that it is made."""
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(Act), st.sampled_from([actor.id for actor in PEOPLE])),
        st.floats(min_value=0.1, max_value=24 * 20),
    ),
    max_size=120,
)


@settings(max_examples=150, deadline=None)
@given(procedure=st.sampled_from(Procedure), steps=STEPS, outcomes=OUTCOMES)
def test_whatever_people_try_the_history_of_a_tender_is_lawful_and_it_can_be_ended(procedure, steps, outcomes):
    walk = Walk(beginning(procedure), outcomes=outcomes)
    for step in steps:
        if isinstance(step, float):
            walk.later(step)
        else:
            walk.try_to(*step)
    _is_lawful(walk)
    _work_on_to_the_end(walk)
    assert walk.has_ended, walk.now
    _is_lawful(walk)


@pytest.mark.parametrize("procedure", [one for one in Procedure if RULES[one].scores])
def test_equal_bids_end_in_an_award_by_a_lot_and_a_ranking_that_is_blocked_can_be_ended(procedure: Procedure):
    for outcome in (Outcome.WHOLE, Outcome.TIED):
        walk = _brought_to_the_end(procedure, [outcome])
        assert walk.now.stage is Stage.COMPLETE, walk.now
        drawn = [(act, who, at) for act, who, at, _ in walk.done if act in _DRAWS]
        assert [act for act, _, _ in drawn] == (_DRAWS if outcome is Outcome.TIED else [])
        _is_lawful(walk)
    blocked = _brought_to_the_end(procedure, [Outcome.BLOCKED])
    assert blocked.now.stage in {Stage.UNSUCCESSFUL, Stage.CANCELLED}
    assert Act.PROPOSE_AWARD not in {act for act, *_ in blocked.done}


def test_nothing_is_proposed_over_a_tie_or_without_a_whole_ranking():
    for situation in every_situation():
        for lacks in ({"is_tied": True}, {"is_ranking_blocked": True}):
            proposed = Act.PROPOSE_AWARD in allowed(replace(situation, **lacks), *ONE_ROLE)
            assert not proposed or situation.procedure is Procedure.DIRECT


def test_a_public_value_is_named_once_before_it_is_drawn_and_confirmed_by_a_second_person():
    author, approver = BY_NAME["ann"], BY_NAME["bob"]
    for procedure, stage in (
        (Procedure.COMPETITIVE, Stage.PRICED), (Procedure.QUICK_QUOTE, Stage.PRICED),
        (Procedure.MOST_SUITABLE, Stage.LOCKED),
    ):  # fmt: skip
        tied = replace(beginning(procedure), stage=stage, now=DEADLINE, is_tied=True)
        assert not allowed(tied, author, approver) & {Act.ENTER_DRAWN_VALUE, Act.DRAW_LOT}
        named = replace(tied, draw_at=DEADLINE + timedelta(microseconds=1))
        assert not allowed(named, author, approver) & set(_DRAWS)
        come = replace(named, now=named.draw_at)
        assert allowed(come, author, approver) & set(_DRAWS) == {Act.ENTER_DRAWN_VALUE}
        entered = replace(come, draw_entered_by="ann")
        assert (Act.DRAW_LOT in allowed(entered, author)) == (procedure is Procedure.QUICK_QUOTE)
        assert Act.DRAW_LOT in allowed(entered, approver)
        assert not allowed(replace(entered, is_tied=False), author, approver) & set(_DRAWS)


_DRAWS = [Act.ANNOUNCE_DRAW, Act.ENTER_DRAWN_VALUE, Act.DRAW_LOT]


def _brought_to_the_end(procedure: Procedure, outcomes: list[Outcome]) -> Walk:
    """A tender with bids, where nobody works against it."""
    walk = Walk(beginning(procedure), outcomes=outcomes)
    for act, who in ((Act.APPROVE, "bob"), (Act.PUBLISH, "ann")):
        assert walk.try_to(act, who)
    if procedure in BIDS:
        assert walk.try_to(Act.SUBMIT_BID, "hay")
        assert walk.try_to(Act.SUBMIT_BID, "ian")
    _work_on_to_the_end(walk)
    return walk


def _work_on_to_the_end(walk: Walk) -> None:
    """People who want to get it done: whatever moves it on is done, in an order that never goes back."""
    back = {Act.RETURN_TO_DRAFT, Act.RETURN_PROPOSAL, Act.RETURN_TO_ASSESSMENT, Act.CANCEL, Act.END_WITHOUT_AWARD}
    idle = {
        Act.SET_BID_ASIDE,
        Act.EDIT, Act.ASK_QUESTION, Act.EXTEND, Act.EXTEND_FOR_OUTAGE, Act.CHANGE_DOCUMENTS, Act.MAKE_REPRESENTATION,
        Act.WITHDRAW_BID, Act.EXTEND_FOR_QUESTIONS, Act.SUBMIT_BID, Act.ASK_ABOUT_LOW_PRICE, Act.ASK_TO_STAND_BACK,
        Act.DECIDE_ROUTE, Act.CONSIDER_PROVIDER, Act.RECORD_STANDSTILL,
    }  # fmt: skip
    forward = [act for act in Act if act not in back | idle]
    for _ in range(60):
        if walk.has_ended:
            return
        if not any(_moves(walk, act, actor.id) for act in reversed(forward) for actor in PEOPLE):
            walk.later(24 * 3)
    # Nothing more can be awarded (nobody bid, or everybody left has read the prices): then it is ended with reasons.
    assert walk.try_to(Act.END_WITHOUT_AWARD, "ann") or any(
        walk.try_to(act, actor.id) for act in (Act.END_WITHOUT_AWARD, Act.CANCEL) for actor in PEOPLE
    )


def _moves(walk: Walk, act: Act, who: str) -> bool:
    """Whether an act was done and changed anything: what may be done over and over brings nobody on."""
    before = walk.now
    return walk.try_to(act, who) and walk.now != before


def _is_lawful(walk: Walk) -> None:
    """What an auditor asks of the history, read back from what was done alone."""
    rules = RULES[walk.now.procedure]
    moments: dict[Act, list] = {act: [] for act in Act}
    for act, who, at, _ in walk.done:
        moments[act].append((at, who))
    if moments[Act.BEGIN_ASSESSMENT] and rules.takes_bids:
        openers = {who for _, who in moments[Act.OPEN_BIDS]}
        assert len(openers) >= rules.openers
        assert openers <= {"bob", "cat"}
        assert min(moments[Act.OPEN_BIDS])[0] >= max(moments[Act.SUBMIT_BID])[0]
    prices = [who for _, who in moments[Act.READ_PRICES]]
    order = [(act, who) for act, who, _, _ in walk.done]
    if prices:
        first_price = order.index((Act.READ_PRICES, prices[0]))
        assert Act.LOCK_QUALITY in [act for act, _ in order[:first_price]]
        assert not {who for act, who in order[first_price:] if act is Act.SCORE} & set(prices)
    if moments[Act.AWARD]:
        (told_at, _) = max(moments[Act.TELL_EVERYBODY])
        assert moments[Act.AWARD][0][0] >= told_at + timedelta(days=10)
        proposer, approver = moments[Act.PROPOSE_AWARD][-1][1], moments[Act.APPROVE_AWARD][-1][1]
        assert proposer != approver or not rules.two_people

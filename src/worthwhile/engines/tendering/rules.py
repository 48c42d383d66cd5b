"""Which act moves a tender from where to where, who may do it, and what must hold first.

One table for every procedure. It is our own, and stricter than the law where the law leaves it open; what the law asks
before publication comes in as gates from the regimes engine.
"""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.engines.tendering import checks, checks_of_outcome
from worthwhile.engines.tendering.act import Act
from worthwhile.engines.tendering.actor import Role
from worthwhile.engines.tendering.checks import Check
from worthwhile.engines.tendering.procedure import Procedure
from worthwhile.engines.tendering.stage import ENDS, Stage

_ALL = frozenset(Procedure)
_BIDS = frozenset({Procedure.COMPETITIVE, Procedure.QUICK_QUOTE})
_COMPETITIVE = frozenset({Procedure.COMPETITIVE})
_QUICK = frozenset({Procedure.QUICK_QUOTE})
_SUITABLE = frozenset({Procedure.MOST_SUITABLE})
_DIRECT = frozenset({Procedure.DIRECT})
_SCORED = _BIDS | _SUITABLE
_AFTER_PUBLICATION = frozenset(
    {Stage.INTENDED, Stage.OPEN, Stage.SEALED, Stage.ASSESSING, Stage.MODERATING, Stage.LOCKED, Stage.PRICED}
)
"""Stages at which what is asked of providers is still recorded; the law and the route stand by then."""
_BEFORE_AWARD = frozenset(Stage) - ENDS - {Stage.AWARDED, Stage.COMPLETE}
_WITH_PROPOSAL = frozenset({Stage.PROPOSED, Stage.APPROVED, Stage.TOLD})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. ``to`` None: the stage stays as it is. ``needs``: every check must hold."""

    act: Act
    roles: frozenset[Role]
    stages: frozenset[Stage]
    to: Stage | None
    procedures: frozenset[Procedure]
    needs: tuple[Check, ...]


def _rule(
    act: Act,
    roles: str,
    stages: frozenset[Stage] | Stage,
    to: Stage | None,
    procedures: frozenset[Procedure],
    *needs: Check,
) -> Rule:
    named = frozenset(Role(name) for name in roles.split())
    where = frozenset({stages}) if isinstance(stages, Stage) else stages
    return Rule(act, named, where, to, procedures, needs)


_CLEAR = checks.is_clear_of_conflicts

_WRITING = (
    _rule(Act.EDIT, "author", Stage.DRAFT, None, _ALL),
    _rule(Act.DECIDE_ROUTE, "author", Stage.DRAFT, None, _ALL),
    _rule(Act.DECIDE_ROUTE, "author", Stage.READY, None, _DIRECT),
    _rule(Act.DECIDE_ROUTE, "author", _AFTER_PUBLICATION, None, _SCORED),
    _rule(Act.APPROVE, "approver", Stage.DRAFT, Stage.READY, _ALL, _CLEAR, checks.is_not_its_author),
    _rule(Act.RETURN_TO_DRAFT, "author approver", Stage.READY, Stage.DRAFT, _ALL),
    _rule(
        Act.PUBLISH, "author", Stage.READY, Stage.OPEN, _COMPETITIVE,
        checks.gates_are_met, checks.keys_are_ready, checks.deadline_is_ahead,
    ),
    _rule(
        Act.PUBLISH, "author", Stage.READY, Stage.OPEN, _QUICK,
        checks.gates_are_met, checks.keys_are_ready, checks.deadline_is_ahead, checks.somebody_is_invited,
    ),
    _rule(Act.PUBLISH, "author", Stage.READY, Stage.INTENDED, _SUITABLE, checks.gates_are_met),
)  # fmt: skip

_BIDDING = (
    _rule(Act.ASK_QUESTION, "bidder", Stage.OPEN, None, _BIDS, checks.is_before_deadline, checks.questions_are_open),
    _rule(Act.ANSWER_QUESTION, "author", Stage.OPEN, None, _BIDS, checks.a_question_waits),
    _rule(
        Act.CHANGE_DOCUMENTS, "author", Stage.OPEN, None, _BIDS, checks.is_before_deadline, checks.bidders_have_time
    ),
    _rule(Act.EXTEND, "author", Stage.OPEN, None, _BIDS, checks.is_before_deadline),
    _rule(
        Act.EXTEND_FOR_QUESTIONS, "clock", Stage.OPEN, None, _BIDS, checks.deadline_has_come, checks.a_question_waits
    ),
    _rule(
        Act.EXTEND_FOR_OUTAGE, "operator", frozenset({Stage.OPEN, Stage.SEALED}), Stage.OPEN, _BIDS,
        checks.bids_are_sealed,
    ),
    _rule(Act.SUBMIT_BID, "bidder", Stage.OPEN, None, _BIDS, checks.is_before_deadline),
    _rule(Act.WITHDRAW_BID, "bidder", Stage.OPEN, None, _BIDS, checks.is_before_deadline),
    _rule(Act.CLOSE, "clock", Stage.OPEN, Stage.SEALED, _BIDS, checks.deadline_has_come, checks.no_question_waits),
)  # fmt: skip

_OPENING = (
    _rule(
        Act.OPEN_BIDS, "opener", Stage.SEALED, None, _BIDS,
        _CLEAR, checks.deadline_has_come, checks.there_are_bids, checks.has_not_opened,
    ),
    _rule(
        Act.BEGIN_ASSESSMENT, "clock", Stage.SEALED, Stage.ASSESSING, _BIDS,
        checks.enough_have_opened, checks.there_are_bids,
    ),
    _rule(
        Act.BEGIN_ASSESSMENT, "author", Stage.INTENDED, Stage.ASSESSING, _SUITABLE,
        _CLEAR, checks.waiting_time_is_over, checks.somebody_is_considered,
    ),
)  # fmt: skip

_ASSESSING = (
    _rule(
        Act.CONSIDER_PROVIDER, "author", frozenset({Stage.DRAFT, Stage.READY, Stage.INTENDED}), None, _SUITABLE,
    ),
    _rule(Act.CONSIDER_PROVIDER, "author", Stage.ASSESSING, None, _SUITABLE, _CLEAR),
    _rule(Act.CONSIDER_PROVIDER, "author", frozenset({Stage.DRAFT, Stage.READY}), None, _DIRECT),
    _rule(Act.SCORE, "assessor", Stage.ASSESSING, None, _SCORED, _CLEAR, checks.has_read_no_price),
    _rule(
        Act.FINISH_SCORING, "author moderator", Stage.ASSESSING, Stage.MODERATING, _SCORED,
        _CLEAR, checks.enough_assessors, checks.every_score_is_in,
    ),
    _rule(Act.ASK_TO_STAND_BACK, "assessor", Stage.MODERATING, None, _SCORED, checks.stands_back_without_prices),
    _rule(
        Act.DECIDE_STANDING_BACK, "moderator", Stage.MODERATING, None, _SCORED,
        _CLEAR, checks.is_no_assessor, checks.settles_without_prices, checks.a_standing_back_waits,
    ),
    _rule(
        Act.RECORD_CONSENSUS, "moderator", Stage.MODERATING, None, _SCORED,
        _CLEAR, checks.is_no_assessor, checks.settles_without_prices,
    ),
    _rule(
        Act.LOCK_QUALITY, "moderator", Stage.MODERATING, Stage.LOCKED, _SCORED,
        _CLEAR, checks.is_no_assessor, checks.settles_without_prices, checks.standing_back_is_decided,
        checks.spreads_are_settled, checks.consensus_is_whole,
    ),
    _rule(Act.READ_PRICES, "author moderator", Stage.LOCKED, Stage.PRICED, _BIDS, _CLEAR),
    _rule(Act.ASK_ABOUT_LOW_PRICE, "author", Stage.PRICED, None, _BIDS, _CLEAR),
    _rule(Act.EXPLAIN_LOW_PRICE, "bidder", Stage.PRICED, None, _BIDS),
    _rule(Act.DECIDE_LOW_PRICE, "author", Stage.PRICED, None, _BIDS, _CLEAR),
)  # fmt: skip

_DRAWING = tuple(
    rule
    for stage, procedures in ((Stage.PRICED, _BIDS), (Stage.LOCKED, _SUITABLE))
    for rule in (
        _rule(
            Act.ANNOUNCE_DRAW, "author", stage, None, procedures,
            _CLEAR, checks.a_lot_has_to_be_drawn, checks.no_draw_is_named,
        ),
        _rule(
            Act.ENTER_DRAWN_VALUE, "author approver", stage, None, procedures,
            _CLEAR, checks.a_lot_has_to_be_drawn, checks.draw_has_come,
        ),
        _rule(
            Act.DRAW_LOT, "author approver moderator", stage, None, procedures,
            _CLEAR, checks.a_lot_has_to_be_drawn, checks.draw_has_come, checks.a_value_was_entered,
            checks.is_not_who_entered,
        ),
    )
)  # fmt: skip

_DECIDING = (
    _rule(
        Act.PROPOSE_AWARD, "author", Stage.PRICED, Stage.PROPOSED, _BIDS,
        _CLEAR, checks.gates_are_met, checks.low_prices_are_decided, checks.ranking_is_whole,
        checks.robustness_was_seen,
        checks_of_outcome.no_setting_aside_waits, checks_of_outcome.unreadable_are_decided,
    ),
    _rule(
        Act.PROPOSE_AWARD, "author", Stage.LOCKED, Stage.PROPOSED, _SUITABLE,
        _CLEAR, checks.gates_are_met, checks.ranking_is_whole, checks.robustness_was_seen,
        checks_of_outcome.no_setting_aside_waits,
    ),
    _rule(
        Act.PROPOSE_AWARD, "author", Stage.READY, Stage.PROPOSED, _DIRECT,
        _CLEAR, checks.gates_are_met, checks.somebody_is_considered,
    ),
    _rule(Act.RETURN_PROPOSAL, "approver", Stage.PROPOSED, Stage.PRICED, _BIDS, _CLEAR),
    _rule(Act.RETURN_PROPOSAL, "approver", Stage.PROPOSED, Stage.LOCKED, _SUITABLE, _CLEAR),
    _rule(Act.RETURN_PROPOSAL, "approver", Stage.PROPOSED, Stage.READY, _DIRECT, _CLEAR),
    _rule(
        Act.APPROVE_AWARD, "approver", Stage.PROPOSED, Stage.APPROVED, _ALL,
        _CLEAR, checks.is_not_its_proposer, checks_of_outcome.no_setting_aside_waits,
    ),
    _rule(
        Act.TELL_EVERYBODY, "author", Stage.APPROVED, Stage.TOLD, _ALL,
        _CLEAR, checks_of_outcome.no_setting_aside_waits,
    ),
    _rule(Act.RECORD_STANDSTILL, "approver", Stage.TOLD, None, _ALL, _CLEAR),
    _rule(
        Act.MAKE_REPRESENTATION, "bidder", Stage.TOLD, None, _ALL, checks.representations_are_open
    ),
    _rule(Act.DECIDE_REPRESENTATION, "approver", Stage.TOLD, None, _ALL, _CLEAR, checks.a_representation_waits),
    _rule(
        Act.RETURN_TO_ASSESSMENT, "approver", Stage.TOLD, Stage.ASSESSING, _SCORED,
        _CLEAR, checks.no_representation_waits, checks.one_was_upheld,
    ),
    _rule(
        Act.KEEP_OUTCOME, "author", Stage.TOLD, None, _ALL,
        _CLEAR, checks.no_representation_waits, checks_of_outcome.one_is_unsettled, checks_of_outcome.no_keeping_waits,
    ),
    _rule(
        Act.DECIDE_KEEPING_OUTCOME, "approver", Stage.TOLD, None, _ALL,
        _CLEAR, checks.no_representation_waits, checks_of_outcome.a_keeping_waits, checks_of_outcome.is_not_who_keeps,
    ),
    _rule(
        Act.AWARD, "approver", Stage.TOLD, Stage.AWARDED, _ALL,
        _CLEAR, checks.no_representation_waits, checks_of_outcome.upheld_are_settled,
        checks_of_outcome.no_setting_aside_waits, checks.standstill_is_over,
    ),
    _rule(Act.RECORD_CONTRACT, "author approver", Stage.AWARDED, Stage.COMPLETE, _ALL, _CLEAR),
)  # fmt: skip

# A bid that drops out, or may not win, before an award: the next in the ranking has its turn by a new proposal.
_ASIDE = (checks_of_outcome.a_setting_aside_waits, checks_of_outcome.is_not_who_sets_aside)
_SETTING_ASIDE = (
    _rule(
        Act.SET_BID_ASIDE, "author", frozenset({Stage.LOCKED, Stage.PRICED}) | _WITH_PROPOSAL, None, _BIDS,
        _CLEAR, checks_of_outcome.no_setting_aside_waits, checks.no_representation_waits,
    ),
    _rule(
        Act.SET_BID_ASIDE, "author", frozenset({Stage.LOCKED}) | _WITH_PROPOSAL, None, _SUITABLE,
        _CLEAR, checks_of_outcome.no_setting_aside_waits, checks.no_representation_waits,
    ),
    _rule(
        Act.SET_BID_ASIDE, "author", _WITH_PROPOSAL, None, _DIRECT,
        _CLEAR, checks_of_outcome.no_setting_aside_waits, checks.no_representation_waits,
    ),
    _rule(
        Act.DECIDE_SETTING_ASIDE, "approver", frozenset({Stage.LOCKED, Stage.PRICED}), None, _BIDS, _CLEAR, *_ASIDE
    ),
    _rule(Act.DECIDE_SETTING_ASIDE, "approver", Stage.LOCKED, None, _SUITABLE, _CLEAR, *_ASIDE),
    *(
        _rule(
            Act.DECIDE_SETTING_ASIDE, "approver", _WITH_PROPOSAL, leads_to, procedures,
            _CLEAR, *_ASIDE, checks.no_representation_waits,
        )
        for procedures, leads_to in ((_BIDS, Stage.PRICED), (_SUITABLE, Stage.LOCKED), (_DIRECT, Stage.READY))
    ),
    _rule(
        Act.DECIDE_UNREADABLE_BID, "approver", frozenset({Stage.LOCKED, Stage.PRICED}), None, _BIDS,
        _CLEAR, checks_of_outcome.an_unreadable_waits,
    ),
)  # fmt: skip

_ENDING = (
    _rule(Act.END_WITHOUT_AWARD, "author", Stage.SEALED, Stage.UNSUCCESSFUL, _BIDS, checks.there_are_no_bids),
    _rule(
        Act.END_WITHOUT_AWARD, "approver", frozenset({Stage.PRICED, Stage.AWARDED}), Stage.UNSUCCESSFUL, _BIDS, _CLEAR
    ),
    _rule(
        Act.END_WITHOUT_AWARD, "approver", frozenset({Stage.LOCKED, Stage.AWARDED}), Stage.UNSUCCESSFUL, _SUITABLE,
        _CLEAR,
    ),
    _rule(Act.END_WITHOUT_AWARD, "approver", Stage.AWARDED, Stage.UNSUCCESSFUL, _DIRECT, _CLEAR),
    _rule(Act.CANCEL, "author approver", frozenset({Stage.DRAFT}), Stage.CANCELLED, _ALL),
    _rule(Act.CANCEL, "approver", _BEFORE_AWARD - {Stage.DRAFT}, Stage.CANCELLED, _ALL, _CLEAR),
)  # fmt: skip

TABLE: tuple[Rule, ...] = (
    *_WRITING,
    *_BIDDING,
    *_OPENING,
    *_ASSESSING,
    *_DRAWING,
    *_DECIDING,
    *_SETTING_ASIDE,
    *_ENDING,
)
"""Every rule. What no row allows is forbidden."""

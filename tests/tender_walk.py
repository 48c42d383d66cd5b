"""A tender in memory, for tests: what every act changes, said as plainly as can be, apart from the rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from worthwhile.engines.tendering import CLOCK, ENDS, RULES, Act, Actor, Procedure, Role, Situation, Stage, may

BEGINNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
BIDS = {Procedure.COMPETITIVE, Procedure.QUICK_QUOTE}


def person(name: str, *roles: Role, declared: bool = True, conflicted: bool = False) -> Actor:
    return Actor(id=name, roles=frozenset(roles), declared=declared, conflicted=conflicted)


PEOPLE = (
    person("ann", Role.AUTHOR, Role.APPROVER),
    person("bob", Role.APPROVER, Role.OPENER),
    person("cat", Role.OPENER, Role.ASSESSOR),
    person("dev", Role.ASSESSOR),
    person("eve", Role.MODERATOR),
    person("fay", Role.OPENER, declared=False),
    person("gil", Role.OPENER, Role.ASSESSOR, Role.APPROVER, Role.MODERATOR, conflicted=True),
    person("hay", Role.BIDDER),
    person("ian", Role.BIDDER),
    person("ops", Role.OPERATOR),
    CLOCK,
)
BY_NAME = {actor.id: actor for actor in PEOPLE}


def beginning(procedure: Procedure) -> Situation:
    """A new draft, with people named for everything."""
    takes_bids = procedure in BIDS
    return Situation(
        procedure=procedure,
        stage=Stage.DRAFT,
        now=BEGINNING,
        author="ann",
        key_holders_ready=RULES[procedure].key_holders,
        deadline=BEGINNING + timedelta(days=30) if takes_bids else None,
        questions_until=BEGINNING + timedelta(days=20) if takes_bids else None,
        suppliers_invited=3 if takes_bids else 0,
        considered=0 if takes_bids else 2,
        assessor_ids=frozenset({"cat", "dev"}),
    )


class Outcome(StrEnum):
    """What a ranking comes to by what bidders offer: nothing of it is in the hand of the buyer."""

    WHOLE = "whole"
    TIED = "tied"
    BLOCKED = "blocked"


@dataclass
class Walk:
    """A tender on its way. ``done`` is what happened: act, who, when, and the stage it led to.

    ``outcomes``: what the ranking comes to each time that it is made, the last one from then on.
    """

    now: Situation
    outcomes: list[Outcome] = field(default_factory=lambda: [Outcome.WHOLE])
    done: list[tuple[Act, str, datetime, Stage]] = field(default_factory=list)
    outcome: Outcome = Outcome.WHOLE
    is_drawn: bool = False

    def later(self, hours: float) -> None:
        self.now = replace(self.now, now=self.now.now + timedelta(hours=hours))

    def try_to(self, act: Act, who: str) -> bool:
        answer = may(act=act, situation=self.now, actor=BY_NAME[who])
        if answer.leads_to is None:
            assert answer.refusals
            assert all(answer.refusals)
            return False
        assert not answer.refusals
        self.now = self._ranked(act, replace(_after(act, who, self.now), stage=answer.leads_to))
        self.done.append((act, who, self.now.now, answer.leads_to))
        return True

    def _ranked(self, act: Act, at: Situation) -> Situation:
        """What the ranking comes to after an act that makes it. A lot that was drawn settles later ties as well."""
        if act is Act.CONSIDER_PROVIDER:
            self.is_drawn, at = False, replace(at, draw_at=None, draw_entered_by=None)
        self.is_drawn = self.is_drawn or act is Act.DRAW_LOT
        if act is (Act.READ_PRICES if at.procedure in BIDS else Act.LOCK_QUALITY) or act is Act.DECIDE_LOW_PRICE:
            self.outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        elif act is not Act.DRAW_LOT:
            return at
        is_tied, is_blocked = self.outcome is Outcome.TIED and not self.is_drawn, self.outcome is Outcome.BLOCKED
        whole = not is_tied and not is_blocked
        return replace(at, is_tied=is_tied, is_ranking_blocked=is_blocked, robustness_seen=whole)

    @property
    def has_ended(self) -> bool:
        return self.now.stage in ENDS


def _after(act: Act, who: str, at: Situation) -> Situation:
    """What the act changes besides the stage."""
    match act:
        case Act.EDIT | Act.DECIDE_ROUTE | Act.CONSIDER_PROVIDER:
            return replace(at, writers=at.writers | {who})
        case Act.PUBLISH:
            return replace(at, waits_until=at.now + timedelta(days=14))
        case Act.ASK_QUESTION:
            return replace(at, questions_unanswered=at.questions_unanswered + 1)
        case Act.ANSWER_QUESTION:
            return replace(at, questions_unanswered=at.questions_unanswered - 1)
        case Act.CHANGE_DOCUMENTS:
            return replace(at, bids=0)  # everybody is asked to confirm
        case Act.EXTEND | Act.EXTEND_FOR_QUESTIONS | Act.EXTEND_FOR_OUTAGE:
            assert at.deadline is not None
            # Whoever opened before time was added has to open again.
            return replace(at, deadline=max(at.deadline, at.now) + timedelta(days=2), openers_acted=frozenset())
        case Act.SUBMIT_BID:
            return replace(at, bids=min(2, at.bids + 1))
        case Act.WITHDRAW_BID:
            return replace(at, bids=max(0, at.bids - 1))
        case Act.OPEN_BIDS:
            return replace(at, openers_acted=at.openers_acted | {who})
        case _:
            return _after_assessing(act, who, at)


def _after_assessing(act: Act, who: str, at: Situation) -> Situation:
    match act:
        case Act.BEGIN_ASSESSMENT | Act.RETURN_TO_ASSESSMENT:
            fresh = replace(at, scores_missing=2, representations_upheld=0, proposer=None, standing_back_open=0)
            unread = {"unreadable_open": 1} if act is Act.BEGIN_ASSESSMENT and at.procedure in BIDS else {}
            return replace(fresh, upheld_unsettled=0, keeping_asked_by=None, **unread)
        case Act.SCORE:
            return replace(at, scores_missing=max(0, at.scores_missing - 1))
        case Act.FINISH_SCORING:
            return replace(at, spreads_open=1, consensus_missing=1)
        case Act.ASK_TO_STAND_BACK:
            return replace(at, standing_back_open=at.standing_back_open + 1)
        case Act.DECIDE_STANDING_BACK:
            return replace(at, standing_back_open=at.standing_back_open - 1)
        case Act.RECORD_CONSENSUS:
            return replace(at, spreads_open=0, consensus_missing=0)
        case Act.READ_PRICES:
            return replace(at, price_readers=at.price_readers | {who}, low_prices_open=1)
        case Act.ASK_ABOUT_LOW_PRICE:
            return replace(at, low_prices_open=1)
        case Act.DECIDE_LOW_PRICE:
            return replace(at, low_prices_open=0)
        case Act.ANNOUNCE_DRAW:
            return replace(at, draw_at=at.now + timedelta(days=5))
        case Act.ENTER_DRAWN_VALUE:
            return replace(at, draw_entered_by=who)
        case Act.DRAW_LOT:
            return replace(at, draw_entered_by=None)
        case Act.PROPOSE_AWARD:
            return replace(at, proposer=who)
        case Act.TELL_EVERYBODY:
            until = at.now + timedelta(days=10)
            return replace(at, representations_until=until, earliest_signing=until)
        case Act.MAKE_REPRESENTATION:
            return replace(at, representations_open=at.representations_open + 1)
        case Act.DECIDE_REPRESENTATION:
            signing = max(at.earliest_signing or at.now, at.now + timedelta(days=7))
            return replace(
                at, representations_open=at.representations_open - 1, representations_upheld=1, upheld_unsettled=1,
                keeping_asked_by=None, earliest_signing=signing,
            )  # fmt: skip
        case _:
            return _after_second_thoughts(act, who, at)


def _after_second_thoughts(act: Act, who: str, at: Situation) -> Situation:
    match act:
        case Act.KEEP_OUTCOME:
            return replace(at, keeping_asked_by=who)
        case Act.DECIDE_KEEPING_OUTCOME:
            return replace(at, keeping_asked_by=None, upheld_unsettled=0)
        case Act.SET_BID_ASIDE:
            return replace(at, setting_aside_asked_by=who)
        case Act.DECIDE_SETTING_ASIDE:
            fresh = replace(at, representations_upheld=0, upheld_unsettled=0, keeping_asked_by=None, proposer=None)
            return replace(fresh, setting_aside_asked_by=None)
        case Act.DECIDE_UNREADABLE_BID:
            return replace(at, unreadable_open=0)
        case _:
            return at

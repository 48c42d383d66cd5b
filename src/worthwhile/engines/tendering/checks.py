"""What must hold before an act, each as a question about the situation and whoever acts.

Every check answers None where it holds, else a sentence that says what stands in the way and what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from worthwhile.engines.tendering.actor import Actor, Conflict, Role
from worthwhile.engines.tendering.situation import UNTIL_RECORDED, Situation

Check = Callable[[Situation, Actor], str | None]
TIME_TO_CONFIRM = timedelta(days=2)
"""What bidders have at least, from a change of the documents to the deadline. Our own rule."""


_NO_PART = "so you take no part. Somebody else has to do this."
_CONFLICTS = {
    Conflict.DECLARED: f"You declared a conflict of interest, {_NO_PART}",
    Conflict.BELONGS: f"An organisation that you belong to bids here, or is considered, {_NO_PART}",
    Conflict.UNSAID: f"There is a conflict of interest, {_NO_PART}",
}


def is_clear_of_conflicts(situation: Situation, actor: Actor) -> str | None:
    """Everybody who decides has said whether they have a conflict of interest, and has none."""
    return why_no_part(actor)


def why_no_part(actor: Actor) -> str | None:
    """Why a conflict of interest, or none declared, keeps somebody out, whatever they would do."""
    if not actor.declared:
        return "Declare first whether you have a conflict of interest in this tender."
    return _CONFLICTS[actor.conflict] if actor.conflicted else None


def gates_are_met(situation: Situation, actor: Actor) -> str | None:
    """What the law asks to be done first is done and recorded."""
    if situation.gates_unmet:
        return f"Do and record these first: {'; '.join(situation.gates_unmet)}."
    return None


def is_not_its_author(situation: Situation, actor: Actor) -> str | None:
    """A tender is approved by a second person: nobody who is an author, and nobody who wrote any of it."""
    if not situation.rules.two_people:
        return None
    if actor.id == situation.author or Role.AUTHOR in actor.roles:
        return "You are an author of this tender, so somebody else has to approve it."
    if actor.id in situation.writers:
        return "You wrote a part of this tender as one of its authors, so somebody else has to approve it."
    return None


def is_not_its_proposer(situation: Situation, actor: Actor) -> str | None:
    """An award is approved by a second person."""
    if situation.rules.two_people and actor.id == situation.proposer:
        return "You proposed this award, so somebody else has to approve it."
    return None


def keys_are_ready(situation: Situation, actor: Actor) -> str | None:
    """Everybody who may have to open bids has shown that their key works."""
    wanted = situation.rules.key_holders
    if situation.key_holders_ready < wanted:
        return (
            f"{situation.key_holders_ready} of {wanted} people who can open bids have tried their key. "
            "All of them must do so before bids are asked for."
        )
    return None


def deadline_is_ahead(situation: Situation, actor: Actor) -> str | None:
    """Bids can still come in when they are asked for."""
    if situation.deadline is None:
        return "Set the deadline for bids first."
    if situation.now >= situation.deadline:
        return "The deadline for bids has passed. Set a later one."
    return None


def somebody_is_invited(situation: Situation, actor: Actor) -> str | None:
    """A quick quote goes to somebody."""
    return None if situation.suppliers_invited else "Invite at least one supplier first."


def is_before_deadline(situation: Situation, actor: Actor) -> str | None:
    """The deadline itself is too late, by the server's clock."""
    if situation.deadline is None or situation.now >= situation.deadline:
        return "The deadline has passed."
    return None


def bidders_have_time(situation: Situation, actor: Actor) -> str | None:
    """Bids count for changed documents once they are confirmed, and nobody can confirm in the last minute."""
    if situation.deadline is not None and situation.deadline - situation.now < TIME_TO_CONFIRM:
        return (
            f"The deadline is less than {TIME_TO_CONFIRM.days} days away, and every bidder has to confirm for "
            "the changed documents. Give more time first."
        )
    return None


def questions_are_open(situation: Situation, actor: Actor) -> str | None:
    """Questions have a last moment of their own, so that answers come in time."""
    if situation.questions_until is not None and situation.now >= situation.questions_until:
        return "The time for questions has passed."
    return None


def deadline_has_come(situation: Situation, actor: Actor) -> str | None:
    """Nothing closes early."""
    if situation.deadline is None or situation.now < situation.deadline:
        return "The deadline has not come yet."
    return None


def no_question_waits(situation: Situation, actor: Actor) -> str | None:
    """The deadline cannot pass with an unanswered question."""
    if situation.questions_unanswered:
        return f"{situation.questions_unanswered} questions wait for an answer. Answer them: the deadline waits for it."
    return None


def a_question_waits(situation: Situation, actor: Actor) -> str | None:
    """Time is added by the clock only where a question was left."""
    return None if situation.questions_unanswered else "No question waits for an answer."


def there_are_bids(situation: Situation, actor: Actor) -> str | None:
    """There is something to open."""
    return None if situation.bids else "There are no bids."


def there_are_no_bids(situation: Situation, actor: Actor) -> str | None:
    """Sealed bids are opened, not thrown away."""
    return f"There are {situation.bids} bids: open and assess them, or cancel with reasons." if situation.bids else None


def has_not_opened(situation: Situation, actor: Actor) -> str | None:
    """The same person twice is one person."""
    if actor.id in situation.openers_acted:
        return "You have opened already. A second person has to do it as well."
    return None


def bids_are_sealed(situation: Situation, actor: Actor) -> str | None:
    """Time can be added only while nobody can have read a bid; who opened until then does so once more."""
    if situation.openers_acted and len(situation.openers_acted) >= situation.rules.openers:
        return "Bids have been opened, so time can no longer be added."
    return None


def enough_have_opened(situation: Situation, actor: Actor) -> str | None:
    """Bids are read when as many different people as the procedure asks for have acted."""
    waiting = situation.rules.openers - len(situation.openers_acted)
    return f"{waiting} more people have to open." if waiting > 0 else None


def somebody_is_considered(situation: Situation, actor: Actor) -> str | None:
    """Where nobody bids the buyer names who is considered, and why."""
    return None if situation.considered else "Name the provider first, and why it is considered."


def waiting_time_is_over(situation: Situation, actor: Actor) -> str | None:
    """An intention that was published has stood as long as the law asks."""
    if situation.waits_until is not None and situation.now < situation.waits_until:
        return f"Wait until {_moment(situation.waits_until)}: the published intention has to stand until then."
    return None


def enough_assessors(situation: Situation, actor: Actor) -> str | None:
    """Nobody scores a tender of any size alone."""
    wanted, there = situation.rules.assessors, len(situation.assessor_ids)
    return f"{there} assessors are named and {wanted} are needed." if there < wanted else None


def has_read_no_price(situation: Situation, actor: Actor) -> str | None:
    """Quality is scored by people who know no price, also when it is scored again."""
    return "You have read the prices, so somebody else has to score." if actor.id in situation.price_readers else None


def settles_without_prices(situation: Situation, actor: Actor) -> str | None:
    """What counts is settled by people who know no price, also when it is settled again."""
    return (
        "You have read the prices, so somebody else has to moderate." if actor.id in situation.price_readers else None
    )


def every_score_is_in(situation: Situation, actor: Actor) -> str | None:
    """Assessors score everything before they talk."""
    return _missing(situation.scores_missing, "score")


def is_no_assessor(situation: Situation, actor: Actor) -> str | None:
    """Whoever moderates does not score."""
    if situation.rules.two_people and actor.id in situation.assessor_ids:
        return "You scored this tender, so somebody else has to moderate it."
    return None


def stands_back_without_prices(situation: Situation, actor: Actor) -> str | None:
    """Nobody takes scores out who knows a price."""
    if actor.id in situation.price_readers:
        return "You have read the prices, so your scores stay as they are unless everything is assessed again."
    return None


def a_standing_back_waits(situation: Situation, actor: Actor) -> str | None:
    """There is something to decide."""
    return None if situation.standing_back_open else "Nobody asked to stand back from a bid."


def standing_back_is_decided(situation: Situation, actor: Actor) -> str | None:
    """Whose scores count is decided before quality is settled, by somebody who gave none."""
    waiting = situation.standing_back_open
    if waiting:
        where = "1 bid waits" if waiting == 1 else f"{waiting} bids wait"
        return f"{where} for a decision on scores of somebody who stands back. Decide with reasons whether they count."
    return None


def spreads_are_settled(situation: Situation, actor: Actor) -> str | None:
    """Scores that lie far apart were talked over, and the outcome recorded."""
    if situation.spreads_open:
        where = "1 place" if situation.spreads_open == 1 else f"{situation.spreads_open} places"
        return f"Scores lie too far apart in {where}. Talk them over and record what was agreed."
    return None


def consensus_is_whole(situation: Situation, actor: Actor) -> str | None:
    """Every criterion of every bid has one score that counts."""
    return _missing(situation.consensus_missing, "agreed score")


def low_prices_are_decided(situation: Situation, actor: Actor) -> str | None:
    """A bidder whose price looks too low was asked, and what they said was decided on."""
    if waiting := situation.low_prices_open:
        which = "1 price looks" if waiting == 1 else f"{waiting} prices look"
        return f"{which} too low or {'was' if waiting == 1 else 'were'} asked about. Ask, and decide with reasons."
    return None


def ranking_is_whole(situation: Situation, actor: Actor) -> str | None:
    """Nothing that stands in the way of a ranking is left, and no tie that a lot has to settle."""
    if situation.is_ranking_blocked:
        return "There is no whole ranking yet. See under “The ranking” what stands in its way."
    return "Some are equal by every published rule. Draw the lot first." if situation.is_tied else None


def a_lot_has_to_be_drawn(situation: Situation, actor: Actor) -> str | None:
    """A lot settles nothing but what every other published rule leaves equal."""
    if situation.is_tied:
        return None
    return "No lot has to be drawn: nobody is equal to another by every other published rule."


def no_draw_is_named(situation: Situation, actor: Actor) -> str | None:
    """The source of the public value is named once, so that nobody tries another until it suits."""
    return None if situation.draw_at is None else "The public value that the lot is drawn by is named already."


def draw_has_come(situation: Situation, actor: Actor) -> str | None:
    """The public value was named before anybody could know it, and is taken once it is drawn."""
    if situation.draw_at is None:
        return "Announce first which public value the lot is drawn by, and when it is drawn."
    if situation.now < situation.draw_at:
        return f"The public value is drawn {_moment(situation.draw_at)}. Nobody can know it before."
    return None


def a_value_was_entered(situation: Situation, actor: Actor) -> str | None:
    """There is a value to confirm."""
    return "Nobody has entered the public value yet." if situation.draw_entered_by is None else None


def is_not_who_entered(situation: Situation, actor: Actor) -> str | None:
    """A second person looks the public value up."""
    if situation.rules.two_people and actor.id == situation.draw_entered_by:
        return "You entered the public value, so somebody else has to look it up and confirm it."
    return None


def robustness_was_seen(situation: Situation, actor: Actor) -> str | None:
    """Whoever proposes knows how easily the outcome would turn."""
    return None if situation.robustness_seen else "Look first at how firm this outcome is."


def representations_are_open(situation: Situation, actor: Actor) -> str | None:
    """Representations are made in time."""
    until = situation.representations_until
    return None if until is not None and situation.now <= until else "The time for objections has passed."


def a_representation_waits(situation: Situation, actor: Actor) -> str | None:
    """There is something to decide."""
    return None if situation.representations_open else "No objection waits for a decision."


def no_representation_waits(situation: Situation, actor: Actor) -> str | None:
    """Nothing is signed over an open representation."""
    if situation.representations_open:
        waiting = situation.representations_open
        return "1 objection waits for a decision." if waiting == 1 else f"{waiting} objections wait for a decision."
    return None


def one_was_upheld(situation: Situation, actor: Actor) -> str | None:
    """Assessment is repeated only for a reason that was recorded."""
    return None if situation.representations_upheld else "No objection was upheld."


def standstill_is_over(situation: Situation, actor: Actor) -> str | None:
    """Nothing is signed before the standstill has ended."""
    earliest = situation.earliest_signing
    if earliest == UNTIL_RECORDED:
        return "How long this tender stands still is not known. An approver records its last day first."
    if earliest is not None and situation.now < earliest:
        return f"Nothing may be signed before {_moment(earliest)}: the standstill runs until then."
    return None


def _missing(count: int, what: str) -> str | None:
    return f"{count} {what}{' is' if count == 1 else 's are'} missing." if count else None


def _moment(at: datetime) -> str:
    """``6 December 2026, 00:00 GMT``: in the time of the place that the situation gives it in."""
    return f"{at.day} {at:%B %Y, %H:%M} {at.tzname()}"

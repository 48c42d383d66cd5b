"""Set a bid aside before an award: asked for by one person with what its bidder said, decided by a second."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import AsideGround, BidSetAside, Contender, SettingAsideDecided, Tender, name_in_log
from worthwhile.apps.tenders.selectors.award_letters import everybody_told
from worthwhile.apps.tenders.selectors.set_aside import aside_waiting, set_aside_now
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.tendering import Act, Answer, Role, Stage
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST = 10_000


def set_bid_aside(
    *, contender: Contender, ground: str, reason: str, heard: bool, said: str, by: User, now: datetime
) -> BidSetAside:
    """Ask to set a bid aside. ``said``: what its bidder said when heard, or why it was not heard.

    Raises NotAllowed, InvalidInput.
    """
    problems = _problems(ground, reason, said, heard=heard)
    if problems:
        raise InvalidInput(problems)
    with locked(contender.tender) as held:
        answer = ask_leave(held, Act.SET_BID_ASIDE, person_in(held, by), now)
        if contender.pk in set_aside_now(held):
            refusal = "This bid is set aside already."
            raise NotAllowed(Answer(act=Act.SET_BID_ASIDE, leads_to=None, refusals=(refusal,)))
        kept = BidSetAside.objects.create(
            contender=contender, ground=ground, reason=reason.strip(), heard=heard, said=said.strip(),
            asked_by=by, asked_at=now,
        )  # fmt: skip
        # Why, and what was said, are no words for a log that anybody may have.
        about = {"contender": contender.number, "asked": kept.pk}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_people(held, Role.APPROVER, Letter.SETTING_ASIDE_WAITS, now)
    return kept


def decide_setting_aside(
    *, tender: Tender, seen: int, confirmed: bool, reason: str, by: User, now: datetime
) -> SettingAsideDecided:
    """Decide on what was asked, by its number. Raises NotAllowed, InvalidInput.

    What was proposed or told with the bid in it stands no more: a new proposal is made, with new letters and a new
    standstill.
    """
    if not confirmed and not reason.strip():
        raise InvalidInput([Problem("reason", "Say why the bid stays in.")])
    with locked(tender) as held:
        answer = ask_leave(held, Act.DECIDE_SETTING_ASIDE, person_in(held, by), now)
        asked = aside_waiting(held)
        assert asked is not None
        if asked.pk != seen:
            raise InvalidInput([Problem("", "Something else was asked since you looked. Read it first.")])
        kept = SettingAsideDecided.objects.create(
            asked=asked, confirmed=confirmed, reason=reason.strip(), decided_by=by, decided_at=now
        )
        before, told = Stage(held.stage), everybody_told(held)
        was_told = confirmed and before is Stage.TOLD
        if not confirmed:
            answer = replace(answer, leads_to=before)
        if was_told:
            held.told_at = held.representations_until = held.earliest_signing = None
        about = {"contender": asked.contender.number, "confirmed": confirmed, "outcome_withdrawn": was_told}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        _tell(held, asked, now, confirmed=confirmed)
        if was_told:
            tell_bidders(held, Letter.OUTCOME_WITHDRAWN, now, only=told)
    return kept


def _tell(tender: Tender, asked: BidSetAside, now: datetime, *, confirmed: bool) -> None:
    tell_people(tender, Role.AUTHOR, Letter.SETTING_ASIDE_DECIDED, now)
    reader = asked.contender.reader
    if confirmed and reader is not None:
        tell_bidders(tender, Letter.BID_SET_ASIDE, now, only=[reader])


def _problems(ground: str, reason: str, said: str, *, heard: bool) -> list[Problem]:
    found = []
    if ground not in AsideGround.values:
        found.append(Problem("ground", "Choose why the bid is set aside."))
    if not 0 < len(reason.strip()) <= LONGEST:
        found.append(Problem("reason", f"Say why, in at most {LONGEST:,} characters. Its bidder reads it."))
    if not 0 < len(said.strip()) <= LONGEST:
        words = "Write down what its bidder said when heard, or why it was not heard"
        found.append(Problem("said", f"{words}, in at most {LONGEST:,} characters."))
    if ground == AsideGround.EXCLUDED and not heard:
        found.append(Problem("heard", "Hear the bidder first: nobody is excluded before they could answer."))
    return found

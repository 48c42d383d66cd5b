"""Stand back from a bid once scores were seen: one asks, whoever moderates decides, and nothing leaves the record."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import (
    Contender,
    Recusal,
    StandBackAsked,
    StandBackDecided,
    Tender,
    name_in_log,
)
from worthwhile.apps.tenders.selectors.judging import Judging, judging_of
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.standing_back import has_asked, list_standing_back, scores_count
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.assess import LONGEST_REASON, recuse
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import commit_to
from worthwhile.apps.tenders.services.tell import tell_people
from worthwhile.engines.tendering import RULES, Act, Answer, Procedure, Role, Stage
from worthwhile.kernel.problems import InvalidInput, Problem


def stand_back(*, tender: Tender, contender: Contender, words: str, by: User, now: datetime) -> bool:
    """Stand back from a contender, or ask to where scores were seen. Whether it is done; False where it was asked.

    Raises NotAllowed, InvalidInput.
    """
    with locked(tender) as held:
        has_seen = held.stage == Stage.MODERATING and scores_count(judging_of(held), contender, by.pk)
        if has_seen:
            ask_to_stand_back(tender=held, contender=contender, words=words, by=by, now=now)
        else:
            recuse(tender=held, contender=contender, words=words, by=by, now=now)
    return not has_seen


def ask_to_stand_back(*, tender: Tender, contender: Contender, words: str, by: User, now: datetime) -> StandBackAsked:
    """Ask to have one's own scores of a contender set aside. They count until that is decided.

    Raises NotAllowed, InvalidInput.
    """
    said = _reason("words", words, "Say in a few words why. Whoever moderates, the author and the approver read it.")
    with locked(tender) as held:
        answer = ask_leave(held, Act.ASK_TO_STAND_BACK, person_in(held, by), now)
        found = held.contenders.get(pk=contender.pk)
        if not scores_count(judging_of(held), found, by.pk):
            raise _refused(Act.ASK_TO_STAND_BACK, "No score of yours counts for this bid, so there is nothing to ask.")
        if has_asked(found, by):
            raise _refused(Act.ASK_TO_STAND_BACK, "You asked to stand back from this bid before.")
        kept = StandBackAsked.objects.create(contender=found, person=by, words=said, asked_at=now)
        about = {"contender": found.number, "commitment": commit_to(held, said, now=now)}
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        tell_people(held, Role.MODERATOR, Letter.STANDING_BACK_WAITS, now)
    return kept


def decide_standing_back(
    *, tender: Tender, contender: Contender, person: int, set_aside: bool, reason: str, by: User, now: datetime
) -> StandBackDecided:
    """Decide whether what an assessor gave a contender still counts. Raises NotAllowed, InvalidInput.

    ``person``: the assessor who asked, or has a conflict. Set aside it stays in the record and is counted no more.
    """
    said = _reason("reason", reason, "Say why. It stands in the evaluation, and the bidder may be given it.")
    with locked(tender) as held:
        answer = ask_leave(held, Act.DECIDE_STANDING_BACK, person_in(held, by), now)
        judging = judging_of(held)
        waiting = next(
            (
                one
                for one in list_standing_back(held, judging)
                if (one.contender.pk, one.person) == (contender.pk, person)
            ),
            None,
        )
        if waiting is None:
            raise _refused(answer.act, "This does not wait for a decision, or was decided, and that is not changed.")
        _refuse_decider(waiting.contender, person, by)
        if set_aside:
            _refuse_too_few(held, judging, waiting.contender, person)
            Recusal.objects.create(contender=waiting.contender, person_id=person, words=waiting.words, declared_at=now)
        kept = StandBackDecided.objects.create(
            contender=waiting.contender, person_id=person, set_aside=set_aside, reason=said, decided_by=by,
            decided_at=now,
        )  # fmt: skip
        about = {
            "contender": waiting.contender.number,
            "person": name_in_log(person),
            "set_aside": set_aside,
            "commitment": commit_to(held, said, now=now),
        }
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
    return kept


def _refuse_decider(contender: Contender, person: int, by: User) -> None:
    if person == by.pk:
        raise _refused(Act.DECIDE_STANDING_BACK, "Somebody else who moderates decides whether your scores count.")
    if contender.recusals.filter(person=by).exists() or has_asked(contender, by):
        raise _refused(Act.DECIDE_STANDING_BACK, "You stood back from this bid, so somebody else decides on it.")


def _refuse_too_few(tender: Tender, judging: Judging, contender: Contender, person: int) -> None:
    least = RULES[Procedure(tender.procedure)].assessors
    left = len([one for one in judging.judges(contender) if one != person])
    if left < least:
        refusal = (
            f"{left} would be left who judged this bid, and {least} are needed. Let the scores count, with the reason, "
            "or have the approver cancel the tender."
        )
        raise _refused(Act.DECIDE_STANDING_BACK, refusal)


def _reason(path: str, given: str, otherwise: str) -> str:
    said = given.strip()
    if not said:
        raise InvalidInput([Problem(path, otherwise)])
    if len(said) > LONGEST_REASON:
        raise InvalidInput([Problem(path, f"Shorten this to {LONGEST_REASON:,} characters.")])
    return said


def _refused(act: Act, *reasons: str) -> NotAllowed:
    return NotAllowed(Answer(act=act, leads_to=None, refusals=reasons))

"""Record what the panel agreed on beside the single scores, judge conditions, and settle quality for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import AgreedScore, Contender, JudgedCondition, Tender, name_in_log
from worthwhile.apps.tenders.selectors.judging import Judging, Offer, judging_of
from worthwhile.apps.tenders.selectors.ranking import evaluation_data
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.standing_back import has_asked
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.assess import (
    LONGEST_REASON,
    Entry,
    entries_data,
    entry_problems,
    find_offer,
    keep_apart,
    named,
    text_of,
)
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint, commit_to
from worthwhile.apps.tenders.services.tell import tell_people
from worthwhile.engines.tendering import Act, Answer, Role
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

APART = "Had a conflict of interest, or had not scored the whole bid, when quality was settled."
"""Why a score does not count that somebody gave and did not stand back from."""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """Whether a contender meets a condition; ``reason`` says why not."""

    condition: str
    met: bool
    reason: str = ""


def agree_score(
    *,
    tender: Tender,
    contender: Contender,
    lot: str,
    criterion: str,
    score: Decimal,
    reason: str,
    by: User,
    now: datetime,
) -> None:
    """Record one score that the panel agreed on. Raises NotAllowed, InvalidInput."""
    entry = Entry(criterion=criterion, score=score, reason=reason)
    settle(tender=tender, contender=contender, lot=lot, agreed=[entry], by=by, now=now)


def judge_condition(
    *, tender: Tender, contender: Contender, condition: str, met: bool, reason: str, by: User, now: datetime
) -> None:
    """Record whether a contender meets a condition. Raises NotAllowed, InvalidInput."""
    judgement = Judgement(condition=condition, met=met, reason=reason)
    with locked(tender) as held:
        lot = next((one.lot for one in judging_of(held).offers if one.contender.pk == contender.pk), "")
    settle(tender=tender, contender=contender, lot=lot, judged=[judgement], by=by, now=now)


def settle(
    *,
    tender: Tender,
    contender: Contender,
    lot: str,
    agreed: Sequence[Entry] = (),
    judged: Sequence[Judgement] = (),
    by: User,
    now: datetime,
) -> int:
    """Record what was agreed on a bid and which conditions it meets; how many of these are new.

    Single scores stay as they were given. Raises NotAllowed, and InvalidInput with every problem and nothing kept.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.RECORD_CONSENSUS, person_in(held, by), now)
        judging = judging_of(held)
        offer = find_offer(judging, contender, lot)
        if offer.contender.recusals.filter(person=by).exists() or has_asked(offer.contender, by):
            refusal = "You stood back from this bid, so somebody else moderates it."
            raise NotAllowed(Answer(act=Act.RECORD_CONSENSUS, leads_to=None, refusals=(refusal,)))
        problems = [problem for entry in agreed for problem in entry_problems(judging.scheme, entry)]
        problems += [problem for one in judged for problem in _judgement_problems(judging, one)]
        if problems:
            raise InvalidInput(problems)
        scores = [one for one in agreed if not _is_agreed(judging, offer, one)]
        conditions = [one for one in judged if not _is_judged(judging, offer, one)]
        _keep(offer, scores, conditions, by=by, now=now)
        if scores or conditions:
            rows = [*entries_data(scores), *(_condition_data(one) for one in conditions)]
            counts = {"agreed": len(scores), "conditions": len(conditions)}
            about = {**named(offer), **counts, "commitment": commit_to(held, text_of(rows), now=now)}
            done(held, answer, who=name_in_log(by.pk), now=now, about=about)
    return len(scores) + len(conditions)


def lock_quality(*, tender: Tender, by: User, now: datetime) -> str:
    """Settle quality for good; from then on prices can be read. The commitment to all that was decided, in the log.

    Raises NotAllowed.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.LOCK_QUALITY, person_in(held, by), now)
        keep_apart(judging_of(held), APART, now)
        # Without names and prices: whoever is given it can check that no score was changed once prices were known.
        content = exact_json_text(evaluation_data(held, with_prices=False))
        found = commit_to(held, content, now=now)
        done(held, answer, who=name_in_log(by.pk), now=now, about={"commitment": found})
        add_checkpoint(held, now=now)
        tell_people(held, Role.AUTHOR, Letter.QUALITY_SETTLED, now)
    return found


def _keep(offer: Offer, scores: Sequence[Entry], conditions: Sequence[Judgement], *, by: User, now: datetime) -> None:
    for entry in scores:
        assert entry.score is not None
        AgreedScore.objects.create(
            contender=offer.contender,
            lot=offer.lot,
            criterion=entry.criterion,
            moderator=by,
            score=entry.score,
            reason=entry.reason.strip(),
            agreed_at=now,
        )
    for one in conditions:
        JudgedCondition.objects.create(
            contender=offer.contender,
            condition=one.condition,
            met=one.met,
            reason=one.reason.strip(),
            judged_by=by,
            judged_at=now,
        )


def _condition_data(one: Judgement) -> dict[str, object]:
    return {"condition": one.condition, "met": one.met, "reason": one.reason.strip()}


def _judgement_problems(judging: Judging, given: Judgement) -> Iterator[Problem]:
    known = [one.id for one in judging.scheme.conditions]
    if given.condition not in known:
        yield Problem(
            given.condition, f"There is no condition {given.condition!r}.{did_you_mean(given.condition, known)}"
        )
    elif not given.met and not given.reason.strip():
        yield Problem(f"{given.condition}.why_not", "Say why the condition is not met. The bidder is told.")
    elif len(given.reason.strip()) > LONGEST_REASON:
        yield Problem(f"{given.condition}.why_not", f"Shorten the reason to {LONGEST_REASON:,} characters.")


def _is_agreed(judging: Judging, offer: Offer, entry: Entry) -> bool:
    before = judging.agreed.get((offer.contender.pk, offer.lot, entry.criterion))
    return before is not None and (before.score, before.reason) == (entry.score, entry.reason.strip())


def _is_judged(judging: Judging, offer: Offer, given: Judgement) -> bool:
    before = judging.conditions.get((offer.contender.pk, given.condition))
    return before is not None and (before.met, before.reason) == (given.met, given.reason.strip())

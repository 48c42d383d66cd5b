"""Score bids alone, stand back from one, and end the scoring once everything is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Contender, GivenScore, Recusal, Tender, name_in_log
from worthwhile.apps.tenders.selectors.judging import Judging, Offer, judging_of
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.standing_back import scores_count
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import commit_to, log_act
from worthwhile.apps.tenders.services.tell import tell_people
from worthwhile.engines.scoring import shown
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.engines.tendering import Act, Answer, Role, Stage
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

LONGEST_REASON = 4_000
LONGEST_EVIDENCE = 300
RECUSE = "recuse"
SEEN = (
    "You have seen what others gave, so you cannot take your own scores of this bid out. Ask to stand back from it: "
    "whoever moderates decides whether your scores count."
)
APART = "Had a conflict of interest, or had not scored the whole bid, when the scoring ended."
"""Why a score does not count that somebody gave and did not stand back from."""
_JUDGES = frozenset({Role.ASSESSOR, Role.MODERATOR})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A score for one criterion or part, with why, and where in the bid it stands."""

    criterion: str
    score: Decimal | None
    reason: str
    evidence: str = ""


def begin_assessment(*, tender: Tender, by: User, now: datetime) -> None:
    """Begin to assess the providers that are considered, where nobody bids. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.BEGIN_ASSESSMENT, person_in(held, by), now)
        held.assessing_since = now
        done(held, answer, who=name_in_log(by.pk), now=now, about={"considered": held.contenders.count()})
        tell_people(held, Role.ASSESSOR, Letter.SCORE, now)


def give_score(
    *,
    tender: Tender,
    contender: Contender,
    lot: str,
    criterion: str,
    score: Decimal,
    reason: str,
    evidence: str,
    by: User,
    now: datetime,
) -> None:
    """Keep one score. Raises NotAllowed, InvalidInput."""
    entry = Entry(criterion=criterion, score=score, reason=reason, evidence=evidence)
    give_scores(tender=tender, contender=contender, lot=lot, entries=[entry], by=by, now=now)


def give_scores(
    *, tender: Tender, contender: Contender, lot: str, entries: Sequence[Entry], by: User, now: datetime
) -> int:
    """Keep what an assessor gives a contender alone, as much of it as there is, and say how many scores are new.

    What is the same as before is not kept twice. Raises NotAllowed, and InvalidInput with every problem: a path is
    ``staffing.score``. Nothing is kept then.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.SCORE, person_in(held, by), now)
        judging = judging_of(held)
        offer = find_offer(judging, contender, lot)
        if (offer.contender.pk, by.pk) in judging.apart:
            raise _refused(Act.SCORE, "You stood back from this bid, so you do not score it.")
        problems = [problem for entry in entries for problem in entry_problems(judging.scheme, entry)]
        if problems:
            raise InvalidInput(problems)
        new = [entry for entry in entries if not _is_kept(judging, offer, entry, by)]
        for entry in new:
            assert entry.score is not None
            GivenScore.objects.create(
                contender=offer.contender,
                lot=lot,
                criterion=entry.criterion,
                assessor=by,
                score=entry.score,
                reason=entry.reason.strip(),
                evidence=entry.evidence.strip(),
                given_at=now,
            )
        if new:
            about = {
                **named(offer),
                "scores": len(new),
                "commitment": commit_to(held, text_of(entries_data(new)), now=now),
            }
            done(held, answer, who=name_in_log(by.pk), now=now, about=about)
    return len(new)


def recuse(*, tender: Tender, contender: Contender, words: str, by: User, now: datetime) -> Recusal:
    """Stand back from one contender for good, with the reason. Raises NotAllowed, InvalidInput.

    Whoever scored it and has seen others' scores asks for it instead: see services/stand_back.py.
    """
    if not words.strip():
        raise InvalidInput([Problem("words", "Say in a few words why. The author and the approver read it.")])
    with locked(tender) as held:
        actor = person_in(held, by)
        if not actor.roles & _JUDGES:
            raise _refused(Act.SCORE, "Only whoever scores or moderates stands back from a bid.")
        if held.stage not in (Stage.ASSESSING, Stage.MODERATING):
            raise _refused(Act.SCORE, "Bids are judged between their opening and the moment quality is settled.")
        found = held.contenders.get(pk=contender.pk)
        if held.stage == Stage.MODERATING and scores_count(judging_of(held), found, by.pk):
            raise _refused(Act.ASK_TO_STAND_BACK, SEEN)
        if found.recusals.filter(person=by).exists():
            raise _refused(Act.SCORE, "You stood back from this bid before.")
        kept = Recusal.objects.create(contender=found, person=by, words=words.strip(), declared_at=now)
        log_act(held, RECUSE, who=name_in_log(by.pk), about={"contender": found.number}, now=now)
    return kept


def finish_scoring(*, tender: Tender, by: User, now: datetime) -> None:
    """End the scoring: from here on the panel sees all scores and talks. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.FINISH_SCORING, person_in(held, by), now)
        judging = judging_of(held)
        keep_apart(judging, APART, now)
        kept = sum(len(list(judging.given(one, leaf.id))) for one in judging.offers for leaf in judging.scheme.leaves)
        done(held, answer, who=name_in_log(by.pk), now=now, about={"scores": kept})
        tell_people(held, Role.MODERATOR, Letter.MODERATE, now)


def keep_apart(judging: Judging, words: str, now: datetime) -> None:
    """Keep who judged which bid not, so that whatever is declared or cleared afterwards changes no score."""
    kept = set(Recusal.objects.filter(contender__in=judging.contenders).values_list("contender_id", "person_id"))
    for contender in judging.contenders:
        for person in judging.assessors:
            if (contender.pk, person) in judging.apart and (contender.pk, person) not in kept:
                Recusal.objects.create(contender=contender, person_id=person, words=words, declared_at=now)


def find_offer(judging: Judging, contender: Contender, lot: str) -> Offer:
    """What is judged. Raises InvalidInput where the contender does not stand for that lot in this tender."""
    for offer in judging.offers:
        if offer.contender.pk == contender.pk and offer.lot == lot:
            return offer
    raise InvalidInput([Problem("", f"Bid {contender.number} is not assessed here{f' for lot {lot}' if lot else ''}.")])


def entry_problems(scheme: Scheme, entry: Entry) -> Iterator[Problem]:
    """Everything that is wrong with a score: its criterion, its level, and that it says why."""
    leaves = {leaf.id: leaf.title for leaf in scheme.leaves}
    if entry.criterion not in leaves:
        hint = did_you_mean(entry.criterion, list(leaves)) or f" There are: {', '.join(leaves)}."
        yield Problem(entry.criterion, f"Nothing is scored as {entry.criterion!r}.{hint}")
        return
    levels, about = scheme.scale.scores, leaves[entry.criterion]
    if entry.score is None:
        yield Problem(f"{entry.criterion}.score", f"Choose a score for {about}, or leave the rest of it empty too.")
    elif entry.score not in levels:
        offered = ", ".join(shown(Fraction(level), 4) for level in levels)
        yield Problem(
            f"{entry.criterion}.score", f"Choose a score for {about} of the scale: {offered}. You gave {entry.score}."
        )
    if not entry.reason.strip():
        yield Problem(f"{entry.criterion}.reason", f"Say why for {about}, in words that the bidder can be given.")
    elif len(entry.reason.strip()) > LONGEST_REASON:
        yield Problem(f"{entry.criterion}.reason", f"Shorten the reason for {about} to {LONGEST_REASON:,} characters.")
    if len(entry.evidence.strip()) > LONGEST_EVIDENCE:
        yield Problem(f"{entry.criterion}.evidence", f"Shorten this to {LONGEST_EVIDENCE} characters.")


def entries_data(entries: Sequence[Entry]) -> list[dict[str, object]]:
    """What the log has the commitment of."""
    return [
        {"criterion": one.criterion, "score": one.score, "reason": one.reason.strip(), "evidence": one.evidence.strip()}
        for one in entries
    ]


def text_of(rows: Sequence[Mapping[str, object]]) -> str:
    """Scores and words as the text that the log commits to."""
    return exact_json_text({"rows": list(rows)})


def named(offer: Offer) -> dict[str, object]:
    """How the log names what is judged."""
    return {"contender": offer.contender.number, **({"lot": offer.lot} if offer.lot else {})}


def _is_kept(judging: Judging, offer: Offer, entry: Entry, by: User) -> bool:
    before = judging.scores.get((offer.contender.pk, offer.lot, entry.criterion, by.pk))
    return before is not None and (before.score, before.reason, before.evidence) == (
        entry.score,
        entry.reason.strip(),
        entry.evidence.strip(),
    )


def _refused(act: Act, *reasons: str) -> NotAllowed:
    return NotAllowed(Answer(act=act, leads_to=None, refusals=reasons))

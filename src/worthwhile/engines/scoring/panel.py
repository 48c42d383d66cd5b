"""From single scores to the score that counts: never an average in silence, and a wide spread must be settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from worthwhile.engines.scoring.bid import Assessor, Bid, Consensus, ScoreGiven
from worthwhile.engines.scoring.criterion import Criterion, SubCriterion
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.notes import PANEL, Note
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.engines.scoring.vocabulary import CloseScores, Role


class How(StrEnum):
    """How the score that counts came about."""

    ONE_ASSESSOR = "one-assessor"
    AGREED = "agreed"
    CONSENSUS = "consensus"
    MEAN = "mean"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The score of a bid for one criterion or part, in units of the scale, beside what each assessor gave.

    ``score`` is None where nothing is decided yet. ``must_meet`` says that the spread forces the panel to meet,
    whether it has met or not.
    """

    criterion: str
    score: Fraction | None
    how: How
    reason: str
    given: tuple[ScoreGiven, ...]
    must_meet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedBid:
    """A bid with the score that counts for everything that is scored. ``blocks`` stop a ranking, ``notes`` do not."""

    bid: Bid
    decided: Mapping[str, Decided]
    blocks: tuple[Note, ...]
    notes: tuple[Note, ...]


class Panel:
    """The rules of a panel, ready for many bids."""

    def __init__(self, *, scheme: Scheme, assessors: Sequence[Assessor]) -> None:
        self._scheme = scheme
        self._position = {score: at for at, score in enumerate(scheme.scale.scores)}
        self._highest = scheme.scale.highest
        self._scorers = {
            leaf.id: tuple(one for one in assessors if _scores(one, criterion, leaf))
            for criterion in scheme.criteria
            for leaf in criterion.leaves
        }

    def judge(self, bid: Bid) -> JudgedBid:
        """The scores that count for a bid."""
        given: dict[str, list[ScoreGiven]] = {}
        for score in bid.scores:
            if not score.set_aside:
                given.setdefault(score.criterion, []).append(score)
        settled = {consensus.criterion: consensus for consensus in bid.consensus}
        decided = {
            leaf.id: self._decide(leaf.id, tuple(given.get(leaf.id, ())), settled.get(leaf.id))
            for leaf in self._scheme.leaves
        }
        blocks: list[Note] = []
        notes: list[Note] = []
        for leaf in self._scheme.leaves:
            for stops, message in self._look(bid, leaf, decided[leaf.id]):
                note = Note(code=PANEL, message=message, lot=bid.lot, bidder=bid.bidder, criterion=leaf.id)
                (blocks if stops else notes).append(note)
        notes += _unlocated(bid)
        return JudgedBid(bid=bid, decided=decided, blocks=tuple(blocks), notes=tuple(notes))

    def _decide(self, criterion: str, given: tuple[ScoreGiven, ...], settled: Consensus | None) -> Decided:
        scores = {one.score for one in given}
        must_meet = self._must_meet(given)
        score: Fraction | None = None
        how, reason = How.UNDECIDED, ""
        if settled is not None:
            score, how, reason = Fraction(settled.score), How.CONSENSUS, settled.reason
        elif len(scores) == 1:
            score = Fraction(given[0].score)
            how = How.ONE_ASSESSOR if len(given) == 1 else How.AGREED
            reason = " ".join(dict.fromkeys(one.reason for one in given))
        elif scores and not must_meet and self._scheme.moderation.close_scores is CloseScores.MEAN:
            score, how = sum((Fraction(one.score) for one in given), Fraction(0)) / len(given), How.MEAN
            reason = f"Mean of {len(given)} scores, by the published rule: " + " ".join(one.reason for one in given)
        return Decided(criterion=criterion, score=score, how=how, reason=reason, given=given, must_meet=must_meet)

    def _must_meet(self, given: tuple[ScoreGiven, ...]) -> bool:
        if len(given) < 2:
            return False
        low, high = min(one.score for one in given), max(one.score for one in given)
        rule = self._scheme.moderation
        levels = self._position[high] - self._position[low]
        return levels >= rule.spread_levels or (high - low) * 100 > rule.spread_points * self._highest

    def _look(self, bid: Bid, leaf: Criterion | SubCriterion, decided: Decided) -> Iterator[tuple[bool, str]]:
        """What is to be said of one score: whether it stops the ranking, and the words."""
        about = f"{leaf.title}, bid of {bid.bidder}"
        has_settled = decided.how is How.CONSENSUS
        scored = {one.assessor for one in decided.given}
        missing = [
            one.id for one in self._scorers[leaf.id] if one.id not in scored and bid.bidder not in one.recused_from
        ]
        if missing:
            ending = "though a consensus is recorded." if has_settled else "Enter each assessor's own score first."
            yield not has_settled, f"{about}: no score yet of {', '.join(missing)}. {ending}"
        elif not decided.given:
            if has_settled:
                yield False, f"{about}: only a consensus is recorded, and no assessor's own score."
            else:
                yield True, f"{about}: no score yet. Enter each assessor's own score with a reason."
        if decided.score is None and decided.given:
            yield True, f"{about}: {self._unsettled(decided)}"
        if decided.how is How.MEAN:
            yield False, f"{about}: the mean of {_listed(decided.given)} counts, as the published rule says."
        if has_settled and decided.given:
            low, high = min(one.score for one in decided.given), max(one.score for one in decided.given)
            if decided.score is not None and not low <= decided.score <= high:
                yield False, f"{about}: the consensus lies outside what any assessor gave ({_listed(decided.given)})."

    def _unsettled(self, decided: Decided) -> str:
        if decided.must_meet:
            return (
                f"the assessors gave {_listed(decided.given)}. A spread this wide must be talked through: "
                "record a consensus with its reason. Single scores stay as they are."
            )
        return (
            f"the assessors gave {_listed(decided.given)}. Record a consensus with its reason: the scheme has no rule "
            "that takes the mean, and none is taken in silence."
        )


def _scores(assessor: Assessor, criterion: Criterion, leaf: Criterion | SubCriterion) -> bool:
    if assessor.role is Role.MODERATOR:
        return False
    return not assessor.criteria or leaf.id in assessor.criteria or criterion.id in assessor.criteria


def _listed(given: Sequence[ScoreGiven]) -> str:
    return ", ".join(f"{one.assessor} {shown(Fraction(one.score))}" for one in given)


def _unlocated(bid: Bid) -> Iterator[Note]:
    missing = sum(not one.evidence.strip() for one in bid.scores)
    if missing:
        message = f"{missing} of {len(bid.scores)} scores of {bid.bidder} do not say where in the bid they are shown."
        yield Note(code=PANEL, message=message, lot=bid.lot, bidder=bid.bidder)

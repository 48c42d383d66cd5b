"""The small changes of scores that an award is tried with: each assessor's by one level, and each that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from worthwhile.engines.scoring.panel import Decided, How
from worthwhile.engines.scoring.robustness import FlipKind
from worthwhile.engines.scoring.vocabulary import CloseScores


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """One score a level up or down, and what then counts. All in units of the scale.

    ``before`` and ``after`` are the score that was changed, ``counts`` the one that counts after it.
    """

    kind: FlipKind
    criterion: str
    assessor: str
    before: Fraction
    after: Fraction
    counts: Fraction


def changes_of(decided: Decided, *, levels: Sequence[Decimal], close_scores: CloseScores) -> Iterator[ScoreChange]:
    """Every change that is tried of one decided score.

    Where the mean counts, each assessor's score moves by a level and the mean with it. Where the panel agreed or
    settled on a consensus, the score that counts moves by a level, as one person's doubt could have moved it. Where one
    assessor scored, the two are the same and tried once.
    """
    if decided.score is None:
        return
    exact = [Fraction(level) for level in levels]
    moves_the_mean = decided.how is How.MEAN or (decided.how is How.AGREED and close_scores is CloseScores.MEAN)
    if moves_the_mean:
        for given in decided.given:
            before = Fraction(given.score)
            for after in _beside(before, exact):
                counts = decided.score + (after - before) / len(decided.given)
                yield _change(FlipKind.ASSESSOR, decided, given.assessor, before, after, counts)
    kind = FlipKind.ASSESSOR if decided.how is How.ONE_ASSESSOR else FlipKind.SCORE
    assessor = decided.given[0].assessor if decided.how is How.ONE_ASSESSOR else ""
    for after in _beside(decided.score, exact):
        yield _change(kind, decided, assessor, decided.score, after, after)


def _change(
    kind: FlipKind, decided: Decided, assessor: str, before: Fraction, after: Fraction, counts: Fraction
) -> ScoreChange:
    return ScoreChange(
        kind=kind, criterion=decided.criterion, assessor=assessor, before=before, after=after, counts=counts
    )


def _beside(score: Fraction, levels: Sequence[Fraction]) -> list[Fraction]:
    """The next level below and the next above."""
    below = [level for level in levels if level < score][-1:]
    return below + [level for level in levels if level > score][:1]

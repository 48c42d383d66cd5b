"""How firm an award is: what would be awarded if one score, or one weight, had been a little other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from worthwhile.engines.scoring.set_aside import SetAside


class FlipKind(StrEnum):
    """What was tried: one assessor's score by one level, the score that counts by one level, or a lawful weight."""

    ASSESSOR = "assessor"
    SCORE = "score"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A small change that another award would follow from.

    ``before`` and ``after`` are scores of the scale, or weights in per cent. ``award_before`` is None where the
    lot is awarded to nobody as it is, ``award_after`` where it would be: a tie left (``is_tie``), or no bid ranked.
    """

    kind: FlipKind
    lot: str
    criterion: str
    before: Fraction
    after: Fraction
    award_before: str | None
    award_after: str | None
    is_tie: bool
    message: str
    bidder: str = ""
    assessor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightEdge:
    """The weights, in per cent, between which the first place of a lot stays where it is. Exact.

    The other weights change in proportion, so that all add up to 100. None means that no weight on that side moves it;
    ``first_below`` and ``first_above`` are who would be first beyond. ``low`` and ``high`` are the stated range.
    """

    lot: str
    criterion: str
    weight: Fraction
    below: Fraction | None
    first_below: str | None
    above: Fraction | None
    first_above: str | None
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """Whether the award is fragile, with every flip found. ``fragile`` is None while there is no award to try."""

    fragile: bool | None
    flips: tuple[Flip, ...]
    weights: tuple[WeightEdge, ...]
    tried: int
    set_aside: tuple[SetAside, ...] = ()
    """The ranking with scores that were set aside, for each assessor and bid; fragile where the award hangs on them."""

"""How firm an award is: what would be awarded if one score, or one weight, had been a little other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.set_aside import SetAside


class FlipKind(StrEnum):
    """What was tried: one assessor's score by one level, the score that counts by one level, or other weights."""

    ASSESSOR = "assessor"
    SCORE = "score"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightMove:
    """One weight, in per cent: as published, where the award turns, and where it was tried and is another."""

    criterion: str
    before: Fraction
    turns_at: Fraction
    tried_at: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A small change that another award would follow from.

    ``before`` and ``after`` are scores of the scale, or weights in per cent: of weights that move together, the one
    that moves furthest, and ``weights`` has them all. ``award_before`` is None where the lot is awarded to nobody as it
    is, ``award_after`` where it would be: a tie left (``is_tie``), or no bid ranked.
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
    weights: tuple[WeightMove, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRange:
    """The weights, in per cent, that the buyer would have found as right for a criterion or for price."""

    criterion: str
    title: str
    weight: Fraction
    low: Fraction
    high: Fraction


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
    """Whether the award is fragile, with every flip found. ``fragile`` is None while there is no award to try.

    ``ranges`` are the other weights that were stated, empty where none were. ``is_sampled`` says that only some of
    the weights within them could be tried.
    """

    fragile: bool | None
    flips: tuple[Flip, ...]
    weights: tuple[WeightEdge, ...]
    tried: int
    set_aside: tuple[SetAside, ...] = ()
    """The ranking with scores that were set aside, for each assessor and bid; fragile where the award hangs on them."""
    ranges: tuple[StatedRange, ...] = ()
    is_sampled: bool = False

    @property
    def verdict(self) -> str:
        """How firm the award is, in a few words."""
        if self.fragile is None:
            return "Not tried yet"
        if self.fragile:
            return "Fragile"
        return "Firm as far as tried" if self.is_sampled else "Firm"

    @property
    def on_other_weights(self) -> str:
        """Whether other weights that were stated as right lead to another award, in words; empty without an award."""
        if self.fragile is None:
            return ""
        if not self.ranges:
            return "No other weights were stated as right, so none were tried."
        ranges = "; ".join(
            f"{one.title} {shown(one.low)} to {shown(one.high)} ({shown(one.weight)} decides)" for one in self.ranges
        )
        turns = any(flip.kind is FlipKind.WEIGHT for flip in self.flips)
        found = "Some of them lead" if turns else "None of them leads"
        said = f"Other weights that were stated as right, together 100: {ranges}. {found} to another award."
        return f"{said} {_SAMPLED}" if self.is_sampled else said


_SAMPLED = "Not all of them could be tried: bidders have limits, so that every lot is shared out anew for each."

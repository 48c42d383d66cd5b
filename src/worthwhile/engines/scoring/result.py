"""The outcome of an evaluation, with every step of the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.abnormally_low import LowPrice
from worthwhile.engines.scoring.award import Award
from worthwhile.engines.scoring.bid import ScoreGiven
from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.notes import Note
from worthwhile.engines.scoring.robustness import Robustness
from worthwhile.engines.scoring.standing import NotRanked
from worthwhile.engines.scoring.vocabulary import TieRule
from worthwhile.kernel.working import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """What a bid earned for one criterion, one part, or its price, and why.

    ``part_of`` is the criterion of a part, else empty. ``weight`` is in per cent of the whole. ``score`` is in units of
    the scale and None while nothing is decided, and for price; ``points`` are out of ``weight``. ``how`` is how the
    score came about (one-assessor, agreed, consensus, mean, undecided, parts, formula). ``given`` are the single
    scores, kept as they were given.
    """

    lot: str
    bidder: str
    criterion: str
    title: str
    part_of: str
    weight: Fraction
    score: Fraction | None
    points: Fraction | None
    how: str
    reason: str
    given: tuple[ScoreGiven, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedBid:
    """A bid in its place. ``figure`` is exact and what decides; ``quality`` is out of 100.

    ``price_points`` is None where price earns no points. ``tied_with`` names bids with exactly the same figure, and
    ``settled_by`` the published rule that told them apart.
    """

    lot: str
    bidder: str
    name: str
    rank: int
    figure: Fraction
    quality: Fraction
    price: Fraction | None
    price_points: Fraction | None
    tied_with: tuple[str, ...]
    settled_by: TieRule | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotResult:
    """One lot; without a name where there are no lots. ``ranking`` is empty while ``blocks`` says what is missing."""

    lot: str
    title: str
    ranking: tuple[RankedBid, ...]
    not_ranked: tuple[NotRanked, ...]
    blocks: tuple[Note, ...]
    low_prices: tuple[LowPrice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringResult:
    """The whole outcome. ``awards`` is empty while anything that decides it is missing.

    ``figure_name`` says what the figure is (points, adjusted price, ...), ``lower_wins`` which end is the better, and
    ``methods`` which published methods were applied (lots, drawn lot) in words.
    """

    title: str
    formula: Formula
    figure_name: str
    lower_wins: bool
    decimals: int
    lots: tuple[LotResult, ...]
    scores: tuple[ScoreLine, ...]
    awards: tuple[Award, ...]
    robustness: Robustness
    warnings: tuple[Note, ...]
    methods: tuple[str, ...]

    @property
    def ranking(self) -> tuple[RankedBid, ...]:
        """Every ranked bid, lot by lot, best first."""
        return tuple(bid for lot in self.lots for bid in lot.ranking)

    @property
    def blocks(self) -> tuple[Note, ...]:
        """Everything that stops a ranking, lot by lot."""
        return tuple(note for lot in self.lots for note in lot.blocks)

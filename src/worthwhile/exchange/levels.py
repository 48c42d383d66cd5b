"""A valued case by level: what changes for people, for society and for the environment, side by side.

Each level shows what is priced, what is held (real, told by its measure and its story, never priced) and what is
pending. The simulation draws the whole case at once, so a level has a range only where it holds all value that counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ZERO
from worthwhile.engines.valuation.result import OutcomeResult, Spread, UnpricedOutcome, ValuationResult
from worthwhile.engines.valuation.vocabulary import Level
from worthwhile.exchange.stories import NO_STORIES
from worthwhile.kernel.money import money_text

LABELS = {Level.INDIVIDUAL: "Individual", Level.SOCIAL: "Social", Level.ENVIRONMENTAL: "Environmental"}


@dataclass(frozen=True, kw_only=True)
class PricedLine:
    """A priced outcome. ``counted_instead`` names the outcome that counts in its place, if one does."""

    id: str
    name: str
    present_value: Decimal
    counted_instead: str | None


@dataclass(frozen=True, kw_only=True)
class ToldLine:
    """An outcome without a price, told by who changes, how it was measured and in whose words."""

    id: str
    name: str
    stakeholder: str
    quantity: tuple[Decimal, ...]
    method: str
    source: str
    strength: int | None
    story: str
    notes: str


@dataclass(frozen=True, kw_only=True)
class LevelColumn:
    """One level. ``present_value`` sums what counts; ``spread`` is None where no range of its own is known."""

    level: Level
    present_value: Decimal
    spread: Spread | None
    priced: tuple[PricedLine, ...]
    held: tuple[ToldLine, ...]
    pending: tuple[ToldLine, ...]

    @property
    def label(self) -> str:
        """The level in a heading."""
        return LABELS[self.level]

    @property
    def is_empty(self) -> bool:
        """Whether the case says nothing at this level."""
        return not (self.priced or self.held or self.pending)


@dataclass(frozen=True, kw_only=True)
class Levels:
    """The three levels in their order, and what can be said of their ranges."""

    columns: tuple[LevelColumn, ...]
    ranges: str


def find_levels(*, result: ValuationResult, stories: Mapping[str, str] = NO_STORIES) -> Levels:
    """Read a result by level. ``stories`` are texts by outcome id (see ``stories_of``)."""
    only = _only_level(result)
    return Levels(
        columns=tuple(_column(level, result, stories, has_all=level is only) for level in Level),
        ranges=_range_words(result, only),
    )


def _column(level: Level, result: ValuationResult, stories: Mapping[str, str], *, has_all: bool) -> LevelColumn:
    return LevelColumn(
        level=level,
        present_value=result.by_level.get(level.value, ZERO),
        spread=_spread(result) if has_all else None,
        priced=tuple(_priced(outcome) for outcome in result.outcomes if outcome.level is level),
        held=tuple(_told(outcome, stories) for outcome in result.held if outcome.level is level),
        pending=tuple(_told(outcome, stories) for outcome in result.pending if outcome.level is level),
    )


def _priced(outcome: OutcomeResult) -> PricedLine:
    return PricedLine(
        id=outcome.id,
        name=outcome.name,
        present_value=outcome.present_value,
        counted_instead=outcome.counted_instead,
    )


def _told(outcome: UnpricedOutcome, stories: Mapping[str, str]) -> ToldLine:
    return ToldLine(
        id=outcome.id,
        name=outcome.name,
        stakeholder=outcome.stakeholder,
        quantity=outcome.quantity,
        method=outcome.method,
        source=outcome.source,
        strength=outcome.strength,
        story=stories.get(outcome.id, ""),
        notes=outcome.notes,
    )


def _only_level(result: ValuationResult) -> Level | None:
    """The level that holds every outcome that counts, if one does."""
    found = {outcome.level for outcome in result.outcomes if outcome.counted}
    return found.pop() if len(found) == 1 else None


def _spread(result: ValuationResult) -> Spread | None:
    found = result.uncertainty
    return found.present_value if found is not None and found.ranged else None


def _range_words(result: ValuationResult, only: Level | None) -> str:
    spread = _spread(result)
    if not result.outcomes:
        return "No outcome has a price, so there is no range."
    if spread is None:
        return "These are single figures: no ranges were drawn."
    low, high = (money_text(figure, result.currency, places=0) for figure in (spread.p5, spread.p95))
    if only is not None:
        return f"All value that counts lies at the {only.value} level: its range is that of the case, {low} to {high}."
    return (
        f"A range for each level is not known: the ranges are drawn for the whole case at once ({low} to {high}). The "
        "figures by level are central ones."
    )

"""What the tries of a price formula found, and what a point is worth, as the page says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from worthwhile.apps.tenders.presenters.price_words import NAMES, pounds, sentence
from worthwhile.engines.scoring import Counted, EffectiveWeight, Formula, LotSimulation, SimulationResult, shown


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that should never happen, and how often it did. ``example`` is empty where it never did.

    ``colour`` is grey where it was not found and may still happen, as under a formula that looks at other bids.
    """

    name: str
    colour: str
    often: str
    example: str


@dataclass(frozen=True, kw_only=True)
class TriesWords:
    """What the tries found. ``with_quality`` says that the table of prices has a column of qualities."""

    trials: int
    between: str
    findings: tuple[Finding, ...]
    weights: tuple[tuple[str, str, str, str], ...]
    price_table: tuple[tuple[str, str, str], ...]
    with_quality: bool
    level_worths: tuple[tuple[str, str, str], ...]
    odd_prices: tuple[tuple[str, str], ...]


def tries_words(simulation: SimulationResult) -> TriesWords:
    """Everything that the tries found, of the one lot there is."""
    lot, formula = simulation.lots[0], simulation.formula
    return TriesWords(
        trials=simulation.trials,
        between=_between_words(lot),
        findings=tuple(_findings(lot, formula)),
        weights=tuple(_weight_rows(lot)),
        price_table=tuple(_price_rows(lot)),
        with_quality=formula is Formula.PER_QUALITY_POINT,
        level_worths=tuple(_level_rows(lot)),
        odd_prices=tuple((f"{odd.case[0].upper()}{odd.case[1:]}", sentence(odd.outcome)) for odd in lot.odd_prices),
    )


def _findings(lot: LotSimulation, formula: Formula) -> Iterator[Finding]:
    """Everything that should never happen, and how often it did."""
    trials = lot.trials
    for name, counted in (
        ("A bid that does not win was added: the order of the others changed", trials.order_changes),
        ("A second bid of a loser’s group, which does not win itself, made the loser win", trials.planted),
        ("A lower price lowered a bid’s own place", trials.price_harm),
        ("A higher score lowered a bid’s own place", trials.quality_harm),
    ):
        if counted.tried:
            yield _finding(name, counted, is_safe=formula.is_offered)


def _finding(name: str, counted: Counted, *, is_safe: bool) -> Finding:
    tried = f"{counted.tried:,} tries"
    if counted.found:
        often = f"{counted.found:,} of {tried} ({shown(counted.share * 100, 1)}%)"
        return Finding(name=name, colour="red", often=often, example=counted.example)
    if is_safe:
        return Finding(name=name, colour="green", often=f"Never, in {tried}", example="")
    return Finding(name=name, colour="grey", often=f"Not found in {tried}", example="")


def _weight_rows(lot: LotSimulation) -> Iterator[tuple[str, str, str, str]]:
    """Criterion, weight as published, and the part it plays among the bids and among made-up ones."""
    of_bids = {one.criterion: one for one in lot.effective_weights_of_bids}
    for one in lot.effective_weights:
        nominal = f"{shown(one.nominal)}%" if one.nominal is not None else "none"
        yield NAMES[one.criterion], nominal, _percent(of_bids.get(one.criterion)), _percent(one)


def _percent(one: EffectiveWeight | None) -> str:
    return "not known" if one is None else f"{one.effective:.0f}%"


def _price_rows(lot: LotSimulation) -> Iterator[tuple[str, str, str]]:
    """Price, quality (empty but under PF-4), and the pounds that one more point is worth there."""
    for row in lot.price_table:
        quality = "" if row.quality is None else shown(row.quality)
        worth = "No price buys a point here" if row.pounds is None else pounds(row.pounds)
        yield pounds(row.price), quality, worth


def _level_rows(lot: LotSimulation) -> Iterator[tuple[str, str, str]]:
    """Criterion, points of one more on its score, and what they are worth; empty where the price is fixed."""
    for worth in lot.level_worths:
        in_pounds = "" if lot.low is None else "nothing at the middle price"
        yield NAMES[worth.criterion], shown(worth.points, 3), pounds(worth.pounds) if worth.pounds else in_pounds


def _between_words(lot: LotSimulation) -> str:
    """Between which prices bids were made up."""
    if lot.low is None or lot.high is None:
        return "at the fixed price"
    return f"at prices from {pounds(lot.low)} to {pounds(lot.high)}"

"""The outcome of an evaluation as text: the order, every step of it, what is missing, and how firm it is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from worthwhile.engines.scoring import (
    FORMULAS,
    NOT_TESTED,
    LotResult,
    LowPrice,
    RankedBid,
    Robustness,
    ScoreLine,
    ScoringResult,
    WeightEdge,
    rounded,
    shown,
)

WIDTH = 100
NOT_ADVICE = (
    "This is arithmetic by the published scheme and no legal advice. Nothing was rounded before it was compared; "
    "figures are shown to {decimals} decimals."
)


def score_lines(result: ScoringResult, *, brief: bool = False) -> Iterator[str]:
    """The whole outcome, a line each. ``brief`` leaves out steps and reasons."""
    facts = FORMULAS[result.formula]
    yield from wrapped("", f"{result.title}: {result.formula}, {facts.name.lower()}")
    yield from wrapped("", facts.says)
    for lot in result.lots:
        yield from _lot_lines(result, lot, brief)
    yield from _award_lines(result)
    yield from _robustness_lines(result.robustness, result.decimals)
    if result.warnings:
        yield from ("", "Look at")
        for note in result.warnings:
            where = f" (lot {note.lot})" if note.lot else ""
            yield from wrapped("! ", f"{note.message}{where} [{note.code}]")
    for method in result.methods:
        yield ""
        yield from wrapped("", f"Method: {method}")
    yield ""
    yield from wrapped("", NOT_ADVICE.format(decimals=result.decimals))


def wrapped(start: str, text: str) -> list[str]:
    """A sentence over as many lines as it needs, the later ones under the first."""
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)) or [start.rstrip()]


def _lot_lines(result: ScoringResult, lot: LotResult, brief: bool) -> Iterator[str]:
    if lot.lot:
        yield from ("", f"Lot {lot.lot}: {lot.title}" if lot.title != lot.lot else f"Lot {lot.lot}")
    for bid in lot.ranking:
        yield ""
        yield from _bid_lines(result, bid)
        if not brief:
            yield from _step_lines(bid)
            yield from _reason_lines(line for line in result.scores if (line.lot, line.bidder) == (lot.lot, bid.bidder))
    if lot.blocks:
        yield from ("", "Not ranked yet")
        for note in lot.blocks:
            yield from wrapped("- ", f"{note.message} [{note.code}]")
    if lot.not_ranked:
        yield from ("", "Not in the ranking")
        for one in lot.not_ranked:
            yield from wrapped("- ", f"{one.bidder}: {' '.join(one.reasons)} [{one.code}]")
    yield from _low_price_lines(lot.low_prices)


def _bid_lines(result: ScoringResult, bid: RankedBid) -> Iterator[str]:
    figure = f"{rounded(bid.figure, result.decimals):,f} {result.figure_name}"
    price = f", price {shown(bid.price)}" if bid.price is not None else ""
    name = f" ({bid.name})" if bid.name != bid.bidder else ""
    said = f"{bid.bidder}{name}: {figure}; quality {rounded(bid.quality, result.decimals):f} of 100{price}"
    yield from wrapped(f"{bid.rank}. ", said)
    if bid.tied_with:
        how = f"told apart by {bid.settled_by}" if bid.settled_by else "told apart by no rule"
        yield from wrapped("   ", f"Exactly equal with {', '.join(bid.tied_with)}; {how}. [SC-03]")


def _step_lines(bid: RankedBid) -> Iterator[str]:
    for step in bid.steps:
        result = shown(Fraction(step.result), 6)
        yield from wrapped("   = ", f"{step.label}: {step.formula} = {result} {step.unit}")


def _reason_lines(lines: Iterable[ScoreLine]) -> Iterator[str]:
    for line in lines:
        if line.how in ("parts", "formula") or line.score is None:
            continue
        each = ", ".join(f"{given.assessor} {shown(Fraction(given.score))}" for given in line.given)
        alone = f" (alone: {each})" if len(line.given) > 1 else ""
        yield from wrapped("   > ", f"{line.title}: {shown(line.score)}, {line.how}{alone}. {line.reason}")


def _low_price_lines(lows: Sequence[LowPrice]) -> Iterator[str]:
    for code, said in NOT_TESTED.items():
        names = [low.bidder for low in lows if code in low.not_tested]
        if names:
            method = "SC-04" if code == "other-prices" else "SC-05"
            yield from wrapped("  ", f"Price of {', '.join(names)}: {said}. [{method}]")
    for low in lows:
        if low.labour is None:
            continue
        living = low.labour.at_living_wage
        beside = f"; at the real living wage it would be {shown(living)}, for information" if living is not None else ""
        said = (
            f"{low.bidder}: price {shown(low.price)}, labour floor {shown(low.labour.floor)} at "
            f"{shown(low.labour.wage)} an hour{beside}."
        )
        yield from wrapped("  ", said)


def _award_lines(result: ScoringResult) -> Iterator[str]:
    yield from ("", "Award")
    if not result.awards:
        yield from wrapped("- ", "None yet: see what is missing.")
    for award in result.awards:
        yield from wrapped("- ", award.message)


def _robustness_lines(found: Robustness, decimals: int) -> Iterator[str]:
    yield from ("", "How firm it is")
    if found.fragile is None:
        yield from wrapped("- ", "Not tried: there is no award yet.")
        return
    says = "." if found.fragile else ": none of these changes leads to another award."
    yield from wrapped("- ", f"{found.verdict}{says} {found.tried:,} small changes were tried. [SC-07]")
    for flip in found.flips:
        yield from wrapped("! ", flip.message)
    yield from wrapped("- ", f"{found.on_other_weights} [SC-07]")
    for edge in found.weights:
        yield from wrapped("- ", _edge_words(edge, decimals))


def _edge_words(edge: WeightEdge, decimals: int) -> str:
    where = f" (lot {edge.lot})" if edge.lot else ""
    said = f"Weight of {edge.criterion}{where}, {shown(edge.weight)}: "
    parts = []
    if edge.below is not None:
        parts.append(f"below {rounded(edge.below, decimals):f} {edge.first_below or 'nobody'} is first")
    if edge.above is not None:
        parts.append(f"above {rounded(edge.above, decimals):f} {edge.first_above or 'nobody'} is first")
    return said + ("; ".join(parts) if parts else "no weight changes who is first") + ". [SC-08]"

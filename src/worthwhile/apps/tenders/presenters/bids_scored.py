"""The outcome of an evaluation, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.apps.tenders.presenters.firmness import FirmnessWords, firmness_words
from worthwhile.apps.tenders.presenters.price_words import figure_cell, figure_heading, pounds, step_words
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.engines.scoring import (
    FORMULAS,
    Evaluation,
    LotResult,
    LowPrice,
    Note,
    RankedBid,
    ScoreLine,
    ScoringResult,
    rounded,
    shown,
)

HOW = {
    "one-assessor": "one assessor",
    "agreed": "all gave the same",
    "consensus": "settled on together",
    "mean": "mean, by the published rule",
    "undecided": "nothing decided yet",
    "parts": "from its parts",
    "formula": "by the formula",
}
FLAGS = {
    "price-of-nothing": "a price of nothing",
    "below-mean": "far below the mean of the others",
    "below-next": "far below the next price",
    "below-labour-floor": "below what the labour costs",
    "wage-below-statutory": "built on a wage below the lowest lawful one",
}

NOTHING_TO_COMPARE = "Not tested: nothing to compare with"


@dataclass(frozen=True, kw_only=True)
class Alone:
    """What one assessor gave alone."""

    who: str
    score: str
    reason: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class ScoreWords:
    """One criterion or part of one bid."""

    title: str
    is_part: bool
    weight: str
    score: str
    points: str
    how: str
    reason: str
    given: tuple[Alone, ...]


@dataclass(frozen=True, kw_only=True)
class BidWords:
    """One bid with everything behind its place; ``rank`` and ``figure`` are empty where it is not ranked."""

    bidder: str
    name: str
    rank: str
    figure: str
    quality: str
    price: str
    price_points: str
    tie: str
    steps: tuple[tuple[str, str], ...]
    scores: tuple[ScoreWords, ...]


@dataclass(frozen=True, kw_only=True)
class LowWords:
    """A price beside the others, with its flags in words; none where nothing is odd."""

    name: str
    price: str
    below_mean: str
    below_next: str
    labour: str
    flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LotWords:
    """One lot. ``blocks`` say what stops its ranking; pairs of ``not_ranked`` are a name and why."""

    id: str
    title: str
    heading: str
    has_price_points: bool
    ranking: tuple[BidWords, ...]
    others: tuple[BidWords, ...]
    blocks: tuple[str, ...]
    not_ranked: tuple[tuple[str, str], ...]
    low_prices: tuple[LowWords, ...]


@dataclass(frozen=True, kw_only=True)
class ScoredWords:
    """The whole outcome."""

    title: str
    buyer: str
    formula: str
    says: str
    awards: tuple[str, ...]
    lots: tuple[LotWords, ...]
    firmness: FirmnessWords
    warnings: tuple[tuple[str, str], ...]
    methods: tuple[str, ...]
    evaluation_hash: str
    decimals: int


def scored_words(scored: BidsScored) -> ScoredWords:
    """What the page says, lot by lot."""
    evaluation, result = scored.loaded.evaluation, scored.result
    facts = FORMULAS[result.formula]
    return ScoredWords(
        title=evaluation.title,
        buyer=evaluation.buyer,
        formula=f"{facts.name} ({result.formula})",
        says=facts.says,
        awards=tuple(_awards(result)),
        lots=tuple(_lot(evaluation, result, lot) for lot in result.lots),
        firmness=firmness_words(evaluation, result),
        warnings=tuple(
            (f"{note.message}{f' Lot {note.lot}.' if note.lot else ''}", note.code) for note in result.warnings
        ),
        methods=result.methods,
        evaluation_hash=scored.loaded.evaluation_hash,
        decimals=result.decimals,
    )


def _awards(result: ScoringResult) -> Iterator[str]:
    for award in result.awards:
        yield award.message
    if result.awards:
        for lot in result.lots:
            if lot.blocks:
                yield f"Lot {lot.lot}: none yet, as it cannot be ranked. See below what is missing."


def _note(note: Note) -> str:
    return f"Lot {note.lot}: {note.message}" if note.lot else note.message


def _lot(evaluation: Evaluation, result: ScoringResult, lot: LotResult) -> LotWords:
    lines: dict[str, list[ScoreLine]] = {}
    for line in result.scores:
        if line.lot == lot.lot:
            lines.setdefault(line.bidder, []).append(line)
    ranked = {bid.bidder for bid in lot.ranking}
    return LotWords(
        id=lot.lot or "all",
        title=lot.title if lot.lot else "",
        heading=figure_heading(result.formula),
        has_price_points=result.formula.is_weighted,
        ranking=tuple(_ranked(evaluation, result, bid, lines.get(bid.bidder, [])) for bid in lot.ranking),
        others=tuple(
            _not_ranked(evaluation, result, bidder, found) for bidder, found in lines.items() if bidder not in ranked
        ),
        blocks=tuple(note.message for note in lot.blocks),
        not_ranked=tuple((evaluation.bidder(one.bidder).title, " ".join(one.reasons)) for one in lot.not_ranked),
        low_prices=tuple(_low(evaluation, low) for low in lot.low_prices),
    )


def _ranked(evaluation: Evaluation, result: ScoringResult, bid: RankedBid, lines: list[ScoreLine]) -> BidWords:
    others = ", ".join(evaluation.bidder(name).title for name in bid.tied_with)
    how = f"told apart by: {str(bid.settled_by).replace('-', ' ')}" if bid.settled_by else "told apart by no rule"
    return BidWords(
        bidder=bid.bidder,
        name=bid.name,
        rank=str(bid.rank),
        figure=figure_cell(result.formula, bid.figure, result.decimals),
        quality=f"{rounded(bid.quality, result.decimals):,f}",
        price="the fixed price" if bid.price is None else pounds(bid.price),
        price_points="" if bid.price_points is None else f"{rounded(bid.price_points, result.decimals):,f}",
        tie=f"Exactly equal with {others}; {how}." if others else "",
        steps=tuple(step_words(step) for step in bid.steps),
        scores=tuple(_score(evaluation, result, line) for line in lines),
    )


def _not_ranked(evaluation: Evaluation, result: ScoringResult, bidder: str, lines: list[ScoreLine]) -> BidWords:
    return BidWords(
        bidder=bidder,
        name=evaluation.bidder(bidder).title,
        rank="", figure="", quality="", price="", price_points="", tie="", steps=(),
        scores=tuple(_score(evaluation, result, line) for line in lines),
    )  # fmt: skip


def _score(evaluation: Evaluation, result: ScoringResult, line: ScoreLine) -> ScoreWords:
    who = {one.id: one.name or one.id for one in evaluation.assessors}
    alone = tuple(
        Alone(
            who=who.get(given.assessor, given.assessor),
            score=shown(Fraction(given.score)),
            reason=given.reason,
            evidence=given.evidence,
        )
        for given in line.given
    )
    return ScoreWords(
        title=line.title,
        is_part=bool(line.part_of),
        weight=shown(line.weight),
        score="" if line.score is None else shown(line.score),
        points="" if line.points is None else f"{rounded(line.points, result.decimals):,f}",
        how=HOW.get(line.how, line.how),
        # The reasons of assessors who agree stand with each of them, and parts with their criterion.
        reason="" if line.how in ("agreed", "one-assessor", "parts") else line.reason,
        given=alone,
    )


def _low(evaluation: Evaluation, low: LowPrice) -> LowWords:
    labour = "Not tested: no hours given"
    if low.labour is not None:
        labour = f"{pounds(low.labour.floor)} at {pounds(low.labour.wage)} an hour"
        if "lawful-wage" in low.not_tested:
            labour += ", the bid’s own wage: no lowest lawful wage is stated"
        if low.labour.at_living_wage is not None:
            labour += f"; {pounds(low.labour.at_living_wage)} at the real living wage, for information"
    compared = "other-prices" not in low.not_tested
    return LowWords(
        name=evaluation.bidder(low.bidder).title,
        price=pounds(low.price),
        below_mean=_share(low.below_mean, "not below" if compared else NOTHING_TO_COMPARE),
        below_next=_share(low.below_next, "no higher price" if compared else NOTHING_TO_COMPARE),
        labour=labour,
        flags=tuple(FLAGS[flag] for flag in low.flags),
    )


def _share(share: Fraction | None, otherwise: str) -> str:
    """How far below in per cent; a price above is not called low."""
    if share is None:
        return otherwise
    return f"{shown(share * 100, 1)}% below" if share > 0 else "not below"

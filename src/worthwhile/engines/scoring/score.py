"""Bids scored and ranked by a published scheme, exactly, with what is missing said and how firm the award is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from worthwhile.engines.scoring import assignment, draw
from worthwhile.engines.scoring.abnormally_low import LowPrice, look_at_prices, what_to_do
from worthwhile.engines.scoring.award import Award, awards_in_words, limits_of, share_lots
from worthwhile.engines.scoring.evaluation import Evaluation
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.formulas import FORMULAS, Formula
from worthwhile.engines.scoring.group_bids import look_at_groups
from worthwhile.engines.scoring.notes import LABOUR, LOTS, LOW, ROBUSTNESS, STANDING, Note
from worthwhile.engines.scoring.prepared import PreparedLot, prepare_lots
from worthwhile.engines.scoring.price_rule import refusal
from worthwhile.engines.scoring.result import LotResult, RankedBid, ScoringResult
from worthwhile.engines.scoring.robustness import Robustness
from worthwhile.engines.scoring.score_flips import Standing, find_score_flips
from worthwhile.engines.scoring.set_aside import try_set_aside
from worthwhile.engines.scoring.vocabulary import TieRule
from worthwhile.engines.scoring.weight_edges import find_weight_edges
from worthwhile.engines.scoring.weight_flips import find_weight_flips, stated_ranges
from worthwhile.engines.scoring.working import price_points, score_lines, steps_of
from worthwhile.kernel.problems import InvalidInput, Problem

NOT_TRIED = Robustness(fragile=None, flips=(), weights=(), tried=0)


def score_evaluation(*, evaluation: Evaluation) -> ScoringResult:
    """Score, rank and award, and try how firm the award is.

    A lot in which anything that decides is missing (a spread not talked through, a score, a price, a tie that is left)
    is not ranked: ``blocks`` says why. Raises InvalidInput where there are no bids, and where the price formula is one
    that no award may stand on. Methods: PF-1 to PF-8 and SC-01 to SC-09.
    """
    _refuse(evaluation)
    lots = prepare_lots(evaluation)
    limits = limits_of(evaluation)
    boards = {ready.lot: ready.board for ready in lots if ready.board is not None and not ready.blocks}
    complete = len(boards) == len(lots)
    lower_wins = evaluation.scheme.price.formula.lower_wins
    awards: tuple[Award, ...] = ()
    robustness = NOT_TRIED
    if boards and (complete or not limits):
        shared = share_lots(boards, limits=limits, lower_wins=lower_wins)
        awards = awards_in_words(boards, shared, limited=bool(limits))
        robustness = _tried(evaluation, Standing(
            lots={ready.lot: ready for ready in lots if ready.lot in boards},
            boards=boards, shared=shared, limits=limits, lower_wins=lower_wins,
        ))  # fmt: skip
    found = tuple(_lot_result(evaluation, ready) for ready in lots)
    facts = FORMULAS[evaluation.scheme.price.formula]
    return ScoringResult(
        title=evaluation.title,
        formula=evaluation.scheme.price.formula,
        figure_name=facts.figure,
        lower_wins=lower_wins,
        decimals=evaluation.scheme.decimals,
        lots=found,
        scores=tuple(line for ready in lots for line in score_lines(ready)),
        awards=awards,
        robustness=robustness,
        warnings=tuple(_warnings(evaluation, lots, found, limits, robustness, complete=complete)),
        methods=tuple(_methods(found, limits)),
    )


def _refuse(evaluation: Evaluation) -> None:
    problems = []
    if why := refusal(evaluation.scheme.price):
        problems.append(Problem("scheme.price.formula", why))
    if not evaluation.bids:
        problems.append(Problem("bids", "Enter the bids. Without them a scheme can be tried, and nothing scored."))
    if problems:
        raise InvalidInput(problems)


def _tried(evaluation: Evaluation, standing: Standing) -> Robustness:
    aside = try_set_aside(evaluation, standing.shared)
    hangs = any(one.changes for one in aside)
    ranges = stated_ranges(evaluation.scheme)
    if not standing.shared:
        return replace(NOT_TRIED, set_aside=aside, ranges=ranges)
    flips, tried = find_score_flips(standing)
    edges = find_weight_edges(standing)
    by_weight, is_sampled = find_weight_flips(standing)
    flips += by_weight
    return Robustness(
        fragile=bool(flips) or hangs,
        flips=tuple(flips),
        weights=tuple(edges),
        tried=tried + len(edges),
        set_aside=aside,
        ranges=ranges,
        is_sampled=is_sampled,
    )


def _lot_result(evaluation: Evaluation, ready: PreparedLot) -> LotResult:
    lot = evaluation.scheme.lot(ready.lot)
    bids = [judged.bid for judged in ready.judged.values()]
    return LotResult(
        lot=ready.lot,
        title=lot.title if lot is not None else evaluation.title,
        ranking=() if ready.blocks else tuple(_ranked(evaluation, ready)),
        not_ranked=ready.not_ranked,
        blocks=ready.blocks,
        low_prices=look_at_prices(bids, rule=evaluation.scheme.abnormally_low),
    )


def _ranked(evaluation: Evaluation, ready: PreparedLot) -> Iterator[RankedBid]:
    assert ready.board is not None
    for placed in ready.board.placed:
        yield RankedBid(
            lot=ready.lot,
            bidder=placed.contender.bidder,
            name=evaluation.bidder(placed.contender.bidder).title,
            rank=placed.rank,
            figure=placed.figure,
            quality=placed.quality,
            price=placed.contender.price,
            price_points=price_points(placed, ready, ready.board.field),
            tied_with=placed.tied_with,
            settled_by=placed.settled_by,
            steps=steps_of(ready, placed, ready.board.field),
        )


def _warnings(
    evaluation: Evaluation,
    lots: Sequence[PreparedLot],
    found: Sequence[LotResult],
    limits: Mapping[str, int],
    robustness: Robustness,
    *,
    complete: bool,
) -> Iterator[Note]:
    yield from scheme_notes(evaluation)
    for ready, result in zip(lots, found, strict=True):
        yield from ready.notes
        for low in result.low_prices:
            yield from _low_notes(evaluation, low)
        yield from look_at_groups(evaluation, ready)
        if len(ready.judged) == 1:
            yield Note(code=STANDING, message="There is one bid alone, so nothing was compared.", lot=ready.lot)
    if limits and not complete:
        message = "No lot is awarded yet: bidders have limits, so every lot must be ranked before any is shared out."
        yield Note(code=LOTS, message=message)
    for one in robustness.set_aside:
        yield Note(code=ROBUSTNESS, message=one.message, lot=one.lot, bidder=one.bidder)
    if robustness.flips:
        many = len(robustness.flips)
        changes = "1 small change leads" if many == 1 else f"{many} small changes lead"
        message = f"The award is fragile: {changes} to another. Look at each before anybody signs."
        yield Note(code=ROBUSTNESS, message=message)


def scheme_notes(evaluation: Evaluation) -> Iterator[Note]:
    """What is to be said of the scheme itself, before any bid."""
    rule = evaluation.scheme.price
    facts = FORMULAS[rule.formula]
    if facts.refused_because:
        message = f"{facts.name} is not offered and no award should stand on it: {facts.refused_because}"
        yield Note(code=str(rule.formula), message=message)
    marks = any(scored.pass_mark for criterion in evaluation.scheme.criteria for scored in criterion.with_parts)
    if rule.formula is Formula.QUALITY_TO_PRICE and rule.quality_floor is None and not marks:
        message = "PF-5 without a floor of quality or a pass mark lets a very low price buy poor quality. Publish one."
        yield Note(code=str(rule.formula), message=message)


def _low_notes(evaluation: Evaluation, low: LowPrice) -> Iterator[Note]:
    parts = {
        "price-of-nothing": (LOW, "nothing at all"),
        "below-mean": (LOW, f"{_percent(low.below_mean)} below the mean of the other prices"),
        "below-next": (LOW, f"{_percent(low.below_next)} below the next price"),
    }
    if low.labour is not None:
        wage, floor = shown(low.labour.wage), shown(low.labour.floor)
        parts["below-labour-floor"] = (LABOUR, f"below the labour floor of {floor}, at {wage} an hour")
        parts["wage-below-statutory"] = (LABOUR, f"built on a wage below the lowest lawful wage of {wage} an hour")
    for wanted in (LOW, LABOUR):
        words = [text for flag in low.flags for code, text in [parts[flag]] if code == wanted]
        if words:
            said = f"The price of {low.bidder}, {shown(low.price)}, is {' and '.join(words)}."
            message = f"{said} {what_to_do(evaluation.scheme.nation)}"
            yield Note(code=wanted, message=message, lot=low.lot, bidder=low.bidder)


def _percent(share: Fraction | None) -> str:
    return "" if share is None else f"{shown(share * 100, 1)}%"


def _methods(found: Sequence[LotResult], limits: Mapping[str, int]) -> Iterator[str]:
    if limits:
        yield assignment.METHOD
    if any(bid.settled_by is TieRule.DRAWN_LOT for lot in found for bid in lot.ranking):
        yield draw.METHOD

"""The lines and steps behind a ranking: what a reader needs to do it again with a pencil."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from worthwhile.engines.scoring.bid import Bid, ScoreGiven
from worthwhile.engines.scoring.criterion import Criterion, SubCriterion
from worthwhile.engines.scoring.exact import shown, unrounded
from worthwhile.engines.scoring.formulas import FORMULAS, Formula
from worthwhile.engines.scoring.merit import PriceField, Terms, price_share
from worthwhile.engines.scoring.order import Placed
from worthwhile.engines.scoring.panel import JudgedBid
from worthwhile.engines.scoring.prepared import PreparedLot
from worthwhile.engines.scoring.result import ScoreLine
from worthwhile.engines.scoring.standing import criterion_score
from worthwhile.engines.scoring.vocabulary import PRICE
from worthwhile.kernel.working import Step

PLACES = 6


def score_lines(ready: PreparedLot) -> Iterator[ScoreLine]:
    """Every criterion, part and price of every bid of a lot, in the order of bids and scheme."""
    board = ready.board
    placed_by = {placed.contender.bidder: placed for placed in board.placed} if board else {}
    for judged in ready.judged.values():
        for criterion in ready.scheme.criteria:
            yield from _criterion_lines(ready, criterion, judged)
        if (placed := placed_by.get(judged.bid.bidder)) is not None and board is not None:
            line = _price_line(ready, placed, board.field)
            if line is not None:
                yield line


def steps_of(ready: PreparedLot, placed: Placed, field: PriceField) -> tuple[Step, ...]:
    """The arithmetic of one ranked bid, from scores to its figure."""
    return (*_quality_steps(ready, placed), *_figure_steps(ready, placed, field))


def _criterion_lines(ready: PreparedLot, criterion: Criterion, judged: JudgedBid) -> Iterator[ScoreLine]:
    whole = ready.weights.criteria[criterion.id]
    scores = {leaf.id: judged.decided[leaf.id].score for leaf in criterion.leaves}
    if criterion.sub_criteria:
        known = {leaf: score for leaf, score in scores.items() if score is not None}
        total = criterion_score(criterion, known) if len(known) == len(scores) else None
        reason = "By the weights of its parts."
        yield _line(ready, judged.bid, criterion, whole, total, how="parts", reason=reason)
    for leaf in criterion.leaves:
        decided = judged.decided[leaf.id]
        part_of = criterion.id if leaf is not criterion else ""
        weight = whole * criterion.share_of(leaf)
        yield _line(
            ready, judged.bid, leaf, weight, decided.score, how=str(decided.how), reason=decided.reason,
            part_of=part_of, given=decided.given,
        )  # fmt: skip


def _line(
    ready: PreparedLot,
    bid: Bid,
    scored: Criterion | SubCriterion,
    weight: Fraction,
    score: Fraction | None,
    *,
    how: str,
    reason: str,
    part_of: str = "",
    given: tuple[ScoreGiven, ...] = (),
) -> ScoreLine:
    highest = Fraction(ready.scheme.scale.highest)
    return ScoreLine(
        lot=ready.lot,
        bidder=bid.bidder,
        criterion=scored.id,
        title=scored.title,
        part_of=part_of,
        weight=weight,
        score=score,
        points=None if score is None else weight * score / highest,
        how=how,
        reason=reason,
        given=given,
    )


def _price_line(ready: PreparedLot, placed: Placed, field: PriceField) -> ScoreLine | None:
    points = price_points(placed, ready, field)
    if points is None:
        return None
    assert placed.contender.price is not None
    return ScoreLine(
        lot=ready.lot,
        bidder=placed.contender.bidder,
        criterion=PRICE,
        title="Price",
        part_of="",
        weight=ready.weights.price,
        score=None,
        points=points,
        how="formula",
        reason=_price_words(placed.contender.price, ready.weights.price, ready.terms, field),
    )


def _quality_steps(ready: PreparedLot, placed: Placed) -> Iterator[Step]:
    scores = ready.scores[placed.contender.bidder]
    highest = shown(Fraction(ready.scheme.scale.highest), PLACES)
    for criterion in ready.scheme.criteria:
        weight = ready.weights.criteria[criterion.id]
        score = criterion_score(criterion, scores)
        if criterion.sub_criteria:
            parts = " + ".join(
                f"{shown(criterion.share_of(part) * 100, PLACES)}% x {shown(scores[part.id], PLACES)}"
                for part in criterion.sub_criteria
            )
            yield _step(f"{criterion.title}, from its parts", parts, score, "score")
        formula = f"{shown(score, PLACES)} of {highest} x weight {shown(weight, PLACES)}"
        yield _step(criterion.title, formula, weight * placed.contender.shares[criterion.id], "points")
    yield _step("Quality points", "the points above added up", placed.points, "points")


def _figure_steps(ready: PreparedLot, placed: Placed, field: PriceField) -> Iterator[Step]:
    terms, contender = ready.terms, placed.contender
    name = FORMULAS[terms.formula].figure
    if terms.formula is Formula.FIXED_PRICE:
        formula = f"the price is fixed at {shown(terms.fixed_price, PLACES)}, so quality points decide"
        yield _step("Result", formula, placed.figure, name)
        return
    assert contender.price is not None
    price, points = shown(contender.price, PLACES), shown(placed.points, PLACES)
    if terms.formula.is_weighted:
        earned = price_points(placed, ready, field)
        assert earned is not None
        words = _price_words(contender.price, ready.weights.price, terms, field)
        yield _step("Price", words, earned, "points")
        formula = f"{points} + {shown(earned, PLACES)}"
    elif terms.formula is Formula.PER_QUALITY_POINT:
        formula = f"{price} / {points}"
    elif terms.formula is Formula.QUALITY_TO_PRICE:
        worth, base = shown(terms.pounds_per_point, PLACES), shown(terms.quality_base, PLACES)
        formula = f"{price} - {worth} x ({points} - {base})"
    else:
        formula = f"{price} / {shown(contender.denominator, PLACES)} + {shown(contender.life_cycle_cost, PLACES)}"
    yield _step("Result", formula, placed.figure, name)


def _price_words(price: Fraction, weight: Fraction, terms: Terms, field: PriceField) -> str:
    own, most = shown(price, PLACES), shown(weight, PLACES)
    if terms.formula is Formula.BENCHMARK:
        return f"{most} x (1.5 - {own} / {shown(terms.benchmark, PLACES)}), between 0 and {most}"
    if terms.formula is Formula.INVERSE:
        return f"{most} x {shown(field.lowest, PLACES)} / {own}"
    if terms.formula is Formula.MEAN_DISTANCE:
        mean = shown(field.mean, PLACES)
        return f"{most} x (0.5 + ({mean} - {own}) / {mean}), between 0 and {most}"
    if field.highest == field.lowest:
        return f"every price is {own}, so each earns all {most}"
    highest, lowest = shown(field.highest, PLACES), shown(field.lowest, PLACES)
    return f"{most} x ({highest} - {own}) / ({highest} - {lowest})"


def _step(label: str, formula: str, result: Fraction, unit: str) -> Step:
    return Step(label=label, formula=formula, result=unrounded(result), unit=unit)


def price_points(placed: Placed, ready: PreparedLot, field: PriceField) -> Fraction | None:
    """Points that the price earned; None where the formula gives none."""
    price = placed.contender.price
    if not ready.terms.formula.is_weighted or price is None:
        return None
    return ready.weights.price * price_share(price, ready.terms, field)

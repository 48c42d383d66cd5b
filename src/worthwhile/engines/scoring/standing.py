"""Which bids are ranked: not those set aside, shut out by a declared condition, without a price, or below a mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from worthwhile.engines.scoring.bid import Bid
from worthwhile.engines.scoring.criterion import Criterion
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.notes import NO_PRICE, STANDING, Note
from worthwhile.engines.scoring.scheme import Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRanked:
    """A bid that is not ranked, and every reason. ``code`` is that of the method page."""

    lot: str
    bidder: str
    reasons: tuple[str, ...]
    code: str = STANDING


def shut_out(scheme: Scheme, bid: Bid) -> tuple[str, ...]:
    """Why a bid is out whatever its scores: set aside, or a condition that the tender declared disqualifying."""
    reasons = [f"Set aside: {bid.set_aside}"] if bid.set_aside.strip() else []
    judged = {one.condition: one for one in bid.conditions}
    for condition in scheme.conditions:
        found = judged.get(condition.id)
        if condition.disqualifying and found is not None and not found.met:
            reasons.append(
                f"Does not meet “{condition.title}”, which the tender declares disqualifying: {found.reason}"
            )
    return tuple(reasons)


def missing_facts(scheme: Scheme, bid: Bid) -> Iterator[Note]:
    """What must be known before the bid's lot can be ranked."""
    judged = {one.condition for one in bid.conditions}
    for condition in scheme.conditions:
        if condition.disqualifying and condition.id not in judged:
            message = f"Say whether {bid.bidder} meets “{condition.title}”: a bid that does not is out."
            yield Note(code=STANDING, message=message, lot=bid.lot, bidder=bid.bidder)


def without_price(bid: Bid) -> str:
    """Why a bid is out whose price there is nothing to compare of; empty where nobody said that it has none."""
    return f"No price given: {bid.no_price.strip()}" if bid.no_price.strip() else ""


def missing_price(scheme: Scheme, bid: Bid) -> Iterator[Note]:
    """A price that is not known yet. What a bidder left out is no such gap: it keeps nobody else from being ranked."""
    if bid.price is None and scheme.price.formula is not Formula.FIXED_PRICE:
        message = (
            f"{bid.bidder} has no price to compare. Enter it; or where the bid gives none, say so under no_price, and "
            "it is not ranked."
        )
        yield Note(code=NO_PRICE, message=message, lot=bid.lot, bidder=bid.bidder)


def condition_notes(scheme: Scheme, bid: Bid) -> Iterator[Note]:
    """Conditions that are not met, or not looked at, and shut nobody out."""
    judged = {one.condition: one for one in bid.conditions}
    for condition in scheme.conditions:
        found = judged.get(condition.id)
        if condition.disqualifying or (found is not None and found.met):
            continue
        if found is None:
            message = f"Nobody has said whether {bid.bidder} meets “{condition.title}”."
        else:
            message = (
                f"{bid.bidder} does not meet “{condition.title}” ({found.reason}). It stays in: the tender did not "
                "declare that condition disqualifying."
            )
        yield Note(code=STANDING, message=message, lot=bid.lot, bidder=bid.bidder)


def criterion_score(criterion: Criterion, scores: Mapping[str, Fraction]) -> Fraction:
    """The score of a criterion in units of the scale: its own, or that of its parts by their weights."""
    if not criterion.sub_criteria:
        return scores[criterion.id]
    return sum((criterion.share_of(part) * scores[part.id] for part in criterion.sub_criteria), Fraction(0))


def shares_of(scheme: Scheme, scores: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The part of the highest score that a bid earns, from 0 to 1, by criterion."""
    highest = Fraction(scheme.scale.highest)
    return {criterion.id: criterion_score(criterion, scores) / highest for criterion in scheme.criteria}


def below_pass_marks(scheme: Scheme, scores: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Every pass mark that a bid does not reach, in words."""
    reasons = []
    for criterion in scheme.criteria:
        reached = {part.id: scores[part.id] for part in criterion.sub_criteria}
        reached[criterion.id] = criterion_score(criterion, scores)
        for marked in criterion.with_parts:
            if marked.pass_mark is not None and reached[marked.id] < Fraction(marked.pass_mark):
                mark, own = shown(Fraction(marked.pass_mark)), shown(reached[marked.id])
                reasons.append(f"{marked.title}: {own} is below the pass mark of {mark}.")
    return tuple(reasons)

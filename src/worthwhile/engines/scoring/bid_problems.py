"""What is wrong between bids, panel and scheme, all at once and each with its path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from worthwhile.engines.scoring.bid import Assessor, Bid, Bidder
from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.scheme import Scheme, repeated
from worthwhile.engines.scoring.vocabulary import Role
from worthwhile.kernel.problems import Problem, did_you_mean


@dataclass(frozen=True, kw_only=True)
class _Known:
    """The ids that a bid may name."""

    leaves: Mapping[str, str]
    wholes: frozenset[str]
    levels: tuple[Decimal, ...]
    assessors: Mapping[str, Assessor]
    conditions: frozenset[str]


def panel_problems(
    *, scheme: Scheme, assessors: Sequence[Assessor], bids: Sequence[Bid], bidders: Sequence[Bidder]
) -> list[Problem]:
    """What the panel names and is not there."""
    scored = {name.id for criterion in scheme.criteria for name in criterion.with_parts}
    bid_names = {bid.bidder for bid in bids} | {bidder.id for bidder in bidders}
    problems = []
    for at, assessor in enumerate(assessors):
        for position, name in enumerate(assessor.criteria):
            problems += _unknown(f"assessors[{at}].criteria[{position}]", name, scored, "criterion")
        for position, name in enumerate(assessor.recused_from):
            problems += _unknown(f"assessors[{at}].recused_from[{position}]", name, bid_names, "bidder")
    return problems


def bid_problems(
    *, scheme: Scheme, assessors: Sequence[Assessor], bids: Sequence[Bid], bidders: Sequence[Bidder]
) -> list[Problem]:
    """Every fault of every bid."""
    known = _Known(
        leaves={leaf.id: leaf.title for leaf in scheme.leaves},
        wholes=frozenset(criterion.id for criterion in scheme.criteria if criterion.sub_criteria),
        levels=scheme.scale.scores,
        assessors={assessor.id: assessor for assessor in assessors},
        conditions=frozenset(condition.id for condition in scheme.conditions),
    )
    problems = _repeated_bids(bids)
    # One sealed bid may be for several lots; two bidders never have the same.
    sealed = dict.fromkeys((bid.bidder, bid.sealed_hash) for bid in bids if bid.sealed_hash)
    problems += repeated((sealed_hash for _, sealed_hash in sealed), "bids")
    named = {bidder.id for bidder in bidders}
    for at, bid in enumerate(bids):
        found = [] if not named else _unknown("bidder", bid.bidder, named, "bidder")
        found += [*_lot_problems(scheme, bid), *_price_problems(scheme, bid)]
        found += _condition_problems(bid, known)
        found += [*_score_problems(bid, known), *_consensus_problems(bid, known)]
        problems += [problem.within(f"bids[{at}]") for problem in found]
    return problems


def _unknown(path: str, given: str, allowed: Iterable[str], what: str) -> list[Problem]:
    allowed = list(allowed)
    if given in allowed:
        return []
    hint = did_you_mean(given, allowed) or (f" There are: {', '.join(sorted(allowed)[:12])}." if allowed else "")
    return [Problem(path, f"There is no {what} {given!r}.{hint}")]


def _repeated_bids(bids: Sequence[Bid]) -> list[Problem]:
    seen: dict[tuple[str, str], int] = {}
    problems = []
    for at, bid in enumerate(bids):
        key = (bid.bidder, bid.lot)
        if key in seen:
            where = f" for lot {bid.lot}" if bid.lot else ""
            problems.append(
                Problem(f"bids[{at}]", f"Keep one bid of {bid.bidder}{where}: bids[{seen[key]}] is one already.")
            )
        seen.setdefault(key, at)
    return problems


def _lot_problems(scheme: Scheme, bid: Bid) -> list[Problem]:
    if not scheme.lots:
        return [Problem("lot", "Leave this out: there are no lots.")] if bid.lot else []
    if not bid.lot:
        return [Problem("lot", f"Say which lot the bid is for: {', '.join(lot.id for lot in scheme.lots)}.")]
    return _unknown("lot", bid.lot, (lot.id for lot in scheme.lots), "lot")


def _price_problems(scheme: Scheme, bid: Bid) -> list[Problem]:
    formula = scheme.price.formula
    problems = []
    if formula is Formula.FIXED_PRICE and bid.price is not None:
        lot = scheme.lot(bid.lot)
        fixed = lot.fixed_price if lot is not None and lot.fixed_price is not None else scheme.price.fixed_price
        if bid.price != fixed:
            problems.append(
                Problem("price", f"The price is fixed at {fixed}. Leave this out, or give that. You gave {bid.price}.")
            )
    if formula is Formula.FIXED_PRICE and bid.no_price.strip():
        problems.append(Problem("no_price", "The price is fixed, and no bid needs one. Leave this out."))
    if formula is Formula.WEIGHTED_VALUE:
        if bid.denominator is None:
            problems.append(Problem("denominator", "PF-8 needs the denominator that the bid's features come to."))
    else:
        problems += [
            Problem(name, f"{formula} does not use this. Leave it out.")
            for name in ("denominator", "life_cycle_cost")
            if getattr(bid, name) is not None
        ]
    return problems


def _condition_problems(bid: Bid, known: _Known) -> list[Problem]:
    problems = repeated((judged.condition for judged in bid.conditions), "conditions")
    for at, judged in enumerate(bid.conditions):
        problems += _unknown(f"conditions[{at}].condition", judged.condition, known.conditions, "condition")
    return problems


def _score_problems(bid: Bid, known: _Known) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for at, given in enumerate(bid.scores):
        path = f"scores[{at}]"
        yield from _scored_problems(path, given.criterion, given.score, known)
        key = (given.criterion, given.assessor)
        if key in seen:
            yield Problem(path, f"Keep one score of {given.assessor} for {given.criterion}.")
        seen.add(key)
        assessor = known.assessors.get(given.assessor)
        if assessor is None:
            yield from _unknown(f"{path}.assessor", given.assessor, known.assessors, "assessor")
        elif assessor.role is Role.MODERATOR:
            yield Problem(f"{path}.assessor", f"{given.assessor} is a moderator, and a moderator cannot score.")
        elif bid.bidder in assessor.recused_from and not given.set_aside:
            yield Problem(f"{path}.assessor", f"{given.assessor} may not score {bid.bidder}: a conflict is declared.")


def _consensus_problems(bid: Bid, known: _Known) -> Iterator[Problem]:
    yield from repeated((settled.criterion for settled in bid.consensus), "consensus")
    for at, settled in enumerate(bid.consensus):
        path = f"consensus[{at}]"
        yield from _scored_problems(path, settled.criterion, settled.score, known)
        moderator = known.assessors.get(settled.moderator)
        if settled.moderator and moderator is None:
            yield from _unknown(f"{path}.moderator", settled.moderator, known.assessors, "moderator")
        elif moderator is not None and moderator.role is not Role.MODERATOR:
            yield Problem(f"{path}.moderator", f"{settled.moderator} scores, so cannot moderate. Name a moderator.")


def _scored_problems(path: str, criterion: str, score: Decimal, known: _Known) -> Iterator[Problem]:
    if criterion in known.wholes:
        yield Problem(f"{path}.criterion", f"Score the parts of {criterion}, not {criterion} itself.")
    elif criterion not in known.leaves:
        yield from _unknown(f"{path}.criterion", criterion, known.leaves, "criterion")
    if score not in known.levels:
        yield Problem(f"{path}.score", f"Give a score of the scale: {_levels(known.levels)}. You gave {score}.")


def _levels(levels: Sequence[Decimal]) -> str:
    texts = [shown(Fraction(level), 6) for level in levels]
    return ", ".join(texts) if len(texts) <= 12 else f"{', '.join(texts[:3])}, ... {texts[-1]}"

"""The scheme that a tender file states, asked once and tried or scored without writing it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from worthwhile.engines.scoring import FORMAT
from worthwhile.engines.scoring.price_rule import BY_LOT
from worthwhile.exchange.tender.judging import Criterion, CriterionKind, PriceFormula, TenderAward
from worthwhile.exchange.tender.other_weights import span_of, states_other_weights
from worthwhile.exchange.tender.tender import Tender
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

# Parameters of a price rule as tender files name them; a budget is what PF-6 sets prices beside.
PARAMETERS = {
    "benchmark": "benchmark",
    "budget": "benchmark",
    "pounds_per_point": "pounds_per_point",
    "quality_base": "quality_base",
    "quality_floor": "quality_floor",
    "price_cap": "price_cap",
    "fixed_price": "fixed_price",
}
_PER_CENT = 100


def evaluation_data_of(tender: Tender) -> dict[str, Any]:
    """A tender's criteria, scale, price rule and lots as the data of an evaluation without bids.

    Ties are told there in words of the buyer's own, so the usual rules stand in. Raises InvalidInput with everything
    that the tender does not state and a scheme needs.
    """
    problems = _missing(tender)
    if problems:
        raise InvalidInput(problems)
    assert tender.award is not None
    assert tender.award.criteria is not None
    assert tender.buyer.nation is not None
    criteria, more = _criteria(tender.award.criteria)
    price, of_price = _price(tender, tender.award)
    if more or of_price:
        raise InvalidInput([*more, *of_price])
    scheme: dict[str, Any] = {"nation": str(tender.buyer.nation), "criteria": criteria, "price": price}
    if tender.award.scale:
        levels = [{"score": level.score, "anchor": level.means or ""} for level in tender.award.scale]
        scheme["scale"] = {"levels": levels}
    if tender.lots:
        scheme["lots"] = [{"id": lot.id, "name": lot.title} for lot in tender.lots]
        if len(tender.lots) > 1 and tender.award.lot_limits is not None:
            scheme["most_lots"] = tender.award.lot_limits.wins
    return {"format": FORMAT, "title": tender.subject.title, "buyer": tender.buyer.name, "scheme": scheme}


def _missing(tender: Tender) -> list[Problem]:
    award = tender.award
    problems = []
    if tender.buyer.nation is None:
        problems.append(Problem("buyer.nation", "Say where the buyer is: it decides whether price alone may count."))
    if award is None or not award.criteria:
        problems.append(Problem("award.criteria", "Give the criteria with their weights."))
    if award is None or award.price is None or award.price.formula in (None, PriceFormula.OTHER):
        problems.append(Problem("award.price.formula", "Choose a price formula: PF-4, PF-5, PF-6 or PF-7."))
    return problems


def _criteria(given: tuple[Criterion, ...]) -> tuple[list[dict[str, Any]], list[Problem]]:
    criteria: list[dict[str, Any]] = []
    problems = []
    with_ranges = states_other_weights(given)
    for at, criterion in enumerate(given):
        if criterion.kind is CriterionKind.PRICE:
            continue
        if criterion.weight is None:
            problems.append(Problem(f"award.criteria[{at}].weight", "Give the weight as a fraction, such as 0.6."))
            continue
        if any(part.weight is None for part in criterion.sub_criteria):
            problems.append(Problem(f"award.criteria[{at}].sub_criteria", "Give each part a weight."))
            continue
        criteria.append(_criterion(criterion, with_range=with_ranges))
    return criteria, problems


def _criterion(criterion: Criterion, *, with_range: bool) -> dict[str, Any]:
    """One criterion, whose parts have their weight of the whole score: a share of it may have no end, as a third."""
    assert criterion.weight is not None
    kind = "social-value" if criterion.kind is CriterionKind.SOCIAL_VALUE else "quality"
    found: dict[str, Any] = {"id": criterion.id, "name": criterion.name, "kind": kind}
    found |= {"weight": criterion.weight * _PER_CENT, "pass_mark": criterion.pass_mark}
    if with_range:
        found["weight_range"] = _range([criterion])
    if criterion.sub_criteria:
        found["sub_criteria"] = [
            {"id": part.id, "name": part.name, "weight": part.weight * _PER_CENT, "pass_mark": part.pass_mark}
            for part in criterion.sub_criteria
            if part.weight is not None
        ]
    return found


def _range(weighed: Sequence[Criterion]) -> dict[str, Decimal]:
    """The range of criteria together. One that states none keeps its weight, where others may have another."""
    spans = [span for span in map(span_of, weighed) if span is not None]
    return {
        "low": sum((span.low for span in spans), Decimal(0)) * _PER_CENT,
        "high": sum((span.high for span in spans), Decimal(0)) * _PER_CENT,
    }


def _price(tender: Tender, award: TenderAward) -> tuple[dict[str, Any], list[Problem]]:
    assert award.price is not None
    assert award.criteria is not None
    rule: dict[str, Any] = {"formula": str(award.price.formula)}
    weighed = [one for one in award.criteria if one.kind is CriterionKind.PRICE and one.weight is not None]
    if weighed:
        rule["weight"] = sum((one.weight for one in weighed if one.weight is not None), Decimal(0)) * _PER_CENT
        if states_other_weights(award.criteria):
            rule["weight_range"] = _range(weighed)
    problems = _parameters(award.price.parameters, rule)
    if len(tender.lots or ()) > 1 and any(name in rule for name in BY_LOT):
        advice = "There are lots and one figure for all. Give each its own: worthwhile tender new evaluation."
        problems.append(Problem("award.price.parameters", advice))
    return rule, problems


def _parameters(given: Mapping[str, Decimal], rule: dict[str, Any]) -> list[Problem]:
    problems = []
    for name, value in given.items():
        if name in PARAMETERS:
            rule[PARAMETERS[name]] = value
        else:
            hint = did_you_mean(name, PARAMETERS) or f" There are: {', '.join(PARAMETERS)}."
            problems.append(Problem(f"award.price.parameters.{name}", f"No formula has this parameter.{hint}"))
    return problems

"""How bids will be compared, as a tender says it: criteria, scale, price rule, lots and conditions."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.models import GivenScore, Tender
from worthwhile.apps.tenders.selectors.bid_drafts.labour import lawful_wage
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.engines.scoring import FORMAT, FORMULAS, Evaluation, read_evaluation
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.engines.scoring.vocabulary import TieRule
from worthwhile.engines.tendering import RULES, Procedure, Stage
from worthwhile.exchange.evaluation.tender_scheme import evaluation_data_of
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender import tender_from_data
from worthwhile.exchange.tender.judging import PriceFormula, PriceRule
from worthwhile.kernel.problems import InvalidInput, Problem

MOST_TOLD = 4
_OF_LOTS = ("benchmark", "budget", "price_cap", "fixed_price")
_BY_VALUE = {PriceFormula.PF_6: "benchmark", PriceFormula.PF_7: "fixed_price"}
_CALLED = {"benchmark": "benchmark", "fixed_price": "fixed price"}
_TIES = {rule.value for rule in TieRule}


class NoScheme(InvalidInput):
    """A tender does not say how bids are scored, or not whole."""


def content_of(tender: Tender) -> TenderContent | None:
    """What a tender says to bidders, as last kept."""
    saving = tender.savings.order_by("-number").first()
    return tender_from_data(saving.data).tender if saving else None


def scheme_data(tender: Tender) -> dict[str, Any]:
    """The data of an evaluation without bids, as the tender says it. Raises NoScheme with every problem.

    Where it states no lowest lawful wage for the labour floor, the one that we hold is taken: a bid's own would let
    any price pass.
    """
    data = scheme_data_of(content_of(tender), Procedure(tender.procedure))
    rule = data["scheme"].get("abnormally_low", {})
    if "statutory_wage" not in rule and (lowest := _lawful_wage(tender)):
        data["scheme"]["abnormally_low"] = {**rule, "statutory_wage": lowest}
    return data


def scheme_data_of(content: TenderContent | None, procedure: Procedure) -> dict[str, Any]:
    """The same of what a tender says, or would say. Raises NoScheme with every problem."""
    if content is None:
        raise NoScheme([Problem("", "Bring in what the tender says to bidders.")])
    try:
        data = _with_price(content) if procedure is not Procedure.MOST_SUITABLE else _without_price(content)
        data["scheme"] |= _stated_besides(content)
        _check(data)
    except InvalidInput as error:
        raise NoScheme(error.problems) from None
    return data


def scheme_of(tender: Tender) -> Scheme:
    """The scheme that a tender says. Raises NoScheme with every problem."""
    return read_evaluation(scheme_data(tender)).scheme


def scheme_gates(tender: Tender) -> tuple[str, ...]:
    """What the tender still has to say so that bids can be scored by it, in words; asked before it is published."""
    if tender.stage not in (Stage.DRAFT, Stage.READY) or not tender.savings.exists():
        return ()
    told = why_unscorable(content_of(tender), Procedure(tender.procedure))
    if not told:
        return ()
    more = f"; and {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
    return (f"have the tender say how bids are scored ({'; '.join(told[:MOST_TOLD])}{more})",)


def why_unscorable(content: TenderContent | None, procedure: Procedure) -> tuple[str, ...]:
    """All that keeps bids from being scored by this, in words without a stop; empty where nothing does.

    Empty too for a kind of process in which nobody scores.
    """
    if not RULES[procedure].scores:
        return ()
    try:
        scheme_data_of(content, procedure)
    except NoScheme as error:
        return tuple(problem.message.rstrip(".") for problem in error.problems)
    return ()


def _with_price(content: TenderContent) -> dict[str, Any]:
    """As the tender states it. Of several lots each has its value as its benchmark or fixed price; a cap is for each.

    Bidders are told the cap with the price of every lot, and one budget for all lots would be none for any.
    """
    rule = content.award.price if content.award else None
    if len(content.lots or ()) < 2 or content.award is None or rule is None:
        return evaluation_data_of(content)
    kept = {name: value for name, value in rule.parameters.items() if name not in _OF_LOTS}
    award = dataclasses.replace(content.award, price=dataclasses.replace(rule, parameters=kept))
    data = evaluation_data_of(dataclasses.replace(content, award=award))
    if "price_cap" in rule.parameters:
        data["scheme"]["price"]["price_cap"] = rule.parameters["price_cap"]
    if name := _BY_VALUE.get(rule.formula) if rule.formula else None:
        _set_by_value(content, data, name, otherwise=None)
    return data


def _without_price(content: TenderContent) -> dict[str, Any]:
    """The most suitable provider is chosen by quality alone: the value of the tender stands as the fixed price."""
    award = content.award
    if award is not None:
        award = dataclasses.replace(award, price=PriceRule(formula=PriceFormula.PF_7, parameters={}))
    data = evaluation_data_of(dataclasses.replace(content, award=award))
    whole = _worth(content)
    if content.lots:
        _set_by_value(content, data, "fixed_price", otherwise=whole)
    elif whole is None:
        raise InvalidInput([Problem("value.total_net", "Give the value without VAT: it stands as the fixed price.")])
    else:
        data["scheme"]["price"]["fixed_price"] = whole
    return data


def _set_by_value(content: TenderContent, data: dict[str, Any], name: str, *, otherwise: Decimal | None) -> None:
    """Give each lot its value as this parameter. Raises InvalidInput for every lot whose value is not stated."""
    values = {lot.id: lot.value_total or otherwise for lot in content.lots or ()}
    missing = [lot for lot, value in values.items() if value is None]
    if missing:
        said = f"Give the value of lot {', '.join(missing)} without VAT: it stands as its {_CALLED[name]}."
        raise InvalidInput([Problem("lots", said)])
    for lot in data["scheme"]["lots"]:
        lot[name] = values[lot["id"]]


def _worth(content: TenderContent) -> Decimal | None:
    value = content.value
    return None if value is None else (value.total_net or value.total_gross or value.annual) or None


def _stated_besides(content: TenderContent) -> dict[str, Any]:
    """Conditions, which are met or a bid is out; tie rules, where they are ours; wages that the labour floor takes."""
    found: dict[str, Any] = {}
    conditions = content.participation.conditions if content.participation else None
    if conditions:
        found["conditions"] = [{"id": one.id, "name": one.text, "disqualifying": True} for one in conditions]
    ties = content.award.ties if content.award else None
    if ties and all(one in _TIES for one in ties):
        found["ties"] = list(ties)
    cost = content.terms.cost if content.terms else None
    wages = {"statutory_wage": cost.minimum_wage, "living_wage": cost.living_wage} if cost else {}
    if stated := {name: wage for name, wage in wages.items() if wage}:
        found["abnormally_low"] = stated
    return found


def _lawful_wage(tender: Tender) -> Decimal | None:
    """The lowest lawful wage in force on the last day for bids, as we hold it.

    Not that of the first day of the service: a new one that is published would change what was decided on.
    """
    if tender.deadline_at is None:
        return None
    held = lawful_wage(tender.deadline_at.astimezone(UNITED_KINGDOM).date())
    return held.amount if held else None


def _check(data: dict[str, Any]) -> None:
    """Raises InvalidInput where this is no scheme, or one whose scores cannot be kept."""
    assert data["format"] == FORMAT
    evaluation: Evaluation = read_evaluation(data)
    price = evaluation.scheme.price
    if not price.formula.is_offered:
        said = f"{price.formula} is not offered: {FORMULAS[price.formula].refused_because}"
        raise InvalidInput([Problem("award.price.formula", said)])
    most = GivenScore._meta.get_field("score").decimal_places
    if any(score != round(score, most) for score in evaluation.scheme.scale.scores):
        raise InvalidInput([Problem("award.scale", f"Give scores with at most {most} decimals.")])
    if not evaluation.scheme.leaves:
        raise InvalidInput([Problem("award.criteria", "Give at least one criterion beside price.")])

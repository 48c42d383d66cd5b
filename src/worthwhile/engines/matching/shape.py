"""The shape of the contract: how long, in how many lots, by which route, and how much price decides."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from worthwhile.engines.matching import points
from worthwhile.engines.matching.opportunity import CriterionStated, Opportunity
from worthwhile.engines.matching.reasons import About, Reason, State
from worthwhile.engines.matching.rules import UNKNOWN_POINTS, Rules
from worthwhile.engines.matching.wording import NOTICE, counted, number

ROUTE_POINTS = {"dynamic": 1.0, "open": 1.0, "framework": 0.5, "selective": 0.5, "limited": 0.0, "direct": 0.0}
_ROUTES = {
    "dynamic": (State.MET, "It is a dynamic market: you may join at any time, and bid for each contract inside it."),
    "open": (State.MET, "Anyone may bid: the procedure is open."),
    "framework": (State.WATCH, "It is a framework: a place on it promises no work."),
    "selective": (State.WATCH, "Bidders are selected first: a bid has two stages."),
    "limited": (State.NOT_MET, "The buyer uses a limited procedure: it has probably chosen whom to ask."),
    "direct": (State.NOT_MET, "The buyer intends to award it directly, without competition."),
}
PRICE_TYPES = ("price", "cost")


def length_reason(opportunity: Opportunity, rules: Rules) -> Reason:
    """How long the contract runs."""
    months = math.nan if opportunity.months is None else opportunity.months
    given = float(points.length(months, rules.lines))
    if math.isnan(months):
        state, sentence = State.UNKNOWN, "The notice does not say how long the contract runs."
    elif months < rules.lines.short_months:
        state = State.NOT_MET
        sentence = f"It runs for {counted(months, 'month')}: short to win, staff and build on."
    else:
        state = State.MET if months >= rules.lines.full_months else State.WATCH
        sentence = f"It runs for {counted(months, 'month')}."
    return _reason(About.LENGTH, state, sentence, given, rules)


def lots_reason(opportunity: Opportunity, rules: Rules) -> Reason:
    """Whether one may bid for a part."""
    lots = math.nan if opportunity.lots is None else float(opportunity.lots)
    given = float(points.lots(lots))
    if lots >= 2:
        state, sentence = State.MET, f"It is split into {counted(lots, 'lot')}: you may be able to bid for a part."
    elif lots == 1:
        state, sentence = State.WATCH, "It is one lot: you bid for all of it."
    else:
        state, sentence = State.UNKNOWN, "The notice states no lots."
    return _reason(About.LOTS, state, sentence, given, rules)


def route_of(opportunity: Opportunity) -> str | None:
    """One word for the route: a key of ROUTE_POINTS; None: not known."""
    if opportunity.dynamic_market:
        return "dynamic"
    if opportunity.method in ("limited", "direct"):
        return opportunity.method
    if opportunity.framework:
        return "framework"
    return opportunity.method if opportunity.method in ROUTE_POINTS else None


def route_reason(opportunity: Opportunity, rules: Rules) -> Reason:
    """By which route it is bought."""
    route = route_of(opportunity)
    if route is None:
        sentence = "The notice does not say by which procedure it is bought."
        return _reason(About.ROUTE, State.UNKNOWN, sentence, UNKNOWN_POINTS, rules)
    state, sentence = _ROUTES[route]
    return _reason(About.ROUTE, state, sentence, ROUTE_POINTS[route], rules)


def price_weight_of(criteria: Sequence[CriterionStated]) -> float | None:
    """What price and cost weigh together, in per cent; the least of any lot where lots differ.

    None where no weight of a price is stated, or the weights of a lot add up to more than 100.
    """
    lots = {criterion.lot for criterion in criteria}
    found = []
    for lot in lots:
        of_lot = [c for c in criteria if c.lot == lot]
        weights = [c.weight for c in of_lot if c.weight is not None]
        priced = [c.weight for c in of_lot if c.type in PRICE_TYPES and c.weight is not None]
        if priced and sum(weights) <= 100.5:
            found.append(sum(priced))
    return min(found, default=None)


def price_weight_reason(opportunity: Opportunity, rules: Rules) -> Reason:
    """How much of the award price decides."""
    weight = price_weight_of(opportunity.criteria)
    given = float(points.price_weight(np.nan if weight is None else weight, rules.lines))
    if weight is None:
        sentence = "The notice does not say how much price weighs in the award."
        return _reason(About.PRICE_WEIGHT, State.UNKNOWN, sentence, given, rules)
    said = f"Price weighs {number(weight)}% in the award"
    if weight <= rules.lines.price_weight:
        return _reason(About.PRICE_WEIGHT, State.MET, f"{said}: quality decides.", given, rules)
    if weight <= rules.lines.heavy_price_weight:
        return _reason(About.PRICE_WEIGHT, State.WATCH, f"{said}.", given, rules)
    return _reason(About.PRICE_WEIGHT, State.NOT_MET, f"{said}: the cheapest will probably win.", given, rules)


def _reason(about: About, state: State, sentence: str, given: float, rules: Rules) -> Reason:
    return Reason(about=about, state=state, sentence=sentence, source=NOTICE, points=given, weight=rules.weights[about])

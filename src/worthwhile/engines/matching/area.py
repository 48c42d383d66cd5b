"""Whether the provider works where the service is delivered; near, and how far; or not there."""

from __future__ import annotations

import math
from collections.abc import Sequence

from worthwhile.engines.matching.opportunity import Opportunity, Place, PlacesFrom, Standing
from worthwhile.engines.matching.points import nearness
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About, Reason, State
from worthwhile.engines.matching.rules import Rules
from worthwhile.engines.matching.wording import BOTH, NOTICE, counted, listed, number


def reach_of(provider: Provider, rules: Rules) -> float:
    """Kilometres beyond its areas that the provider would work."""
    return rules.lines.travel_km if provider.travel_km is None else provider.travel_km


def standing_of(places: Sequence[Place]) -> tuple[bool, bool, float]:
    """Whether the provider works in all of the places, in a part of them, and how far the nearest is (NaN: unknown)."""
    within = [place for place in places if place.standing is Standing.WITHIN]
    partly = [place for place in places if place.standing is not Standing.OUTSIDE]
    known = [place.km for place in places if place.km is not None]
    return bool(places) and len(within) == len(places), bool(partly), min(known, default=math.nan)


def area_reason(provider: Provider, opportunity: Opportunity, rules: Rules) -> Reason:
    """The reason about the area. Only a known place of delivery out of reach decides against it."""
    within, partly, km = standing_of(opportunity.places)
    reach = reach_of(provider, rules)
    buyer_only = opportunity.places_from is PlacesFrom.BUYER
    state = _state(opportunity, within=within, partly=partly, km=km, reach=reach)
    return Reason(
        about=About.AREA,
        state=state,
        sentence=_sentence(opportunity, within=within, partly=partly, km=km, reach=reach),
        source=BOTH if opportunity.places else NOTICE,
        points=float(nearness(km, within, partly, buyer_only, reach, rules.lines)),
        weight=rules.weights[About.AREA],
        decides=True,
    )


def _state(opportunity: Opportunity, *, within: bool, partly: bool, km: float, reach: float) -> State:
    if not opportunity.places or (math.isnan(km) and not partly):
        return State.UNKNOWN
    if opportunity.places_from is PlacesFrom.BUYER:
        return State.WATCH if partly or km <= reach else State.UNKNOWN
    if within:
        return State.MET
    return State.WATCH if partly or km <= reach else State.NOT_MET


def _sentence(opportunity: Opportunity, *, within: bool, partly: bool, km: float, reach: float) -> str:
    places = opportunity.places
    if not places:
        return "The notice names no place that we recognise: look where the service is delivered."
    named = listed([place.name for place in places])
    if opportunity.places_from is PlacesFrom.BUYER:
        how = "where you work" if partly else _distance(km)
        return f"The notice names no place of delivery; the buyer's address is in {named}, {how}."
    if within:
        return f"You work in {named}, where the service is delivered."
    if partly:
        return _partly(places, named)
    if math.isnan(km):
        return f"The service is delivered in {named}; how far that is from where you work is not known."
    limit = f"{number(reach)} km"
    verdict = f"within the {limit} you would travel" if km <= reach else f"beyond the {limit} you would travel"
    return f"The service is delivered in {named}, {_distance(km)}: {verdict}."


def _partly(places: Sequence[Place], named: str) -> str:
    there = [place for place in places if place.standing is Standing.WITHIN]
    if there:
        worked = listed([place.name for place in there])
        return f"The service is delivered in {counted(len(places), 'place')}; you work in {worked}."
    return f"The service is delivered in {named}; you work in a part of that."


def _distance(km: float) -> str:
    if math.isnan(km):
        return "and how far that is from where you work is not known"
    return f"about {km:.0f} km from where you work"

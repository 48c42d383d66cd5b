"""Whether the provider can carry the contract: a year of it against turnover, the whole against the largest so far."""

from __future__ import annotations

import math
from dataclasses import dataclass

from worthwhile.engines.matching.opportunity import Opportunity
from worthwhile.engines.matching.points import affordable, size_points, step_up, worth_a_bid, yearly
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About, Reason, State
from worthwhile.engines.matching.rules import UNKNOWN_POINTS, Rules
from worthwhile.engines.matching.wording import BOTH, NOTICE, PROFILE, number, percent, pounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The smallest part that one could hold. ``unsure`` says why it may be less, empty where it is known."""

    value: float
    months: float
    unsure: str
    part: str


def smallest_part(opportunity: Opportunity) -> Held | None:
    """The smallest part one may bid for, or the whole where its parts are not valued; None: no value is known."""
    value = opportunity.value_high if opportunity.value_low is None else opportunity.value_low
    if value is None:
        return None
    unsure = ""
    if opportunity.framework or opportunity.dynamic_market:
        unsure = "that is for all suppliers together, so your own share is not known"
    elif opportunity.value_low is None and (opportunity.lots or 0) > 1:
        unsure = "its lots are not valued, so a lot may be small enough"
    smaller = opportunity.value_low is not None and opportunity.value_low < (opportunity.value_high or 0)
    months = math.nan if opportunity.months is None else opportunity.months
    return Held(value=value, months=months, unsure=unsure, part="the smallest lot" if smaller else "the contract")


def size_reason(provider: Provider, opportunity: Opportunity, rules: Rules) -> Reason:
    """A year of the contract against turnover."""
    held = smallest_part(opportunity)
    if held is None or not provider.turnover:
        missing = "The notice states no value" if held is None else "Your profile states no turnover"
        return _of_size(About.SIZE, State.UNKNOWN, f"{missing}, so whether you can carry it is not known.", rules)
    year = float(yearly(held.value, held.months))
    raw = affordable(year, provider.turnover, rules.lines)
    unsure = held.unsure or ("how long it runs is not stated" if math.isnan(held.months) else "")
    points = float(size_points(raw, bool(unsure)))
    if unsure and raw < 1:
        state = State.UNKNOWN
    else:
        state = State.MET if raw == 1 else State.WATCH if year <= provider.turnover else State.NOT_MET
    return _of_size(About.SIZE, state, _year_sentence(held, year, provider, state, unsure), rules, points)


def _year_sentence(held: Held, year: float, provider: Provider, state: State, unsure: str) -> str:
    assert provider.turnover is not None
    of = f"turnover of {pounds(provider.turnover)}"
    if provider.turnover_year is not None:
        of += f" ({provider.turnover_year})"
    stated = f"{pounds(held.value)} in all" if math.isnan(held.months) else f"{pounds(year)} a year"
    share = year / provider.turnover
    sentence = f"{held.part.capitalize()} is worth {stated}, {percent(share)} of your {of}"
    if state is State.UNKNOWN:
        return f"{sentence}; {unsure}."
    verdict = {
        State.MET: "it fits",
        State.WATCH: "a buyer may ask for more turnover than you have",
        State.NOT_MET: "too large for you alone",
    }[state]
    return f"{sentence}: {verdict}."


def step_up_reason(provider: Provider, opportunity: Opportunity, rules: Rules) -> Reason:
    """The whole contract against the largest that the provider has held."""
    held = smallest_part(opportunity)
    if held is None or not provider.largest_contract:
        missing = "The notice states no value" if held is None else "Your profile states no largest contract"
        return _of_size(About.STEP_UP, State.UNKNOWN, f"{missing}, so how large a step it is is not known.", rules)
    raw = step_up(held.value, provider.largest_contract, rules.lines)
    points = float(size_points(raw, bool(held.unsure)))
    ratio = held.value / provider.largest_contract
    largest = f"your largest contract so far, {pounds(provider.largest_contract)}"
    if held.unsure and raw < 1:
        sentence = f"{pounds(held.value)} is {number(ratio)} times {largest}; {held.unsure}."
        return _of_size(About.STEP_UP, State.UNKNOWN, sentence, rules, points)
    if ratio <= 1:
        sentence = f"{held.part.capitalize()}, {pounds(held.value)}, is no larger than {largest}."
        return _of_size(About.STEP_UP, State.MET, sentence, rules, points)
    state = State.WATCH if ratio < rules.lines.largest_step else State.NOT_MET
    sentence = f"{held.part.capitalize()}, {pounds(held.value)}, is {number(ratio)} times {largest}."
    return _of_size(About.STEP_UP, state, sentence, rules, points)


def worth_a_bid_reason(provider: Provider, opportunity: Opportunity, rules: Rules) -> Reason:
    """The whole against the smallest contract that the provider would bid for."""
    value = opportunity.value_high if opportunity.value_high is not None else opportunity.value_low
    smallest = provider.smallest_contract
    points = float(worth_a_bid(math.nan if value is None else value, smallest))
    if not smallest:
        sentence = "Your profile does not say from what value a bid is worth your time."
        return _of_size(About.WORTH_A_BID, State.UNKNOWN, sentence, rules, points, PROFILE)
    if value is None:
        sentence = "The notice states no value, so whether a bid is worth your time is not known."
        return _of_size(About.WORTH_A_BID, State.UNKNOWN, sentence, rules, points, NOTICE)
    if value >= smallest:
        sentence = f"It is worth {pounds(value)}; you bid from {pounds(smallest)}."
        return _of_size(About.WORTH_A_BID, State.MET, sentence, rules, points)
    sentence = f"It is worth {pounds(value)}, less than the {pounds(smallest)} from which you bid."
    state = State.WATCH if value * 2 >= smallest else State.NOT_MET
    return _of_size(About.WORTH_A_BID, state, sentence, rules, points)


def _of_size(
    about: About, state: State, sentence: str, rules: Rules, points: float | None = None, source: str = BOTH
) -> Reason:
    return Reason(
        about=about,
        state=state,
        sentence=sentence,
        source=source,
        points=UNKNOWN_POINTS if points is None else points,
        weight=rules.weights[about],
        decides=about is About.SIZE,
    )

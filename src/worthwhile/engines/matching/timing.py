"""Whether there is time to write a bid."""

from __future__ import annotations

import math
from datetime import datetime

from worthwhile.engines.matching.opportunity import Opportunity
from worthwhile.engines.matching.points import time_left
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About, Reason, State
from worthwhile.engines.matching.rules import Rules
from worthwhile.engines.matching.wording import BOTH, NOTICE, counted, day

SECONDS_A_DAY = 86_400


def days_needed(provider: Provider, rules: Rules) -> float:
    """Days that the provider needs for a bid."""
    return float(rules.lines.days_to_bid if provider.days_to_bid is None else provider.days_to_bid)


def days_left(opportunity: Opportunity, on: datetime) -> float:
    """Days until the deadline, below 0 once it has passed; NaN where none is stated.

    A dynamic market may be joined for as long as it is open: infinite without a deadline, and once it has passed.
    """
    if opportunity.deadline_at is None:
        return math.inf if opportunity.dynamic_market else math.nan
    left = (opportunity.deadline_at - on).total_seconds() / SECONDS_A_DAY
    return math.inf if left < 0 and opportunity.dynamic_market else left


def time_reason(provider: Provider, opportunity: Opportunity, on: datetime, rules: Rules) -> Reason:
    """The reason about time. A deadline that has passed makes it a no; too little time does not."""
    left, needed = days_left(opportunity, on), days_needed(provider, rules)
    return Reason(
        about=About.TIME,
        state=_state(left, needed),
        sentence=_sentence(provider, opportunity, left, needed),
        source=NOTICE if math.isnan(left) else BOTH,
        points=float(time_left(left, needed)),
        weight=rules.weights[About.TIME],
        decides=left < 0,
    )


def _state(left: float, needed: float) -> State:
    if math.isnan(left):
        return State.UNKNOWN
    if left < 0 or left < needed / 2:
        return State.NOT_MET
    return State.MET if left >= needed else State.WATCH


def _sentence(provider: Provider, opportunity: Opportunity, left: float, needed: float) -> str:
    if opportunity.deadline_at is None:
        if math.isnan(left):
            return "The notice states no deadline."
        return "A dynamic market is open to join: no deadline is stated."
    by = day(opportunity.deadline_on or opportunity.deadline_at.date())
    if math.isinf(left):
        return f"A dynamic market may be joined at any time; the deadline as published was {by}."
    if left < 0:
        return f"The deadline was {by}."
    whose = "we allow for a bid" if provider.days_to_bid is None else "you need for a bid"
    remaining = "less than a day" if left < 1 else counted(math.floor(left), "day")
    return f"Bids are due on {by}: {remaining} left, against the {counted(needed, 'day')} that {whose}."

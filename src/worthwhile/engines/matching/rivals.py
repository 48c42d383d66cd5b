"""Who else is in it: how many bid before, who probably holds it now, and whom the buyer says it suits."""

from __future__ import annotations

import math

from worthwhile.engines.matching import points
from worthwhile.engines.matching.opportunity import BidsOf, HeldBy, Holder, Opportunity
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About, Reason, State
from worthwhile.engines.matching.rules import UNKNOWN_POINTS, Rules
from worthwhile.engines.matching.wording import BOTH, MARKET, NOTICE, counted, day, number

HELD_POINTS = 0.5
_OF = {BidsOf.BUYER: "of this buyer for this kind of service", BidsOf.SERVICE: "for this kind of service, any buyer"}
_HOW = {HeldBy.STATED: "the notice names that contract", HeldBy.SAME_SERVICE: "same buyer and kind of service"}


def competition_reason(opportunity: Opportunity, rules: Rules) -> Reason:
    """How many bid for such contracts before."""
    before = opportunity.bids_before
    enough = before is not None and before.known >= rules.lines.least_known
    given = float(points.competition(before.median if before is not None and enough else math.nan, rules.lines))
    if before is None or before.known == 0:
        state, sentence = State.UNKNOWN, "No earlier notice tells how many bid for such contracts."
    elif not enough:
        state = State.UNKNOWN
        sentence = (
            f"Only {counted(before.known, 'earlier contract')} {_OF[before.of]} {_says(before.known)} how many bid."
        )
    else:
        median = before.median
        said = f"{counted(median, 'bid')} came in the middle case of {number(before.known)} contracts {_OF[before.of]}"
        state = (
            State.MET
            if median <= rules.lines.few_bids
            else State.WATCH
            if median < rules.lines.many_bids
            else State.NOT_MET
        )
        sentence = f"{said}."
    return Reason(
        about=About.COMPETITION,
        state=state,
        sentence=sentence,
        source=MARKET,
        points=given,
        weight=rules.weights[About.COMPETITION],
    )


def _says(known: int) -> str:
    return "says" if known == 1 else "say"


def is_own(provider: Provider, holder: Holder) -> bool:
    """Whether the holder is the provider itself, by a lasting identifier or the same name."""
    by_key = bool(set(provider.keys) & set(holder.keys))
    return by_key or bool(provider.name_key and provider.name_key in holder.name_keys)


def holder_reason(provider: Provider, opportunity: Opportunity, rules: Rules) -> Reason:
    """Who probably holds it now. Nobody found is unknown: it may be new, or never have been published."""
    holder = opportunity.holder
    if holder is None:
        sentence = "Nobody is found who holds it now: it may be new, or the contract before was not published."
        return _holder(State.UNKNOWN, sentence, UNKNOWN_POINTS, rules)
    ends = f", ends {day(holder.ends_on)}" if holder.ends_on else ""
    told = f"({_HOW[holder.how]}{ends})"
    if is_own(provider, holder):
        return _holder(State.MET, f"You probably hold it now {told}.", 1.0, rules)
    return _holder(State.WATCH, f"{holder.name} probably holds it now {told}.", HELD_POINTS, rules)


def _holder(state: State, sentence: str, given: float, rules: Rules) -> Reason:
    return Reason(
        about=About.HOLDER,
        state=state,
        sentence=sentence,
        source=MARKET,
        points=given,
        weight=rules.weights[About.HOLDER],
    )


def suitability_points(sme_suitable: bool | None, vcse_suitable: bool | None, provider: Provider) -> float:
    """Full where it is stated to suit what the provider is, half where the profile does not say what it is."""
    stated = ((sme_suitable, provider.sme), (vcse_suitable, provider.vcse))
    if any(suits and is_one for suits, is_one in stated):
        return 1.0
    if any(suits and is_one is None for suits, is_one in stated):
        return 0.5
    if any(suits is False and is_one for suits, is_one in stated):
        return 0.0
    return UNKNOWN_POINTS


def suitability_reason(provider: Provider, opportunity: Opportunity, rules: Rules) -> Reason:
    """Whom the buyer says it suits."""
    given = suitability_points(opportunity.sme_suitable, opportunity.vcse_suitable, provider)
    said = {
        "small and medium enterprises": opportunity.sme_suitable,
        "voluntary, community and social enterprises": opportunity.vcse_suitable,
    }
    suits = " and ".join(whom for whom, so in said.items() if so)
    if given == 1.0:
        state, sentence = State.MET, f"The buyer says that it suits {suits}."
    elif given == HELD_POINTS:
        state = State.WATCH
        sentence = f"The buyer says that it suits {suits}; your profile does not say whether you are one."
    elif given == 0.0:
        state, sentence = State.NOT_MET, "The buyer does not see it as suitable for a provider such as you."
    else:
        state, sentence = State.UNKNOWN, "The buyer does not say whether it suits a provider such as you."
    return Reason(
        about=About.SUITABILITY,
        state=state,
        sentence=sentence,
        source=NOTICE if state is State.UNKNOWN else BOTH,
        points=given,
        weight=rules.weights[About.SUITABILITY],
    )

"""A provider set beside opportunities: who may bid, how well it fits and why, and what would make it fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from worthwhile.engines.matching.accreditation import accreditation_reason
from worthwhile.engines.matching.area import area_reason
from worthwhile.engines.matching.opportunity import Opportunity
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import GATES, About, Eligibility, Match, Reason, State
from worthwhile.engines.matching.remedies import remedies_of
from worthwhile.engines.matching.reserved import reserved_reason
from worthwhile.engines.matching.rivals import competition_reason, holder_reason, suitability_reason
from worthwhile.engines.matching.rules import Rules
from worthwhile.engines.matching.shape import length_reason, lots_reason, price_weight_reason, route_reason
from worthwhile.engines.matching.size import size_reason, step_up_reason, worth_a_bid_reason
from worthwhile.engines.matching.timing import time_reason
from worthwhile.engines.matching.wording import BOTH

RELEVANT = 0.75
PARTLY_RELEVANT = 0.4


def match_provider(*, provider: Provider, opportunity: Opportunity, on: datetime, rules: Rules) -> Match:
    """Set one opportunity beside a provider, at a moment (UTC without a zone).

    ``score`` is from 0 to 100 and is 100 x relevance x fit; fit is the sum of weight x points of the reasons that have
    both. What is not known has few points (rules.UNKNOWN_POINTS), always fewer than the same thing known to be good.
    """
    reasons = (
        _service_reason(opportunity),
        area_reason(provider, opportunity, rules),
        size_reason(provider, opportunity, rules),
        reserved_reason(
            provider,
            codes=opportunity.reserved,
            regime=opportunity.regime,
            months=opportunity.months,
            buyer=opportunity.buyer,
            on=on.date(),
            rules=rules,
        ),
        accreditation_reason(provider, opportunity),
        time_reason(provider, opportunity, on, rules),
        step_up_reason(provider, opportunity, rules),
        worth_a_bid_reason(provider, opportunity, rules),
        length_reason(opportunity, rules),
        lots_reason(opportunity, rules),
        competition_reason(opportunity, rules),
        holder_reason(provider, opportunity, rules),
        route_reason(opportunity, rules),
        price_weight_reason(opportunity, rules),
        suitability_reason(provider, opportunity, rules),
    )
    fit = sum(reason.weight * reason.points for reason in reasons if reason.weight and reason.points is not None)
    return Match(
        ocid=opportunity.ocid,
        eligibility=eligibility_of(reasons),
        score=100.0 * opportunity.relevance * fit,
        relevance=opportunity.relevance,
        fit=fit,
        reasons=reasons,
        remedies=remedies_of(provider, opportunity, reasons, rules),
    )


def eligibility_of(reasons: Sequence[Reason]) -> Eligibility:
    """No, where something that decides is not met; unknown, where a gate is not known; else yes.

    An accreditation that seems to be asked for and is not held makes it unknown: a program read it from words. So does
    a notice that does not say whether it is reserved: silence is no leave to bid.
    """
    if any(reason.decides and reason.state is State.NOT_MET for reason in reasons):
        return Eligibility.NO
    gates = [reason for reason in reasons if reason.about in GATES]
    if any(reason.state in (State.UNKNOWN, State.NOT_MET) for reason in gates):
        return Eligibility.UNKNOWN
    return Eligibility.YES


def rank_matches(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Best first: those with eligibility no after all others, then by score; equal ones in order of ocid."""
    return tuple(sorted(matches, key=lambda m: (m.eligibility is Eligibility.NO, -m.score, m.ocid)))


def _service_reason(opportunity: Opportunity) -> Reason:
    relevance = opportunity.relevance
    state = State.MET if relevance >= RELEVANT else State.WATCH if relevance >= PARTLY_RELEVANT else State.NOT_MET
    words = {State.MET: "It is what you do", State.WATCH: "It is near what you do"}.get(
        state, "It is hardly what you do"
    )
    why = f": {opportunity.relevance_why}" if opportunity.relevance_why else ""
    return Reason(
        about=About.SERVICE,
        state=state,
        sentence=f"{words} (relevance {relevance:.2f} of 1){why}.",
        source=BOTH,
    )

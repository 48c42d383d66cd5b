"""What would make an opportunity fit: a lot that is small enough, a partner, a sub-contract."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from worthwhile.engines.matching.accreditation import holds
from worthwhile.engines.matching.opportunity import LotOffered, Opportunity, Standing
from worthwhile.engines.matching.points import affordable, yearly
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About, Reason, Remedy, RemedyKind, State
from worthwhile.engines.matching.reserved import SHELTERED
from worthwhile.engines.matching.rules import Rules
from worthwhile.engines.matching.size import smallest_part
from worthwhile.engines.matching.wording import listed, pounds

LITTLE_RELEVANCE = 0.5
_SHORT = (State.NOT_MET, State.WATCH)


def remedies_of(
    provider: Provider, opportunity: Opportunity, reasons: Sequence[Reason], rules: Rules
) -> tuple[Remedy, ...]:
    """The ways, the easiest first; none where nothing is lacking or the deadline has passed."""
    by_about = {reason.about: reason for reason in reasons}
    if by_about[About.TIME].decides:
        return ()
    lot = _lot(provider, opportunity, by_about, rules)
    lacking = _lacking(by_about, opportunity)
    if lot is not None:
        lacking = tuple(about for about in lacking if about is not About.SIZE)
    partner = _partner(provider, opportunity, lacking, rules)
    sub_contract = _sub_contract(opportunity, by_about, lacking)
    return tuple(remedy for remedy in (lot, partner, sub_contract) if remedy is not None)


def _lot(provider: Provider, opportunity: Opportunity, by_about: Mapping[About, Reason], rules: Rules) -> Remedy | None:
    """The largest valued lots that fit, where the whole does not."""
    whole = opportunity.value_high
    if whole is None or not provider.turnover or len(opportunity.lots_offered) < 2:
        return None
    if by_about[About.SIZE].state is State.MET and not _is_too_large(whole, opportunity.months, provider, rules):
        return None
    fitting = [lot for lot in opportunity.lots_offered if _fits(lot, opportunity, provider, rules)]
    if not fitting:
        return None
    largest = sorted(fitting, key=lambda lot: (-(lot.value or 0), lot.title))
    named = listed([f"“{lot.title}” ({pounds(lot.value or 0)})" for lot in largest])
    those = "is" if len(largest) == 1 else "are"
    sentence = f"Bid for a part: {named} {those} small enough for you, where the whole is {pounds(whole)}."
    return Remedy(kind=RemedyKind.LOT, sentence=sentence)


def _fits(lot: LotOffered, opportunity: Opportunity, provider: Provider, rules: Rules) -> bool:
    months = lot.months if lot.months is not None else opportunity.months
    return lot.value is not None and not _is_too_large(lot.value, months, provider, rules)


def _is_too_large(value: float, months: float | None, provider: Provider, rules: Rules) -> bool:
    year = yearly(value, math.nan if months is None else months)
    return float(affordable(year, provider.turnover, rules.lines)) < 1


def _lacking(by_about: Mapping[About, Reason], opportunity: Opportunity) -> tuple[About, ...]:
    found = [about for about in (About.SIZE, About.AREA, About.ACCREDITATION) if by_about[about].state in _SHORT]
    if by_about[About.AREA].state is State.WATCH and not any(
        p.standing is Standing.OUTSIDE for p in opportunity.places
    ):
        found = [about for about in found if about is not About.AREA]
    if by_about[About.ACCREDITATION].state is State.WATCH and not opportunity.accreditations:
        found.remove(About.ACCREDITATION)
    if SHELTERED in opportunity.reserved and by_about[About.RESERVED].state is State.NOT_MET:
        found.append(About.RESERVED)
    if 0 < opportunity.relevance < LITTLE_RELEVANCE:
        found.append(About.SERVICE)
    return tuple(found)


def _partner(provider: Provider, opportunity: Opportunity, lacking: Sequence[About], rules: Rules) -> Remedy | None:
    """A bid together with somebody who brings what is lacking."""
    if not lacking:
        return None
    brings = "; ".join(_brings(about, provider, opportunity, rules) for about in lacking)
    return Remedy(kind=RemedyKind.PARTNER, sentence=f"Bid with a partner who brings {brings}.", lacking=tuple(lacking))


def _brings(about: About, provider: Provider, opportunity: Opportunity, rules: Rules) -> str:
    if about is About.SIZE:
        held = smallest_part(opportunity)
        assert held is not None
        assert provider.turnover
        short = rules.lines.turnover_multiple * float(yearly(held.value, held.months)) - provider.turnover
        return f"size (a turnover of at least {pounds(short)}, so that together you turn over twice a year of it)"
    if about is About.AREA:
        away = [place.name for place in opportunity.places if place.standing is Standing.OUTSIDE]
        return f"the area (works in {listed(away)})"
    if about is About.ACCREDITATION:
        missing = [one.name for one in opportunity.accreditations or () if not holds(provider, one.name)]
        return f"accreditation ({listed(missing)}), or get it yourself before you bid"
    if about is About.RESERVED:
        return "a workforce that, together with yours, has the share asked for"
    return f"the service (“{opportunity.title}” is only partly what you do)"


def _sub_contract(
    opportunity: Opportunity, by_about: Mapping[About, Reason], lacking: Sequence[About]
) -> Remedy | None:
    """Work for whoever wins, where the contract is too large or spreads beyond the provider."""
    if by_about[About.SIZE].state is not State.NOT_MET and About.AREA not in lacking:
        return None
    if by_about[About.AREA].state is State.NOT_MET:
        return None
    whom = f" {opportunity.holder.name}, who probably holds it now, is one to ask." if opportunity.holder else ""
    return Remedy(
        kind=RemedyKind.SUB_CONTRACT,
        sentence=f"Offer your part to those who bid for the whole, as a sub-contractor.{whom}",
    )

"""Whether another provider brings what one lacks for an opportunity, each in one plain sentence about the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.engines.matching.accreditation import holds
from worthwhile.engines.matching.opportunity import Opportunity, Standing
from worthwhile.engines.matching.points import yearly
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About
from worthwhile.engines.matching.rules import Rules
from worthwhile.engines.matching.size import smallest_part
from worthwhile.engines.matching.wording import listed, pounds

NEAR_ENOUGH = 0.5
BRINGS = (About.AREA, About.SERVICE, About.ACCREDITATION, About.SIZE)
"""What a partner can be looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One thing that a partner brings, or does not; ``sentence`` is about the partner."""

    about: About
    brings: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A provider as a partner. ``fills`` counts what it brings of what was looked for."""

    name: str
    brought: tuple[Brought, ...]
    relevance: float

    @property
    def fills(self) -> int:
        return sum(one.brings for one in self.brought)


def partner_of(
    *, provider: Provider, candidate: Provider, opportunity: Opportunity, lacking: Sequence[About], rules: Rules
) -> Partner:
    """What ``candidate`` brings of what is ``lacking``. ``opportunity`` is as it lies to the candidate.

    What is not stated never counts as brought. Anything beside ``BRINGS`` in ``lacking`` is left out.
    """
    said = {
        About.AREA: _area(opportunity),
        About.SERVICE: _service(opportunity),
        About.ACCREDITATION: _accreditation(provider, candidate, opportunity),
        About.SIZE: _size(provider, candidate, opportunity, rules),
    }
    brought = tuple(said[about] for about in BRINGS if about in lacking)
    return Partner(name=candidate.name, brought=brought, relevance=opportunity.relevance)


def rank_partners(partners: Sequence[Partner]) -> tuple[Partner, ...]:
    """Those who bring something, who brings most first; equal ones by how near their services are, then by name."""
    bringing = [one for one in partners if one.fills]
    return tuple(sorted(bringing, key=lambda one: (-one.fills, -one.relevance, one.name.casefold())))


def _area(opportunity: Opportunity) -> Brought:
    places = opportunity.places
    there = [place.name for place in places if place.standing is not Standing.OUTSIDE]
    if there:
        return Brought(about=About.AREA, brings=True, sentence=f"Works in {listed(there)}.")
    near = [place.km for place in places if place.km is not None]
    away = f" The nearest place it states is {min(near):,.0f} km away in a straight line." if near else ""
    return Brought(about=About.AREA, brings=False, sentence=f"Does not say that it works there.{away}")


def _service(opportunity: Opportunity) -> Brought:
    brings = opportunity.relevance >= NEAR_ENOUGH
    words = "Does this kind of work" if brings else "Its services are another kind of work"
    why = f": {opportunity.relevance_why}" if opportunity.relevance_why and brings else ""
    return Brought(about=About.SERVICE, brings=brings, sentence=f"{words}{why}.")


def _accreditation(provider: Provider, candidate: Provider, opportunity: Opportunity) -> Brought:
    missing = [one.name for one in opportunity.accreditations or () if not holds(provider, one.name)]
    held = [name for name in missing if holds(candidate, name)]
    if held:
        return Brought(about=About.ACCREDITATION, brings=True, sentence=f"States that it holds {listed(held)}.")
    if not missing:
        return Brought(about=About.ACCREDITATION, brings=False, sentence="The tender names none that you lack.")
    return Brought(about=About.ACCREDITATION, brings=False, sentence=f"Does not state that it holds {listed(missing)}.")


def _size(provider: Provider, candidate: Provider, opportunity: Opportunity, rules: Rules) -> Brought:
    part = smallest_part(opportunity)
    if part is None or candidate.turnover is None:
        what = "Its turnover is not stated." if candidate.turnover is None else "The tender states no value."
        return Brought(about=About.SIZE, brings=False, sentence=what)
    year = float(yearly(part.value, part.months))
    together = candidate.turnover + (provider.turnover or 0.0)
    brings = together >= rules.lines.turnover_multiple * year
    told = f"Turns over {pounds(candidate.turnover)} a year, together with you {pounds(together)}"
    return Brought(about=About.SIZE, brings=brings, sentence=f"{told}, beside {pounds(year)} in a year of this.")

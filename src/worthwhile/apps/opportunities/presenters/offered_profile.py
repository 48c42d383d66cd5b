"""The profile as its page tells it: what is kept, which fact each figure is from, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.opportunities.models import OfferedService
from worthwhile.apps.opportunities.selectors.offered_profile import FromFact, Offered
from worthwhile.apps.opportunities.selectors.offered_profile_words import ACCREDITATION_NAMES
from worthwhile.kernel.money import money_text
from worthwhile.reference import areas, cpv

_RESERVED = {
    "sme": "Small or medium enterprise",
    "vcse": "Voluntary, community or social enterprise",
    "employee_controlled": "Employees manage and control it",
    "public_service_purpose": "Its purpose is to deliver public services",
    "profit_to_members_only": "No profit, or to members alone",
    "supported_employment_purpose": "There to employ or support disabled or disadvantaged people",
}
"""What is asked of reserved contracts, by the names in worthwhile/profile/1."""


@dataclass(frozen=True, kw_only=True)
class ServiceLine:
    """One service with its kinds in words."""

    service: OfferedService
    kinds: str
    groups: str


@dataclass(frozen=True, kw_only=True)
class FactLine:
    """A figure taken from a fact: what is used, what the fact says, or that there is none."""

    key: str
    label: str
    used: str
    says: str
    why_not: str


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Something not stated, and what it hides. ``part`` names the page to state it on, or ``fact:<key>``."""

    what: str
    hides: str
    part: str


@dataclass(frozen=True, kw_only=True)
class ProfilePage:
    """Everything on the page of the profile."""

    areas: list[str]
    services: list[ServiceLine]
    accreditations: list[str]
    facts: list[FactLine]
    bidding: list[tuple[str, str]]
    reserved: list[tuple[str, str]]
    missing: list[Missing]
    findable: bool


def present_profile(offered: Offered) -> ProfilePage:
    """The profile in the order of its page."""
    kept = offered.kept
    stated = dict(kept.stated) if kept else {}
    return ProfilePage(
        areas=[areas.area(code).name if areas.is_area(code) else code for code in (kept.areas if kept else ())],
        services=[_service(service) for service in offered.services],
        accreditations=[ACCREDITATION_NAMES.get(name, name) for name in (kept.accreditations if kept else ())],
        facts=[_fact(one) for one in offered.from_facts],
        bidding=[
            ("Smallest contract worth a bid", _pounds(stated.get("smallest_contract"))),
            ("Travels beyond its areas", _with(stated.get("travel_km"), "km", "Not stated: we take 30 km")),
            ("Time to write a bid", _with(stated.get("days_to_bid"), "days", "Not stated: we take 28 days")),
        ],
        reserved=[*((words, _yes_no(stated.get(name))) for name, words in _RESERVED.items()), _share(stated)],
        missing=_missing(offered, stated),
        findable=kept.findable if kept else False,
    )


def _service(service: OfferedService) -> ServiceLine:
    names = dict.fromkeys(group.name for code in service.cpv for group in cpv.groups_of(code))
    codes = [f"{code} {cpv.nearest_name(code) or ''}".strip() for code in service.cpv]
    return ServiceLine(
        service=service, kinds="; ".join(names) or "; ".join(codes), groups=", ".join(service.client_groups)
    )


def _fact(one: FromFact) -> FactLine:
    used = ""
    if one.amount is not None:
        staff = one.field == "employees_fte"
        used = f"{one.amount:,f} people" if staff else money_text(one.amount, places=0)
        used += f" (year that ended in {one.year})" if one.field == "turnover" and one.year else ""
    why_not = ""
    if one.fact is None:
        why_not = "No such fact is recorded"
    elif one.amount is None:
        why_not = "We cannot read a number from this fact. Begin it with the figure, such as £1.45 million"
    return FactLine(key=one.key, label=one.label, used=used, says=one.fact.value if one.fact else "", why_not=why_not)


def _missing(offered: Offered, stated: dict[str, object]) -> list[Missing]:
    kept, facts = offered.kept, {one.key: one for one in offered.from_facts}
    found = []
    if not offered.services:
        found.append(Missing(what="A service", hides="Without one nothing can be matched", part="new_service"))
    if not (kept and kept.areas):
        found.append(
            Missing(what="Where you work", hides="Every notice then counts as of unknown distance", part="areas")
        )
    if facts["turnover"].amount is None:
        hides = "We cannot tell which contracts are too large for you"
        found.append(Missing(what="Turnover", hides=hides, part="fact:turnover"))
    if facts["largest-contract"].amount is None:
        hides = "We cannot tell which contracts would be too large a step"
        found.append(Missing(what="Largest contract delivered", hides=hides, part="fact:largest-contract"))
    if not (kept and kept.accreditations):
        hides = "What a notice asks for counts as not held"
        found.append(Missing(what="Accreditations", hides=hides, part="accreditations"))
    if all(stated.get(name) is None for name in _RESERVED):
        hides = "Whether you may bid for reserved contracts stays unknown"
        found.append(Missing(what="Who you are to reserved contracts", hides=hides, part="reserved"))
    return found


def _yes_no(value: object) -> str:
    return {True: "Yes", False: "No"}.get(value, "Not stated") if isinstance(value, bool) else "Not stated"


def _share(stated: dict[str, object]) -> tuple[str, str]:
    share = stated.get("disadvantaged_workforce_share")
    words = f"{float(share) * 100:g}%" if isinstance(share, (int, float)) else "Not stated"
    return "Share of the workforce that is disabled or disadvantaged", words


def _pounds(amount: object) -> str:
    return f"£{amount:,.0f}" if isinstance(amount, (int, float)) else "Not stated"


def _with(number: object, unit: str, otherwise: str) -> str:
    return f"{number:g} {unit}" if isinstance(number, (int, float)) else otherwise

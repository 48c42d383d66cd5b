"""Who could bid with an organisation: of those who chose to be found, whoever brings what it lacks for a lot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.opportunities.models import OfferedProfile
from worthwhile.apps.opportunities.selectors.offered_profile import find_offered
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.engines.matching import (
    BRINGS,
    About,
    Opportunity,
    Partner,
    Provider,
    RemedyKind,
    Rules,
    code_likeness,
    match_provider,
    partner_of,
    rank_partners,
    relevance_of,
    word_likeness,
)
from worthwhile.engines.matching.accreditation import asked_in
from worthwhile.exchange.tender import Tender as TenderRecord
from worthwhile.exchange.tender.setting import Lot
from worthwhile.market.index.words import is_common, stem_of, words_of
from worthwhile.market.queries.match_places import Ground, places_of
from worthwhile.market.queries.match_relevance import relevance_why, text_of
from worthwhile.reference.areas import recognise
from worthwhile.reference.reserved_contracts import reserved_law

MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Found:
    """An organisation that brings something."""

    organisation: Organisation
    partner: Partner


@dataclass(frozen=True, kw_only=True)
class PartnerSearch:
    """``looked_at`` counts who chose to be found; ``advice`` what matching says you lack, empty without a profile."""

    found: tuple[Found, ...]
    looked_at: int
    bring_something: int
    lacking: tuple[About, ...]
    advice: str
    has_profile: bool


def find_partners(
    bidder: Organisation,
    tender: Tender,
    asked: TenderRecord,
    *,
    lot: Lot | None,
    wanted: Sequence[About],
    now: datetime,
) -> PartnerSearch:
    """Partners for a lot, or for the whole. Without ``wanted``, for what matching says is lacking."""
    on = now.date()
    rules = Rules(law=reserved_law(on=on))
    own = find_offered(bidder, on=on).provider
    lacking, advice = _lacking(own, asked, lot, now, rules) if own else ((), "")
    chosen = tuple(wanted) or lacking or (About.AREA, About.SERVICE)
    me = own or Provider(name=bidder.name, services=())
    rows = _findable(bidder, tender)
    looked = {
        row.organisation: partner_of(
            provider=me, candidate=theirs, opportunity=_opportunity(theirs, asked, lot), lacking=chosen, rules=rules
        )
        for row in rows
        if (theirs := find_offered(row.organisation, on=on).provider) is not None
    }
    ranked = rank_partners(tuple(looked.values()))
    of_partner = {id(partner): organisation for organisation, partner in looked.items()}
    found = tuple(Found(organisation=of_partner[id(one)], partner=one) for one in ranked[:MOST_SHOWN])
    return PartnerSearch(
        found=found,
        looked_at=len(rows),
        bring_something=len(ranked),
        lacking=chosen,
        advice=advice,
        has_profile=own is not None,
    )


def find_findable(number: int) -> Organisation | None:
    """An organisation that chose to be found."""
    row = OfferedProfile.objects.filter(organisation=number, findable=True, organisation__demonstration="")
    found = row.select_related("organisation").first()
    return found.organisation if found else None


def _findable(bidder: Organisation, tender: Tender) -> list[OfferedProfile]:
    found = OfferedProfile.objects.filter(findable=True, organisation__demonstration="")
    found = found.exclude(organisation__in=[bidder.pk, tender.buyer_id]).select_related("organisation")
    return list(found.order_by("pk"))


def _lacking(
    own: Provider, asked: TenderRecord, lot: Lot | None, now: datetime, rules: Rules
) -> tuple[tuple[About, ...], str]:
    moment = now.replace(tzinfo=None)
    found = match_provider(provider=own, opportunity=_opportunity(own, asked, lot), on=moment, rules=rules)
    partner = next((one for one in found.remedies if one.kind is RemedyKind.PARTNER), None)
    if partner is None:
        return (), ""
    return tuple(about for about in partner.lacking if about in BRINGS), partner.sentence


def _opportunity(provider: Provider, asked: TenderRecord, lot: Lot | None) -> Opportunity:
    """The tender, or one lot of it, as it lies to a provider."""
    value = lot.value_total if lot else asked.value.total_net if asked.value else None
    annual = lot.value_annual if lot else asked.value.annual if asked.value else None
    months = asked.term.months if asked.term and asked.term.months else None
    if value is None and annual is not None:
        value, months = annual, None
    places = (lot.areas if lot else ()) or asked.subject.areas
    codes = [found.code for given in places if (found := recognise(given)) is not None]
    relevance, why = _relevance(provider, asked, lot)
    return Opportunity(
        ocid="",
        title=lot.title if lot else asked.subject.title,
        value_high=None if value is None else float(value),
        months=None if months is None else float(months),
        places=places_of(codes, Ground(provider.areas)),
        relevance=relevance,
        relevance_why=why,
        accreditations=asked_in(_text(asked, lot), also=provider.accreditations),
    )


def _relevance(provider: Provider, asked: TenderRecord, lot: Lot | None) -> tuple[float, str]:
    codes = (lot.cpv if lot else ()) or asked.subject.cpv
    text = _text(asked, lot)
    theirs = _stems(text)
    best, why = 0.0, ""
    for service in provider.services:
        likeness = max((code_likeness(service.cpv, code)[0] for code in codes), default=0.0)
        own = _stems(text_of(service))
        covered = len(own & theirs) / len(own) if own else 0.0
        relevance = float(relevance_of(likeness, word_likeness(covered, 0.0)))
        if relevance > best:
            best, why = relevance, relevance_why(service, codes, text)
    return best, why.replace("one of yours", "one of its own").replace("near your", "near its").replace(
        "uses your words", "uses its words"
    ).replace("near yours", "near its own").replace("(your service", "(its service")


def _text(asked: TenderRecord, lot: Lot | None) -> str:
    parts = [asked.subject.title, asked.subject.description or ""]
    parts += [lot.title, lot.description or ""] if lot else []
    parts += [one.text for one in asked.requirements or ()]
    if asked.participation:
        parts += [one.text for one in asked.participation.conditions or ()]
        parts += [f"{one.name} is required" for one in asked.participation.accreditations or ()]
    return ". ".join(part for part in parts if part)


def _stems(text: str) -> set[str]:
    return {stem_of(word) for word in words_of(text) if not is_common(word)}

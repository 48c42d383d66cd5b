"""The lots of a tender in a release: what each is, what it is worth, how it is judged, and whom it suits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.exchange.notices.fields import Fields, beginning_of, end_of, months_later, value_of
from worthwhile.exchange.notices.kind import FORMS, NoticeKind
from worthwhile.exchange.notices.parties import COUNTRY
from worthwhile.exchange.notices.record import WHOLE, Sum, TenderRecord
from worthwhile.exchange.tender.judging import Criterion, CriterionKind
from worthwhile.exchange.tender.setting import Lot, TenderTerm
from worthwhile.exchange.tender.tender import Tender
from worthwhile.reference.cpv import name_of

CPV = "CPV"
_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A lot, or the whole as its only one, with what it does not say of itself said by the tender."""

    id: str
    title: str
    description: str | None
    value: Sum
    cpv: tuple[str, ...]
    areas: tuple[str, ...]


def parts_of(tender: Tender) -> tuple[Part, ...]:
    """The lots; a tender that is not divided is its one lot."""
    return tuple(_part(lot, tender) for lot in tender.lots or ()) or (_whole(tender),)


def lots_of(record: TenderRecord, kind: NoticeKind) -> list[Fields]:
    """Every lot as a release has it."""
    tender, state = record.tender, FORMS[kind].lots
    return [
        {
            "id": part.id,
            "title": part.title,
            "description": part.description,
            "status": state,
            "value": value_of(part.value),
            "contractPeriod": contract_period(tender.term),
            "hasRenewal": _has_renewal(tender.term),
            "suitability": {"sme": record.suits_small, "vcse": record.suits_social},
            "awardCriteria": {"criteria": [_criterion(one) for one in criteria_of(tender)]},
        }
        for part in parts_of(tender)
    ]


def items_of(tender: Tender, lots: tuple[str, ...]) -> list[Fields]:
    """What is bought, by code and place: published notices under the Act have it here and nowhere else."""
    return [
        {
            # That of its lot, so that it is the same item whatever lots come or go beside it.
            "id": part.id,
            "description": part.title,
            "additionalClassifications": [_code(code) for code in part.cpv],
            # Addresses have no ids in OCDS: merged without, every notice would add all places once more.
            "deliveryAddresses": [
                {"id": str(number), "region": area, **COUNTRY} for number, area in enumerate(part.areas, start=1)
            ],
            "relatedLot": part.id,
        }
        for part in parts_of(tender)
        if part.id in lots
    ]


def contract_period(term: TenderTerm | None) -> Fields:
    """When the contract is to run; only its length where no day is known."""
    if term is None:
        return {}
    more = term.extensions.months if term.extensions else None
    most = months_later(term.end, int(more)) if term.end and more else None
    months = int(term.months) if term.months is not None and term.months == int(term.months) and not term.end else None
    return {
        "startDate": beginning_of(term.start),
        "endDate": end_of(term.end),
        "maxExtentDate": end_of(most),
        "durationInMonths": months,
    }


def criteria_of(tender: Tender) -> tuple[Criterion, ...]:
    """What bids are judged by."""
    return (tender.award.criteria if tender.award else None) or ()


def percent_words(weight: Decimal) -> str:
    """A weight in percent, without idle zeros."""
    return f"{(weight * _PERCENT).normalize():f}%"


def _code(code: str) -> Fields:
    return {"scheme": CPV, "id": code, "description": name_of(code)}


def _whole(tender: Tender) -> Part:
    subject, value = tender.subject, tender.value
    return Part(
        id=WHOLE,
        title=subject.title,
        description=subject.description,
        value=Sum(net=value.total_net, gross=value.total_gross) if value else Sum(),
        cpv=subject.cpv,
        areas=subject.areas,
    )


def _part(lot: Lot, tender: Tender) -> Part:
    subject = tender.subject
    return Part(
        id=lot.id,
        title=lot.title,
        description=lot.description,
        value=Sum(net=lot.value_total),
        cpv=lot.cpv or subject.cpv,
        areas=lot.areas or subject.areas,
    )


def _has_renewal(term: TenderTerm | None) -> bool | None:
    return None if term is None or term.extensions is None else term.extensions.months > 0


def _criterion(criterion: Criterion) -> Fields:
    weight = None if criterion.weight is None else (criterion.weight * _PERCENT).normalize()
    return {
        # Merging tells parts of a list apart by their ids: without, every update would add all criteria once more.
        "id": criterion.id,
        "type": "price" if criterion.kind is CriterionKind.PRICE else "quality",
        "name": criterion.name,
        "description": "; ".join(_sub_criteria(criterion)),
        "numbers": [] if weight is None else [{"id": "1", "number": weight, "weight": "percentageExact"}],
    }


def _sub_criteria(criterion: Criterion) -> Iterator[str]:
    for part in criterion.sub_criteria:
        yield part.name if part.weight is None else f"{part.name} ({percent_words(part.weight)})"

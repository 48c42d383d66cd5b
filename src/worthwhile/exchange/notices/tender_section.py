"""The tender in a release."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.engines.regimes.vocabulary import ROUTE_NAMES, Regime, Subject
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.notices.fields import Fields, end_of, metric_of, moment, value_of
from worthwhile.exchange.notices.judged import condition_words, method_words
from worthwhile.exchange.notices.kind import FORMS, NoticeKind
from worthwhile.exchange.notices.law import ABOVE_THRESHOLD, LEGAL_BASIS, LIGHT_TOUCH, RESERVED
from worthwhile.exchange.notices.lots import items_of, lots_of
from worthwhile.exchange.notices.record import Change, Promised, Sum, TenderRecord, release_id
from worthwhile.exchange.tender.tender import Tender

# Codes of the OCDS method list. The most suitable provider is found in none of those ways.
METHODS: Mapping[Procedure, str] = MappingProxyType(
    {Procedure.COMPETITIVE: "open", Procedure.QUICK_QUOTE: "limited", Procedure.DIRECT: "direct"}
)
_IN_WORDS: Mapping[Procedure, str] = MappingProxyType(
    {
        Procedure.COMPETITIVE: "Competitive",
        Procedure.QUICK_QUOTE: "Quotes from a few invited suppliers",
        Procedure.MOST_SUITABLE: "Most suitable provider",
        Procedure.DIRECT: "Direct award",
    }
)
_CATEGORIES: Mapping[Subject, str] = MappingProxyType({Subject.SUPPLIES: "goods", Subject.WORKS: "works"})
_TAKE_BIDS = frozenset({Procedure.COMPETITIVE, Procedure.QUICK_QUOTE})


def tender_of(record: TenderRecord, kind: NoticeKind, notice: Fields | None) -> Fields:
    """The tender with its lots; ``notice`` is the document of this notice where it stands in the tender."""
    tender, form = record.tender, FORMS[kind]
    ended = form.tender in ("cancelled", "unsuccessful")
    return {
        "id": record.tender_id,
        "title": tender.subject.title,
        "description": tender.subject.description,
        "status": form.tender,
        **_of_the_law(record),
        "mainProcurementCategory": category_of(tender),
        "items": items_of(tender, record.lots),
        "value": value_of(Sum(net=tender.value.total_net, gross=tender.value.total_gross)) if tender.value else {},
        **_of_the_times(record),
        "eligibilityCriteria": condition_words(tender),
        "awardCriteriaDetails": method_words(tender),
        "lots": lots_of(record, kind),
        "lotDetails": _lot_details(tender),
        "targets": [metric_of(one) for one in _asked_for(tender)],
        "numberOfTenderers": record.bids,
        "documents": [] if notice is None else [notice],
        "amendments": [amendment_of(record, change) for change in (*record.changes, *_ending(record, ended))],
        "finalStatusDate": moment(record.made_at) if ended else None,
    }


def category_of(tender: Tender) -> str:
    """goods, works or services."""
    kind = tender.subject.kind
    return "services" if kind is None else _CATEGORIES.get(kind, "services")


def regime_of(tender: Tender) -> Regime | None:
    """The law that the tender says it is bought under."""
    return tender.route.regime if tender.route else None


def amendment_of(record: TenderRecord, change: Change) -> Fields:
    """A change as OCDS has it: from the notice before it to its own."""
    return {
        "id": release_id(record.ocid, change.number),
        "date": moment(change.at),
        "description": change.what,
        "rationale": change.reason,
        "amendsReleaseID": release_id(record.ocid, change.number - 1) if change.number > 1 else None,
        "releaseID": release_id(record.ocid, change.number),
    }


def _ending(record: TenderRecord, ended: bool) -> list[Change]:
    if not ended:
        return []
    return [Change(number=record.number, at=record.made_at, what="The tender ended.", reason=record.reason)]


def _of_the_law(record: TenderRecord) -> Fields:
    tender, regime = record.tender, regime_of(record.tender)
    route = tender.route
    process = ROUTE_NAMES[route.process] if route and route.process else _IN_WORDS[record.procedure]
    reserved = RESERVED.get(route.reserved) if route and route.reserved else None
    return {
        "legalBasis": LEGAL_BASIS.get(regime, {}) if regime else {},
        "specialRegime": [LIGHT_TOUCH] if regime is Regime.PA_LIGHT_TOUCH else [],
        "aboveThreshold": ABOVE_THRESHOLD.get(regime) if regime else None,
        "procurementMethod": METHODS.get(record.procedure),
        "procurementMethodDetails": process,
        "procurementMethodRationale": route.reasons if route else None,
        "techniques": {"hasFrameworkAgreement": route.framework if route else None},
        "otherRequirements": {"reservedParticipation": [reserved] if reserved else []},
    }


def _of_the_times(record: TenderRecord) -> Fields:
    timetable = record.tender.timetable
    expected = timetable.award_expected if timetable else None
    takes_bids = record.procedure in _TAKE_BIDS
    return {
        "tenderPeriod": {"endDate": moment(record.deadline)},
        "enquiryPeriod": {"endDate": moment(record.questions_until)},
        "awardPeriod": {"endDate": end_of(expected)},
        "submissionMethod": ["electronicSubmission"] if takes_bids else [],
        "submissionMethodDetails": record.bids_at if takes_bids else None,
    }


def _lot_details(tender: Tender) -> Fields:
    limits = tender.award.lot_limits if tender.award else None
    return {
        "noLotsDivisionRationale": None if tender.lots else tender.lots_reasons,
        "maximumLotsBidPerSupplier": limits.bids if limits else None,
        "maximumLotsAwardedPerSupplier": limits.wins if limits else None,
    }


def _asked_for(tender: Tender) -> list[Promised]:
    return [
        Promised(
            id=one.id,
            name=one.name,
            target=one.target,
            unit=one.unit or "",
            by=one.by,
            measured_by=one.measured_by or "",
        )
        for one in tender.outcomes or ()
    ]

"""Awards and contracts in a release, and how many bids there were."""

from __future__ import annotations

from worthwhile.exchange.notices.fields import Fields, beginning_of, end_of, metric_of, moment, period_of, value_of
from worthwhile.exchange.notices.kind import FORMS, NoticeKind, Section
from worthwhile.exchange.notices.law import ABOVE_THRESHOLD
from worthwhile.exchange.notices.lots import items_of
from worthwhile.exchange.notices.parties import party_id, reference_to
from worthwhile.exchange.notices.record import Awarded, Change, Signed, TenderRecord
from worthwhile.exchange.notices.tender_section import amendment_of, category_of, regime_of

BIDS_MEASURE = "finalStageBids"
"""The UK extension's word for the bids that were assessed at the end."""


def awards_of(record: TenderRecord, kind: NoticeKind, notice: Fields | None) -> list[Fields]:
    """Every award as it stands after this notice; ``notice`` stands with the first of them, as in published notices."""
    return [
        _award(record, kind, award, [notice] if notice is not None and place == 0 else [])
        for place, award in enumerate(record.awards)
    ]


def contracts_of(record: TenderRecord, notice: Fields | None) -> list[Fields]:
    """Every contract that was signed."""
    return [
        _contract(record, contract, [notice] if notice is not None and place == 0 else [])
        for place, contract in enumerate(record.contracts)
    ]


def bids_of(record: TenderRecord) -> Fields:
    """How many bids stood at the deadline."""
    if record.bids is None:
        return {}
    return {"statistics": [{"id": BIDS_MEASURE, "measure": BIDS_MEASURE, "value": record.bids}]}


def _award(record: TenderRecord, kind: NoticeKind, award: Awarded, documents: list[Fields]) -> Fields:
    lots = award.lots or record.lots
    withdrawn = Change(number=record.number, at=record.made_at, what="The award is withdrawn.", reason=record.reason)
    return {
        "id": award.id,
        "title": record.tender.subject.title,
        "status": FORMS[kind].awards,
        "date": beginning_of(award.awarded_on),
        "mainProcurementCategory": category_of(record.tender),
        "aboveThreshold": _above_threshold(record),
        "value": value_of(award.value),
        "suppliers": list({party_id(one): reference_to(one) for one in award.suppliers}.values()),
        "items": items_of(record.tender, lots),
        "contractPeriod": period_of(award.runs),
        "relatedLots": list(lots),
        "agreedMetrics": [metric_of(outcome) for outcome in award.outcomes],
        "assessmentSummariesDateSent": moment(record.told_at),
        "standstillPeriod": {"endDate": end_of(record.standstill_ends_on)},
        "documents": documents,
        "amendments": [amendment_of(record, withdrawn)] if kind is NoticeKind.AWARD_WITHDRAWN else [],
    }


def _contract(record: TenderRecord, contract: Signed, documents: list[Fields]) -> Fields:
    return {
        "id": contract.id,
        "awardID": contract.award,
        "title": record.tender.subject.title,
        "status": "active",
        "dateSigned": beginning_of(contract.signed_on),
        "aboveThreshold": _above_threshold(record),
        "period": period_of(contract.runs),
        "value": value_of(contract.value),
        "agreedMetrics": [metric_of(outcome) for outcome in contract.outcomes],
        "noAgreedMetricsRationale": None if contract.outcomes else record.tender.indicators_unsuitable,
        "documents": documents,
    }


def _above_threshold(record: TenderRecord) -> bool | None:
    regime = regime_of(record.tender)
    return ABOVE_THRESHOLD.get(regime) if regime else None


def tells_of_awards(record: TenderRecord, kind: NoticeKind) -> bool:
    """Whether a notice has a section on awards: what was awarded before it ended is told too, as called off."""
    return FORMS[kind].section in (Section.AWARDS, Section.CONTRACTS) or (
        FORMS[kind].awards is not None and bool(record.awards)
    )

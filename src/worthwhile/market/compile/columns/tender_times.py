"""When a tender asks for answers, questions and interest, and when its outcome is expected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.moments import NOT_TOLD, read_date
from worthwhile.market.compile.columns.periods import NO_PERIOD, Period, read_period
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned

_CONTRACT_MILESTONES = {"contract start": "start", "contract end": "end"}


class TenderTimes(Struct, frozen=True):
    """Times of a tender; ``contract`` is the period of the contract as the tender plans it."""

    published_at: datetime | None
    deadline_at: datetime | None
    deadline_text: str | None
    interest_at: datetime | None
    enquiries_at: datetime | None
    awards_expected_on: date | None
    contract: Period


def _contract_by_milestones(sheet: Sheet, tender: Mapping[str, Any]) -> Period:
    """The period that older Contracts Finder tells by milestones named Contract start and Contract end."""
    stated = tender.get("milestones")
    if stated is None:
        return NO_PERIOD
    days: dict[str, Any] = {}
    for position, one in enumerate(given.objects(stated, sheet.odd)):
        title = given.text(one.get("title"), sheet.odd)
        kind = _CONTRACT_MILESTONES.get(title.lower()) if title is not None else None
        if kind is not None:
            due = one.get("dueDate")
            if read_date(due, sheet, "tender.milestones[{}].dueDate", position).at is not None:
                days[f"{kind}Date"] = due
    return read_period(days, sheet, "contract", None, "tender.milestones") if days else NO_PERIOD


def read_tender_times(sheet: Sheet, tender: Mapping[str, Any]) -> TenderTimes:
    """The times of a tender, with rows for its periods."""
    get = tender.get
    stated = get("tenderPeriod")
    period = read_period(stated, sheet, "tender", None, "tender.tenderPeriod")
    # As published, also where it cannot be read, so that a person still sees it.
    said = stated.get("endDate") if stated.__class__ is dict else None
    deadline_text = cleaned(given.text(said, [])) if said.__class__ is str else None
    published = get("datePublished")
    interest = get("expressionOfInterestDeadline")
    enquiries, awards, contract = get("enquiryPeriod"), get("awardPeriod"), get("contractPeriod")
    expected = NO_PERIOD if awards is None else read_period(awards, sheet, "award", None, "tender.awardPeriod")
    return TenderTimes(
        published_at=(NOT_TOLD if published is None else read_date(published, sheet, "tender.datePublished")).at,
        deadline_at=period.end_at,
        deadline_text=deadline_text,
        interest_at=None if interest is None else read_date(interest, sheet, "tender.expressionOfInterestDeadline").at,
        enquiries_at=None
        if enquiries is None
        else read_period(enquiries, sheet, "enquiry", None, "tender.enquiryPeriod").end_at,
        awards_expected_on=expected.end_on or expected.start_on,
        contract=_contract_by_milestones(sheet, tender)
        if contract is None
        else read_period(contract, sheet, "contract", None, "tender.contractPeriod"),
    )

"""A tender as a notice tells it: read from what is kept at this moment, and nothing of any person."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

from django.conf import settings
from django.db.models import F
from django.urls import reverse

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.clocks_of import UNTIL_RECORDED
from worthwhile.apps.tenders.selectors.notice_awards import awards_told, best_first, contracts_signed, registered
from worthwhile.apps.tenders.selectors.route_kept import KeptRoute, latest_route
from worthwhile.engines.regimes import Regime, Route
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.notices import Body, Change, NoticeKind, TenderRecord
from worthwhile.exchange.tender import FORMAT, InvalidTender, tender_from_data
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender.setting import TenderRoute

MADE_UP_PREFIX = "ocds-worthwhile-demonstration"
_TELLS_BIDS = frozenset({NoticeKind.INTENDED_AWARD, NoticeKind.AWARD, NoticeKind.CONTRACT})


def notice_record(tender: Tender, kind: NoticeKind, now: datetime, *, what: str = "", reason: str = "") -> TenderRecord:
    """The tender at a notice. ``what`` changed and the ``reason`` are as everybody reads them."""
    first = tender.notices.first()
    number = tender.notices.count() + 1
    is_update = kind is NoticeKind.TENDER_UPDATE
    content = _under_its_law(content_of(tender), latest_route(tender))
    page = reverse("tenders:notice", args=[tender.pk, number])
    return TenderRecord(
        # A tender keeps its name for good, also where the prefix is registered meanwhile.
        ocid=first.data["ocid"] if first else f"{_prefix(tender)}-{tender.number}",
        number=number,
        tender_id=tender.number,
        made_at=now,
        publisher=settings.NOTICE_PUBLISHER,
        buyer=_buyer(tender, content),
        tender=content,
        procedure=Procedure(tender.procedure),
        address=settings.PUBLIC_ADDRESS + page,
        bids_at=settings.PUBLIC_ADDRESS + reverse("tenders:open_tender", args=[tender.pk]),
        deadline=tender.deadline_at,
        questions_until=tender.questions_until,
        changes=(Change(number=number, at=now, what=what, reason=reason),) if is_update else (),
        bids=_bids(tender) if kind in _TELLS_BIDS and tender.deadline_at else None,
        told_at=tender.told_at,
        standstill_ends_on=_standstill_ends(tender),
        awards=awards_told(tender, kind, {lot.id for lot in content.lots or ()}),
        contracts=contracts_signed(tender) if kind is NoticeKind.CONTRACT else (),
        reason="" if is_update else reason,
    )


def content_of(tender: Tender) -> TenderContent:
    """What the tender says to bidders; its buyer and title alone where nothing that can be read is kept."""
    saving = latest_saving(tender)
    begun = {"format": FORMAT, "buyer": {"name": str(tender.buyer)}, "subject": {"title": tender.title}}
    try:
        return tender_from_data(saving.data if saving else begun).tender
    except InvalidTender:
        return tender_from_data(begun).tender


def _prefix(tender: Tender) -> str:
    """A made-up tender never has a number that could be taken for a published one."""
    return MADE_UP_PREFIX if tender.is_demonstration else settings.OCID_PREFIX


def _under_its_law(content: TenderContent, kept: KeptRoute | None) -> TenderContent:
    """The content with the law and route that were decided, where a decision is kept."""
    if kept is None or kept.regime is None:
        return content
    process = Route(kept.chosen) if kept.chosen else None
    route = dataclasses.replace(content.route or TenderRoute(), regime=Regime(kept.regime), process=process)
    return dataclasses.replace(content, route=route)


def _buyer(tender: Tender, content: TenderContent) -> Body:
    stated = [(one.scheme, one.id) for one in content.buyer.identifiers]
    return Body(
        id=f"organisation-{tender.buyer_id}",
        name=tender.buyer.name,
        identifiers=best_first((*stated, *registered(tender.buyer))),
    )


def _bids(tender: Tender) -> int:
    return tender.bids.exclude(standing=None).filter(documents=F("tender__documents")).count()


def _standstill_ends(tender: Tender) -> date | None:
    """The last day on which bidders may object; None where there is none, or nobody knows it yet."""
    until = tender.representations_until
    return None if until is None or until >= UNTIL_RECORDED else until.astimezone(UNITED_KINGDOM).date()

"""Notices that everybody may read, and what the law has published at their step."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from worthwhile.apps.tenders.models import ContractRecorded, KeptNotice, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.looking_around import shown
from worthwhile.apps.tenders.selectors.notice_record import content_of
from worthwhile.apps.tenders.selectors.route_kept import decided_now, latest_route
from worthwhile.engines.regimes import Regime
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.exchange.notices import NoticeKind, Statutory, notices_if_so, statutory_notices
from worthwhile.reference.regimes import regime_rules

A_PAGE = 100
"""How many releases one page of the feed holds."""
# From here on a quick quote is no secret between the buyer and those it invited: its outcome is told.
_TOLD = (Stage.TOLD, Stage.AWARDED, Stage.COMPLETE, Stage.CANCELLED, Stage.UNSUCCESSFUL)


def list_public_notices() -> QuerySet[KeptNotice]:
    """Every notice that anybody may read, in the order they were kept. Quick quotes join when their outcome is told."""
    for_all = ~Q(tender__procedure=Procedure.QUICK_QUOTE) | Q(tender__stage__in=_TOLD)
    return KeptNotice.objects.filter(for_all, shown("tender__")).select_related("tender__buyer").order_by("pk")


def list_notices_since(*, after: int, since: datetime | None) -> list[KeptNotice]:
    """One page of the feed and, where there are more, one notice beyond it.

    Notices of made-up tenders are in no feed, and so in no market.
    """
    found = list_public_notices().filter(pk__gt=after, tender__is_demonstration=False)
    if since is not None:
        found = found.filter(made_at__gte=since)
    return list(found[: A_PAGE + 1])


def list_notices_of(tender: int) -> list[KeptNotice]:
    """The notices of a tender that anybody may read, the latest first."""
    return list(list_public_notices().filter(tender=tender).order_by("-number"))


def has_public_notices(tender: Tender) -> bool:
    """Whether anybody may read a notice of a tender."""
    return list_public_notices().filter(tender=tender).exists()


def find_notice(tender: int, number: int) -> KeptNotice | None:
    """One notice that anybody may read."""
    return list_public_notices().filter(tender=tender, number=number).first()


def prefix_is_registered() -> bool:
    """Whether whoever runs this service gave a prefix that is registered for them."""
    return bool(settings.SAID_OCID_PREFIX)


def statutory_of(notice: KeptNotice) -> Statutory:
    """What the law has published at the step of a notice: by the kept route decision, else by what the tender names."""
    kind, tender = NoticeKind(notice.kind), notice.tender
    kept = latest_route(tender)
    if kept is not None:
        return statutory_notices(decided_now(kept.loaded, awarded_on=_awarded_on(notice)), kind)
    content = content_of(tender)
    on = content.commenced_on or notice.made_at.astimezone(UNITED_KINGDOM).date()
    return notices_if_so(content.route, kind, rules=regime_rules(), on=on)


def _awarded_on(notice: KeptNotice) -> date | None:
    """The day from which the time for a notice of an award or a contract runs: of several contracts the first."""
    if notice.kind == NoticeKind.AWARD:
        return notice.made_at.astimezone(UNITED_KINGDOM).date()
    if notice.kind == NoticeKind.CONTRACT:
        contracts = ContractRecorded.objects.filter(award__tender=notice.tender_id)
        return contracts.order_by("signed_on").values_list("signed_on", flat=True).first()
    return None


def regime_named(tender: Tender) -> Regime | None:
    """The law by the kept route decision, else the one that the tender names."""
    kept = latest_route(tender)
    if kept is not None:
        return Regime(kept.regime) if kept.regime else None
    route = content_of(tender).route
    return route.regime if route else None

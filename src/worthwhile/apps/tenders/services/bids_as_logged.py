"""Have those bids stand that stand by the log, before anybody counts or opens them."""

from __future__ import annotations

import logging
from datetime import datetime

from worthwhile.apps.tenders.models import Bid, Tender
from worthwhile.apps.tenders.selectors.bids_logged import SET_RIGHT, BidLogged, bids_logged
from worthwhile.apps.tenders.selectors.log_unbroken import check_whole
from worthwhile.apps.tenders.services.log import log_act

SERVER = "server"
logger = logging.getLogger("worthwhile.tender_log")


def have_bids_stand_as_logged(tender: Tender, now: datetime) -> None:
    """Set right which bids stand, by the log, and say loudly which were not. The caller holds the lock.

    Nothing of the database refuses a change of what stands, as bidders change it themselves; every such change is in
    the log, and one that is not is undone. What was received and is not there any more is told. Raises LogBroken.
    """
    check_whole(tender)
    logged = bids_logged(tender)
    changed: list[str] = []
    missing: list[str] = []
    for bid in tender.bids.select_related("standing").defer("standing__content").order_by("pk"):
        by_log = logged.pop(bid.pk, None)
        if _stands(bid, by_log):
            continue
        (changed if _set_right(bid, by_log) else missing).append(f"bid-{bid.pk}")
    missing += [f"bid-{number}" for number in logged]
    about = {"bids": ", ".join(changed), "missing": ", ".join(missing)}
    last = tender.log.filter(act=SET_RIGHT).order_by("-number").first()
    if changed or (missing and (last is None or last.as_entry().about.get("missing") != about["missing"])):
        log_act(tender, SET_RIGHT, who=SERVER, about=about, now=now)
        logger.error(
            "Bids to %s did not stand as its log says: somebody changed the database. Set right: %s. Received and not "
            "there any more: %s.", tender.number, about["bids"] or "none", about["missing"] or "none",
        )  # fmt: skip


def _stands(bid: Bid, logged: BidLogged | None) -> bool:
    """Whether what stands of a bid is what stands by the log."""
    standing = bid.standing
    if logged is None or standing is None:
        return logged is None and standing is None
    is_that = (standing.bid_id, standing.number, standing.sha256) == (bid.pk, logged.receipt, logged.sha256)
    return is_that and logged.documents in (None, bid.documents)


def _set_right(bid: Bid, logged: BidLogged | None) -> bool:
    """Have a bid stand as the log says. False: what stands by the log is not there any more."""
    kept = None
    if logged is not None:
        kept = bid.received.filter(number=logged.receipt, sha256=logged.sha256).defer("content").first()
        if kept is None:
            return False
        bid.documents = bid.documents if logged.documents is None else logged.documents
    bid.standing = kept
    bid.save()
    return True

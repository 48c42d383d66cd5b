"""Which bids stand by the log of a tender, to hold beside those that stand in its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from worthwhile.apps.tenders.models import ReceivedBid, Tender
from worthwhile.engines.tendering import Act

SET_RIGHT = "bids-set-right"
"""The entry that says which bids did not stand as the log has it, and which of them are not there any more."""


@dataclass(frozen=True, kw_only=True)
class BidLogged:
    """A bid that stands: which receipt, of what, for which version of the documents; None where the log has none.

    Entries of bids handed in named no version at first, only those of bids confirmed.
    """

    receipt: int
    sha256: str
    documents: int | None


def bids_logged(tender: Tender) -> dict[int, BidLogged]:
    """By the number of the bid: what was handed in and not withdrawn since, as confirmed last."""
    standing: dict[int, BidLogged] = {}
    for line in tender.log.filter(act__in=[Act.SUBMIT_BID, Act.WITHDRAW_BID]).order_by("number").iterator():
        about = line.as_entry().about
        bid = int(str(about["bid"]).removeprefix("bid-"))
        if line.act == Act.WITHDRAW_BID:
            standing.pop(bid, None)
        elif "confirmed" in about:
            if bid in standing:
                standing[bid] = replace(standing[bid], documents=int(about["confirmed"]))
        elif about.get("stands", True):
            documents = int(about["documents"]) if "documents" in about else None
            standing[bid] = BidLogged(receipt=int(about["receipt"]), sha256=str(about["sha256"]), documents=documents)
    return standing


def bids_not_opened(tender: Tender) -> tuple[str, ...]:
    """Bids that stand by the log for the documents as they were at the end, and of which nothing was opened or told.

    Empty before the opening. A bid that was never confirmed for changed documents does not count.
    """
    begun = tender.log.filter(act=Act.BEGIN_ASSESSMENT).order_by("number").first()
    if begun is None:
        return ()
    told = {str(line.as_entry().about.get("bid")) for line in tender.log.filter(act="bid-unreadable")}
    opened = {f"bid-{bid} receipt {number}" for bid, number in _opened(tender)}
    changed = tender.log.filter(act=Act.CHANGE_DOCUMENTS, number__lt=begun.number).order_by("-number").first()
    version = int(changed.as_entry().about["documents"]) if changed else 1
    unconfirmed = set(tender.bids.filter(documents__lt=version).values_list("pk", flat=True))
    missing = []
    for bid, logged in sorted(bids_logged(tender).items()):
        counts = logged.documents == version if logged.documents is not None else bid not in unconfirmed
        name = f"bid-{bid} receipt {logged.receipt}"
        if counts and name not in opened and name not in told:
            missing.append(name)
    return tuple(missing)


def _opened(tender: Tender) -> set[tuple[int, int]]:
    return set(ReceivedBid.objects.filter(bid__tender=tender, opened__isnull=False).values_list("bid_id", "number"))

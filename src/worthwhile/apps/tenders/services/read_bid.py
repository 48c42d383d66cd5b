"""Hand an opened bid over to somebody who works on the tender, and note that they have it."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import OpenedBid, Tender, name_in_log
from worthwhile.apps.tenders.selectors.bid_reading import why_not_read
from worthwhile.apps.tenders.services.acting import locked
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.kernel.problems import WorthwhileError


class CannotRead(WorthwhileError):
    """Somebody may not have a bid."""


def read_bid(*, opened: OpenedBid, tender: Tender, by: User, now: datetime) -> bytes:
    """What stood in a bid of this tender; the log says who had it and when. Raises CannotRead."""
    with locked(tender) as held:
        refusals = why_not_read(held, by)
        if refusals:
            raise CannotRead(" ".join(refusals))
        received = opened.received
        about = {"bid": f"bid-{received.bid_id}", "receipt": received.number, "sha256": received.sha256}
        log_act(held, "read-bid", who=name_in_log(by.pk), about=about, now=now)
    return bytes(opened.content)

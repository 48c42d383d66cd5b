"""Bids as they are handed in on the pages, for tests that want them parted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from tests.tender_builders import Buying
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.services.hand_in import Receipt, hand_in
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.pack_bid import pack_for, price_of_lots
from worthwhile.apps.tenders.services.write_tender import declare_interest
from worthwhile.exchange.bid import BidFile


def hand_in_packed(
    tender: Tender,
    bidder: Organisation,
    by: User,
    *,
    at: datetime,
    amount: Decimal | int = 79_400,
    quality: Sequence[tuple[str, bytes]] = (("how.txt", b"We visit twice a week"),),
    price: Sequence[tuple[str, bytes]] = (),
) -> Receipt:
    content = pack_for(
        tender=tender,
        bidder=bidder,
        price=price_of_lots(tender=tender, amounts={"": Decimal(amount)}),
        quality_files=[BidFile(name=name, content=data) for name, data in quality],
        price_files=[BidFile(name=name, content=data) for name, data in price],
    )
    return hand_in(tender=tender, bidder=bidder, content=content, by=by, received_at=at)


def open_and_declare(buying: Buying, now: datetime) -> None:
    """Two open, and whoever decides declares anew, as bidders are known now."""
    for opener in buying.openers[:2]:
        open_bids(tender=buying.tender, by=opener, secret=buying.secrets[opener.pk], now=now)
    for person in (buying.author, buying.approver):
        declare_interest(tender=buying.tender, person=person, conflicted=False, words="", now=now)
    buying.tender.refresh_from_db()


def parts_in(content: bytes) -> dict[str, bytes]:
    """What stands in an envelope, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}

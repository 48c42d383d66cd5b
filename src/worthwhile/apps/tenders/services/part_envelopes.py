"""Part an unsealed bid into its two envelopes, and keep each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from worthwhile.apps.tenders.models import Envelope, EnvelopeFile, OpenedBid, OpenedPrice, ReceivedBid
from worthwhile.exchange.bid import BidFile, NotABid, read_price, read_quality, split

KEPT_WHOLE = "It is not parted into quality and price as bids are that are handed in on the pages, so it is kept whole."
"""The reason in our own words: what is wrong with it may quote the bidder, and the log holds nothing a bidder wrote."""


def keep_envelopes(*, received: ReceivedBid, plain: bytes, now: datetime) -> bool:
    """Keep what stood in a bid, quality and price apart. False: it could not be parted, and is kept whole.

    The caller holds the lock on the tender. A bid that is kept whole has no opened price.
    """
    try:
        found = split(plain)
        quality, price = read_quality(found.quality), read_price(found.price)
    except NotABid:
        OpenedBid.objects.create(received=received, content=plain, opened_at=now)
        return False
    OpenedBid.objects.create(received=received, content=found.quality, opened_at=now)
    OpenedPrice.objects.create(received=received, content=found.price, opened_at=now)
    _list_files(received, Envelope.QUALITY, quality.files)
    _list_files(received, Envelope.PRICE, price.files)
    return True


def _list_files(received: ReceivedBid, envelope: Envelope, files: Sequence[BidFile]) -> None:
    EnvelopeFile.objects.bulk_create(
        EnvelopeFile(
            received=received,
            envelope=envelope,
            number=number,
            name=file.name,
            size=len(file.content),
            sha256=sha256(file.content).hexdigest(),
        )
        for number, file in enumerate(files, start=1)
    )

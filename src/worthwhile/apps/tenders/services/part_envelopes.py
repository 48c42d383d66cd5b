"""Part an unsealed bid into its two envelopes, and keep each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from worthwhile.apps.tenders.models import Envelope, EnvelopeFile, EnvelopeRecord, OpenedBid, OpenedPrice, ReceivedBid
from worthwhile.exchange.bid import BidFile, NotABid, plain_record, read_price, read_quality, split
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.records import Record

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
    _list(received, Envelope.QUALITY, quality.bid, quality.files)
    _list(received, Envelope.PRICE, price.price, price.files)
    return True


def _list(received: ReceivedBid, envelope: Envelope, record: Record, files: Sequence[BidFile]) -> None:
    text = exact_json_text(plain_record(record))
    EnvelopeRecord.objects.create(received=received, envelope=envelope, content=text)
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

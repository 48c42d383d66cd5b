"""What bids offer, lot by lot, as those who are assessed are asked for it."""

from __future__ import annotations

from collections.abc import Mapping

from worthwhile.apps.tenders.models import Contender, Envelope, EnvelopeRecord, OpenedBid, OpenedPrice
from worthwhile.exchange.bid import LotPrice, read_price_record

WHOLE = ""
"""The name of the one lot where a tender has none."""


def prices_of(contender: Contender) -> Mapping[str, LotPrice]:
    """The price of each lot; none where a bid could not be parted. The caller asks whether prices may be known."""
    record = _record(contender, Envelope.PRICE)
    return {one.lot: one for one in read_price_record(record.data).prices} if record is not None else {}


def why_no_price(contender: Contender, lot: str) -> str:
    """Why an opened bid that has no price for a lot has none; empty where that is not its bidder's doing.

    Every price that was opened is read with it. What was never opened is a gap of ours, which says nothing of the bid.
    """
    received = contender.bid.standing_id if contender.bid is not None else None
    if received is None or not OpenedBid.objects.filter(received=received).exists():
        return ""
    if not OpenedPrice.objects.filter(received=received).exists():
        return "the bid could not be parted into quality and price, so no price could be read."
    if _record(contender, Envelope.PRICE) is None:
        return ""
    return "the bid has no price for this lot." if lot else "the bid has none."


def lots_of(contender: Contender, lots: tuple[str, ...]) -> tuple[str, ...]:
    """The lots of the tender that a contender is assessed for; the one without a name where there are none."""
    if not lots:
        return (WHOLE,)
    record = _record(contender, Envelope.QUALITY)
    named = set(record.data.get("lots", ())) if record is not None else set[str]()
    return tuple(lot for lot in lots if lot in named) if named & set(lots) else lots


def _record(contender: Contender, envelope: Envelope) -> EnvelopeRecord | None:
    if contender.bid is None or contender.bid.standing_id is None:
        return None
    return EnvelopeRecord.objects.filter(received=contender.bid.standing_id, envelope=envelope).first()

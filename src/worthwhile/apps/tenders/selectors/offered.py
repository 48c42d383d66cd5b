"""What bids offer, lot by lot, as those who are assessed are asked for it."""

from __future__ import annotations

from collections.abc import Mapping

from worthwhile.apps.tenders.models import Contender, Envelope, EnvelopeRecord
from worthwhile.exchange.bid import LotPrice, read_price_record

WHOLE = ""
"""The name of the one lot where a tender has none."""


def prices_of(contender: Contender) -> Mapping[str, LotPrice]:
    """The price of each lot; none where a bid could not be parted. The caller asks whether prices may be known."""
    record = _record(contender, Envelope.PRICE)
    return {one.lot: one for one in read_price_record(record.data).prices} if record is not None else {}


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

"""What the awarded bid offers for a lot: its promised outcomes, its members, and who the supplier is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from worthwhile.apps.tenders.models import Contender, OpenedBid, OpenedPrice, Tender
from worthwhile.apps.tenders.selectors.award_basis import told_name
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.exchange.bid import TenderBid, plain_record, read_quality
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender import tender_from_data
from worthwhile.exchange.tender.specification import TenderOutcome

_OF_AN_OUTCOME = ("outcome", "name", "who_for", "baseline", "target", "unit", "by", "measured_by")


def offered_content(tender: Tender, award: Mapping[str, Any], contender: Contender) -> dict[str, Any]:
    """What is kept with an award: supplier, price, members, outcomes, and whether the bid promised them."""
    saving = latest_saving(tender)
    content = tender_from_data(saving.data).tender if saving else None
    bid = _bid_of(contender)
    promised = list(_promised(bid, content, award["lot"])) if bid else []
    return {
        "supplier": _supplier(contender),
        "price": award["price"],
        "members": [plain_record(one) for one in bid.members] if bid else [],
        # Where nobody bid, or the bid promises nothing that can be read, what the tender asks for is what counts.
        "outcomes": promised or [_asked(one) for one in _outcomes(content, award["lot"])],
        "promised": bool(promised),
    }


def _bid_of(contender: Contender) -> TenderBid | None:
    """What stood in the quality envelope; None where nobody bid, or the bid could not be parted."""
    received = contender.bid.standing if contender.bid is not None else None
    if received is None or not OpenedPrice.objects.filter(received=received).exists():
        return None
    return read_quality(bytes(OpenedBid.objects.get(received=received).content)).bid


def _promised(bid: TenderBid, content: TenderContent | None, lot: str) -> Iterable[dict[str, Any]]:
    elsewhere = {one.id for one in (content.outcomes or () if content else ()) if one.lots and lot not in one.lots}
    for one in bid.outcomes:
        if not lot or one.outcome not in elsewhere:
            yield {name: getattr(one, name) for name in _OF_AN_OUTCOME}


def _outcomes(content: TenderContent | None, lot: str) -> Iterable[TenderOutcome]:
    every = (content.outcomes or ()) if content else ()
    return (one for one in every if not lot or not one.lots or lot in one.lots)


def _asked(outcome: TenderOutcome) -> dict[str, Any]:
    return {name: outcome.id if name == "outcome" else getattr(outcome, name) for name in _OF_AN_OUTCOME}


def _supplier(contender: Contender) -> dict[str, Any]:
    organisation = contender.reader
    identifiers = organisation.identifiers.order_by("pk") if organisation is not None else ()
    return {
        "name": told_name(contender),
        "organisation": None if organisation is None else organisation.pk,
        "identifiers": [{"scheme": one.scheme, "value": one.value} for one in identifiers],
    }

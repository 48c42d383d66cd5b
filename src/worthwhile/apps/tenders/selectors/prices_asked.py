"""Which prices a tender asks of a bid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.exchange.tender.judging import PriceFormula


@dataclass(frozen=True, kw_only=True)
class PricesAsked:
    """The lots by id and title, none where there are none; whether the price is fixed; the highest that is taken."""

    lots: tuple[tuple[str, str], ...] = ()
    is_fixed: bool = False
    cap: Decimal | None = None


def prices_asked(tender: Tender) -> PricesAsked:
    """What the published content says of lots and prices.

    It was read whole before it was published, so that names are looked up in it: in the last minute every hand-in asks.
    """
    saving = latest_saving(tender)
    data = saving.data if saving else {}
    rule = (data.get("award") or {}).get("price") or {}
    cap = (rule.get("parameters") or {}).get("price_cap")
    return PricesAsked(
        lots=tuple((str(lot["id"]), str(lot["title"])) for lot in data.get("lots") or ()),
        is_fixed=rule.get("formula") == PriceFormula.PF_7,
        cap=None if cap is None else Decimal(str(cap)),
    )

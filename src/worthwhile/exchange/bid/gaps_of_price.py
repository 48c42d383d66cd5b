"""What the price of a bid lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from worthwhile.exchange.bid.gap import Gap, unknown_gaps
from worthwhile.exchange.bid.price import BidPrice
from worthwhile.exchange.tender.judging import PriceFormula
from worthwhile.exchange.tender.tender import Tender

_NONE_AT_ALL = "There is no price, so the bid is not ranked."


def price_gaps(price: BidPrice, tender: Tender, lots: Sequence[str]) -> Iterator[Gap]:
    """Prices that are missing, name no lot of the bid, or lie above the published cap."""
    if is_price_fixed(tender):
        for one in price.prices:
            words = "The price is fixed by the tender, and bids are judged on quality alone. Leave the price out."
            yield Gap(place=one.lot or "price", words=words)
        return
    known = [lot.id for lot in tender.lots or ()]
    if known:
        named = ((f"prices[{at}].lot", one.lot) for at, one in enumerate(price.prices) if one.lot)
        yield from unknown_gaps(named, known, what="lot")
    given = {one.lot: one.amount for one in price.prices}
    for lot in unpriced_lots(price, lots):
        said = f"There is no price for lot {lot}, so the bid is not ranked for it." if lot else _NONE_AT_ALL
        yield Gap(place=lot or "price", words=said, fails=True)
    yield from _beside(given, known, lots)
    cap = price_cap(tender)
    for lot, amount in given.items():
        if cap is not None and amount > cap:
            words = f"The price, £{amount:,}, is above the highest that the tender takes, £{cap:,}."
            yield Gap(place=lot or "price", words=words, fails=True)


def unpriced_lots(price: BidPrice, lots: Sequence[str]) -> tuple[str, ...]:
    """The lots bid for that have no price; the one without a name where there are none."""
    given = {one.lot for one in price.prices}
    return tuple(lot for lot in lots or ("",) if lot not in given)


def is_price_fixed(tender: Tender) -> bool:
    """Whether the tender fixes the price, so that no bid has one."""
    rule = tender.award.price if tender.award else None
    return rule is not None and rule.formula is PriceFormula.PF_7


def price_cap(tender: Tender) -> Decimal | None:
    """The highest price that a tender takes, where it says one."""
    rule = tender.award.price if tender.award else None
    return rule.parameters.get("price_cap") if rule is not None else None


def _beside(given: dict[str, Decimal], known: Sequence[str], lots: Sequence[str]) -> Iterator[Gap]:
    """Prices for what is not bid for."""
    for lot in given:
        if not lot and lots:
            yield Gap(place="price", words="There is a price for the whole. Give one for each lot that you bid for.")
        elif lot and not known:
            yield Gap(place=lot, words=f"The tender has no lots, and there is a price for lot {lot}.")
        elif lot in known and lot not in lots:
            yield Gap(place=lot, words=f"There is a price for lot {lot}, which you do not bid for.")

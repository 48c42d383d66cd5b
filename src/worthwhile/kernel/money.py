"""Money as people read it. Amounts are ``Decimal``; nothing is rounded before it is shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
PENNY = Decimal("0.01")


def round_money(amount: Decimal) -> Decimal:
    """The amount to two places, half up, as money is shown everywhere; never minus zero."""
    return amount.quantize(PENNY, rounding=ROUND_HALF_UP) + Decimal(0)


def money_text(amount: Decimal, currency: str = "GBP", *, places: int = 2) -> str:
    """The amount for a sentence: ``£1,234.50``, ``-£20.00``, ``IDR 1,000.00``."""
    unit = Decimal(1).scaleb(-places)
    rounded = amount.quantize(unit, rounding=ROUND_HALF_UP) + Decimal(0)
    symbol = SYMBOLS.get(currency, f"{currency} ")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{symbol}{abs(rounded):,}"

"""Money as people read it. Amounts are ``Decimal``; nothing is rounded before it is shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
# The sign that reads as a minus, aloud too; a hyphen may be left out or break a line.
MINUS = "−"
PENNY = Decimal("0.01")

# Wide enough for the largest figure a case can lead to, such as 500 years of inputs discounted by half a year on year;
# the usual 28 digits are not.
_WIDE = Context(prec=500)


def rounded_half_up(number: Decimal, unit: Decimal) -> Decimal:
    """The number to the places of ``unit``, half up; never minus zero."""
    rounded = number.quantize(unit, rounding=ROUND_HALF_UP, context=_WIDE)
    return rounded if rounded else rounded.copy_abs()


def round_money(amount: Decimal) -> Decimal:
    """The amount to two places, half up, as money is shown everywhere; never minus zero."""
    return rounded_half_up(amount, PENNY)


def money_text(amount: Decimal, currency: str = "GBP", *, places: int = 2) -> str:
    """The amount for a sentence: ``£1,234.50``, ``−£20.00``, ``IDR 1,000.00``."""
    unit = Decimal(1).scaleb(-places)
    rounded = rounded_half_up(amount, unit)
    symbol = SYMBOLS.get(currency, f"{currency} ")
    sign = MINUS if rounded < 0 else ""
    return f"{sign}{symbol}{rounded.copy_abs():,f}"


def price_text(amount: Decimal, currency: str = "GBP") -> str:
    """A price as people write it, without pence where it has none: ``£13,000``, ``£280.17``."""
    return money_text(amount, currency, places=0 if amount == amount.to_integral_value() else 2)

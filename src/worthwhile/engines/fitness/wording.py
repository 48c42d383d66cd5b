"""Numbers as sentences say them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

# Sums of a file may be so far apart that their ratio has more digits than Python rounds by itself.
_WIDE = Context(prec=400)


def pounds(amount: Decimal) -> str:
    """£1,250,000, without pence where there are none."""
    whole = amount == amount.to_integral_value()
    return f"£{amount:,.0f}" if whole else f"£{amount:,.2f}"


def rounded_to(number: Decimal, unit: Decimal) -> Decimal:
    """A number rounded half up, however many digits it has."""
    return number.quantize(unit, rounding=ROUND_HALF_UP, context=_WIDE)


def plain(number: Decimal) -> str:
    """A number without noughts at its end, at most two places."""
    rounded = rounded_to(number, Decimal("0.01"))
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def per_cent(share: Decimal) -> str:
    """0.125 as 12.5%."""
    return f"{plain(share * 100)}%"


def counted(number: Decimal, one: str, more: str) -> str:
    """1 day, 2 days."""
    return f"{plain(number)} {one if number == 1 else more}"


def day(on: date) -> str:
    """24 December 2026."""
    return f"{on.day} {on:%B %Y}"


def whole_per_cent(share: Decimal) -> str:
    """0.0426 as 4%; what is neither none nor all never reads as 0% or 100%."""
    rounded = rounded_to(share * 100, Decimal(1))
    if rounded == 0 and share > 0:
        return "under 1%"
    return "over 99%" if rounded == 100 and share < 1 else f"{rounded}%"

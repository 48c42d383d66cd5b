"""Exact numbers: fractions inside, decimals at the edges, and rounding for display alone."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

_WIDE = Context(prec=40)


def rounded(number: Fraction, places: int) -> Decimal:
    """The number for a reader, half away from nothing. It is shown and never reckoned with."""
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-whole if number < 0 else whole).scaleb(-places, _WIDE)


def unrounded(number: Fraction) -> Decimal:
    """The number as a decimal of 40 digits: exact where it ends within them."""
    return _WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))


def exact_text(number: Fraction) -> str:
    """The number without any rounding: ``82.5`` where its decimals end soon, else ``500/7``."""
    for places in range(7):
        if (10**places) % number.denominator == 0:
            return f"{rounded(number, places):f}"
    return f"{number.numerator}/{number.denominator}"


def shown(number: Fraction, places: int = 2) -> str:
    """The number for a sentence, without a tail of zeros: ``75``, ``71.33``."""
    text = f"{rounded(number, places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

"""A figure as somebody printed it: its value, and how far rounding may have moved it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import LARGEST_NUMBER, SMALLEST_NUMBER

ADVICE = "Enter the figure as printed, such as 16.18 or '1,234.50', or {value: 21850000, to_nearest: 10000}."
MOST_SHOWN = 40


@dataclass(frozen=True)
class Printed:
    """``value`` as printed; the unrounded figure lies within ``half`` of it."""

    value: Decimal
    half: Decimal

    @classmethod
    def parse(cls, given: object) -> Printed:
        """Read a number, or text that keeps its trailing zeros; the last printed digit gives the precision.

        ``{value: ..., to_nearest: ...}`` is for figures such as “21.85 million”. Raises InvalidInput.
        """
        if isinstance(given, dict):
            return cls._rounded(given)
        value = _number(given)
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)
        return cls(value, Decimal("0.5").scaleb(min(0, exponent)))

    @classmethod
    def _rounded(cls, given: dict[object, object]) -> Printed:
        if set(given) != {"value", "to_nearest"}:
            raise InvalidInput([Problem("", ADVICE)])
        nearest = _number(given["to_nearest"])
        if nearest <= 0:
            raise InvalidInput([Problem("to_nearest", f"Enter a number above 0. You gave {nearest}.")])
        return cls(_number(given["value"]), nearest / 2)

    def holds(self, recomputed: Decimal, *, spare: Decimal = Decimal(0)) -> bool:
        """Whether a figure worked out anew prints as this one; ``spare`` widens for rounding of its parts."""
        return abs(self.value - recomputed) <= self.half + spare


def _number(given: object) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal | str):
        raise InvalidInput([Problem("", f"{ADVICE} You gave {str(given)[:MOST_SHOWN]!r}.")])
    text = repr(given) if isinstance(given, float) else str(given)
    for mark in (",", " ", "\u00a0", "£", "€", "$"):
        text = text.replace(mark, "")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise InvalidInput([Problem("", f"{ADVICE} You gave {str(given)[:MOST_SHOWN]!r}.")]) from None
    if not value.is_finite() or (value and not SMALLEST_NUMBER <= abs(value) < LARGEST_NUMBER):
        raise InvalidInput([Problem("", f"{ADVICE} You gave {str(given)[:MOST_SHOWN]!r}.")])
    return value

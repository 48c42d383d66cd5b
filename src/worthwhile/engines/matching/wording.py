"""Figures as the sentences of a reason say them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from worthwhile.kernel.money import money_text

NOTICE = "the notice"
PROFILE = "your profile"
BOTH = "the notice and your profile"
MARKET = "earlier notices of this market"


def pounds(amount: float) -> str:
    """Whole pounds: ``£120,000``."""
    return money_text(Decimal(repr(float(amount))), places=0)


def percent(share: float) -> str:
    """A share as a percentage: ``9%``; below one per cent ``less than 1%``."""
    if 0 < share < 0.01:
        return "less than 1%"
    return f"{share * 100:,.0f}%"


def number(value: float) -> str:
    """A number without needless places: ``4``, ``4.5``."""
    return f"{value:,.1f}".removesuffix(".0")


def counted(value: float, one: str) -> str:
    """``1 day``, ``4 days``."""
    return f"{number(value)} {one}" if value == 1 else f"{number(value)} {one}s"


def day(on: date) -> str:
    """``31 March 2026``."""
    return f"{on.day} {on:%B %Y}"


def listed(names: list[str], *, most: int = 3) -> str:
    """``A``, ``A and B``, ``A, B and 4 more``."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return "".join(names)

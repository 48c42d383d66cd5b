"""Figures as pages write them."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.kernel.money import money_text, price_text

PERCENT = Decimal(100)


def figure_words(amount: Decimal, unit: str) -> str:
    """Money for one unit: ``£280.17 per attendance``."""
    return f"{price_text(amount)} {unit.removeprefix('GBP ')}"


def number_words(number: Decimal, unit: str) -> str:
    """A number of a series in its unit: money with its sign, a yearly rate in per cent, anything else as published."""
    if unit.startswith("GBP"):
        return money_text(number)
    if unit == "rate per year":
        return f"{(number * PERCENT).normalize():f}%"
    return f"{number:,f}"


def range_words(low: Decimal | None, high: Decimal | None) -> str:
    """The published range of a value; empty where there is none."""
    if low is not None and high is not None:
        return f"{price_text(low)} to {price_text(high)}"
    if low is not None:
        return f"from {price_text(low)}"
    return f"up to {price_text(high)}" if high is not None else ""

"""Figures as pages write them."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.kernel.money import money_text

PERCENT = Decimal(100)


def pounds(amount: Decimal) -> str:
    """Money in whole pounds where it is whole: ``£13,000``, ``£280.17``."""
    return money_text(amount, places=0 if amount == amount.to_integral_value() else 2)


def figure_words(amount: Decimal, unit: str) -> str:
    """Money for one unit: ``£280.17 per attendance``."""
    return f"{pounds(amount)} {unit.removeprefix('GBP ')}"


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
        return f"{pounds(low)} to {pounds(high)}"
    if low is not None:
        return f"from {pounds(low)}"
    return f"up to {pounds(high)}" if high is not None else ""

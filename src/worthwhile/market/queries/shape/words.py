"""Figures of an answer in words, so that few of them are never made to say much."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from worthwhile.kernel.money import money_text, price_text
from worthwhile.market.queries.completeness import Completeness, completeness_words

# With fewer than these a share moves by a tenth or more with a single contract: counts are told, never percentages.
FEWEST_FOR_A_SHARE = 10
# With fewer than these no pattern is told.
FEWEST_FOR_A_PATTERN = 30

_MILLION = Decimal(1_000_000)
_A_PERCENT = Decimal("0.01")


def count_text(number: int) -> str:
    """A whole number with commas."""
    return f"{number:,}"


def part_words(part: int, whole: int, things: str = "") -> str:
    """``12 of 40 lots (30%)``; without the percentage where the whole is too small for one."""
    counted = f"{part:,} of {whole:,} {things}".rstrip()
    return f"{counted} ({percent_text(part / whole)})" if whole >= FEWEST_FOR_A_SHARE else counted


def percent_text(share: float) -> str:
    """A share as a whole percentage; a part of nothing or of everything is never rounded to all or none."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{Decimal(repr(share)).quantize(_A_PERCENT, ROUND_HALF_UP) * 100:.0f}%"


def pounds_text(amount: float) -> str:
    """Pounds as people say them: £12,500, £1.2 million, £40 million, £3.4 billion."""
    exact = Decimal(repr(amount))
    if exact >= 1000 * _MILLION:
        return f"{_with_a_tenth(exact / (1000 * _MILLION))} billion"
    if exact >= _MILLION:
        return f"{_with_a_tenth(exact / _MILLION)} million"
    return price_text(exact.quantize(Decimal(1)))


def _with_a_tenth(amount: Decimal) -> str:
    return money_text(amount, places=1).removesuffix(".0")


def number_text(number: float) -> str:
    """A number with at most one decimal."""
    return f"{number:,.1f}".removesuffix(".0")


def nothing_words(behind: Completeness) -> str:
    """What is said where nothing can be answered from: how much was looked at, and why none of it serves."""
    if not behind.looked_at:
        return f"No data yet: there are no {behind.things} in this part of the market to answer from."
    why = "; ".join(f"{count:,} {completeness_words(reason)}" for reason, count in behind.left_out.items())
    return f"No answer: none of the {behind.looked_at:,} {behind.things} looked at can be used ({why})."


def demonstration_words(behind: Completeness) -> list[str]:
    """A warning where any of it was made for the demonstration."""
    if not behind.demonstration:
        return []
    told = f"{behind.demonstration:,} of the {behind.processes:,} procurements here"
    return [f"{told} were made for the demonstration: this is not the real market."]


def few_words(used: int, things: str) -> list[str]:
    """A caution where there are too few for a pattern."""
    if used >= FEWEST_FOR_A_PATTERN:
        return []
    return [f"{used:,} {things} are too few to tell a pattern: read them one by one."]

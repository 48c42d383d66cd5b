"""Weights of award criteria: numbers where they are given as numbers, and read from words where they are not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from worthwhile.market.compile.columns import given


class Weight(Struct, frozen=True):
    """A weight as a percentage; ``low`` and ``high`` where a range is given. ``told_as`` as in table criterion."""

    value: float | None
    low: float | None
    high: float | None
    told_as: str
    given: str | None


ABSENT = Weight(None, None, None, "absent", None)
_PLAIN = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per\s?cent|percent)?\.?\Z", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:-|–|to)\s*(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent|percent)?\Z", re.I)
_PER_CENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
_WEIGHTING = re.compile(r"\bweight(?:ing|ed)?\s*(?:of|at|is|[:=-])?\s*(\d{1,3}(?:\.\d+)?)\s*\Z", re.IGNORECASE)
_ORDER = re.compile(r"\b(?:(?:decreasing|descending) )?order of importance\b", re.IGNORECASE)
# Of a bid itself or of points, not of the criterion: such numbers are not read as weights.
_NOT_A_WEIGHT = re.compile(r"\b(?:minimum|at least|threshold|pass mark|discount|reduction|uplift|turnover)\b", re.I)


def _percentage(words: str) -> float | None:
    value = float(words.replace(",", "."))
    return value if value <= 100 else None


@lru_cache(maxsize=1 << 14)
def weight_in_words(words: str) -> Weight | None:
    """The weight that words tell for sure ("95", "30%", "Quality 60%", "60-85%"); None where they tell none."""
    said = words.strip()
    if found := _PLAIN.match(said):
        value = _percentage(found[1])
        return None if value is None else Weight(value, None, None, "text", words)
    if found := _RANGE.match(said):
        low, high = _percentage(found[1]), _percentage(found[2])
        return Weight(None, low, high, "text", words) if low is not None and high is not None and low < high else None
    if _NOT_A_WEIGHT.search(said):
        return None
    numbers = {_percentage(one) for one in _PER_CENT.findall(said)} or {
        _percentage(one) for one in _WEIGHTING.findall(said)
    }
    if len(numbers) == 1 and (value := numbers.pop()) is not None:
        return Weight(value, None, None, "text", words)
    return Weight(None, None, None, "order", words) if _ORDER.search(said) else None


def _of_numbers(numbers: Any, odd: list[Any]) -> Weight | None:
    """The weight that a list of numbers gives: exact, a range (minimum and maximum), or an order of importance."""
    value = low = high = None
    order: str | None = None
    for one in given.objects(numbers, odd):
        number = given.number(one.get("number"), odd)
        kind = given.text(one.get("weight"), odd)
        if number is None or kind is None:
            continue
        if kind == "percentageExact":
            value = number
        elif kind == "percentageRangeMin":
            low = number
        elif kind == "percentageRangeMax":
            high = number
        elif kind == "orderOfImportance":
            order = f"{number:g}"
    if value is not None:
        return Weight(value, None, None, "number", f"{value:g}") if 0 <= value <= 100 else None
    if low is not None or high is not None:
        return Weight(
            None, low, high, "number", f"{low:g} to {high:g}" if low is not None and high is not None else None
        )
    return None if order is None else Weight(None, None, None, "order", order)


def read_weight(criterion: Mapping[str, Any], name: str | None, description: str | None, odd: list[Any]) -> Weight:
    """The weight of a criterion: from its numbers, else from its description, else from its name."""
    if "numbers" in criterion:
        found = _of_numbers(criterion["numbers"], odd)
        if found is not None:
            return found
    weight = criterion.get("weight")
    if weight is not None and (number := given.number(weight, odd)) is not None and 0 <= number <= 100:
        return Weight(number, None, None, "number", f"{number:g}")
    for words in (description, name):
        if words is not None and (read := weight_in_words(words)) is not None:
            return read
    return ABSENT

"""Numbers as people write them in sheets: £1,250, 20 %, (300), 6 months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from worthwhile.exchange.value_map.grid import Cell

_CURRENCY = re.compile(r"£|€|\$|\b(?:GBP|EUR|USD|IDR|Rp)\b\.?")
_ENGLISH = re.compile(r"^[-+]?(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?$|^[-+]?\.\d+$")
_NOTHING = {"", "-", "–", "—", "n/a", "na", "n.a.", "nil", "none", "not applicable"}
_DIGITS = 15  # what Excel itself keeps; further digits are noise of binary numbers


class NotANumber(ValueError):
    """A cell cannot be read as a number; the message tells the user why and what to do."""


@dataclass(frozen=True)
class Read:
    """A number, whether it was written as a percentage, and whether it was text."""

    value: Decimal
    percent: bool = False
    was_text: bool = False


def read_number(cell: Cell) -> Read | None:
    """The number in a cell, None where it holds nothing. Raises NotANumber."""
    if isinstance(cell, bool):
        raise NotANumber(f"Enter a number. The cell holds {str(cell).upper()}.")
    if isinstance(cell, int | float):
        value = Decimal(f"{cell:.{_DIGITS}g}")
        if not value.is_finite():
            raise NotANumber("Enter a number. The cell holds one that is too large.")
        return Read(value)
    if isinstance(cell, date | datetime | time | timedelta):
        raise NotANumber(f"Enter a number. The cell holds a date or time ({cell}); change the cell's format to number.")
    return _from_text(" ".join(str(cell).split()))


def _from_text(text: str) -> Read | None:
    if text.lower() in _NOTHING:
        return None
    if text.startswith("="):
        raise NotANumber(f"The formula {_short(text)} is stored as text. Turn it into a formula or a number.")
    if text.startswith("#"):
        raise NotANumber(f"The cell holds the error {_short(text)}. Mend the formula, or clear the cell.")
    bare = _CURRENCY.sub("", text).strip()
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()").strip() if negative else bare
    percent = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    bare = bare.replace("\u2212", "-").replace("- ", "-")
    if not _ENGLISH.match(bare):
        raise NotANumber(f"Enter a number such as 1250 or 20%. The cell holds {_short(text)!r}.")
    try:
        value = Decimal(bare.replace(",", "").replace(" ", ""))
    except InvalidOperation as error:
        raise NotANumber(f"Enter a number such as 1250 or 20%. The cell holds {_short(text)!r}.") from error
    return Read(-value if negative else value, percent=percent, was_text=True)


_DURATION = re.compile(r"^([\d.,]+)\s*(?:(years?|yrs?|y)|(months?|mths?|m))$", re.IGNORECASE)


def read_years(cell: Cell) -> Read | None:
    """A duration in years; text may say years or months. Raises NotANumber."""
    found = _DURATION.match(" ".join(cell.split())) if isinstance(cell, str) else None
    if found is None:
        return read_number(cell)
    amount = read_number(found[1])
    if amount is None or found[2]:
        return amount
    years = amount.value / 12
    return Read(Decimal(f"{years:.{_DIGITS}g}"), was_text=True)


@dataclass(frozen=True, kw_only=True)
class Rates:
    """One column of rates as fractions, and what a reader should know about how they were read."""

    fractions: Mapping[int, Decimal]
    as_percent: bool
    ambiguous: tuple[int, ...]


def read_rates(numbers: Mapping[int, Read]) -> Rates:
    """Rates of one column as fractions, by row.

    A number written with % is a percentage. Of the others, a column whose numbers all lie from 0 to 1
    holds fractions (Excel keeps 20% as 0.2); one with a number above 1 holds percentages, and its numbers
    above 0 and up to 1 are then reported as ambiguous (1 may mean 1% or 100%).
    """
    bare = {row: read.value for row, read in numbers.items() if not read.percent}
    as_percent = any(abs(value) > 1 for value in bare.values())
    fractions = {row: read.value / 100 if read.percent or as_percent else read.value for row, read in numbers.items()}
    if as_percent:
        doubtful = [row for row, value in bare.items() if 0 < value <= 1]
    else:
        doubtful = [row for row, value in bare.items() if value == 1]
    return Rates(fractions=fractions, as_percent=as_percent, ambiguous=tuple(sorted(doubtful)))


def currencies(texts: Iterable[str]) -> set[str]:
    """The currencies whose signs stand in texts."""
    signs = {"£": "GBP", "€": "EUR", "$": "USD", "GBP": "GBP", "EUR": "EUR", "USD": "USD", "IDR": "IDR", "Rp": "IDR"}
    return {signs[sign.strip(".")] for text in texts for sign in _CURRENCY.findall(text)}


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."

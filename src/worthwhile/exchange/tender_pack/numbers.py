"""Numbers, sums of money, percentages and lengths of time as tender documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = {word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1)}
_WORD = "|".join(sorted((*_SMALL, *_TENS), key=len, reverse=True))

NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{_WORD})(?:[- ](?:{'|'.join(_UNITS)}))?)"
"""A pattern for a small number in figures or words; it has no group."""

_SCALES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_SCALE = r"(?:k|thousand|million|mn|m|billion|bn)"
_FIGURES = r"(?:\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d+)?)"
_MONEY = re.compile(
    rf"(?:£|GBP|Â£)\s?(?P<figures>{_FIGURES})(?:\s?(?P<scale>{_SCALE})\b)?|"
    rf"(?<![\d,.])(?<!\d\s)(?P<before>{_FIGURES})(?:\s?(?P<sized>{_SCALE}))?\s?(?:GBP|pounds)\b|"
    rf"\b(?P<words>{NUMBER})\s(?P<large>thousand|million)\spounds\b",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"(?P<number>{NUMBER})\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
_DURATION = re.compile(
    rf"(?:\b|(?<=[a-z])(?=\d))(?P<number>{NUMBER})\s?(?:\(\s?(?P<again>{NUMBER})\s?\)\s?)?[- ]?(?P<working>working\s|"
    r"calendar\s|business\s)?(?P<unit>years?|yrs?|months?|mths?|weeks?|days?)\b",
    re.IGNORECASE,
)
DAYS_A_MONTH = 30
_MONTHS = {"y": Decimal(12), "m": Decimal(1)}
_DAYS = {"w": Decimal(7), "d": Decimal(1)}


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A number found in a text, and where it begins and ends there."""

    value: Decimal
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Duration:
    """A length of time: ``months`` where it is given in years or months, ``days`` where in weeks or days."""

    months: Decimal | None
    days: Decimal | None
    is_working_days: bool
    start: int
    end: int

    def as_months(self) -> Decimal:
        """Months; days count thirty to the month, rounded to hundredths."""
        if self.months is not None:
            return self.months
        assert self.days is not None
        return (self.days / DAYS_A_MONTH).quantize(Decimal("0.01")).normalize() + 0


def number(text: str) -> Decimal | None:
    """A number in figures or in words up to ninety-nine; None where it is neither."""
    clean = text.strip().lower().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", clean):
        return Decimal(clean)
    parts = re.split(r"[- ]", clean)
    known = [_SMALL.get(part, _TENS.get(part, 0)) for part in parts]
    return Decimal(sum(known)) if clean and all(known) else None


def money_in(text: str) -> Iterator[Amount]:
    """Sums in pounds: "£1,000", "£1.2m", "GBP 5 million", "5 188 396 GBP", "two million pounds"."""
    for found in _MONEY.finditer(text):
        figures = found["figures"] or found["before"] or found["words"]
        scale = found["scale"] or found["sized"] or found["large"] or ""
        value = number(figures.replace(" ", "") if figures[0].isdigit() else figures)
        if value is not None:
            yield Amount(value=value * _SCALES.get(scale.lower(), 1), start=found.start(), end=found.end())


def shares_in(text: str) -> Iterator[Amount]:
    """Percentages as fractions: "40%", "ten per cent"."""
    for found in _SHARE.finditer(text):
        value = number(found["number"])
        if value is not None:
            yield Amount(value=value / 100, start=found.start(), end=found.end())


def durations_in(text: str) -> Iterator[Duration]:
    """Lengths of time: "three (3) years", "36-month", "sixty (60) days". A length written twice must agree."""
    for found in _DURATION.finditer(text):
        value = number(found["number"])
        again = number(found["again"]) if found["again"] else value
        if value is None or value != again:
            continue
        unit = found["unit"][0].lower()
        yield Duration(
            months=value * _MONTHS[unit] if unit in _MONTHS else None,
            days=value * _DAYS[unit] if unit in _DAYS else None,
            is_working_days=(found["working"] or "").strip().lower() in ("working", "business"),
            start=found.start(),
            end=found.end(),
        )

"""Reads how far a contract may be extended: "two further periods of 12 months", "to a maximum of 5 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.exchange.tender_pack.numbers import NUMBER, durations_in, number
from worthwhile.exchange.tender_pack.wording import pattern


@dataclass(frozen=True, kw_only=True)
class Extension:
    """That there is one; ``total`` is the term in months with every extension, None where it cannot be told."""

    total: Decimal | None
    span: tuple[int, int]


_CUE = pattern(
    r"\b(?:options?|right|possib\w+|potential|may|can|could|might|will|further|optional)\b[^.;]{0,70}?\b(?:extend\w*|"
    r"extensions?)\b|\bif extended\b|\b(?:additional|annual|possible|plus|further)\b[^.;]{0,50}\bextensions?\b|"
    r"\bextensions? (?:options?|of|period)|\d\s?\+\s?\d|\bpotential for an additional\b|\b(?:plus|"
    r"and) (?:an? )?(?:further|additional|up to|\d|one|two|three)[^.;]{0,40}\bextension"
)
_SUM = pattern(
    r"(?<![\d.])(?P<sum>\d(?:\s?\(\w+\))?(?:\s?(?:\+|plus)\s?(?:a further )?\d(?:\s?\(\w{1,6}\))?){1,5})\s?years?"
)
_TIMES = pattern(
    rf"\b(?P<times>{NUMBER})(?:\s?\(\d\))?\s?(?:x\s?|×\s?)(?P<rest>{NUMBER}[- ]?(?:year|month)s?)|"
    rf"\b(?P<count>{NUMBER})(?:\s?\(\d\))?\s(?:(?:further|additional|optional|annual|separate|"
    r"possible)\s)*(?:(?:extension\s)?(?:periods?|extensions?|options?|terms?|increments?|"
    rf"optional extensions?)\s(?:to extend\s)?(?:of|for)\s(?:up to\s)?(?:a\s|an\s)?(?P<each>{NUMBER}[- ]?(?:year|"
    rf"month)s?)|(?P<size>{NUMBER}[- ]?(?:year|month)s?)\s(?:optional\s)?(?:extension|period|option|term)s?)"
)
_TOTAL = pattern(
    r"\b(?:to|of|for|giving|totalling|maximum|no greater than|not exceed(?:ing)?|full|overall)\s(?:a |an |"
    r"the )?(?:total|maximum|overall|full)?\s?(?:contract |possible |term |duration |period |length )*(?:of |"
    rf"no greater than |be )?(?P<total>{NUMBER}(?:\s?\(\w+\))?[- ]?(?:year|month)s?)(?:\s(?:in total|overall|"
    r"\(?if extended))?"
)
_STRONG_TOTAL = pattern(
    r"\b(?:total (?:contract )?(?:duration|term|length)|maximum (?:contract )?(?:term )?of|to a maximum|"
    r"no greater than|in total|if extended|contract term to a|full \d)"
)
_UNCLEAR = pattern(rf"\bup to a total (?:period )?of {NUMBER}[- ]?(?:year|month)s?")
_OTHER = pattern(
    r"\b(?:deadlines?|closing date|opening hours|time limit|visits?|sessions?|leave|tenanc\w+|"
    r"programme of)\b[^.;]{0,60}$"
)
_ELSEWHERE = pattern(r"^\s(?:in)?to (?:other|the|all|further|evening)")
_LEFT = pattern(r"\byears? remaining\b")
_ANNUAL = pattern(rf"\b(?P<count>{NUMBER})\s(?:\w+\s)?annual extensions?")


def extension_in(text: str, first: Decimal | None, *, since: int = 0) -> Extension | None:
    """The extension that a sentence states after a first term of ``first`` months (None: not known there).

    ``since`` is where the words of the first term end; what is added stands after them.
    """
    cue = _CUE.search(text)
    if not cue or _ELSEWHERE.match(text[cue.end() :]) or _OTHER.search(text[: cue.end()]) or _LEFT.search(text):
        return None
    span = cue.span()
    total = _whole_term(text) or _sum_of_all(text)
    if total is not None and (first is None or total > first):
        return Extension(total=total, span=span)
    more = (
        None if _UNCLEAR.search(text) and first and not _is_more(text, first) else _more(text, max(cue.start(), since))
    )
    return Extension(total=first + more if first and more else None, span=span)


def _is_more(text: str, first: Decimal) -> bool:
    """ "Up to a total of 24 months" after a first term of 24 can only be what is added; of 48 it may be either."""
    found = _UNCLEAR.search(text)
    total = _months(found[0]) if found else None
    return total is not None and total <= first


def _months(text: str) -> Decimal | None:
    return next((one.months for one in durations_in(text) if one.months is not None), None)


def _whole_term(text: str) -> Decimal | None:
    """A total that the sentence states itself."""
    for found in _TOTAL.finditer(text):
        if _STRONG_TOTAL.search(found[0]) or _STRONG_TOTAL.search(text[max(0, found.start() - 20) : found.end() + 16]):
            before = text[max(0, found.start() - 60) : found.start()]
            if (
                re.search(r"\b(?:further|additional|extend for|periods of) [^.;]{0,40}$", before)
                and "taking" not in before
            ):
                continue
            return _months(found["total"])
    return None


def _sum_of_all(text: str) -> Decimal | None:
    """ "3+1+1 years": the first figure is the term itself where the sum has three parts or stands for the whole."""
    found = _SUM.search(text)
    if not found:
        return None
    parts = [Decimal(one) for one in re.findall(r"(?<!\()\b\d\b(?!\))", found["sum"])]
    is_extension = re.search(
        r"\b(?:extend|extension|further|possible|options?)\b[^.;]{0,30}$", text[: found.start()], re.IGNORECASE
    )
    return None if is_extension else sum(parts, Decimal(0)) * 12


def _more(text: str, since: int) -> Decimal | None:
    """Months by which the term grows: the sum of what stands after the cue."""
    summed = _SUM.search(text)
    if summed:
        return sum((Decimal(one) for one in re.findall(r"(?<!\()\b\d\b(?!\))", summed["sum"])), Decimal(0)) * 12
    rest = text[since:]
    for words in (_TIMES, _ANNUAL):
        times = words.search(rest)
        if times:
            return _multiplied({name: value for name, value in times.groupdict().items() if value})
    return _one_after_another(rest)


def _multiplied(found: dict[str, str]) -> Decimal | None:
    count = number(found.get("times") or found["count"])
    each = _months(found.get("rest") or found.get("each") or found.get("size") or "1 year")
    return count * each if count and each else None


def _one_after_another(rest: str) -> Decimal | None:
    """ "a two year and an additional one year", "a further year", "up to 24 months"."""
    lengths = list(_lengths(rest))
    if not lengths:
        return (
            Decimal(12)
            if re.search(r"\b(?:a|one) (?:further|additional|extra) (?:additional )?year\b", rest, re.IGNORECASE)
            else None
        )
    total, end = lengths[0][0], lengths[0][2]
    for months, start, stop in lengths[1:]:
        if not re.fullmatch(
            r"[\s,]*(?:and|plus|\+)\s(?:an?\s)?(?:additional\s|further\s|up to\s)*", rest[end:start], re.IGNORECASE
        ):
            break
        total, end = total + months, stop
    return total


def _lengths(rest: str) -> Iterator[tuple[Decimal, int, int]]:
    for one in durations_in(rest):
        if one.months is not None and not re.search(r"\bfirst\s$", rest[: one.start], re.IGNORECASE):
            yield one.months, one.start, one.end

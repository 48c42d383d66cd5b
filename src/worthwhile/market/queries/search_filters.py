"""Every filter of a search, each as one boolean a row: exact, over all rows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.columns import NO_MOMENT, microseconds
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.segment import Segment
from worthwhile.market.index.words import words_of
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_places import reach_of
from worthwhile.market.queries.search_services import service_rows

BOOLEAN = np.dtype(np.bool_)
Test = Callable[[Segment], Array]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that is in use: its name as in Search, and what it lets through."""

    name: str
    passed: Test


def filters_of(asked: Search, *, on: datetime) -> list[Filter]:
    """The filters that a search uses, each on its own."""
    moment = microseconds(on)
    made: list[Filter] = []
    if asked.open_only:
        made.append(Filter("open_only", lambda segment: is_open(segment, moment)))
    if asked.closing_within_days is not None:
        last = microseconds(on + timedelta(days=asked.closing_within_days))
        made.append(Filter("closing_within_days", lambda segment: _closes(segment, moment, last)))
    made += _value_filters(asked)
    made += _list_filters(asked)
    for name, wanted in (
        ("regimes", asked.regimes),
        ("notice_types", asked.notice_types),
        ("stages", asked.stages),
        ("publishers", asked.publishers),
    ):
        if wanted:
            made.append(Filter(name, _chosen(name.removesuffix("s"), wanted)))
    made += _yes_or_no_filters(asked)
    return made


def mask_of(index: SearchIndex, filters: Iterable[Filter]) -> Array:
    """One boolean a row: living, and let through by every filter."""
    tests = tuple(filters)

    def passed(segment: Segment) -> Array:
        marks = segment.alive.copy()
        for test in tests:
            marks &= test.passed(segment)
        return marks

    return index.column(passed, BOOLEAN)


def is_open(segment: Segment, moment: int) -> Array:
    """Can be answered at a moment: opened by then and not closed; without a closing moment it is open-ended."""
    opened, closed = segment.arrays["opened_at"], segment.arrays["closed_at"]
    made: Array = (opened != NO_MOMENT) & (opened <= moment) & ((closed == NO_MOMENT) | (moment < closed))
    return made


def _closes(segment: Segment, first: int, last: int) -> Array:
    deadline = segment.arrays["deadline_at"]
    made: Array = (deadline != NO_MOMENT) & (first <= deadline) & (deadline <= last)
    return made


def value_stated(segment: Segment) -> Array:
    """Where either end of the value is known."""
    made: Array = ~(np.isnan(segment.arrays["value_low"]) & np.isnan(segment.arrays["value_high"]))
    return made


def _value_filters(asked: Search) -> list[Filter]:
    """One end of the value stands for the other where that is not known."""

    def at_least(minimum: float) -> Test:
        def test(segment: Segment) -> Array:
            low, high = segment.arrays["value_low"], segment.arrays["value_high"]
            return _or_unstated(segment, np.where(np.isnan(high), low, high) >= minimum, asked.strict)

        return test

    def at_most(maximum: float) -> Test:
        def test(segment: Segment) -> Array:
            low, high = segment.arrays["value_low"], segment.arrays["value_high"]
            return _or_unstated(segment, np.where(np.isnan(low), high, low) <= maximum, asked.strict)

        return test

    made = []
    if asked.minimum is not None:
        made.append(Filter("minimum", at_least(asked.minimum)))
    if asked.maximum is not None:
        made.append(Filter("maximum", at_most(asked.maximum)))
    return made


def _or_unstated(segment: Segment, passed: Array, strict: bool) -> Array:
    return passed if strict else passed | ~value_stated(segment)


def _list_filters(asked: Search) -> list[Filter]:
    made = []
    if asked.areas:
        reach = reach_of(asked.areas, asked.within_km).every

        def in_area(segment: Segment) -> Array:
            stated = segment.arrays["areas.stated"]
            marks = np.zeros(segment.size, dtype=np.bool_) if asked.strict else ~stated
            segment.lists["areas"].mark(marks, reach)
            return marks

        made.append(Filter("areas", in_area))
    if asked.cpv:
        starts = tuple(cpv_beginning(code) for code in asked.cpv)

        def has_code(segment: Segment) -> Array:
            marks = np.zeros(segment.size, dtype=np.bool_)
            for start in starts:
                segment.lists["cpv"].mark_beginning(marks, start)
            return marks

        made.append(Filter("cpv", has_code))
    if asked.services:
        wanted = asked.services

        def of_service(segment: Segment) -> Array:
            marks = np.zeros(segment.size, dtype=np.bool_)
            for key in wanted:
                marks[service_rows(segment)[key]] = True
            return marks

        made.append(Filter("services", of_service))
    return made


def cpv_beginning(code: str) -> str:
    """The figures that all codes at or below a CPV code begin with: its zeros at the end say nothing."""
    return code[:2] + code[2:].rstrip("0")


def _chosen(name: str, wanted: tuple[str, ...]) -> Test:
    def test(segment: Segment) -> Array:
        allowed = np.zeros(256, dtype=np.bool_)
        for value in wanted:
            place = segment.choices[name].place(value)
            if place is not None:
                allowed[place] = True
        made: Array = allowed[segment.arrays[name]]
        return made

    return test


def _yes_or_no_filters(asked: Search) -> list[Filter]:
    made = []
    if asked.suits_sme:
        made.append(Filter("suits_sme", lambda segment: segment.arrays["sme_suitable"] == 1))
    if asked.suits_vcse:
        made.append(Filter("suits_vcse", lambda segment: segment.arrays["vcse_suitable"] == 1))
    if asked.reserved is not None:
        made.append(Filter("reserved", lambda segment: _is_reserved(segment) == asked.reserved))
    if asked.has_lots is not None:
        made.append(Filter("has_lots", lambda segment: (segment.arrays["lots"] > 1) == asked.has_lots))
    if asked.light_touch is not None:
        made.append(Filter("light_touch", lambda segment: (segment.arrays["light_touch"] == 1) == asked.light_touch))
    if asked.buyer_key:
        key = asked.buyer_key
        made.append(Filter("buyer_key", lambda segment: _marked(segment, "buyer_key", (key,))))
    if asked.buyer:
        words = words_of(asked.buyer)
        made.append(Filter("buyer", lambda segment: _bought_by(segment, words)))
    return made


def _marked(segment: Segment, name: str, wanted: Iterable[str]) -> Array:
    marks = np.zeros(segment.size, dtype=np.bool_)
    segment.lists[name].mark(marks, wanted)
    return marks


def _is_reserved(segment: Segment) -> Array:
    marks = np.zeros(segment.size, dtype=np.bool_)
    marks[segment.lists["reserved"].rows] = True
    return marks


def _bought_by(segment: Segment, words: list[str]) -> Array:
    """Where the buyer's name has every word, and one that begins with the last."""
    marks = np.ones(segment.size, dtype=np.bool_)
    for word in words[:-1]:
        marks &= _marked(segment, "buyer_words", (word,))
    if words:
        begun = np.zeros(segment.size, dtype=np.bool_)
        segment.lists["buyer_words"].mark_beginning(begun, words[-1])
        marks &= begun
    return marks

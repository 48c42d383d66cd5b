"""Which notices are missing, told by their numbers: nnnnnn-yyyy, counted up within each year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_NUMBER = re.compile(r"([0-9]{6})-(20[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfNotices:
    """The notices of one year: numbers ``first`` to ``last``, of which ``held`` are here.

    ``first`` is 1 where the year was asked for from its beginning, else the lowest number that is held. ``not_there``
    numbers were asked for one by one and the service had nothing under them. ``gaps`` are the rest, as ranges with both
    ends inside, lowest first (MK-050).
    """

    year: int
    first: int
    last: int
    held: int
    not_there: int
    gaps: tuple[tuple[int, int], ...]

    @property
    def missing(self) -> int:
        """How many numbers the gaps are."""
        return sum(high - low + 1 for low, high in self.gaps)

    @property
    def complete(self) -> float:
        """The share that is held of all that may exist, 0 to 1."""
        return self.held / (self.held + self.missing)


def number_of(year: int, place: int) -> str:
    """A notice's number as published: ``012345-2026``."""
    return f"{place:06d}-{year}"


def find_gaps(
    held: Iterable[str], *, not_there: Iterable[str] = (), from_the_start: Collection[int] = ()
) -> list[YearOfNotices]:
    """What is missing up to the highest number held of each year, oldest year first.

    ``held`` are ids of releases (those that are no notice numbers are passed over); ``from_the_start`` the years whose
    first day was asked for.
    """
    held_by_year, absent_by_year = _by_year(held), _by_year(not_there)
    return [
        _year(year, places, absent_by_year[year], from_the_start=year in from_the_start)
        for year, places in sorted(held_by_year.items())
    ]


def missing_numbers(years: Iterable[YearOfNotices]) -> list[str]:
    """Every missing notice's number, newest first."""
    places = [(year.year, place) for year in years for low, high in year.gaps for place in range(low, high + 1)]
    return [number_of(year, place) for year, place in sorted(places, reverse=True)]


def _by_year(ids: Iterable[str]) -> defaultdict[int, set[int]]:
    by_year: defaultdict[int, set[int]] = defaultdict(set)
    for id in ids:
        found = _NUMBER.fullmatch(id)
        if found is not None and int(found[1]):
            by_year[int(found[2])].add(int(found[1]))
    return by_year


def _year(year: int, places: set[int], absent: set[int], *, from_the_start: bool) -> YearOfNotices:
    first, last = (1 if from_the_start else min(places)), max(places)
    known = sorted(places | {place for place in absent if first < place < last or place == first})
    gaps = []
    expected = first
    for place in known:
        if place > expected:
            gaps.append((expected, place - 1))
        expected = place + 1
    return YearOfNotices(
        year=year,
        first=first,
        last=last,
        held=len(places),
        not_there=len(known) - len(places),
        gaps=tuple(gaps),
    )

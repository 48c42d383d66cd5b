"""The contract between whatever reads a tender and the checks: facts, each with its place and its quote.

A reader of tender files, of Word or of PDF states each :class:`Fact` by a name in :data:`KNOWN`. What it does not find
it leaves out, for a fact that nobody stated is unknown. Several places may state one fact differently: all are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

from worthwhile.engines.fitness.kinds import Kind, Known
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

Value: TypeAlias = Decimal | date | time | bool | str

_NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.SHARE, Kind.DAYS, Kind.MONTHS)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a fact is stated: a page or paragraph (both from 1) of a document, or a path in the tender file."""

    document: str = ""
    page: int | None = None
    paragraph: int | None = None
    path: str = ""

    def __str__(self) -> str:
        numbers = (("page", self.page), ("paragraph", self.paragraph))
        parts = [self.document, *(f"{word} {number}" for word, number in numbers if number is not None), self.path]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that a tender states.

    ``value`` is of the kind that :data:`KNOWN` declares for ``name`` (a whole number is taken as a Decimal); ``quote``
    is what the document says, word for word, or in square brackets how the reader counted it; ``about`` names the lot,
    insurance or certificate it is of, empty where it is of the whole tender. Raises InvalidInput with every problem.
    """

    name: str
    value: Value
    place: Place
    quote: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            object.__setattr__(self, "value", Decimal(self.value))
        problem = _problem_of(self.name, self.value)
        if problem:
            raise InvalidInput([Problem(self.name, problem)])


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """One fact that is stated differently in different places, in the order in which they were read."""

    name: str
    about: str
    stated: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that is stated of one tender, in the order in which it was read."""

    stated: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.stated)

    def __add__(self, other: Facts) -> Facts:
        return Facts(stated=(*self.stated, *other.stated))

    def of(self, name: str, about: str | None = None) -> tuple[Fact, ...]:
        """Every statement of a fact, of all things or of the one that ``about`` names ("" for the whole tender)."""
        return tuple(fact for fact in self.stated if fact.name == name and about in (None, fact.about))

    def values(self, name: str, about: str = "") -> tuple[Fact, ...]:
        """The first statement of each different value."""
        return _different(self.of(name, about))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """The facts, other than lists, that are stated with more than one value."""
        keys = dict.fromkeys((fact.name, fact.about) for fact in self.stated if not KNOWN[fact.name].many)
        found = ((name, about, self.values(name, about)) for name, about in keys)
        return tuple(
            Contradiction(name=name, about=about, stated=different)
            for name, about, different in found
            if len(different) > 1
        )


def facts_of(stated: Iterable[Fact]) -> Facts:
    """Facts from whatever states them."""
    return Facts(stated=tuple(stated))


def _different(stated: Iterable[Fact]) -> tuple[Fact, ...]:
    first: dict[Value, Fact] = {}
    for fact in stated:
        first.setdefault(fact.value, fact)
    return tuple(first.values())


def _problem_of(name: str, value: object) -> str:
    declared = KNOWN.get(name)
    if declared is None:
        return f"No check knows this fact.{did_you_mean(name, KNOWN)}"
    if declared.kind is Kind.CHOICE:
        wrong = value not in declared.choices
        allowed = f"one of {', '.join(declared.choices)}"
        near = did_you_mean(str(value)[:60], declared.choices)
    else:
        wrong = not _suits(declared, value)
        allowed, near = f"a {declared.kind.value}", ""
    return f"This is {declared.means}: give {allowed}.{near} You gave {str(value)[:60]!r}." if wrong else ""


def _suits(declared: Known, value: object) -> bool:
    if declared.kind in _NUMBERS:
        return isinstance(value, Decimal) and value.is_finite() and value >= 0
    if declared.kind is Kind.DATE:
        return isinstance(value, date) and not isinstance(value, datetime)
    if declared.kind is Kind.TIME:
        return isinstance(value, time)
    if declared.kind is Kind.FLAG:
        return isinstance(value, bool)
    return isinstance(value, str) and bool(value.strip())

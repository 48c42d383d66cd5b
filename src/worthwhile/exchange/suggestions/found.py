"""What a search by plain words gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """An outcome that a starting case holds and that answers ``need``, a part of what was written.

    ``row`` is the outcome as a case file states it, without blanks, quantity and deductions. Its
    ``shares_change_with`` names outcomes of the same starting case: keep only those that your case has. ``because``
    says which words matched which. ``worth`` is the price of one unit with its source, empty where the outcome is
    held or has no published price that may be supplied. ``score`` orders the answers to one need; it has no unit.
    """

    template: str
    template_title: str
    row: Mapping[str, Any]
    because: str
    worth: str
    score: float
    need: str


@dataclass(frozen=True, kw_only=True)
class Suggestions(Sequence[Suggestion]):
    """The outcomes found, best first, to be used like a tuple, and the needs that nothing answered."""

    found: tuple[Suggestion, ...]
    unmatched: tuple[str, ...]

    @overload
    def __getitem__(self, place: int) -> Suggestion: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Suggestion, ...]: ...
    def __getitem__(self, place: int | slice) -> Suggestion | tuple[Suggestion, ...]:
        return self.found[place]

    def __len__(self) -> int:
        return len(self.found)


@dataclass(frozen=True, kw_only=True)
class ValueFound:
    """A value of the value bank that answers ``need``.

    ``value`` says the figure with its unit, price year and published range. It is empty where the figure may not be
    supplied (``is_supplied`` is false), and ``source`` then says why and where to find it. ``alike`` are the codes of
    values that differ from this one by a number in their label alone, such as carbon of other years.
    """

    id: str
    code: str
    label: str
    unit: str
    value: str
    source: str
    is_supplied: bool
    because: str
    score: float
    need: str
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeasureFound:
    """A questionnaire that measures what ``need`` asks for; ``terms`` are those of its owner (open, licence)."""

    id: str
    code: str
    name: str
    terms: str
    because: str
    score: float
    need: str

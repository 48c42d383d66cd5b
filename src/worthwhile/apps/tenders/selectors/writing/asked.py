"""A question about a tender, lists of questions, and the page on which they stand together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from worthwhile.exchange.case_edits import Place, value_at

Choices = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question, and the path in a tender file at which its answer stands.

    In a list the path begins in one of its entries. ``lines`` is how high a box for text is, one line where it is 0.
    ``choices`` says each value of an enumeration in words; ``refers`` names the list whose ids are the choices.
    ``is_share`` marks a fraction that people write in per cent; ``is_clock`` a time of day; ``is_needed`` what no
    tender can do without; ``is_narrow`` what stands beside its neighbours where there is room. ``only_with`` names the
    choices, made at ``chosen_at``, with which it is asked, all where it is empty; ``also`` is an older path at which
    the answer may stand instead.
    """

    path: str
    label: str
    hint: str = ""
    lines: int = 0
    choices: Choices = field(default_factory=dict)
    refers: str = ""
    is_share: bool = False
    is_clock: bool = False
    is_needed: bool = False
    is_narrow: bool = False
    only_with: tuple[str, ...] = ()
    chosen_at: str = ""
    also: str = ""

    @property
    def place(self) -> Place:
        """The path as names."""
        return tuple(self.path.split("."))

    def place_in(self, data: Mapping[str, Any]) -> Place:
        """Where the answer stands in a tender, or in the entry of a list that it is of."""
        other = tuple(self.also.split("."))
        return other if self.also and value_at(data, other) is not None else self.place


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A short list, all of which is asked on one page. ``none`` is how one says that there are none.

    Where entries have ids, new ones count on from ``id_from``, or are made of the words of the field that it names.
    ``adds_up`` names the shares that make 100 together; ``least`` is how many empty entries are offered.
    """

    path: str
    title: str
    one: str
    asked: tuple[Asked, ...]
    many: str
    hint: str = ""
    none: str = ""
    id_from: str = ""
    adds_up: str = ""
    least: int = 2

    @property
    def place(self) -> Place:
        """The path as names."""
        return tuple(self.path.split("."))


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list whose entries have a page each. ``called`` is the field that names one.

    New ids count on from ``id_from``, or are made of the words of the field that it names; empty where there are none.
    """

    path: str
    one: str
    many: str
    called: str
    asked: tuple[Asked, ...]
    none: str
    id_from: str = ""

    @property
    def place(self) -> Place:
        """The path as names."""
        return tuple(self.path.split("."))


@dataclass(frozen=True, kw_only=True)
class Section:
    """A page: what it asks, and the checks of fitness that its answers decide."""

    slug: str
    title: str
    lead: str = ""
    asked: tuple[Asked, ...] = ()
    rows: tuple[Rows, ...] = ()
    items: Items | None = None
    rows_first: bool = False
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group:
    """Sections under one heading of the task list."""

    title: str
    sections: tuple[Section, ...]


def ask(path: str, label: str, hint: str = "", **more: Any) -> Asked:
    """A question on one line."""
    return Asked(path=path, label=label, hint=hint, **more)


def checks(numbers: str) -> tuple[str, ...]:
    """Codes of checks from their numbers: ``"01 35"`` for FIT-01 and FIT-35."""
    return tuple(f"FIT-{number}" for number in numbers.split())

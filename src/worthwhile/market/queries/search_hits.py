"""What a search finds: hits with their reasons, counts for the filters, and what shut everything out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of plain text, and whether it is a word that was asked for."""

    text: str
    matched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One notice found. ``row`` is its whole row of the opportunity table; ``twins`` the same on other portals, at most
    five, one of each portal first, and ``more_twins`` how many there are besides.

    ``score`` is 0 to 1 within one search (1: nothing could answer it better) and None where the order is by a date or
    by value. ``words`` are those of the search that it uses.
    """

    ocid: str
    title: str
    buyer: str | None
    value: float | None
    value_low: float | None
    currency: str | None
    deadline: datetime | None
    areas: tuple[str, ...]
    cpv: tuple[str, ...]
    score: float | None
    reasons: tuple[str, ...]
    words: tuple[str, ...]
    title_pieces: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    twins: tuple[Twin, ...]
    more_twins: int
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same procurement in another notice, most often on another portal."""

    ocid: str
    publisher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShutOut:
    """A filter that could be left out, by its name as in Search, and how many notices there would be without it."""

    filter: str
    found_without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a search. ``total`` counts each procurement once, and ``facets`` what choosing a value would leave.

    ``not_stated`` counts those kept though they do not state what a filter asks for, by filter. ``shut_out`` is filled
    where nothing is found: the filters that, left out alone, would let something through, most first.
    ``loosely_related`` counts what is left out for being only loosely related to the text: ``loosely`` of Search shows
    it.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    per_page: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    not_stated: Mapping[str, int] = field(default_factory=dict)
    shut_out: tuple[ShutOut, ...] = ()
    loosely_related: int = 0

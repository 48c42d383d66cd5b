"""What every question about the shape of a market is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from worthwhile.market.queries.asking import Tables
from worthwhile.market.queries.completeness import completeness_of, read_completeness
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.words import demonstration_words, nothing_words

if TYPE_CHECKING:
    import ibis.expr.types as ir

Chart = Literal["bars", "trend", "share", "tile-map", "table"]
Unit = Literal["text", "contracts", "count", "pounds", "share", "days", "months", "bids", "lots", "points", "percent",
               "year", "day", "address"]  # fmt: skip
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column of an answer. ``type`` as in the declared tables; a share runs from 0 to 1."""

    name: str
    type: Literal["text", "integer", "number", "day"]
    unit: Unit
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question about the shape of a market, with a permanent code.

    code        MQ-01 ...; never given to another question
    slug        the question in an address or on the command line
    asks        the question as a sentence
    things      what is counted, in the plural
    columns     of the answer, in order
    chart       how it is best drawn
    candidates  every row that the question looks at, with why it is left out
    reasons     why rows may be left out, in the order in which they are told
    answer      the answer made of the candidates that are used, ordered
    reading     sentences made of the rows and their completeness, where anything was used
    """

    code: str
    slug: str
    title: str
    asks: str
    things: str
    columns: tuple[AnswerColumn, ...]
    chart: Chart
    candidates: Callable[[Tables, Scope, date], ir.Table]
    reasons: tuple[str, ...]
    answer: Callable[[ir.Table], ir.Table]
    reading: Callable[[Rows], list[str]]

    def rows(self, tables: Tables, scope: Scope, on: date) -> ir.Table:
        """The answer for a scope as it stood on a day, as an expression for any engine."""
        found = self.candidates(tables, scope, on)
        return self.answer(found.filter(found.left_out.isnull()))

    def completeness(self, tables: Tables, scope: Scope, on: date) -> ir.Table:
        """How complete the data behind the answer is (see ``completeness_of``), as an expression for any engine."""
        return completeness_of(self.candidates(tables, scope, on), self.things, self.reasons)

    def read(self, rows: Rows, completeness: Rows) -> list[str]:
        """The answer in plain sentences: what the figures say and no more, then what they rest on."""
        behind = read_completeness(completeness)
        if not behind.used:
            return [nothing_words(behind), *demonstration_words(behind)]
        return [*self.reading(rows), *demonstration_words(behind)]

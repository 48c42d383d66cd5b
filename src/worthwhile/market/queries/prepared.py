"""Questions about a scope, written as SQL once for every scope of the same form.

Writing a long expression as SQL takes longer than answering it. Scopes that fill the same fields differ only in values,
so the SQL is written for stand-ins, and the values follow as parameters: no text of a visitor becomes part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import ibis

from worthwhile.market.queries.asking import Tables
from worthwhile.market.queries.scope import Scope

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from worthwhile.market.store.reading import Market

Written = Callable[[Tables, Scope, date], "ir.Table"]

MOST_FORMS = 512
_BUYERS, _NAMES, _SUPPLIERS, _AREAS, _WORD = (
    "stand-in:buyers",
    "stand-in names",
    "stand-in:suppliers",
    "E99999999",
    "zq",
)
_SINCE, _UNTIL, _ON = date(1901, 1, 1), date(1902, 1, 1), date(1903, 1, 1)
# Twelve months after the day of the answer, for lists that look so far ahead.
_YEAR_ON = date(1904, 1, 1)
_FIRST_CODE = 99_999_901


@dataclass(frozen=True, slots=True)
class Form:
    """Which fields of a scope are filled; of words and codes also how many. Codes are doubled up to a power of two."""

    buyers: bool
    names: bool
    words: int
    suppliers: bool
    areas: bool
    codes: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """SQL of DuckDB with the values of its parameters."""

    text: str
    values: Mapping[str, Any]


def form_of(scope: Scope) -> Form:
    """The form of a scope, by which its SQL is kept."""
    return Form(
        buyers=bool(scope.buyers),
        names=bool(scope.buyer_names),
        words=len(scope.words),
        suppliers=bool(scope.suppliers),
        areas=bool(scope.areas),
        codes=len(_doubled(scope.cpv_prefixes)),
    )


def prepared(written: Written, scope: Scope, on: date) -> Prepared:
    """What an expression asks for this scope and day. ``written`` is a function of a module, which is what is kept."""
    prefixes = _doubled(scope.cpv_prefixes)
    values: dict[str, Any] = {"since": scope.since or date.min, "until": scope.until or date.max, "on": on}
    lists = {"buyers": scope.buyers, "names": scope.buyer_names, "suppliers": scope.suppliers, "areas": scope.areas}
    values |= {name: list(given) for name, given in lists.items() if given}
    values |= {f"word_{place}": word for place, word in enumerate(scope.words)}
    values |= {f"code_{place}": prefix for place, prefix in enumerate(prefixes)}
    text = sql_of(written, form_of(scope))
    return Prepared(text, {name: value for name, value in values.items() if f"${name}" in text})


def answer_prepared(market: Market, written: Written, scope: Scope, on: date) -> list[dict[str, Any]]:
    """The rows of an expression for a scope and a day."""
    asked = prepared(written, scope, on)
    return market.sql(asked.text, asked.values)


@lru_cache(maxsize=MOST_FORMS)
def sql_of(written: Written, form: Form) -> str:
    """The SQL for every scope of a form, with ``$since``, ``$until``, ``$on`` and those that the form fills."""
    from worthwhile.market.store.reading import ibis_tables

    text = str(ibis.to_sql(written(ibis_tables(), _stand_in(form), _ON), dialect="duckdb"))
    for place in reversed(range(form.words)):
        text = text.replace(f"'{_WORD}{place}'", f"$word_{place}")
    for place in reversed(range(form.codes)):
        text = text.replace(f"'{_FIRST_CODE + place}'", f"$code_{place}")
    for given, name in ((_BUYERS, "buyers"), (_SUPPLIERS, "suppliers")):
        text = text.replace(f"['{given}']", f"${name}")
    for given, name in ((_AREAS, "areas"), (_NAMES, "names")):
        text = text.replace(f"IN ('{given}')", f"IN (SELECT UNNEST(CAST(${name} AS TEXT[])))")
    for day, name in ((_SINCE, "since"), (_UNTIL, "until"), (_ON, "on")):
        text = text.replace(f"MAKE_DATE({day.year}, {day.month}, {day.day})", f"CAST(${name} AS DATE)")
    ahead = f"MAKE_DATE({_YEAR_ON.year}, {_YEAR_ON.month}, {_YEAR_ON.day})"
    return text.replace(ahead, "CAST(CAST($on AS DATE) + INTERVAL 12 MONTH AS DATE)")


def _stand_in(form: Form) -> Scope:
    """A scope of the form whose every value is found again in the SQL."""
    return Scope(
        buyers=(_BUYERS,) if form.buyers else (),
        buyer_names=(_NAMES,) if form.names else (),
        buyer_words=" ".join(f"{_WORD}{place}" for place in range(form.words)),
        suppliers=(_SUPPLIERS,) if form.suppliers else (),
        areas=(_AREAS,) if form.areas else (),
        cpv=tuple(str(_FIRST_CODE + place) for place in range(form.codes)),
        since=_SINCE,
        until=_UNTIL,
    )


def _doubled(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """The prefixes, the last repeated until their number is a power of two, so that there are few forms."""
    if not prefixes:
        return ()
    room = 1 << (len(prefixes) - 1).bit_length()
    return prefixes + prefixes[-1:] * (room - len(prefixes))

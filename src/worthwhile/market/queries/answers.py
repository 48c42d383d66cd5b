"""A question answered for a scope in one look: its rows, what they rest on, and the same for each area or year.

The candidates of a question are gathered once and kept for as long as the look lasts; answer, completeness and every
part are then made of them. The rows are those that ``Question.rows`` gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import ibis

from worthwhile.market.queries.completeness import Completeness, completeness_of, read_completeness
from worthwhile.market.queries.prepared import form_of, prepared, sql_of
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import BY_SLUG, Question
from worthwhile.reference.areas import GridKind, tile_grid, within

if TYPE_CHECKING:
    import duckdb

    from worthwhile.market.store.reading import Market

Row = dict[str, Any]
Names = tuple[tuple[str, str], ...]
By = Literal["area", "year"]

GATHERED = "gathered"
PART = "candidate"
# Long texts of a process that no answer reads; gathering them would take most of the memory.
UNREAD = ("description", "method_details", "deadline_text", "regime_basis", "latest_date", "tags", "related_ocids")
DAYS = ("day", "notice_on", "published_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question answers for a scope on a day. ``said`` are its sentences, ``parts`` what completeness counts."""

    question: Question
    rows: Sequence[Row]
    parts: Sequence[Row]
    said: Sequence[str]

    @property
    def behind(self) -> Completeness:
        """What the answer rests on."""
        return read_completeness(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """The same question for one area (``key``: its ONS code) or one year; ``used``: of how many things."""

    key: str
    rows: Sequence[Row]
    used: int


def answer_question(market: Market, question: Question, scope: Scope, on: date) -> Answer:
    """The answer for a scope as it stood on a day."""
    with closing(market.connection()) as cursor:
        names = _gather(cursor, question, scope, on)
        _look_at(cursor, "")
        return _answer(cursor, question, names)


def answer_by(market: Market, question: Question, scope: Scope, on: date, by: By) -> tuple[Answer, list[PartAnswer]]:
    """The answer, and that of each area or year that has anything to answer from, in the order of their keys.

    Areas are the nations and English regions; where the scope names areas, upper-tier authorities. What delivers in
    several areas counts in each. Years are those of the award, else of the first notice.
    """
    with closing(market.connection()) as cursor:
        names = _gather(cursor, question, scope, on)
        _look_at(cursor, "")
        whole = _answer(cursor, question, names)
        parts = _placed(cursor, scope) if by == "area" else _dated(cursor, names)
        found = []
        for key, where in parts.items():
            _look_at(cursor, where)
            used = _rows(cursor, f"select count(*) as n from {PART} where left_out is null")[0]["n"]  # noqa: S608 - ours
            if used:
                rows = _rows(cursor, _sql_of_answer(question.slug, names)[0])
                found.append(PartAnswer(key=key, rows=rows, used=used))
    return whole, found


def write_question(question: Question) -> None:
    """Write the SQL of a question that names no scope, so that the first to ask it does not wait for that."""
    sql_of(question.candidates, form_of(Scope()))
    _sql_of_answer(question.slug, _schema_of(question.slug))


def grid_of(scope: Scope) -> GridKind:
    """Which areas a scope is parted into."""
    return "upper-tier" if scope.areas else "nations-and-regions"


def _gather(cursor: duckdb.DuckDBPyConnection, question: Question, scope: Scope, on: date) -> Names:
    """Gather the candidates of a question; their columns with the types that Ibis has for them."""
    asked = prepared(question.candidates, scope, on)
    schema = _schema_of(question.slug)
    columns = ", ".join(f'"{name}"' for name, _ in schema)
    cursor.execute(f"create temp table {GATHERED} as select {columns} from ({asked.text})", asked.values)  # noqa: S608
    return schema


@lru_cache(maxsize=64)
def _schema_of(slug: str) -> Names:
    from worthwhile.market.store.reading import ibis_tables

    schema = BY_SLUG[slug].candidates(ibis_tables(), Scope(), date.max).schema()
    return tuple((name, str(kind)) for name, kind in schema.items() if name not in UNREAD)


@lru_cache(maxsize=64)
def _sql_of_answer(slug: str, names: Names) -> tuple[str, str]:
    """The SQL of the answer and of its completeness, over what was gathered."""
    question = BY_SLUG[slug]
    found = ibis.table(dict(names), name=PART)
    rows = question.answer(found.filter(found.left_out.isnull()))
    behind = completeness_of(found, question.things, question.reasons)
    return str(ibis.to_sql(rows, dialect="duckdb")), str(ibis.to_sql(behind, dialect="duckdb"))


def _answer(cursor: duckdb.DuckDBPyConnection, question: Question, names: Names) -> Answer:
    of_rows, of_parts = _sql_of_answer(question.slug, names)
    rows, parts = _rows(cursor, of_rows), _rows(cursor, of_parts)
    return Answer(question=question, rows=rows, parts=parts, said=question.read(rows, parts))


def _look_at(cursor: duckdb.DuckDBPyConnection, where: str) -> None:
    """Let the answer see all that was gathered, or the part that meets a condition of ours."""
    cursor.execute(f"create or replace temp view {PART} as select * from {GATHERED} {where}")  # noqa: S608 - ours


def _placed(cursor: duckdb.DuckDBPyConnection, scope: Scope) -> dict[str, str]:
    """The condition for each area that anything delivers in, by its code."""
    around = [(code, place) for place in tile_grid(grid_of(scope)) for code in within(place)]
    asked = set(scope.areas)
    around = [(code, place) for code, place in around if not asked or code in asked]
    codes, places = [code for code, _ in around], [place for _, place in around]
    cursor.execute(
        "create temp table parts_of as select distinct area.ocid, around.part from area join "  # noqa: S608 - ours
        "(select unnest($codes) as code, unnest($places) as part) around on area.code = around.code "
        f"where area.ocid in (select ocid from {GATHERED})",
        {"codes": codes, "places": places},
    )
    condition = "where ocid in (select ocid from parts_of where part = '{}')"
    return {key: condition.format(key) for key in _keys(cursor, "select distinct part as key from parts_of")}


def _dated(cursor: duckdb.DuckDBPyConnection, names: Names) -> dict[str, str]:
    """The condition for each year: of the row's own day where it has one, else of the process's first notice."""
    held = {name for name, _ in names}
    own = next((name for name in DAYS if name in held), None)
    first = "coalesce(published_at, first_at)"
    if own:
        found = _keys(cursor, f"select distinct year({own}) as key from {GATHERED}")  # noqa: S608 - the names are ours
        return {key: f"where year({own}) = {key}" for key in found}
    told = f"from process where ocid in (select ocid from {GATHERED})"  # noqa: S608 - as above
    found = _keys(cursor, f"select distinct year({first}) as key {told}")
    return {key: f"where ocid in (select ocid from process where year({first}) = {key})" for key in found}  # noqa: S608


def _keys(cursor: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    return sorted(str(row["key"]) for row in _rows(cursor, text) if row["key"] is not None)


def _rows(
    cursor: duckdb.DuckDBPyConnection, text: str, values: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    found = cursor.execute(text, values or {})
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

"""Answers about the market as lines of text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from worthwhile.market.queries.completeness import completeness_words
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.shape import Question
from worthwhile.market.queries.shape.words import number_text, percent_text, pounds_text

Rows = Sequence[Mapping[str, Any]]
WIDTH = 100
WIDEST_CELL = 46
MOST_ROWS = 40


def answer_lines(question: Question, rows: Rows, said: Sequence[str]) -> Iterator[str]:
    """The question, its answer in sentences, and its rows as a table."""
    yield f"{question.code} {question.title}"
    yield question.asks
    yield ""
    for sentence in said:
        yield from textwrap.wrap(sentence, WIDTH)
    if rows:
        yield ""
        yield from _table(question, rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        yield f"... and {len(rows) - MOST_ROWS:,} rows more: ask for --csv FILE or --json."


def expiring_lines(rows: Rows, said: Sequence[str]) -> Iterator[str]:
    """What is said of the list, then each contract in a few lines."""
    for sentence in said:
        yield from textwrap.wrap(sentence, WIDTH)
    for row in rows[:MOST_ROWS]:
        yield ""
        yield f"{row['next_on']}  {notice_name(row)}"
        yield from _pair("Buyer", row["buyer_name"])
        others = f" and {row['holders'] - 1} more" if row["holders"] > 1 else ""
        yield from _pair("Holder", f"{row['holder']}{others}" if row["holder"] else None)
        yield from _pair("Value", None if row["value"] is None else f"{pounds_text(row['value'])} without VAT")
        yield from _pair("Runs", _runs(row))
        yield from _pair("Extension", _extension(row))
        if row["followers"]:
            yield from _pair("May follow", f"{row['followed_by']}" + _more(row["followers"]))
        yield from _pair("Notice", row["notice_url"] or row["ocid"])
    if len(rows) > MOST_ROWS:
        yield f"... and {len(rows) - MOST_ROWS:,} more: ask for --csv FILE or --json."


def completeness_lines(behind: Rows) -> Iterator[str]:
    """What the answer rests on: parts that are 0 are left out, but for those that always count."""
    yield ""
    yield "What this rests on"
    always = ("processes", "looked-at", "used")
    for row in behind:
        if row["count"] or row["part"] in always:
            things = f"{row['things']} " if row["part"] == "looked-at" else ""
            share = "" if row["share"] is None or row["part"] == "looked-at" else f" ({percent_text(row['share'])})"
            yield f"  {row['count']:>9,}  {things}{completeness_words(row['part'])}{share}"


def _table(question: Question, rows: Rows) -> Iterator[str]:
    heads = [column.name.replace("_", " ") for column in question.columns]
    cells = [[_cell(row[column.name], column.unit) for column in question.columns] for row in rows]
    widths = [max(len(line[place]) for line in [heads, *cells]) for place in range(len(heads))]
    left = [column.type == "text" for column in question.columns]
    for line in [heads, *cells]:
        padded = [
            cell.ljust(width) if to_left else cell.rjust(width)
            for cell, width, to_left in zip(line, widths, left, strict=True)
        ]
        yield f"  {'  '.join(padded)}".rstrip()


def _cell(value: Any, unit: str) -> str:
    if value is None:
        return "-"
    if unit == "share":
        return percent_text(value)
    if unit == "pounds":
        return pounds_text(value)
    if unit == "year":
        return str(value)
    if isinstance(value, int | float):
        return number_text(float(value))
    text = str(value)
    return text if len(text) <= WIDEST_CELL else f"{text[: WIDEST_CELL - 3]}..."


def _runs(row: Mapping[str, Any]) -> str:
    length = "" if row["months"] is None else f", {number_text(row['months'])} months"
    return f"{row['start_on'] or 'start not stated'} to {row['end_on']}{length}"


def _extension(row: Mapping[str, Any]) -> str:
    if row["until_on"] is not None:
        return f"possible, until {row['until_on']}"
    return "possible, until when is not stated" if row["extension"] == "possible" else "not stated"


def _more(count: int) -> str:
    return f" and {count - 1} more" if count > 1 else ""


def _pair(label: str, text: str | None) -> Iterator[str]:
    first, *rest = textwrap.wrap(text or "not stated", WIDTH - 14, break_on_hyphens=False, break_long_words=False)
    yield f"  {label:<10}  {first}"
    yield from (f"  {'':<10}  {line}" for line in rest)

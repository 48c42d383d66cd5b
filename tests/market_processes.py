"""Processes for tests of the rows that are made of them, and rows by the names of their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.process import Collision, Merged, Process, ReleaseMark
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.store.tables import BY_NAME

TYPES: Mapping[str, type] = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "moment": datetime,
    "day": date,
}


def mark_of(release: Mapping[str, Any], position: int = 0) -> ReleaseMark:
    """What is remembered of a release."""
    tag = release.get("tag")
    tags = [tag] if isinstance(tag, str) else tag if isinstance(tag, list) else []
    release_id = release.get("id")
    named = isinstance(release_id, str) and release_id != ""
    return ReleaseMark(
        release_id=str(release_id) if named else f"made-{position}",
        made_id=not named,
        date=str(release.get("date", "2024-03-01T09:00:00Z")),
        tags=tuple(one for one in tags if isinstance(one, str)),
    )


def process_of(release: Mapping[str, Any], *, collisions: Sequence[Collision] = ()) -> Process:
    """A process of one release, taken as it stands: a test may leave out what it is not about."""
    whole = {"ocid": "ocds-h6vhtk-000001", "tag": ["tender"], **release}
    return Process(str(whole["ocid"]), (mark_of(whole),), Merged(whole, tuple(collisions)))


def merged_process(releases: Sequence[Mapping[str, Any]]) -> Process:
    """A process of several releases of one ocid, merged by the shipped rules."""
    marks = tuple(sorted((mark_of(one, at) for at, one in enumerate(releases)), key=lambda mark: mark.date))
    return Process(str(releases[0]["ocid"]), marks, merge_releases(releases, shipped_rules()))


def named(table: str, rows: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Rows of a table, by the names of its columns."""
    columns = [column.name for column in BY_NAME[table].columns]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def faults_of_shape(rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> list[str]:
    """What is not as the tables are declared: a table, a number of values, a type."""
    found = [] if set(rows) == set(BY_NAME) else [f"tables: {set(rows) ^ set(BY_NAME)}"]
    for name, of_table in rows.items():
        columns = BY_NAME[name].columns
        for row in of_table:
            if len(row) != len(columns):
                found.append(f"{name}: {len(row)} values for {len(columns)} columns")
                continue
            for value, column in zip(row, columns, strict=True):
                if not _fits(value, column.type):
                    found.append(f"{name}.{column.name}: {value!r}")
    return found


def _fits(value: Any, kind: str) -> bool:
    if kind == "texts":
        return type(value) is list and all(type(one) is str and _is_sound(one) for one in value)
    if value is None:
        return True
    if kind == "moment" and value.tzinfo is not None:
        return False
    return type(value) is TYPES[kind] and (kind != "text" or _is_sound(value)) and (kind != "number" or value == value)


def _is_sound(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)

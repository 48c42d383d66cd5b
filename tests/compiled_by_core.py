"""What the compiled core makes of processes, as Python values, and what Python makes of them: to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from worthwhile.market.build.compiling import HeldRelease, compile_process
from worthwhile.market.build.packed import packed, unpacked_at
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.rules import MergeRules, shipped_rules
from worthwhile.market.native.core import Core
from worthwhile.market.native.library import core_library
from worthwhile.market.store.json_text import write_json
from worthwhile.market.store.tables import TABLES

needs_core = pytest.mark.skipif(
    core_library() is None, reason="needs the compiled core: make setup with Rust builds it"
)

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(slots=True)
class Compiled:
    """By ocid: rows by table, and compiled releases as text with sorted keys. ``left`` is what the core left."""

    rows: dict[str, Rows] = field(default_factory=dict)
    releases: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def held(release: dict[str, Any] | bytes, number: int = 1) -> HeldRelease:
    """A release as it would be held, the ``number``-th that came in."""
    raw = release if isinstance(release, bytes) else write_json(release)
    read = json.loads(raw)
    release_id, date = read.get("id"), read.get("date")
    named = isinstance(release_id, str) and release_id != ""
    return HeldRelease(
        number, str(read.get("ocid")), release_id if named else f"made-{number}", not named, str(date or ""), raw
    )


def by_core(processes: Iterable[Sequence[HeldRelease]], rules: MergeRules | None = None) -> Compiled:
    """What the core makes of processes."""
    library = core_library()
    assert library is not None
    found = Compiled()
    with Core(library, rules or shipped_rules()) as core:
        content = b"".join(packed(release) for releases in processes for release in releases)
        done, left = core.add(content)
        found.left = [unpacked_at(content, starts[0])[0].ocid for starts in left]
        core.take_compiled(lambda text: _keep_releases(bytes(text), found))
        for place, table in enumerate(TABLES):
            core.take_rows(place, lambda batch, name=table.name: _keep_rows(batch, name, found))  # type: ignore[misc]
    assert done == len(found.releases)
    return found


def by_python(releases: Sequence[HeldRelease], rules: MergeRules | None = None) -> tuple[Rows, str] | None:
    """What Python makes of one process: its rows and its compiled release; None where it cannot be merged."""
    try:
        process = compile_process(releases, rules or shipped_rules())
    except CannotMerge:
        return None
    return rows_of(process), _as_text(process.merged.release)


def differences(processes: Sequence[Sequence[HeldRelease]], rules: MergeRules | None = None) -> tuple[list[str], int]:
    """(what differs between the core and Python, how many processes the core left to Python)."""
    core = by_core(processes, rules)
    told: list[str] = []
    for releases in processes:
        ocid = releases[0].ocid
        if ocid in core.left:
            continue
        python = by_python(releases, rules)
        if python is None:
            told.append(f"{ocid}: Python cannot merge it")
            continue
        rows, release = python
        if core.releases[ocid] != release:
            told.append(f"{ocid}: the compiled release\n  core   {core.releases[ocid]}\n  Python {release}")
        ours = core.rows.get(ocid, {})
        told += [
            f"{ocid}: {name}\n  core   {ours.get(name, [])}\n  Python {rows[name]}"
            for name in rows
            if repr(ours.get(name, [])) != repr(rows[name])
        ]
    return told, len(core.left)


def _keep_releases(lines: bytes, found: Compiled) -> None:
    for line in lines.splitlines():
        release = json.loads(line)
        found.releases[str(release["ocid"])] = _as_text(release)


def _keep_rows(batch: Any, table: str, found: Compiled) -> None:
    batch.validate(full=True)
    for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
        found.rows.setdefault(row[0], {}).setdefault(table, []).append(row)


def _as_text(release: Any) -> str:
    return json.dumps(release, sort_keys=True)

"""One part of a segment: tables, compiled releases and what could not be merged, written by one worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import zstandard

from worthwhile.market.build.compiling import HeldRelease, compile_process
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.merge import CannotMerge
from worthwhile.market.compile.rules import MergeRules
from worthwhile.market.store.json_text import write_json
from worthwhile.market.store.parquet import TableWriter


@dataclass(frozen=True, slots=True)
class PartReport:
    """How many processes a part holds, and how many could not be merged."""

    processes: int
    set_aside: int


class Part:
    """A part being written. Use as a context: leaving it without an error finishes the files."""

    def __init__(self, folder: Path, name: str, rules: MergeRules) -> None:
        self._rules = rules
        self._tables = TableWriter(folder, name)
        self._compiled_file = (folder / f"compiled-{name}.jsonl.zst").open("wb")
        self._compiled = zstandard.ZstdCompressor(level=1).stream_writer(self._compiled_file, closefd=False)
        self._set_aside = (folder / f"set-aside-{name}.jsonl").open("wb")
        self._counts = [0, 0]

    def add(self, releases: Sequence[HeldRelease]) -> None:
        """Compile one process and write it; where its releases cannot be joined it is set aside and counted."""
        try:
            process = compile_process(releases, self._rules)
        except CannotMerge as error:
            self._counts[1] += 1
            about = {"ocid": releases[0].ocid, "code": "MK-020", "releases": len(releases), "reason": str(error)}
            self._set_aside.write(write_json(about) + b"\n")
            return
        self._counts[0] += 1
        self._compiled.write(write_json(process.merged.release))
        self._compiled.write(b"\n")
        self._tables.add(rows_of(process))

    def report(self) -> PartReport:
        return PartReport(*self._counts)

    def __enter__(self) -> Part:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._tables.close()
            self._compiled.close()  # type: ignore[no-untyped-call]
        self._compiled_file.close()
        self._set_aside.close()

"""One part of a segment: tables, compiled releases and what could not be merged, written by one worker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import zstandard

from worthwhile.market.build.compiling import HeldRelease, compile_process
from worthwhile.market.build.packed import unpacked, unpacked_at
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.merge import CannotMerge
from worthwhile.market.compile.rules import MergeRules
from worthwhile.market.native.core import Core, CoreRefused
from worthwhile.market.native.library import core_library
from worthwhile.market.store.json_text import write_json
from worthwhile.market.store.parquet import ROWS_A_GROUP, TableWriter
from worthwhile.market.store.tables import TABLES

# What the core keeps of one table before it is written.
_BYTES_A_GROUP = 32 << 20


@dataclass(frozen=True, slots=True)
class PartReport:
    """How many processes a part holds, how many could not be merged, and how many the core compiled."""

    processes: int
    set_aside: int
    by_core: int


class Part:
    """A part being written. Use as a context: leaving it without an error finishes the files.

    The core compiles what it can, where there is one; what is out of the ordinary is compiled here.
    """

    def __init__(self, folder: Path, name: str, rules: MergeRules) -> None:
        self._rules = rules
        self._tables = TableWriter(folder, name)
        self._open = ExitStack()
        self._compiled_file = self._open.enter_context((folder / f"compiled-{name}.jsonl.zst").open("wb"))
        self._compiled = zstandard.ZstdCompressor(level=1).stream_writer(self._compiled_file, closefd=False)
        self._set_aside = self._open.enter_context((folder / f"set-aside-{name}.jsonl").open("wb"))
        self._core = _core(rules, self._open)
        self._processes = self._unmerged = self._by_core = 0

    def add(self, content: bytes) -> None:
        """Compile and write the processes of which all releases stand in ``content`` (see ``packed``).

        Where the releases of one cannot be joined it is set aside and counted.
        """
        if self._core is None:
            for releases in _by_process(unpacked(content)):
                self._compile(releases)
            return
        done, left = self._core.add(content)
        self._processes += done
        self._by_core += done
        for starts in left:
            self._compile([unpacked_at(content, start)[0] for start in starts])
        self._core.take_compiled(self._compiled.write)
        self._write_rows(self._core)

    def report(self) -> PartReport:
        return PartReport(self._processes, self._unmerged, self._by_core)

    def __enter__(self) -> Part:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._open:
            if error is None:
                if self._core is not None:
                    self._write_rows(self._core, all_of_them=True)
                self._tables.close()
                self._compiled.close()  # type: ignore[no-untyped-call]

    def _compile(self, releases: Sequence[HeldRelease]) -> None:
        """Compile one process in Python."""
        try:
            process = compile_process(releases, self._rules)
        except CannotMerge as error:
            self._unmerged += 1
            about = {"ocid": releases[0].ocid, "code": "MK-020", "releases": len(releases), "reason": str(error)}
            self._set_aside.write(write_json(about) + b"\n")
            return
        self._processes += 1
        self._compiled.write(write_json(process.merged.release))
        self._compiled.write(b"\n")
        self._tables.add(rows_of(process))

    def _write_rows(self, core: Core, *, all_of_them: bool = False) -> None:
        """Write the rows of tables of which the core keeps many."""
        for place, table in enumerate(TABLES):
            rows = core.rows(place)
            if rows and (all_of_them or rows >= ROWS_A_GROUP or core.bytes(place) >= _BYTES_A_GROUP):
                core.take_rows(place, lambda batch, name=table.name: self._tables.write(name, batch))  # type: ignore[misc]


def _core(rules: MergeRules, kept: ExitStack) -> Core | None:
    """The core, open for as long as ``kept`` is; None where there is none, or it cannot merge by these rules."""
    library = core_library()
    if library is None:
        return None
    try:
        return kept.enter_context(Core(library, rules))
    except CoreRefused:
        return None


def _by_process(releases: Iterable[HeldRelease]) -> Iterable[list[HeldRelease]]:
    by_ocid: dict[str, list[HeldRelease]] = {}
    for held in releases:
        by_ocid.setdefault(held.ocid, []).append(held)
    return by_ocid.values()

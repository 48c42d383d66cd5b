"""The core as Python uses it: packed releases in, batches of rows and compiled releases out."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from types import TracebackType
from typing import Any

import pyarrow as pa

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.compile.rules import MergeRules
from worthwhile.market.native.answers import answer
from worthwhile.market.native.library import AskFunction, ColumnParts, Span
from worthwhile.market.store.parquet import ARROW, arrow_schema
from worthwhile.market.store.tables import TABLES, Column


class CoreRefused(WorthwhileError):
    """The core does not understand what it was given."""


class Core:
    """Compiles processes and keeps their rows until they are taken. Use as a context, in one thread."""

    def __init__(self, library: ctypes.CDLL, rules: MergeRules) -> None:
        self._library = library
        self._ask = AskFunction(self._answer)
        self._failed: BaseException | None = None
        if any(sign in name for path in rules.by_path for name in path for sign in "\t\r\n"):
            raise CoreRefused("A rule of merging is about a field with a tab or a line break in its name.")
        tables = "\n".join(f"{table.name}:{','.join(column.type for column in table.columns)}" for table in TABLES)
        told = "\n".join("\t".join((rule, *path)) for path, rule in rules.by_path.items())
        self._compiler = library.ww_open(*_sized(tables.encode()), *_sized(told.encode()), self._ask)
        if not self._compiler:
            raise CoreRefused("The compiled core does not fit these tables and rules.")

    def add(self, packed: bytes) -> tuple[int, list[list[int]]]:
        """Compile the processes of which all releases stand in ``packed`` (see ``build.packed``).

        Returns how many it compiled, and for each that is left to Python where its releases begin. Raises CoreRefused,
        and what was raised while it asked: then nothing of what it keeps is of use.
        """
        left = Span()
        done = self._library.ww_add(self._compiler, *_sized(packed), ctypes.byref(left))
        if self._failed is not None:
            raise self._failed
        if done < 0:
            raise CoreRefused("The compiled core does not understand how releases were packed.")
        return done, _left(ctypes.string_at(left.start, left.length)) if left.length else []

    def rows(self, table: int) -> int:
        """How many rows it keeps of a table, by its place among all."""
        return int(self._library.ww_rows(self._compiler, table))

    def bytes(self, table: int) -> int:
        """How much memory they take, about."""
        return int(self._library.ww_bytes(self._compiler, table))

    def take_rows(self, table: int, use: Callable[[pa.RecordBatch], None]) -> None:
        """Hand the rows of a table on as a batch, which is of no use afterwards, and forget them."""
        declared = TABLES[table]
        arrays = [self._array(table, place, column) for place, column in enumerate(declared.columns)]
        use(pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(declared)))
        self._library.ww_clear(self._compiler, table)

    def take_compiled(self, use: Callable[[memoryview], Any]) -> None:
        """Hand the compiled releases on, one a line, and forget them."""
        span = self._library.ww_compiled(self._compiler)
        if span.length:
            use(memoryview((ctypes.c_char * span.length).from_address(span.start)))
        self._library.ww_clear_compiled(self._compiler)

    def __enter__(self) -> Core:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._library.ww_close(self._compiler)
        self._compiler = None

    def _answer(self, question: int, about: Any, length: int, reply: int) -> int:
        try:
            text = answer(question, ctypes.string_at(about, length))
        except BaseException as error:  # noqa: BLE001  # nothing may be raised through the core; ``add`` raises it
            self._failed = error
            return 0
        self._library.ww_reply(reply, *_sized(text))
        return 1

    def _array(self, table: int, place: int, column: Column) -> pa.Array:
        parts = ColumnParts()
        if not self._library.ww_column(self._compiler, table, place, ctypes.byref(parts)):
            raise CoreRefused(f"The compiled core has no column {column.name}.")
        valid = _buffer(parts.valid) if parts.nulls else None
        kind, length = ARROW[column.type], parts.length
        if column.type == "texts":
            inner_length = parts.inner_offsets.length // 4 - 1
            texts = pa.Array.from_buffers(
                pa.string(), inner_length, [None, _buffer(parts.inner_offsets), _buffer(parts.data)]
            )
            return pa.Array.from_buffers(kind, length, [valid, _buffer(parts.offsets)], parts.nulls, children=[texts])
        buffers = [valid, _buffer(parts.data)]
        if column.type == "text":
            buffers.insert(1, _buffer(parts.offsets))
        return pa.Array.from_buffers(kind, length, buffers, parts.nulls)


def _sized(text: bytes) -> tuple[bytes, int]:
    return text, len(text)


def _buffer(span: Span) -> pa.Buffer:
    return pa.foreign_buffer(span.start, span.length) if span.length else pa.py_buffer(b"")


def _left(told: bytes) -> list[list[int]]:
    """The processes left to Python: how many releases each has, then where each begins."""
    numbers = array("Q", told).tolist()
    processes, at = [], 0
    while at < len(numbers):
        end = at + 1 + numbers[at]
        processes.append(numbers[at + 1 : end])
        at = end
    return processes

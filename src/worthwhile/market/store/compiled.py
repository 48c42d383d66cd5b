"""Compiled releases as they stand in a state, one at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import zstandard

from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.manifest import State, replaced_file, segment_folder
from worthwhile.market.store.parquet import read_column


class _Named(msgspec.Struct):
    ocid: str


_read_name = msgspec.json.Decoder(_Named).decode


def compiled_lines(home: MarketHome, state: State) -> Iterator[bytes]:
    """Every compiled release of a state as one line of JSON without its line break, without contact points."""
    for folder, replaced in _segments(home, state):
        for path in sorted(folder.glob("compiled-*.jsonl.zst")):
            with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
                yield from _still_standing(io.BufferedReader(stream, 1 << 20), replaced)


def set_aside_lines(home: MarketHome, state: State) -> Iterator[bytes]:
    """The processes that could not be merged, one line of JSON each: ocid, code, releases, reason."""
    for folder, replaced in _segments(home, state):
        for path in sorted(folder.glob("set-aside-*.jsonl")):
            with path.open("rb") as file:
                yield from _still_standing(file, replaced)


def _segments(home: MarketHome, state: State) -> Iterator[tuple[Path, frozenset[str]]]:
    """Each segment's folder, with the ocids that later segments speak for."""
    folders = [segment_folder(home, segment) for segment in state.segments]
    for position, folder in enumerate(folders):
        later = [replaced_file(path) for path in folders[position + 1 :]]
        yield folder, frozenset(read_column([path for path in later if path.exists()], "ocid"))


def _still_standing(lines: Iterable[bytes], replaced: frozenset[str]) -> Iterator[bytes]:
    for line in lines:
        if not replaced or _read_name(line).ocid not in replaced:
            yield line.rstrip(b"\n")

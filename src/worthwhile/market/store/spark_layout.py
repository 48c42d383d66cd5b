"""Releases laid out for a cluster: Parquet files in folders by publisher and month, only ever added to.

    FOLDER/publisher=find-a-tender/month=2026-09/part-000003-000000012801.parquet
    FOLDER/_laid_out.json

Every engine that reads Hive partitions reads them. The month is that of the release's own date. A file is named for its
first release: the number of the raw file it stands in, and its order of arrival. Releases are as published, so contact
points are in them: the folder is for those who may see the raw files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.store.durable import flush_file, replace_text
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger, RawFile
from worthwhile.market.store.raw import Entry, unpack_block

MARKER = "_laid_out.json"
# Releases are gathered up to this many bytes before files are written: this is the memory it takes, once over.
BYTES_A_ROUND = 192_000_000
# Few enough for a reader that takes a group of rows at a time to stay in tens of megabytes.
ROWS_A_GROUP = 2_048
NO_MONTH = "unknown"

SCHEMA = pa.schema(
    [
        ("seq", pa.int64()),
        ("ocid", pa.string()),
        ("release_id", pa.string()),
        ("made_id", pa.bool_()),
        ("date", pa.string()),
        ("mergeable", pa.bool_()),
        ("raw", pa.binary()),
    ]
)
_PLAIN = ["ocid", "made_id", "mergeable"]  # worth a dictionary; texts of releases are not
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d)")

Row = tuple[int, str, str, bool, str, bool, bytes]
Place = tuple[str, str]


class OtherLayout(WorthwhileError):
    """The folder was laid out from other notices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutReport:
    """What was added: releases, files, and bytes of releases as published."""

    releases: int
    files: int
    bytes: int


class _Marker(msgspec.Struct, frozen=True, kw_only=True):
    """The last release laid out: its raw file, its order of arrival, its process."""

    file: int
    seq: int
    ocid: str
    format: str = "worthwhile/releases-laid-out/1"


@dataclass(frozen=True, slots=True)
class _Laid:
    file: RawFile
    entry: Entry
    raw: bytes


def lay_out(home: MarketHome, folder: Path, *, bytes_a_round: int = BYTES_A_ROUND) -> LayoutReport:
    """Write the releases that ``folder`` does not hold yet, those too that are compiled already (``mergeable`` False).

    Stopped at any moment, it goes on where it was: a round of files is written under names that the next start gives
    again, and only then counts. Raises NoNoticesYet, OtherLayout, DamagedRawFile.
    """
    releases = files = size = 0
    with Ledger.open(home) as ledger:
        folder.mkdir(parents=True, exist_ok=True)
        for gathered in _rounds(_new_releases(ledger, folder), bytes_a_round):
            files += _write_round(folder, gathered)
            releases += len(gathered)
            size += sum(len(one.raw) for one in gathered)
    return LayoutReport(releases=releases, files=files, bytes=size)


def month_of(date: str) -> str:
    """``2026-09`` of a date as published, or ``unknown``.

    >>> month_of("2026-09-30T23:30:00+01:00"), month_of("soon")
    ('2026-09', 'unknown')
    """
    found = _MONTH.match(date)
    return found[0] if found else NO_MONTH


def _new_releases(ledger: Ledger, folder: Path) -> Iterator[_Laid]:
    """In order of raw files and of arrival in each: a file never changes, and later ones have higher numbers."""
    marker = _read_marker(folder)
    found = marker is None
    for file in ledger.files():
        if marker is not None and file.id < marker.file:
            continue
        entries: Iterator[Entry] = ledger.entries(file.id)
        if marker is not None and file.id == marker.file:
            found = _skip_to(entries, marker)
        if not found:
            break
        yield from _read(file, entries)
    if not found:
        raise OtherLayout(
            f"{folder} was laid out from other notices than those kept here. Give an empty folder, or the home that it "
            "was laid out from (WORTHWHILE_HOME)."
        )


def _skip_to(entries: Iterator[Entry], marker: _Marker) -> bool:
    return any(entry.seq == marker.seq and entry.ocid == marker.ocid for entry in entries)


def _read(file: RawFile, entries: Iterator[Entry]) -> Iterator[_Laid]:
    with file.path.open("rb") as raw:
        for offset, block in groupby(entries, key=lambda entry: entry.frame_offset):
            held = list(block)
            raw.seek(offset)
            texts = unpack_block(raw.read(held[0].frame_length), path=file.path)
            for entry in held:
                yield _Laid(file, entry, texts[entry.position])


def _rounds(releases: Iterator[_Laid], most: int) -> Iterator[list[_Laid]]:
    gathered: list[_Laid] = []
    size = 0
    for release in releases:
        gathered.append(release)
        size += len(release.raw)
        if size >= most:
            yield gathered
            gathered, size = [], 0
    if gathered:
        yield gathered


def _write_round(folder: Path, gathered: list[_Laid]) -> int:
    first, last = gathered[0], gathered[-1]
    name = f"part-{first.file.id:06}-{first.entry.seq:012}.parquet"
    for left in [*folder.glob(f"*/*/{name}"), *folder.glob(f"*/*/.{name}")]:
        left.unlink()  # of a round that was stopped before it counted
    by_place: dict[Place, list[Row]] = defaultdict(list)
    for one in gathered:
        entry = one.entry
        row = (entry.seq, entry.ocid, entry.release_id, entry.made_id, entry.date, entry.mergeable, one.raw)
        by_place[one.file.publisher, month_of(entry.date)].append(row)
    for (publisher, month), rows in by_place.items():
        _write_file(folder / f"publisher={publisher}" / f"month={month}" / name, rows)
    marker = _Marker(file=last.file.id, seq=last.entry.seq, ocid=last.entry.ocid)
    replace_text(folder / MARKER, msgspec.json.encode(marker).decode() + "\n")
    return len(by_place)


def _write_file(path: Path, rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = zip(*rows, strict=True)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, SCHEMA, strict=True)]
    # Names that begin with a dot are passed over by engines that read the folder meanwhile.
    beside = path.with_name(f".{path.name}")
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=SCHEMA),
        beside,
        compression="zstd",
        use_dictionary=_PLAIN,
        row_group_size=ROWS_A_GROUP,
    )
    flush_file(beside)
    beside.replace(path)
    flush_file(path.parent)


def _read_marker(folder: Path) -> _Marker | None:
    try:
        return msgspec.json.decode((folder / MARKER).read_bytes(), type=_Marker)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise OtherLayout(f"{folder / MARKER} cannot be read ({error}). Give an empty folder.") from error

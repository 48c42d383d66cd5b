"""Where notices come from: a file, a folder of files, an archive, the standard input, or a body in memory."""

from __future__ import annotations

import functools
import io
import os
import stat
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from worthwhile.market.sources.line_spans import spans_of
from worthwhile.market.sources.parts import Part, parts_of
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.sources.unpacking import ENDS_EARLY, unpacked
from worthwhile.market.sources.zip_members import (
    MAGIC,
    MOST_MEMBERS,
    FrontMember,
    members_from_the_front,
    whole_archive,
)

ENDINGS = (".json", ".jsonl", ".ndjson", ".gz", ".zip", ".zst")
STANDARD_INPUT = "-"
_LOOK_AGAIN = "Check the name and the folder"


class Unreadable(Exception):
    """A source cannot be read, or not to its end; the message names it and says what to do."""

    def __init__(self, origin: str, about: str) -> None:
        super().__init__(f"{printable(origin)}: {about}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One stream of notices, opened when its turn comes. ``origin`` names it in messages.

    ``packed``: its bytes inside an archive, from which a stream that grows without end is told. ``path``: the file
    that the stream is, so that others can open it too.
    """

    origin: str
    open: Callable[[], BinaryIO]
    packed: int | None = None
    path: Path | None = None

    def parts(self) -> Iterator[Part]:
        """What can be read, in order; then raises Unreadable where that was not all."""
        try:
            done = 0 if self.path is None else (yield from spans_of(self.path))
            stream = self.open()
            if done:
                stream.seek(done)
        except OSError as error:
            raise Unreadable(self.origin, f"cannot be read ({error.strerror or error}). {_LOOK_AGAIN}") from error
        packed = self.packed
        with unpacked(stream, packed=None if packed is None else lambda: packed) as guarded:
            yield from parts_of(guarded, begun=done > 0)
        if guarded.problem:
            raise Unreadable(self.origin, guarded.problem)


def printable(name: str) -> str:
    """A name from outside, fit for a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def sources_of_piece(piece: Piece) -> Iterator[Source]:
    """A body in memory as sources."""
    yield from _sources_in(piece.origin, lambda: io.BytesIO(piece.body))


def find_sources(paths: Iterable[Path | str]) -> Iterator[Source]:
    """Every source in files and folders, in the order given and by name inside a folder; ``-`` is standard input."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Source(origin="standard input", open=lambda: sys.stdin.buffer)
        elif Path(path).is_dir():
            yield from _sources_in_folder(Path(path))
        else:
            yield from _sources_in_file(Path(path))


def _open_file(path: Path) -> BinaryIO:
    if not stat.S_ISREG(path.stat().st_mode) and not stat.S_ISFIFO(path.stat().st_mode):
        raise OSError(0, "it is neither a file nor a folder")
    return path.open("rb")


def _sources_in_folder(folder: Path) -> Iterator[Source]:
    found = False
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                found = True
                yield from _sources_in_file(Path(where, name))
    for error in closed:
        yield _failing(str(error.filename), f"cannot be looked into ({error.strerror}). Ask for leave to read it")
    if not found and not closed:
        endings = ", ".join(ENDINGS)
        yield _failing(str(folder), f"has no file of notices. Their names end in {endings}; give another file by name")


def _sources_in_file(path: Path) -> Iterator[Source]:
    yield from _sources_in(str(path), functools.partial(_open_file, path), path)


def _sources_in(origin: str, open_it: Callable[[], BinaryIO], path: Path | None = None) -> Iterator[Source]:
    """The members of a zip archive, or the stream itself, which is that of the file ``path`` where there is one."""
    try:
        stream = open_it()
    except OSError as error:
        yield _failing(origin, f"cannot be read ({error.strerror or error}). {_LOOK_AGAIN}")
        return
    if not stream.seekable() or stream.read(len(MAGIC)) != MAGIC:
        if path is not None and stream.seekable():
            stream.close()
            yield Source(origin=origin, open=open_it, path=path)
            return
        if stream.seekable():
            stream.seek(0)
        yield Source(origin=origin, open=lambda: stream)
        return
    with stream:
        yield from _members(origin, stream)


def _members(origin: str, stream: BinaryIO) -> Iterator[Source]:
    archive = whole_archive(stream)
    if archive is None:
        for front in members_from_the_front(stream):
            yield Source(origin=f"{origin}/{front.name}", open=functools.partial(_as_is, front))
        yield _failing(origin, ENDS_EARLY)
        return
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MOST_MEMBERS:
            yield _failing(origin, f"holds more than {MOST_MEMBERS:,} files. Unpack it and give the folder")
            return
        for member in members:
            name = f"{origin}/{member.filename}"
            if member.flag_bits & 1:
                yield _failing(name, "is locked with a password. Unpack it and give the file")
            elif member.filename.lower().endswith(".zip"):
                yield _failing(name, "is an archive inside an archive. Unpack the outer one and give the folder")
            else:
                opener = functools.partial(_open_member, archive, member)
                yield Source(origin=name, open=opener, packed=max(member.compress_size, 1))


def _open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    try:
        return cast(BinaryIO, archive.open(member))
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise OSError(0, f"the archive is damaged here: {error}") from error


def _as_is(member: FrontMember) -> BinaryIO:
    return cast(BinaryIO, member)


def _failing(origin: str, about: str) -> Source:
    def fail() -> BinaryIO:
        raise Unreadable(origin, about)

    return Source(origin=origin, open=fail)

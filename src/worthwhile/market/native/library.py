"""The compiled core, where it was built on this machine for this version of the rows."""

from __future__ import annotations

import ctypes
import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from worthwhile.market.store.tables.version import ROWS

FOLDER = Path(__file__).parent / "compiled"
ROOT = Path(__file__).parents[4]
# Set to anything, everything is compiled in Python: to compare both, or where the core is under suspicion.
WITHOUT_CORE = "WORTHWHILE_WITHOUT_CORE"

# Asks Python: the question, the bytes it is about, and where the reply goes; not 0 where it was answered.
AskFunction = ctypes.CFUNCTYPE(
    ctypes.c_int32, ctypes.c_uint32, ctypes.POINTER(ctypes.c_char), ctypes.c_size_t, ctypes.c_void_p
)


class Span(ctypes.Structure):
    """Some bytes of the core's."""

    _fields_ = (("start", ctypes.c_void_p), ("length", ctypes.c_size_t))


class ColumnParts(ctypes.Structure):
    """A column as Arrow lays it out."""

    _fields_ = (
        ("length", ctypes.c_size_t),
        ("nulls", ctypes.c_size_t),
        ("valid", Span),
        ("offsets", Span),
        ("inner_offsets", Span),
        ("data", Span),
    )


class LineReached(ctypes.Structure):
    """How far a part of a file was read: the first byte that was not, and the line breaks before it."""

    _fields_ = (("at", ctypes.c_uint32), ("lines", ctypes.c_uint32))


def core_library() -> ctypes.CDLL | None:
    """The library; None where it was not built, was built for other rows, or is not wanted."""
    return None if os.environ.get(WITHOUT_CORE) else _loaded()


def is_missing() -> bool:
    """Whether there is no library though one is wanted."""
    return not os.environ.get(WITHOUT_CORE) and _loaded() is None


@cache
def _loaded() -> ctypes.CDLL | None:
    return library_in(FOLDER, of=ROOT)


def library_in(folder: Path, *, of: Path) -> ctypes.CDLL | None:
    """The library in a folder; None where none was made there, for this machine, of the sources in the tree ``of``.

    One of other sources may take other things than it is given, so it is not even opened.
    """
    if made_of(folder) != hash_of_sources(of):
        return None
    for path in sorted(folder.glob("*worthwhile_market.*")):
        try:
            library = _described(ctypes.CDLL(str(path)))
        except (OSError, AttributeError):
            # Made for another machine.
            continue
        if library.ww_rows_version() == ROWS:
            return library
    return None


def made_of(folder: Path) -> str | None:
    """The hash of the sources that the library in a folder was made of, as set-up noted it."""
    stamp = folder / ".stamp"
    return stamp.read_text(encoding="utf-8").partition("\n")[0] if stamp.exists() else None


def hash_of_sources(root: Path) -> str:
    """The hash of the sources of the core in a tree, as scripts/native.sh reckons it."""
    native = (path for path in (root / "native").rglob("*") if path.is_file())
    names = sorted(str(path.relative_to(root)) for path in native)
    sources = ["scripts/native.sh", *(name for name in names if not name.startswith("native/target/"))]
    told = [f"{_hash_of(root / name)}  {name}\n" for name in sources if (root / name).exists()]
    return sha256("".join(told).encode()).hexdigest()


def _hash_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _described(library: ctypes.CDLL) -> ctypes.CDLL:
    """The library with the types of its functions. Raises AttributeError where one is missing."""
    text = (ctypes.c_char_p, ctypes.c_size_t)
    compiler = ctypes.c_void_p
    for name, returns, *takes in (
        ("ww_rows_version", ctypes.c_uint32),
        ("ww_open", compiler, *text, *text, AskFunction),
        ("ww_reply", None, ctypes.c_void_p, *text),
        ("ww_add", ctypes.c_int64, compiler, *text, ctypes.POINTER(Span)),
        ("ww_rows", ctypes.c_size_t, compiler, ctypes.c_size_t),
        ("ww_bytes", ctypes.c_size_t, compiler, ctypes.c_size_t),
        ("ww_column", ctypes.c_int32, compiler, ctypes.c_size_t, ctypes.c_size_t, ctypes.POINTER(ColumnParts)),
        ("ww_clear", None, compiler, ctypes.c_size_t),
        ("ww_compiled", Span, compiler),
        ("ww_clear_compiled", None, compiler),
        ("ww_close", None, compiler),
        ("ww_lines", ctypes.c_int64, *text, ctypes.POINTER(LineReached), ctypes.c_void_p, ctypes.c_size_t),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = returns, takes
    return library

"""Reading files that strangers made: limits on size, on what an archive unpacks to, and encodings."""

from __future__ import annotations

import codecs
import os
import zipfile
import zlib
from pathlib import Path

from worthwhile.exchange.plain_data import InvalidFile

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_ENTRIES = 5_000
_CHUNK = 64 * 1024
_LOCAL_HEADER = 30


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises InvalidFile where it is not there, is a folder, is empty or is over the limit."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise InvalidFile(
                f"{path.name} is {size / MEGABYTE:.0f} MB; the most is {MOST_BYTES // MEGABYTE} MB. "
                "Copy the sheet you need into a workbook of its own."
            )
        data = path.read_bytes()
    except OSError as error:
        raise InvalidFile(f"{path} cannot be read: {error.strerror}. Check the name and the folder.") from error
    if not data.strip():
        raise InvalidFile(f"{path.name} is empty. Check that this is the file you meant.")
    return data


def check_zip(path: Path) -> None:
    """Refuse an archive that unpacks to more than the limit, by what it says and by what it really holds.

    Nothing is kept in memory or on disk. Raises InvalidFile.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise _too_large(path)
            _check_real_sizes(path, entries)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError) as error:
        raise InvalidFile(f"{path.name} is damaged: {error}. Open it in a spreadsheet and save it again.") from error


def _check_real_sizes(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = 0
    with path.open("rb") as raw:
        for entry in entries:
            raw.seek(entry.header_offset)
            header = raw.read(_LOCAL_HEADER)
            if len(header) < _LOCAL_HEADER:
                raise zipfile.BadZipFile(f"{entry.filename} is cut off")
            skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
            raw.seek(skip, os.SEEK_CUR)
            if entry.compress_type == zipfile.ZIP_STORED:
                unpacked += entry.compress_size
            elif entry.compress_type == zipfile.ZIP_DEFLATED:
                unpacked += _inflated_size(raw.read(entry.compress_size), MOST_UNPACKED - unpacked)
            else:
                raise zipfile.BadZipFile("it is packed in a way that spreadsheets do not use")
            if unpacked > MOST_UNPACKED:
                raise _too_large(path)


def _inflated_size(packed: bytes, most: int) -> int:
    """Bytes that ``packed`` unpacks to; counting ends once past ``most``."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size, rest = 0, packed
    while rest and not inflater.eof and size <= most:
        size += len(inflater.decompress(rest, _CHUNK))
        rest = inflater.unconsumed_tail
    return size


def _too_large(path: Path) -> InvalidFile:
    return InvalidFile(
        f"{path.name} would unpack to more than {MOST_UNPACKED // MEGABYTE} MB (or {MOST_ENTRIES} parts) and was not "
        "opened. Copy the sheet you need into a workbook of its own."
    )


def decode_text(data: bytes, *, name: str) -> tuple[str, str]:
    """The text of a file and the encoding it was in: UTF-8, UTF-16, or Windows-1252 where it is neither.

    Raises InvalidFile where the bytes are not text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding, name), encoding
    if b"\0" in data:
        return _decoded(data, _utf_16_by_zeros(data), name), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(data, "windows-1252", name), "windows-1252"


def _utf_16_by_zeros(data: bytes) -> str:
    """In UTF-16 most letters of western text have one byte of zero: the first (BE) or the second (LE).

    A zero here and there is no text at all; ASCII is named then, which refuses it.
    """
    sample = data[:4096]
    firsts, seconds = sample[0::2].count(0), sample[1::2].count(0)
    if max(firsts, seconds) < len(sample) / 4:
        return "ascii"
    return "utf-16-be" if firsts > seconds else "utf-16-le"


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or "\ufffe" in text:
        raise InvalidFile(
            f"{name} is not text that can be read (tried UTF-8, UTF-16 and Windows-1252). "
            "Save it as “CSV UTF-8” or as an Excel workbook."
        )
    return text

"""Opening an Office package (a zip of XML parts) so that no part can be larger than it says or lie on another."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from worthwhile.exchange.uploaded.limits import MEGABYTE, Limits
from worthwhile.exchange.uploaded.office_xml import InvalidXml, start_tags
from worthwhile.exchange.uploaded.refused import raise_if_any, refused

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONSHIPS = "_rels/.rels"

_END = b"PK\x05\x06"
_END_SIZE = 22
_ENCRYPTED_FLAG = 0x1
_LOCAL_HEADER = 30
# What Python raises on a zip that is not whole.
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, struct.error, ValueError)
DAMAGED = "This file is damaged or cut off and cannot be opened. Open it in Office, save it again and send that."


class Package:
    """The parts of a checked package by name, read one at a time."""

    def __init__(self, archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], name: str) -> None:
        self._archive = archive
        self._members = members
        self._name = name

    def __contains__(self, part: object) -> bool:
        return part in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, part: str) -> bytes:
        """The bytes of a part, never more than it says it has. Raises RefusedFile where it is damaged."""
        try:
            return self._archive.read(self._members[part])
        except _BROKEN:
            raise refused(self._name, DAMAGED) from None


def is_package(data: bytes) -> bool:
    """Whether a zip says that it is an Office package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return CONTENT_TYPES in archive.namelist()
    except _BROKEN:
        # A package that was cut off has lost its list of parts, and has this one first.
        return CONTENT_TYPES.encode() in data[:4096]


def open_package(data: bytes, *, name: str, limits: Limits | None = None) -> Package:
    """The package, once its list of parts is known to be honest and within the limits. Raises RefusedFile."""
    limits = limits or Limits()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise refused(name, DAMAGED) from None
    infos = [info for info in archive.infolist() if not info.is_dir()]
    raise_if_any(name, _faults(data, infos, limits))
    return Package(archive, {info.filename: info for info in infos}, name)


def main_part(package: Package, *, name: str) -> str:
    """The part that a package opens with (``word/document.xml``). Raises RefusedFile."""
    if ROOT_RELATIONSHIPS not in package:
        raise refused(name, DAMAGED)
    try:
        for tag, values in start_tags(package.read(ROOT_RELATIONSHIPS)):
            if tag == "Relationship" and values.get("Type", "").endswith("/officeDocument"):
                return values.get("Target", "").lstrip("/")
    except InvalidXml as error:
        raise refused(name, str(error)) from None
    raise refused(name, DAMAGED)


def _faults(data: bytes, infos: list[zipfile.ZipInfo], limits: Limits) -> Iterator[str]:
    if not _ends_where_it_says(data):
        yield "Something stands before or after this file, as in two files in one. Save it again and send that."
    if len(infos) > limits.most_members:
        yield f"This file has {len(infos):,} parts; the most is {limits.most_members:,}."
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.most_unpacked:
        yield _too_large(limits)
    for info in infos:
        yield from _part_faults(info, limits)
    if len({info.filename.casefold() for info in infos}) < len(infos):
        yield "A part of this file stands in it twice. Save it again in Office and send that."
    if _overlap(infos):
        yield _too_large(limits)


def _part_faults(info: zipfile.ZipInfo, limits: Limits) -> Iterator[str]:
    if info.flag_bits & _ENCRYPTED_FLAG:
        yield "This file is protected with a password. Remove the password and send it again."
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield "This file is packed in a way that Office does not use. Save it again in Office and send that."
    if info.file_size > max(MEGABYTE, limits.most_ratio * info.compress_size):
        yield _too_large(limits)
    if info.filename.startswith(("/", "\\")) or ".." in info.filename.replace("\\", "/").split("/"):
        yield "A part of this file names a place outside it. It was not opened."


def _too_large(limits: Limits) -> str:
    return (
        f"This file would unpack to far more than it holds (the most is {limits.most_unpacked // MEGABYTE} MB), "
        "as files do that are made to fill a disk. It was not opened."
    )


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether two parts share bytes: the way to a bomb without a high ratio."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + _LOCAL_HEADER + len(info.orig_filename.encode("utf-8")) + info.compress_size
    return False


def _ends_where_it_says(data: bytes) -> bool:
    """Whether the zip begins with the first byte and ends with the last."""
    at = data.rfind(_END)
    if at < 0 or len(data) - at < _END_SIZE or not data.startswith((b"PK\x03\x04", _END)):
        return False
    size, offset, comment = struct.unpack("<IIH", data[at + 12 : at + _END_SIZE])
    return at + _END_SIZE + int(comment) == len(data) and int(offset) + int(size) == at and comment == 0

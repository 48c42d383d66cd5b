"""The few facts of a release that the ledger keeps, read without reading the rest."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import msgspec

from worthwhile.market.native.line_marks import RELEASE
from worthwhile.market.sources.gathered import digest_of
from worthwhile.market.store.new_releases import Facts, NewRelease

COMPILED = b'"compiled"'
# Those published have 60 characters at most. Addresses, letters and tables hold what is no longer and prints.
LONGEST_OCID = 200
LONGEST_ID = 300


class Quick(msgspec.Struct, gc=False):
    """A release as most are published. Whatever does not have these types is read the slow way."""

    ocid: str = ""
    id: str | None = None
    date: str | None = None
    tag: msgspec.Raw = msgspec.Raw(b"")
    releases: msgspec.Raw | None = None
    records: msgspec.Raw | None = None


read_quick = msgspec.json.Decoder(Quick).decode


class NotTaken(Exception):
    """A release that has no place in the store; ``code`` and ``reason`` say why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def is_ocid(text: str) -> bool:
    """Whether a text can name a process: some characters, not too many, each of which can be printed."""
    return len(text) <= LONGEST_OCID and text.isprintable() and not text.isspace() and text != ""


def new_release(text: bytes, *, ocid: str, id: object, date: str, tag: bytes) -> NewRelease:
    """The entry of a release with an ocid and a date; an id is made where ``id`` is not one.

    ``tag`` is JSON: a list, or the text of one tag as some publish it.
    """
    digest = digest_of(text)
    release_id = _published_id(id)
    made = not release_id
    if made:
        release_id = _made_id(ocid, date, digest)
    return NewRelease(ocid, release_id, int(made), date, int(COMPILED not in tag), digest)


def plain_release(digest: bytes, ocid: bytes, id: bytes, date: bytes, kind: int) -> Facts:
    """The same for a release that the core found to be as most are published; ``id`` is empty where it has none."""
    known, at = ocid.decode(), date.decode()
    release_id = id.decode() or _made_id(known, at, digest)
    return known, release_id, 0 if id else 1, at, 1 if kind == RELEASE else 0, digest


def _made_id(ocid: str, date: str, digest: bytes) -> str:
    return "made-" + sha256(f"{ocid}\n{date}\n{digest.hex()}".encode("utf-8", "replace")).hexdigest()[:32]


def slow_release(text: bytes, fields: dict[str, msgspec.Raw], *, compiled: bool = False) -> NewRelease:
    """The same for a release with fields of any type. Raises NotTaken (MK-006, MK-007).

    ``compiled``: it stood where compiled releases stand, whatever its tags say.
    """
    ocid, date = _text(fields, "ocid"), _text(fields, "date")
    if not ocid:
        raise NotTaken("MK-006", "a release without an ocid")
    if not is_ocid(ocid):
        about = f"longer than {LONGEST_OCID} characters, or with line breaks or characters that do not print"
        raise NotTaken("MK-006", f"a release without an ocid that can be used: it is {about}")
    if not date:
        raise NotTaken("MK-007", "a release without a date")
    id = json.loads(bytes(fields["id"])) if "id" in fields else None
    return new_release(text, ocid=ocid, id=id, date=date, tag=COMPILED if compiled else bytes(fields.get("tag", b"")))


def _published_id(given: object) -> str:
    """An id as text; a whole number is one too. Empty for what is no id, or too long for one."""
    if isinstance(given, str):
        return given if given.strip() and len(given) <= LONGEST_ID else ""
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else ""


def _text(fields: dict[str, msgspec.Raw], name: str) -> str:
    """A field as published where it is text with something in it; empty otherwise."""
    if name not in fields:
        return ""
    value: Any = json.loads(bytes(fields[name]))
    return value if isinstance(value, str) and value.strip() else ""

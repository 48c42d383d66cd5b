"""Mending text that is nearly JSON, without guessing at what it says.

What is mended: another encoding than UTF-8; numbers too large to be held (``1e9999``, published for "no limit") and
numbers that lost their first figures (``000``), which become null; figures set in groups (``1 000``); leading zeros;
control characters and stray backslashes inside strings; halves of characters; a comma before a closing bracket.
"""

from __future__ import annotations

import json
import math
import re
from typing import NamedTuple

import msgspec

ENCODING, REPAIRED = "MK-003", "MK-002"

_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_TOKEN = re.compile(
    _STRING
    + rb"|-?\d{1,3}(?: \d{3})+(?=\s*[,}\]])"  # figures in groups
    + rb"|-?(?:Infinity|NaN)|-?\d[\d.eE+-]*"
    + rb"|,(?=\s*[}\]])",
    re.DOTALL,
)
_CONTROL = re.compile(rb"[\x00-\x1f]")
_ESCAPE = re.compile(rb"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PLAIN_NUMBER = re.compile(rb"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_HALF = re.compile(rb"u[dD][89a-fA-F][0-9a-fA-F]{2}")
_TOO_LARGE = b"1e9999"
_ITS_FIGURES = b"9999"  # of one kind, which is found several times as fast


class Repaired(NamedTuple):
    """The text as it can be read, and the codes of what was done to it: none where it was read as it was."""

    text: bytes
    told: tuple[str, ...]


class NotJson(Exception):
    """The text cannot be read as JSON. ``at`` is the byte where reading ends, counted from 0."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


def needs_a_look(text: bytes) -> bool:
    """Whether a text may hold what the quick reader would let pass: other bytes than UTF-8, or an endless number."""
    return (_ITS_FIGURES in text and _TOO_LARGE in text) or not is_utf_8(text)


def is_utf_8(text: bytes) -> bool:
    if text.isascii():
        return True
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def repair(text: bytes) -> Repaired:
    """One JSON value that every reader can read. Raises NotJson."""
    told: tuple[str, ...] = ()
    if not is_utf_8(text):
        text, told = _as_utf_8(text), (ENCODING,)
    if _TOO_LARGE not in text and _is_json(text):
        return Repaired(text, told)
    mended = _TOKEN.sub(_mend, text)
    _check(mended)
    return Repaired(mended, (*told, REPAIRED) if mended != text else told)


def _is_json(text: bytes) -> bool:
    try:
        msgspec.json.decode(text, type=msgspec.Raw)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return False
    return True


def _check(text: bytes) -> None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise NotJson(_REASONS.get(error.msg, "it is not JSON"), error.pos) from None
    except (RecursionError, ValueError):
        raise NotJson("it is nested too deeply or holds a number too long to read", 0) from None


_REASONS = {
    "Expecting value": "a value is missing or is not JSON",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting property name enclosed in double quotes": "a field name is missing",
    "Unterminated string starting at": "it ends inside a string",
    "Extra data": "there is more text after its end",
}


def _as_utf_8(text: bytes) -> bytes:
    """The same text in UTF-8: what is UTF-8 already stays, every other byte is read as Windows-1252."""
    parts: list[str] = []
    while text:
        try:
            parts.append(text.decode())
            break
        except UnicodeDecodeError as error:
            parts.append(text[: error.start].decode())
            parts.append(text[error.start : error.end].decode("windows-1252", "replace"))
            text = text[error.end :]
    return "".join(parts).encode()


def _mend(found: re.Match[bytes]) -> bytes:
    token = found[0]
    if token.startswith(b'"'):
        return _mend_string(token)
    if token == b",":
        return b""
    return _mend_number(token)


def _mend_string(token: bytes) -> bytes:
    if b"\\" in token:
        token = _ESCAPE.sub(_mend_escape, token)
    return _CONTROL.sub(lambda control: b"\\u%04x" % control[0][0], token)


def _mend_escape(found: re.Match[bytes]) -> bytes:
    escape = found[1]
    if len(escape) > 1:
        return b"\\ufffd" if len(escape) == 5 and _HALF.fullmatch(escape) else found[0]
    return found[0] if escape in b'"\\/bfnrt' else b"\\\\" + escape


def _mend_number(token: bytes) -> bytes:
    if _PLAIN_NUMBER.fullmatch(token):
        return token if math.isfinite(float(token)) else b"null"
    sign, figures = (b"-", token[1:]) if token.startswith(b"-") else (b"", token)
    joined = figures.replace(b" ", b"")
    if not joined.strip(b"0"):
        return b"null"
    bare = joined.lstrip(b"0")
    bare = bare if bare[:1].isdigit() else b"0" + bare
    return sign + bare if _PLAIN_NUMBER.fullmatch(bare) else (b"null" if token[-1:] in b"yN" else token)

"""A network: organisations named by their company and charity numbers, packed small enough for an address."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worthwhile.market.compile.columns.identifiers import read_identifier

MOST = 500
# 500 keys written out are shorter than this; what unpacks to more was not packed here.
MOST_LETTERS = 20_000
MOST_PACKED = 3_600

_COMPANY = re.compile(r"^(?:[0-9]{8}|(?:OC|SO|NI|IP|NC|RC|SL|LP|NL)[0-9]{5,6}R?)$")
_CHARITY = re.compile(r"^[0-9]{6,7}$")
_SCOTTISH = re.compile(r"^SC[0-9]{6}$")
_NORTHERN_IRISH_CHARITY = re.compile(r"^NIC[0-9]{6}$")
_KEY = re.compile(r"^(GB-[A-Z]{2,6})[:\s-]\s*(\S+)$")
_PARTING = re.compile(r"[\n\r;,\t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What was recognised of a list of numbers. ``unclear`` might be either of two registers: both are looked for."""

    keys: tuple[str, ...]
    given: int
    unknown: tuple[str, ...]
    unclear: tuple[str, ...]


def read_network(text: str) -> Network:
    """Company and charity numbers, one a line or parted by commas."""
    keys: dict[str, None] = {}
    unknown, unclear, given = [], [], 0
    for part in _PARTING.split(text):
        number = part.strip()
        if not number:
            continue
        given += 1
        found = list(_keys(number))
        if not found:
            unknown.append(number)
        if len(found) > 1:
            unclear.append(number)
        keys |= dict.fromkeys(found)
    return Network(keys=tuple(keys), given=given, unknown=tuple(unknown), unclear=tuple(unclear))


def pack_network(keys: Sequence[str]) -> str:
    """The keys as letters that an address may hold."""
    packed = zlib.compress("\n".join(sorted(keys)).encode(), level=9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def unpack_network(packed: str) -> tuple[str, ...] | None:
    """The keys of a packed network; None for what was not packed here, or was cut short on its way."""
    if len(packed) > MOST_PACKED or not packed.isascii():
        return None
    try:
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        opened = zlib.decompressobj()
        text = opened.decompress(raw, MOST_LETTERS).decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError):
        return None
    keys = tuple(text.split("\n"))
    # An organisation may stand under two keys where its number is unclear.
    right = opened.eof and all(_KEY.match(key) for key in keys) and len(keys) <= 2 * MOST
    return keys if right else None


def _keys(given: str) -> Iterator[str]:
    """The keys that a number may stand for: none, one, or two where companies and charities share a form."""
    written = " ".join(given.upper().split())
    stated = _KEY.match(written)
    number = written.replace(" ", "")
    if stated:
        schemes = [(stated[1], stated[2])]
    elif _SCOTTISH.match(number):
        schemes = [("GB-SC", number), ("GB-COH", number)]
    elif _NORTHERN_IRISH_CHARITY.match(number):
        schemes = [("GB-NIC", number.removeprefix("NIC"))]
    elif _COMPANY.match(number):
        schemes = [("GB-COH", number)]
    elif _CHARITY.match(number):
        schemes = [("GB-CHC", number)]
    else:
        schemes = []
    for scheme, identifier in schemes:
        found = read_identifier(scheme, identifier)
        if found is not None and found.key is not None:
            yield found.key

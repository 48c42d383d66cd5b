"""What the core asks of Python: the judgement of words. The numbers stand in native/src/asks.rs as well."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from worthwhile.market.compile.collisions import plain_name
from worthwhile.market.compile.columns.contacts import without_contacts
from worthwhile.market.compile.columns.criteria import names_social_value
from worthwhile.market.compile.columns.extension_words import read_extension, sentence_of_extension
from worthwhile.market.compile.columns.identifiers import read_identifier
from worthwhile.market.compile.columns.moments import told_by
from worthwhile.market.compile.columns.names import name_key, written
from worthwhile.market.compile.columns.parties import postcode_at_end
from worthwhile.market.compile.columns.places import is_elsewhere, place_of
from worthwhile.market.compile.columns.regime import told_by_words
from worthwhile.market.compile.columns.techniques import is_call_off, told_by_title
from worthwhile.market.compile.columns.texts import cleaned, with_signs
from worthwhile.market.compile.columns.weights import weight_in_words
from worthwhile.reference import cpv
from worthwhile.reference.postcodes import area_of_postcode

# What a reply is made of: None, text, whole numbers, numbers, truths, moments and days.
Reply = Iterable[Any]

_LENGTH_BYTES = 4
_NO_TEXT = (1 << 32) - 1
_BEGINNING = datetime(1970, 1, 1)  # noqa: DTZ001  # moments of rows are UTC without a zone
_FIRST_DAY = _BEGINNING.date()
_WHOLE = struct.Struct("<cq").pack
_NUMBER = struct.Struct("<cd").pack


def _weight(words: str) -> Reply:
    found = weight_in_words(words)
    return () if found is None else (found.value, found.low, found.high, found.told_as, found.given)


def _identifier(scheme: str | None, identifier: str) -> Reply:
    return read_identifier(scheme, identifier) or ()


ANSWERS: dict[int, Callable[..., Reply]] = {
    1: lambda text: (cleaned(text),),
    2: lambda text: (without_contacts(text),),
    3: lambda text: (with_signs(text),),
    4: told_by,
    5: written,
    6: lambda name: (name_key(name),),
    7: _identifier,
    8: place_of,
    9: lambda postcode: (area_of_postcode(postcode),),
    10: lambda street: (postcode_at_end(street),),
    11: lambda code: (cpv.read(code),),
    12: _weight,
    13: lambda words: (names_social_value(words),),
    14: read_extension,
    15: lambda words: (sentence_of_extension(words),),
    16: lambda details: (is_call_off(details),),
    17: told_by_title,
    18: told_by_words,
    19: lambda name: (plain_name(name),),
    20: lambda number: (f"{float(number):g}",),
    21: lambda place: (is_elsewhere(place),),
}


def answer(question: int, about: bytes) -> bytes:
    """The reply to a question about some texts, as the core reads it. Raises KeyError for a question that is none."""
    return b"".join([_written(part) for part in ANSWERS[question](*_texts(about))])


def _texts(about: bytes) -> list[str | None]:
    texts: list[str | None] = []
    at = 0
    while at < len(about):
        start = at + _LENGTH_BYTES
        length = int.from_bytes(about[at:start], "little")
        at = start if length == _NO_TEXT else start + length
        texts.append(None if length == _NO_TEXT else about[start:at].decode())
    return texts


def _written(part: Any) -> bytes:
    match part:
        case None:
            return _WHOLE(b"n", 0)
        case bool():
            return _WHOLE(b"b", part)
        case int():
            return _WHOLE(b"i", part)
        case float():
            return _NUMBER(b"f", part)
        case datetime():
            since = part - _BEGINNING
            return _WHOLE(b"i", (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)
        case date():
            return _WHOLE(b"i", (part - _FIRST_DAY).days)
    text = str(part).encode()
    return _WHOLE(b"t", len(text)) + text

"""Compiled releases as they are given out: people's e-mail addresses and telephone numbers masked in every text.

Contact points are taken out when a release is compiled. What people write into descriptions stays in the compiled
release, which is as published; the original at its publisher is one click away.
"""

from __future__ import annotations

import re
from typing import Any

from worthwhile.market.compile.columns.contacts import (
    TELEPHONE_REMOVED,
    may_hold_contacts,
    without_emails,
    without_telephones,
)
from worthwhile.market.store.json_text import read_json, write_json

# A name such as telephone, faxNumber or mobile, however its extension writes it.
_TELEPHONE_FIELD = re.compile(r"[Pp]hone|[Ff]ax|[Mm]obile")
_OF_TELEPHONE_FIELDS = ("hone", "fax", "Fax", "obile")
_DIGITS = re.compile(r"(?:\D*\d){6}")


def without_people(release: dict[str, Any]) -> dict[str, Any]:
    """The release with e-mail addresses and telephone numbers masked; the same object where it has none.

    Whole words (identifiers, numbers of procurements, dates, codes, addresses of pages) keep their digits: telephone
    numbers are looked for in text of several words, behind words such as ``Tel.``, and in fields named for one.
    """
    masked: dict[str, Any] = _masked(release, "")
    return masked


def given_out(line: bytes) -> bytes:
    """One compiled release as JSON text, masked; the same bytes where there is nothing to mask."""
    text = line.decode()
    if not may_hold_contacts(text) and not any(part in text for part in _OF_TELEPHONE_FIELDS):
        return line
    release = read_json(line)
    masked = without_people(release)
    return line if masked is release else write_json(masked)


def _masked(part: Any, name: str) -> Any:
    """The part with what is masked in it; the same object where nothing is."""
    if part.__class__ is str:
        return _masked_text(part, name)
    if part.__class__ is dict:
        changed = {key: new for key, value in part.items() if (new := _masked(value, key)) is not value}
        return {**part, **changed} if changed else part
    if part.__class__ is list:
        made = [_masked(value, name) for value in part]
        return made if any(new is not old for new, old in zip(made, part, strict=True)) else part
    return part


def _masked_text(text: str, name: str) -> str:
    if _TELEPHONE_FIELD.search(name) and _DIGITS.match(text):
        return TELEPHONE_REMOVED
    masked = without_telephones(without_emails(text), only_named=not _has_several_words(text))
    return text if masked == text else masked


def _has_several_words(text: str) -> bool:
    return " " in text or len(text.split(None, 1)) > 1 or "&nbsp;" in text

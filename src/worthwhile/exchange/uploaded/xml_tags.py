"""Changing attributes of XML tags and leaving every other letter as it was, so that Office opens the part again."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping

from worthwhile.exchange.uploaded.office_xml import InvalidXml

# Comments, marked sections and instructions are stepped over, so that what looks like a tag in them is left alone.
_PIECE = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<tag>[\w.-]+(?::[\w.-]+)?)(?P<values>(?:\s+[\w.:-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*/?>",
    re.DOTALL,
)
_VALUE = re.compile(r"(?P<before>\s+)(?P<name>[\w.:-]+)(?P<equals>\s*=\s*)(?P<quoted>\"[^\"<]*\"|'[^'<]*')")

Change = Callable[[str, str], str | None]


def decode_xml(data: bytes) -> str:
    """The letters of a part. Office writes UTF-8 and may write UTF-16; others raise InvalidXml."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidXml("A part of this file is in an alphabet that Office does not write.") from None


def encode_xml(text: str) -> bytes:
    """The part as UTF-8; a first line that says otherwise is put right."""
    return re.sub(r"^(<\?xml[^>]*?encoding=[\"'])(?!utf-8)[\w.-]+", r"\1UTF-8", text, flags=re.IGNORECASE).encode(
        "utf-8"
    )


def change_attributes(text: str, change: Change) -> str:
    """Every attribute through ``change(tag, name)`` by local names: None keeps it, letters take its value's place."""

    def changed_tag(piece: re.Match[str]) -> str:
        if not piece["values"]:
            return piece[0]
        tag = piece["tag"].rpartition(":")[2]
        values = _VALUE.sub(lambda value: _changed(value, tag, change), piece["values"])
        at = piece.start("values") - piece.start()
        return piece[0][:at] + values + piece[0][at + len(piece["values"]) :]

    return _PIECE.sub(changed_tag, text)


def drop_elements(text: str, tags: Mapping[str, Callable[[str], bool]]) -> str:
    """Takes out elements by local name where the test of their opening tag says so, with all that they hold."""
    for tag, wanted in tags.items():
        whole = re.compile(
            rf"<(?P<name>(?:[\w.-]+:)?{tag})\b(?P<values>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?)"
            rf"(?:/>|>(?:(?!<(?P=name)\b).)*?</(?P=name)\s*>)",
            re.DOTALL,
        )
        text = whole.sub(lambda found, wanted=wanted: "" if wanted(found["values"]) else found[0], text)  # type: ignore[misc]
    return text


def _changed(value: re.Match[str], tag: str, change: Change) -> str:
    new = change(tag, value["name"].rpartition(":")[2])
    if new is None:
        return value[0]
    return f'{value["before"]}{value["name"]}{value["equals"]}"{new}"'

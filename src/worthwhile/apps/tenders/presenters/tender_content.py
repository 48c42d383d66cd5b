"""What a tender file says, part by part, in the words that its format gives each line."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.exchange.tender import Tender
from worthwhile.kernel.records import Limits, Record
from worthwhile.reference import cpv

_HOW_TO_WRITE = re.compile(
    r"(: true or false|, such as .*|; \[\] where there are none|; 0 where (?:none|nothing).*|; \{.*|"
    r", as a fraction: .*|, in pounds|; worked out from .*|; worthwhile .*|, none for all| in quotes.*)$"
)
_LEFT_OUT = ("format", "id")
_CALLED_BY = ("name", "title", "what", "kind", "score", "id")
_SHORTER = {
    "CPV codes of eight digits": "Kind of service",
    "The name of the buyer": "Name",
    "What is bought, in a few words": "Title",
    "What it is, for whom, and why": "Description",
    "Its part of the whole score": "Weight",
    "What kind of thing it is": "Kind",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line with its name and what it says; ``lines`` where it is a group, ``items`` where it is a list of groups."""

    name: str
    text: str = ""
    texts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    items: tuple[tuple[str, tuple[Line, ...]], ...] = ()


def present_content(tender: Tender) -> tuple[Line, ...]:
    """Every part of a tender that states something, in the order of the format."""
    parts = list(_lines_of(tender))
    loose = tuple(part for part in parts if part.text or part.texts)
    grouped = [part for part in parts if not (part.text or part.texts)]
    return (*grouped, Line(name="Also stated", lines=loose)) if loose else tuple(grouped)


def _lines_of(record: Record, *, without: str = "") -> Iterator[Line]:
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if field.name in (*_LEFT_OUT, without) or value is None or (isinstance(value, Mapping) and not value):
            continue
        line = _line(field, value)
        if line is not None:
            yield line


def _line(field: dataclasses.Field[Any], value: Any) -> Line | None:
    text, limits = str(field.metadata["text"]), field.metadata["limits"]
    name = _name(text)
    if isinstance(value, Record):
        inner = tuple(_lines_of(value))
        return Line(name=name, lines=inner) if inner else None
    if isinstance(value, tuple):
        return _list(field, name, value)
    if isinstance(value, Mapping):
        return Line(name=name, texts=tuple(f"{key}: {_plain(one, '', limits)}" for key, one in value.items()))
    return Line(name=name, text=_plain(value, text, limits))


def _list(field: dataclasses.Field[Any], name: str, value: tuple[Any, ...]) -> Line | None:
    if not value:
        return Line(name=name, text="None") if field.default is None else None
    if isinstance(value[0], Record):
        return Line(name=name, items=tuple(_item(one) for one in value))
    said = [_code_words(one) for one in value] if field.name == "cpv" else [str(one) for one in value]
    return Line(name=name, texts=tuple(said))


def _item(record: Record) -> tuple[str, tuple[Line, ...]]:
    """One of many: what it is called, and what else it says."""
    fields = {field.name: field for field in dataclasses.fields(record)}  # type: ignore[arg-type]
    called = next((name for name in _CALLED_BY if getattr(record, name, None) is not None), next(iter(fields)))
    field = fields[called]
    title = _plain(getattr(record, called), "", field.metadata["limits"])
    return title, tuple(_lines_of(record, without=called))


def _name(text: str) -> str:
    """The words of the format without how to write the value."""
    while (shorter := _HOW_TO_WRITE.sub("", text)) != text:
        text = shorter
    return _SHORTER.get(text, text)


def _plain(value: Any, text: str, limits: Limits) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, StrEnum):
        return str(value).replace("-", " ").capitalize() if not str(value).startswith("PF-") else str(value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Decimal):
        if limits.rate:
            return f"{(value * 100).normalize():f}%"
        is_whole = value == value.to_integral_value()
        shown = f"{value:,.0f}" if is_whole else f"{value:,f}"
        return f"£{shown}" if "in pounds" in text else shown
    return str(value)


def _code_words(code: str) -> str:
    read = cpv.read(code)
    words = cpv.nearest_name(read) if read else None
    return f"{words} ({code})" if words else code

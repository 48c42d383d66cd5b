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

from worthwhile.apps.tenders.selectors.writing.where import choice_words
from worthwhile.exchange.tender import Tender
from worthwhile.kernel.records import Limits, Record
from worthwhile.reference import cpv

_HOW_TO_WRITE = re.compile(
    r"(: true or false|, such as .*|; \[\] where there are none|; 0 where (?:none|nothing).*|; \{.*|"
    r", as a fraction: .*|, in pounds|; worked out from .*|; worthwhile .*|, none for all| in quotes.*)$"
)
_WHETHER = re.compile(r"^Whether (\w)")
_LEFT_OUT = ("format", "id")
_CALLED_BY = ("name", "title", "text", "what", "route", "kind", "score", "id")
# Long enough to be read by themselves.
_OWN_PARTS = {"co_design.steps": "Who shaped the service, step by step"}
_SHORTER = {
    "CPV codes of eight digits": "Kind of service",
    "The name of the buyer": "Name",
    "What is bought, in a few words": "Title",
    "What it is, for whom, and why": "Description",
    "Its part of the whole score": "Weight",
    "Changes that it is to bring about": "Outcomes: changes that it is to bring about",
    "Where: names of council areas or ONS codes": "Where",
    "What baseline and target count": "What these numbers count",
    "How it is measured, with which measure": "How it is measured",
    "The formula by its code": "Formula",
    "Its parameters by name": "Its figures",
    "What kind of thing it is": "Kind",
    "Id of the criterion or sub-criterion it is judged by": "Judged by",
    "Id of the declaration that answers it": "Answered by the declaration",
    "Ids of the lots it is asked for": "Lots",
    "Ids of the lots it belongs to": "Lots",
    "Id of the indicator that follows it": "Followed by the indicator",
    "Id of the outcome it serves": "Outcome",
    "Id of the outcome it follows": "Outcome",
    "Who took part, as groups and never by name": "Who took part",
    "Step of a public social partnership": "Stage",
    "When what was said was published to everybody": "Published to everybody",
    "What you leave to the provider": "Left to the provider",
    "What bids are judged by": "Criteria and their weights",
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
    parts = list(_Reading(tender).lines_of(tender, ""))
    loose = tuple(part for part in parts if part.text or part.texts)
    grouped = [part for part in parts if not (part.text or part.texts)]
    whole = (*grouped, Line(name="Also stated", lines=loose)) if loose else tuple(grouped)
    return tuple(one for part in whole for one in _parted(part))


def _parted(part: Line) -> Iterator[Line]:
    """A part, with what is long enough to be a part of its own after it."""
    own = [line for line in part.lines if line.items and line.name in _OWN_PARTS.values()]
    rest = tuple(line for line in part.lines if line not in own)
    if rest or part.items:
        yield dataclasses.replace(part, lines=rest)
    yield from own


class _Reading:
    """One tender being read out; what is named by its id is said by its name."""

    def __init__(self, tender: Tender) -> None:
        self._names = _names_in(tender)

    def lines_of(self, record: Record, path: str, *, without: str = "") -> Iterator[Line]:
        for field in dataclasses.fields(record):  # type: ignore[arg-type]
            value = getattr(record, field.name)
            if field.name in (*_LEFT_OUT, without) or value is None or (isinstance(value, Mapping) and not value):
                continue
            line = self._line(field, value, f"{path}.{field.name}".removeprefix("."))
            if line is not None:
                yield line

    def _line(self, field: dataclasses.Field[Any], value: Any, path: str) -> Line | None:
        text, limits = str(field.metadata["text"]), field.metadata["limits"]
        name = _OWN_PARTS.get(path) or _name(text)
        if isinstance(value, Record):
            inner = tuple(self.lines_of(value, path))
            return Line(name=name, lines=inner) if inner else None
        if isinstance(value, tuple):
            return self._list(field, name, value, path)
        if isinstance(value, Mapping):
            return Line(name=name, texts=tuple(f"{key}: {_plain(one, '', limits)}" for key, one in value.items()))
        if isinstance(value, bool):
            # "Joint bids are allowed: Yes" reads better than "Whether joint bids are allowed: Yes".
            return Line(name=_WHETHER.sub(lambda found: found[1].upper(), name), text=_plain(value, text, limits))
        if isinstance(value, StrEnum) and (said := choice_words(path, value)):
            return Line(name=name, text=said)
        return Line(name=name, text=self._names.get((path.rpartition(".")[2], value)) or _plain(value, text, limits))

    def _list(self, field: dataclasses.Field[Any], name: str, value: tuple[Any, ...], path: str) -> Line | None:
        if not value:
            return Line(name=name, text="None") if field.default is None else None
        if isinstance(value[0], Record):
            return Line(name=name, items=tuple(self._item(one, path) for one in value))
        if field.name == "cpv":
            return Line(name=name, texts=tuple(_code_words(one) for one in value))
        return Line(name=name, texts=tuple(self._names.get((field.name, one)) or str(one) for one in value))

    def _item(self, record: Record, path: str) -> tuple[str, tuple[Line, ...]]:
        """One of many: what it is called, and what else it says."""
        fields = {field.name: field for field in dataclasses.fields(record)}  # type: ignore[arg-type]
        called = next((name for name in _CALLED_BY if getattr(record, name, None) is not None), next(iter(fields)))
        title = _plain(getattr(record, called), "", fields[called].metadata["limits"])
        return title, tuple(self.lines_of(record, path, without=called))


def _names_in(tender: Tender) -> dict[tuple[str, str], str]:
    """What ids stand for, by the field that names them."""
    criteria = (tender.award.criteria if tender.award else None) or ()
    parts = [("criterion", sub.id, f"{one.name}: {sub.name}") for one in criteria for sub in one.sub_criteria]
    named = [
        *(("criterion", one.id, one.name) for one in criteria),
        *parts,
        *(("lots", one.id, one.title) for one in tender.lots or ()),
        *(("outcome", one.id, one.name) for one in tender.outcomes or ()),
        *(("indicator", one.id, one.name) for one in tender.indicators or ()),
        *(("declaration", one.id, one.text) for one in tender.declarations or ()),
    ]
    return {(field, key): said for field, key, said in named}


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

"""A report before it has a format: what HTML, PDF and Word all say, word for word."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, StrEnum
from typing import TypeVar

from worthwhile.exchange.charts import Chart, Table
from worthwhile.exchange.charts.words import printable

LANGUAGE = "en-GB"
Part = TypeVar("Part")


class Emphasis(StrEnum):
    """How a paragraph stands out."""

    LEAD = "lead"
    PLAIN = "plain"
    QUIET = "quiet"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of text."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


@dataclass(frozen=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Terms, each with what is to be said of it."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Notice:
    """Something that a reader must not miss."""

    text: str


@dataclass(frozen=True)
class Figure:
    """A chart, always shown with its table."""

    chart: Chart


Block = Paragraph | Bullets | Facts | Notice | Table | Figure


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading with blocks, then sections one level down. ``id`` is unique in the report."""

    id: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """A whole report. ``about`` stands under the title, ``footer`` on every page or at the end."""

    title: str
    organisation: str
    about: str
    summary: Section
    sections: tuple[Section, ...]
    footer: str
    keywords: str


def made_printable(part: Part) -> Part:
    """The same part of a report without the characters that no document can hold, at any depth."""
    if isinstance(part, Enum):
        return part
    if isinstance(part, str):
        return printable(part)  # type: ignore[return-value]
    if isinstance(part, tuple):
        return tuple(made_printable(item) for item in part)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: made_printable(getattr(part, field.name)) for field in fields(part)})
    return part

"""A report before it has a format: what HTML, PDF and Word all say, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from worthwhile.exchange.charts import Chart, Table

LANGUAGE = "en-GB"


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
    """A chart, always shown with its table. ``narrow`` is the same drawn for a small screen, where there is one."""

    chart: Chart
    narrow: Chart | None = None


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
    """A whole report. ``about`` stands under the title, ``footer`` on every page or at the end.

    ``window_title`` is what the tab of a browser says, where it is not that of a report on a case.
    """

    title: str
    organisation: str
    about: str
    summary: Section
    sections: tuple[Section, ...]
    footer: str
    keywords: str
    window_title: str = ""

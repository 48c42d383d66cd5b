"""The files that a result can be taken away in."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from worthwhile.apps.impact.selectors.valued import ValuedCase
from worthwhile.exchange.export import write_export
from worthwhile.exchange.plain_data import yaml_text
from worthwhile.exchange.report import write_report
from worthwhile.exchange.report.assessed import Assessed, assessed_note, assessed_section
from worthwhile.exchange.report.wording import joined
from worthwhile.exchange.stories import stories_of

LONGEST_NAME = 60
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """A file that can be downloaded. ``name`` is the last part of its address."""

    name: str
    label: str
    about: str
    content_type: str


REPORTS = (
    FileKind(name="report.pdf", label="PDF", about="report to print or send", content_type="application/pdf"),
    FileKind(name="report.docx", label="Word", about="report to edit", content_type=WORD),
    FileKind(name="report.xlsx", label="Excel", about="every figure, with live formulas", content_type=EXCEL),
    FileKind(name="report.html", label="Web page", about="report in one file", content_type="text/html; charset=utf-8"),
)
DATA = (
    FileKind(name="case", label="The case", about="change it, or upload it again", content_type=""),
    FileKind(name="result.json", label="JSON", about="the whole result", content_type="application/json"),
    FileKind(name="result.csv", label="CSV", about="one row an outcome", content_type="text/csv; charset=utf-8"),
    FileKind(
        name="result.jsonld",
        label="CIDS",
        about="Common Impact Data Standard",
        content_type="application/ld+json",
    ),
)
CASE_TYPES = {".json": "application/json", ".yaml": "application/yaml", ".yml": "application/yaml"}
KINDS = {kind.name: kind for kind in (*REPORTS, *DATA)}


class UnknownFile(LookupError):
    """No file of this name can be downloaded."""


@dataclass(frozen=True, kw_only=True)
class MadeFile:
    """A file as it goes to the browser."""

    name: str
    content: bytes
    content_type: str


def make_file(valued: ValuedCase, name: str, *, note: str = "", assessed: Assessed | None = None) -> MadeFile:
    """The file of a name such as ``report.pdf``; reports carry the note and what an assessor verified.

    Raises UnknownFile.
    """
    if name not in KINDS:
        raise UnknownFile(name)
    title = _title(valued.result.title)
    if name == "case":
        return MadeFile(
            name=f"{title}{valued.suffix}", content=valued.text.encode(), content_type=CASE_TYPES[valued.suffix]
        )
    stem, suffix = Path(name).stem, Path(name).suffix
    return MadeFile(
        name=f"{title}-{stem}{suffix}",
        content=_written(valued, stem, suffix, note, assessed),
        content_type=KINDS[name].content_type,
    )


def case_as_file(data: Mapping[str, Any]) -> MadeFile:
    """A case as it stands, complete or not."""
    text = yaml_text(data)
    return MadeFile(
        name=f"{_title(str(data.get('title') or ''))}.yaml", content=text.encode(), content_type=CASE_TYPES[".yaml"]
    )


def _title(title: str) -> str:
    return slugify(title)[:LONGEST_NAME].strip("-") or "case"


def _written(valued: ValuedCase, stem: str, suffix: str, note: str, assessed: Assessed | None) -> bytes:
    loaded, result = valued.loaded, valued.result
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}{suffix}"
        if stem == "report":
            write_report(
                case=loaded.case,
                result=result,
                case_hash=loaded.case_hash,
                to=path,
                stories=stories_of(loaded.data),
                data=loaded.data,
                note=joined([note, assessed_note(assessed)], by="; ") if assessed else note,
                also=(assessed_section(assessed),) if assessed else (),
            )
        else:
            write_export(loaded=loaded, result=result, to=path)
        return path.read_bytes()

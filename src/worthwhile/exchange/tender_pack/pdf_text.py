"""The text of a PDF, page by page, its lines put together to paragraphs again."""

from __future__ import annotations

import re

from worthwhile.exchange.tender_pack.pack import Document, PassageKind
from worthwhile.exchange.tender_pack.passages import Gathered
from worthwhile.exchange.uploaded.kinds import FileKind
from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.pdf import BROKEN, DAMAGED, open_pdf
from worthwhile.exchange.uploaded.refused import refused

_STARTS = re.compile(
    r"(?:[•▪‣●o◦–-]\s|\(?[a-z0-9]{1,3}[.)]\s|\d+(?:\.\d+)+\.?\s|(?:Question|Lot|Clause|Q)\s?\d)", re.IGNORECASE
)
_HEADING = re.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?[A-Z][^.;:!?|]{2,80}$")
_SHORT_OF_FULL = 0.7
_MOST_HEADING_WORDS = 9
_FEWEST_PAGES_TO_JUDGE, _FEWEST_LINES = 3, 2


def read_pdf(data: bytes, *, name: str, limits: Limits) -> Document:
    """The document; a page without text has no passages. Raises RefusedFile."""
    try:
        reader = open_pdf(data, limits=limits)
        pages = [_lines(page.extract_text()) for page in reader.pages]
    except BROKEN as error:
        raise refused(name, DAMAGED) from error
    gathered = Gathered()
    running = _running_lines(pages)
    for number, lines in enumerate(pages, start=1):
        filled = [line for line in lines if line]
        kept = [line for line in lines if line not in running] if len(filled) > _FEWEST_LINES else lines
        for text, kind in _paragraphs(kept):
            gathered.add(text, kind, page=number)
    return Document(name=name, kind=FileKind.PDF, passages=gathered.passages, pages=len(pages))


def _lines(text: str) -> list[str]:
    return [" ".join(line.replace("\0", "").split()) for line in text.splitlines()]


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """Headers and footers: first or last lines of most pages, without figures or alike but for them.

    A line that is the same with its figures on every page ("Maximum 500 words") may be part of the text and is kept.
    """
    if len(pages) < _FEWEST_PAGES_TO_JUDGE:
        return frozenset()
    ends: dict[str, list[str]] = {}
    for lines in pages:
        filled = [line for line in lines if line]
        for line in dict.fromkeys(filled[:1] + filled[-1:]):
            ends.setdefault(re.sub(r"\d+", "#", line), []).append(line)
    return frozenset(
        line
        for masked, found in ends.items()
        if len(found) > len(pages) / 2 and ("#" not in masked or len(set(found)) > 1)
        for line in found
    )


def _paragraphs(lines: list[str]) -> list[tuple[str, PassageKind]]:
    full = max((len(line) for line in lines), default=0)
    made: list[list[str]] = [[]]
    for line in lines:
        if not line or _begins_anew(made[-1], line, full):
            made.append([])
        if line:
            made[-1].append(line)
    return [(_joined(part), _kind(part)) for part in made if part]


def _begins_anew(before: list[str], line: str, full: int) -> bool:
    """Whether a line starts a paragraph: it is marked or numbered, or the line before ended short of the margin."""
    if not before:
        return False
    last = before[-1]
    if _STARTS.match(line) or _is_heading(before):
        return True
    return last.endswith((".", ":", ";", "?", "!")) and len(last) < full * _SHORT_OF_FULL


def _is_heading(part: list[str]) -> bool:
    return len(part) == 1 and len(part[0].split()) <= _MOST_HEADING_WORDS and bool(_HEADING.fullmatch(part[0]))


def _kind(part: list[str]) -> PassageKind:
    return PassageKind.HEADING if _is_heading(part) else PassageKind.PARAGRAPH


def _joined(part: list[str]) -> str:
    text = ""
    for line in part:
        is_split_word = text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower()
        text = text + line if is_split_word else f"{text} {line}"
    return text

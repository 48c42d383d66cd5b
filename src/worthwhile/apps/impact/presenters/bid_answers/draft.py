"""A draft answer part by part: every figure leads to where it stands, with its source on the side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from worthwhile.apps.impact.presenters.bid_answers.places import QUESTION, Places
from worthwhile.exchange.answers import AnswerDraft, FigureLink, Piece
from worthwhile.exchange.answers.own_words import OWN
from worthwhile.exchange.answers.pieces import Text, text_of
from worthwhile.exchange.case_leaves import same_text

ENTERED = "Entered for this answer"


@dataclass(frozen=True, kw_only=True)
class Run:
    """A run of text. ``kind`` is plain, figure, own (typed into a gap) or gap; ``address`` is where it leads."""

    text: str
    kind: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """A figure, date or wording with where it comes from. ``id`` is what a run leads to where no page shows it."""

    id: str
    text: str
    name: str
    source: str
    address: str


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """A heading with its paragraphs, and the sources of what stands in them."""

    id: str
    heading: str
    words: int
    paragraphs: tuple[tuple[Run, ...], ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentShown:
    """A row of the table of commitments, cell by cell."""

    title: str
    is_additional: bool
    cells: tuple[tuple[str, tuple[Run, ...]], ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, kw_only=True)
class DraftShown:
    """The whole draft."""

    parts: tuple[PartShown, ...]
    commitments: tuple[CommitmentShown, ...]


def present_draft(draft: AnswerDraft, places: Places) -> DraftShown:
    """The parts and commitments of a draft with everything that was typed into it."""
    sizes: dict[str, int] = {}
    for heading, words in draft.longest_parts:
        sizes.setdefault(heading, words)
    parts: list[PartShown] = []
    told: set[FigureLink] = set()
    for number, part in enumerate(draft.parts, start=1):
        texts = [paragraph.pieces for paragraph in part.paragraphs]
        block = _Block(f"part-{number}", texts, places)
        lines = block.new_lines(told)
        parts.append(
            PartShown(
                id=f"part-{number}",
                heading=part.heading,
                words=sizes.get(part.heading, 0),
                paragraphs=tuple(tuple(block.runs(text)) for text in texts),
                sources=lines,
            )
        )
    return DraftShown(parts=tuple(parts), commitments=tuple(_commitments(draft, places)))


def _commitments(draft: AnswerDraft, places: Places) -> Iterator[CommitmentShown]:
    for number, row in enumerate(draft.commitments if draft.question.table else (), start=1):
        texts = [text for _, text in row.cells]
        block = _Block(f"commitment-{number}", texts, places)
        yield CommitmentShown(
            title=text_of(row.specific[:1]),
            is_additional=row.service.value == "additional",
            cells=tuple((column, tuple(block.runs(text))) for column, text in row.cells),
            sources=tuple(block.lines.values()),
        )


class _Block:
    """The sources of a few texts, each figure once, and the texts with their figures led to them."""

    def __init__(self, name: str, texts: Iterable[Text], places: Places) -> None:
        links = dict.fromkeys(piece.link for text in texts for piece in text if piece.link is not None)
        self.lines = {link: _line(link, f"{name}-{n}", places) for n, link in enumerate(links, start=1)}

    def new_lines(self, told: set[FigureLink]) -> tuple[SourceLine, ...]:
        """The lines to print: a figure wherever it stands, a wording only where it stands first."""
        first = [
            line
            for link, line in self.lines.items()
            if link not in told or any(sign.isdigit() for sign in link.text) or not line.address
        ]
        told.update(self.lines)
        return tuple(first)

    def runs(self, text: Text) -> Iterator[Run]:
        """The runs of one text."""
        for piece in text:
            if piece.text:
                yield self._run(piece)

    def _run(self, piece: Piece) -> Run:
        if piece.gap:
            return Run(text=piece.text, kind="gap")
        if piece.link is None:
            return Run(text=piece.text, kind="plain")
        line = self.lines[piece.link]
        kind = "own" if piece.link.path.startswith(OWN) else "figure"
        return Run(text=piece.text, kind=kind, address=line.address or f"#{line.id}")


def _line(link: FigureLink, id_: str, places: Places) -> SourceLine:
    source = ENTERED if link.path.startswith(QUESTION) else same_text(link.source)
    return SourceLine(id=id_, text=link.text, name=link.name, source=source, address=places.of(link.path))

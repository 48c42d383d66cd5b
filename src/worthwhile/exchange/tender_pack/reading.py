"""Reads the files of a tender pack into text with places, each in a process with bounds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.exchange.tender_pack.other_text import read_plain, read_sheets
from worthwhile.exchange.tender_pack.pack import Document, Pack, document_from_plain
from worthwhile.exchange.tender_pack.passages import is_cut
from worthwhile.exchange.tender_pack.pdf_text import read_pdf
from worthwhile.exchange.tender_pack.word_text import read_word
from worthwhile.exchange.uploaded.apart import run_apart
from worthwhile.exchange.uploaded.examine import Examined, examine
from worthwhile.exchange.uploaded.kinds import FileKind
from worthwhile.exchange.uploaded.limits import MEGABYTE, Limits
from worthwhile.exchange.uploaded.office import OutsideLink
from worthwhile.exchange.uploaded.refused import RefusedFile, refused
from worthwhile.kernel.problems import Problem

MOST_FILES = 50
MOST_TOTAL_BYTES = 100 * MEGABYTE

_CHILD = "worthwhile.exchange.tender_pack.child"


@dataclass(frozen=True, kw_only=True)
class PackFile:
    """A file of a pack as it was sent."""

    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """A file that was examined and read."""

    examined: Examined
    document: Document

    def cautions(self) -> tuple[str, ...]:
        """Sentences that a person should read before trusting what was read."""
        return (*self.examined.cautions(), *_cautions_of(self.document))


def read_file(data: bytes, *, name: str, limits: Limits | None = None) -> ReadFile:
    """Examines a file and reads its text, in this process. Raises RefusedFile with every reason found."""
    limits = limits or Limits()
    examined = examine(data, name=name, limits=limits)
    if examined.kind is FileKind.DOCX:
        document = read_word(data, name=name, limits=limits)
    elif examined.kind is FileKind.PDF:
        document = read_pdf(data, name=name, limits=limits)
    elif examined.kind is FileKind.XLSX:
        document = read_sheets(data, name=name)
    else:
        document = read_plain(data, name=name, kind=examined.kind)
    return ReadFile(examined=examined, document=document)


def read_file_apart(data: bytes, *, name: str, limits: Limits | None = None) -> ReadFile:
    """As :func:`read_file`, in a process with bounds on time and memory. Raises RefusedFile."""
    limits = limits or Limits()
    if len(data) > limits.most_bytes:
        most = limits.most_bytes // MEGABYTE
        raise refused(name, f"This file has {len(data) / MEGABYTE:.1f} MB; the most is {most} MB.")
    found = json.loads(run_apart(_CHILD, "read", data, name=name, limits=limits))
    told = found["examined"]
    outside = tuple(OutsideLink(**link) for link in told.pop("outside"))
    examined = Examined(**{**told, "kind": FileKind(told["kind"]), "outside": outside})
    return ReadFile(examined=examined, document=document_from_plain(found["document"]))


def read_pack(files: Iterable[PackFile], *, limits: Limits | None = None) -> Pack:
    """All files of a pack, each read apart.

    Raises RefusedFile with the reasons of every file that is refused, so that all can be put right at once.
    """
    given = tuple(files)
    _check_all(given)
    documents: list[Document] = []
    cautions: list[str] = []
    problems: list[Problem] = []
    for file in given:
        try:
            read = read_file_apart(file.data, name=file.name, limits=limits)
        except RefusedFile as error:
            problems += error.problems
            continue
        documents.append(read.document)
        cautions += read.cautions()
    if problems:
        raise RefusedFile(problems)
    return Pack(documents=tuple(documents), cautions=tuple(cautions))


def _check_all(files: tuple[PackFile, ...]) -> None:
    if not files:
        raise refused("", "There is no file in this pack. Give at least one.")
    if len(files) > MOST_FILES:
        raise refused("", f"This pack has {len(files)} files; the most is {MOST_FILES}. Leave some out.")
    if sum(len(file.data) for file in files) > MOST_TOTAL_BYTES:
        raise refused("", f"This pack has more than {MOST_TOTAL_BYTES // MEGABYTE} MB. Leave out pictures and plans.")
    names = [file.name.casefold() for file in files]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise refused("", f"Two files have the same name ({', '.join(twice)}). Give each a name of its own.")


def _cautions_of(document: Document) -> list[str]:
    if is_cut(document.passages):
        return [f"{document.name} has more text than is read. What stands beyond was not checked."]
    if document.words:
        return []
    return [f"No text could be read from {document.name}; it may be pictures of pages. Nothing was checked in it."]

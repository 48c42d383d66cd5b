"""What a tender that somebody sent states: the documents of its pack, a tender file, or both. Nothing is kept."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath

from django.conf import settings

from worthwhile.engines.fitness import Facts
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.safe_files import decode_text
from worthwhile.exchange.tender import LoadedTender, facts_of, tender_from_text
from worthwhile.exchange.tender.tender_file import SUFFIXES
from worthwhile.exchange.tender_pack import (
    Document,
    Pack,
    PackFile,
    demonstration_pack,
    find_facts,
    find_facts_apart,
    read_file,
    read_file_apart,
)
from worthwhile.exchange.uploaded import Limits, RefusedFile, Verdict, scan
from worthwhile.exchange.uploaded.limits import MEGABYTE
from worthwhile.kernel.problems import Problem

MOST_TENDER_FILE_BYTES = 500_000
MOST_LETTERS = 1_500_000
"""Of all documents together: some 500 pages of close print."""
SECONDS_A_FILE = 15
SECONDS_TO_READ = 60
"""On the clock, for all files; a file that is not begun by then is told to be unread."""
SECONDS_TO_FIND = 20

# A busy machine gives a process its time slowly: so many seconds on the clock are left for one of its own.
_PATIENCE = 4
_MEMORY = 1_024 * MEGABYTE


@dataclass(frozen=True, kw_only=True)
class ReadDocument:
    """A document that was read: what it is, and how much of it there is."""

    name: str
    kind: str
    pages: int | None
    words: int


@dataclass(frozen=True, kw_only=True)
class SentTender:
    """What was read. ``unread`` says of each file that was not, and why; ``cautions`` what else should be known."""

    title: str
    facts: Facts
    documents: tuple[ReadDocument, ...] = ()
    unread: tuple[Problem, ...] = ()
    cautions: tuple[str, ...] = ()


class NothingRead(RefusedFile):
    """None of the files could be read; every reason stands in ``problems``."""


@dataclass
class _Reading:
    documents: list[Document] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    letters: int = 0


def read_sent_tender(files: Iterable[PackFile]) -> SentTender:
    """Reads what was sent, each document in a process with bounds.

    Raises NothingRead where no file could be read, InvalidTender where the tender file is wrong.
    """
    given = tuple(files)
    tenders = [file for file in given if _is_tender_file(file)]
    reading, loaded = _Reading(), None
    if len(tenders) > 1:
        names = ", ".join(file.name for file in tenders)
        raise NothingRead([Problem("", f"Send one tender file, not {len(tenders)} ({names}).")])
    if tenders:
        loaded = _tender(tenders[0], reading)
    _read_documents([file for file in given if not _is_tender_file(file)], reading)
    if loaded is None and not reading.documents:
        raise NothingRead(reading.unread)
    title = f"{loaded.tender.subject.title} ({loaded.tender.buyer.name})" if loaded else reading.documents[0].name
    stated = facts_of(loaded.tender) if loaded else Facts()
    return SentTender(
        title=title,
        facts=stated + _found(reading),
        documents=tuple(_told(one) for one in reading.documents),
        unread=tuple(reading.unread),
        cautions=tuple(reading.cautions),
    )


@lru_cache(maxsize=1)
def demonstration_tender() -> SentTender:
    """The invented tender that comes with Worthwhile."""
    documents = tuple(read_file(file.data, name=file.name).document for file in demonstration_pack())
    return SentTender(
        title="Day centre and home visits for older people (made up for the demonstration)",
        facts=Facts(stated=find_facts(Pack(documents=documents)).facts),
        documents=tuple(_told(one) for one in documents),
    )


def _is_tender_file(file: PackFile) -> bool:
    return PurePath(file.name).suffix.lower() in SUFFIXES


def _tender(file: PackFile, reading: _Reading) -> LoadedTender | None:
    """The tender file; None where it is no text that could be one."""
    if len(file.data) > MOST_TENDER_FILE_BYTES:
        reading.unread.append(Problem(file.name, f"A tender file has at most {MOST_TENDER_FILE_BYTES / 1e6:g} MB."))
        return None
    try:
        text, _ = decode_text(file.data, name=file.name)
        return tender_from_text(text, suffix=PurePath(file.name).suffix.lower(), name=file.name)
    except InvalidFile as error:
        reading.unread.append(Problem(file.name, str(error)))
        return None


def _read_documents(files: list[PackFile], reading: _Reading) -> None:
    ends = time.monotonic() + SECONDS_TO_READ
    names: set[str] = set()
    for file in files:
        left = int((ends - time.monotonic()) / _PATIENCE)
        if file.name.casefold() in names:
            reading.unread.append(Problem(file.name, "Another file has the same name. Give each a name of its own."))
        elif left < 1:
            told = "Reading the other files took all the time there is. Check this one by itself."
            reading.unread.append(Problem(file.name, told))
        else:
            names.add(file.name.casefold())
            _read_one(file, reading, seconds=min(SECONDS_A_FILE, left))


def _read_one(file: PackFile, reading: _Reading, *, seconds: int) -> None:
    if settings.CLAMD and (malware := _why_not_clean(file)):
        reading.unread.append(malware)
        return
    try:
        read = read_file_apart(file.data, name=file.name, limits=Limits(seconds=seconds, most_memory=_MEMORY))
    except RefusedFile as error:
        reading.unread += error.problems
        return
    letters = sum(len(passage.text) for passage in read.document.passages)
    if reading.letters + letters > MOST_LETTERS:
        told = f"The documents together have more than {MOST_LETTERS:,} letters. Check this one by itself."
        reading.unread.append(Problem(file.name, told))
        return
    reading.letters += letters
    reading.documents.append(read.document)
    reading.cautions += read.cautions()


def _why_not_clean(file: PackFile) -> Problem | None:
    """What the scanner for malware has against a file; while it does not answer, nothing is read unasked."""
    scanned = scan(file.data, address=settings.CLAMD)
    if scanned.verdict is Verdict.CLEAN:
        return None
    later = " Try again in a few minutes." if scanned.verdict is Verdict.NOT_SCANNED else ""
    return Problem(file.name, f"{scanned.says}{later}")


def _found(reading: _Reading) -> Facts:
    if not reading.documents:
        return Facts()
    try:
        found = find_facts_apart(Pack(documents=tuple(reading.documents)), seconds=SECONDS_TO_FIND)
    except RefusedFile:
        told = "What the documents say could not be looked through in the time there is. Send fewer of them."
        reading.unread += [Problem(document.name, told) for document in reading.documents]
        raise NothingRead(reading.unread) from None
    if found.left_out:
        reading.cautions.append(f"{found.left_out:,} statements past the first were left out: send fewer documents.")
    return Facts(stated=found.facts)


def _told(document: Document) -> ReadDocument:
    return ReadDocument(name=document.name, kind=document.kind.label, pages=document.pages, words=document.words)

"""Taking notices in: every release kept once, what cannot be read set aside, nothing lost by a crash."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.sources.every_core import ALONE_UP_TO, Readers
from worthwhile.market.sources.files import Source, Unreadable, sources_of_piece
from worthwhile.market.sources.gathered import Gathered, PackedBlock, SetAside
from worthwhile.market.sources.pieces import Piece as Piece
from worthwhile.market.sources.quarantine import Quarantine
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Reached
from worthwhile.market.store.ledger_writing import AlreadyHeld, LedgerWriter, SetAsideRow
from worthwhile.market.store.new_releases import NewReleases
from worthwhile.market.store.raw import pack_block, unpack_block

BATCH_RELEASES = 50_000
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One piece that was set aside, for a person: what and where, with nothing of its text."""

    origin: str
    line: int | None
    code: str
    reason: str


@dataclass(slots=True, kw_only=True)
class IntakeReport:
    """What came of taking notices in.

    ``new`` releases were taken; ``held`` were there already. ``told`` counts new releases that something is wrong with
    and ``set_aside`` pieces that were not taken, by MK- code; ``shown`` are the first of these. ``unreadable`` are
    files that could not be read, or not to their end.
    """

    sources: int = 0
    new: int = 0
    held: int = 0
    told: dict[str, int] = field(default_factory=dict)
    set_aside: dict[str, int] = field(default_factory=dict)
    shown: list[Told] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def count_releases(self, new: NewReleases, *, same_ids: int) -> None:
        self.new += len(new)
        self._tell("MK-011", same_ids)
        for _, code in new.told:
            self._tell(code, 1)
        self._tell("MK-008", new.made_ids())
        self._tell("MK-009", len(new) - new.mergeable())

    def count_set_aside(self, piece: SetAside, origin: str) -> None:
        self.set_aside[piece.code] = self.set_aside.get(piece.code, 0) + 1
        if len(self.shown) < MOST_SHOWN:
            self.shown.append(Told(origin=origin, line=piece.line, code=piece.code, reason=piece.reason))

    def tell_unreadable(self, error: Unreadable) -> None:
        if str(error) not in self.unreadable:
            self.unreadable.append(str(error))

    def _tell(self, code: str, number: int) -> None:
        if number:
            self.told[code] = self.told.get(code, 0) + number


class NoRoom(WorthwhileError):
    """The store cannot be written. ``report`` says what was kept before."""

    def __init__(self, home: MarketHome, report: IntakeReport, about: str) -> None:
        self.report = report
        super().__init__(
            f"Notices cannot be written to {home.root} ({about}). {report.new:,} new releases were kept before that "
            "and are safe. Make room or allow writing there, then run the same command again: what is held already is "
            "not taken twice."
        )


class Intake:
    """Takes notices into the store of ``home``. ``now`` gives the moment, in UTC, that dates what is kept.

    ``batch`` is how many new releases are recorded at once; more bytes than ``alone_up_to`` are read on every core.
    """

    def __init__(
        self,
        home: MarketHome,
        *,
        now: Callable[[], datetime],
        batch: int = BATCH_RELEASES,
        alone_up_to: int = ALONE_UP_TO,
    ) -> None:
        self._home = home
        self._now = now
        self._batch = batch
        self._alone_up_to = alone_up_to

    def take(self, pieces: Iterable[Piece], reached: Reached | Iterable[Reached] | None = None) -> IntakeReport:
        """Take every release in the pieces, and record in the same step how far their source was read.

        Without ``reached`` a large intake is recorded in batches; with it, whole or not at all. Raises NoRoom,
        StoreInUse.
        """
        windows = [reached] if isinstance(reached, Reached) else list(reached or ())
        return self.take_sources((source for piece in pieces for source in sources_of_piece(piece)), reached=windows)

    def take_sources(self, sources: Iterable[Source], *, reached: Iterable[Reached] = ()) -> IntakeReport:
        """The same for sources that are opened when their turn comes."""
        report, windows = IntakeReport(), list(reached)
        kept = IntakeReport()
        try:
            now = self._now()
            with LedgerWriter.open(self._home, now=now) as writer:
                run = _Run(self._home, now, writer, report, Readers(alone_up_to=self._alone_up_to))
                try:
                    for source in sources:
                        run.read(source, batch=None if windows else self._batch)
                        kept.new = run.recorded
                    run.record(windows)
                finally:
                    kept.new = run.recorded
                    run.close()
        except (OSError, sqlite3.OperationalError) as error:
            raise NoRoom(self._home, kept, getattr(error, "strerror", None) or str(error)) from error
        return report


class _Run:
    """One intake on its way."""

    def __init__(
        self, home: MarketHome, now: datetime, writer: LedgerWriter, report: IntakeReport, readers: Readers
    ) -> None:
        self.quarantine = Quarantine(home, now=now)
        self.readers = readers
        self.recorded = 0
        self._home = home
        self._writer = writer
        self._report = report

    def close(self) -> None:
        self.readers.close()
        self.quarantine.close()

    def read(self, source: Source, *, batch: int | None) -> None:
        self._report.sources += 1
        lines = 0
        try:
            for gathered in self.readers.gathered(source.parts()):
                self._writer.begin()
                self._admit(gathered, source.origin, lines)
                lines += gathered.lines
                if gathered.problem:
                    self._report.tell_unreadable(Unreadable(source.origin, gathered.problem))
                if batch is not None and self._report.new - self.recorded >= batch:
                    self.record()
        except Unreadable as error:
            self._report.tell_unreadable(error)

    def record(self, reached: Iterable[Reached] = ()) -> None:
        self._writer.begin()
        size = self.quarantine.sync()
        if size is not None:
            self._writer.record_quarantine(self.quarantine.name, size)
        self._writer.commit(reached)
        self.recorded = self._report.new

    def _admit(self, gathered: Gathered, origin: str, lines: int) -> None:
        for block in gathered.blocks:
            self._admit_block(block)
        for found in gathered.set_aside:
            piece = found if found.line is None else found._replace(line=found.line + lines)
            self._report.count_set_aside(piece, origin)
            if self._writer.set_aside(SetAsideRow(piece.sha256, piece.code, origin, piece.line)):
                self.quarantine.add(piece, origin=origin)

    def _admit_block(self, block: PackedBlock) -> None:
        try:
            self._add(block, range(len(block.releases)))
        except AlreadyHeld:
            self._admit_rest(block)

    def _admit_rest(self, block: PackedBlock) -> None:
        """The same for a block of which something is held."""
        places = self._new_places(block.releases.digests())
        self._report.held += len(block.releases) - len(places)
        if places:
            texts = unpack_block(block.block, path=self._home.raw)
            packed = pack_block([texts[place] for place in places])
            self._add(block._replace(block=packed, releases=block.releases.at(places)), places)

    def _add(self, block: PackedBlock, places: Sequence[int]) -> None:
        """Add a block; ``places`` are those that its releases had when it was read, by which ``found`` names them."""
        seqs, same_ids = self._writer.add(block.publisher, block.block, block.releases)
        self._report.count_releases(block.releases, same_ids=same_ids)
        if block.found:
            seq_of = dict(zip(places, seqs, strict=True))
            for text, found_for in block.found:
                if wanted := [seq_of[place] for place in found_for if place in seq_of]:
                    self._writer.keep_as_found(block.publisher, text, wanted)

    def _new_places(self, digests: list[bytes]) -> list[int]:
        """The places of those that are not held, nor earlier in the same block."""
        seen = self._writer.held(digests)
        places = []
        for place, digest in enumerate(digests):
            if digest not in seen:
                seen.add(digest)
                places.append(place)
        return places

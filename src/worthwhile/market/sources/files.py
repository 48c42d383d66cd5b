"""Where notices come from: a file, a folder of files, an archive, the standard input, or a body in memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from worthwhile.market.sources.parts import Part, parts_of
from worthwhile.market.sources.pieces import Piece


class Unreadable(Exception):
    """A source cannot be read, or not to its end; the message names it and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One stream of notices, opened when its turn comes. ``origin`` names it in messages."""

    origin: str
    open: Callable[[], BinaryIO]

    def parts(self) -> Iterator[Part]:
        """Raises Unreadable."""
        try:
            with self.open() as stream:
                yield from parts_of(stream)
        except OSError as error:
            raise Unreadable(f"{self.origin} cannot be read: {error.strerror or error}.") from error


def source_of_piece(piece: Piece) -> Source:
    """A body in memory as a source."""
    return Source(origin=piece.origin, open=lambda: io.BytesIO(piece.body))


def source_of_file(path: Path) -> Source:
    """A file as a source."""
    return Source(origin=str(path), open=lambda: path.open("rb"))

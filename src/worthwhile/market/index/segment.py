"""A segment: some rows, their columns, words and meaning, in two files that never change once written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from worthwhile.market.index.arrays import Array, open_arrays, write_arrays
from worthwhile.market.index.columns import CHOICES, LISTS, NAMES, PLACES, Row, pack_columns
from worthwhile.market.index.kept_rows import KeptRows, write_rows
from worthwhile.market.index.meaning import Meaning
from worthwhile.market.index.names import Names
from worthwhile.market.index.postings import NOTHING, Postings
from worthwhile.market.index.procurements import MARKS, marks_of
from worthwhile.market.index.text_index import Texts

# Small enough that two are made at once in little memory, large enough that a million rows are few segments.
ROWS_A_SEGMENT = 65_536


def write_segment(folder: Path, name: str, rows: Iterable[Row], meaning: Meaning, stem: Callable[[str], str]) -> int:
    """Write the files ``name.arrays`` and ``name.rows`` of at most ROWS_A_SEGMENT rows; returns how many there are."""
    title, text, buyer = PLACES["title"], PLACES["text"], PLACES["buyer_name"]
    texts = Texts()
    slim: list[Row] = []
    marks: list[tuple[int, int, int, int]] = []

    def passing() -> Iterator[Row]:
        for row in rows:
            texts.add(row[title] or "", row[text] or "", row[buyer] or "")
            marks.append(marks_of(dict(zip(NAMES, row, strict=True))))
            slim.append((*row[:text], None, *row[text + 1 :]))
            yield row

    ends = write_rows(folder / f"{name}.rows", passing())
    size, columns = len(slim), pack_columns(slim)
    slim.clear()
    procurements = np.array(marks, dtype=np.int64).reshape(size, len(MARKS))
    columns |= {mark: procurements[:, place] for place, mark in enumerate(MARKS)}
    write_arrays(folder / f"{name}.arrays", {**ends, **columns, **texts.pack(meaning, stem)})
    return size


class Segment:
    """A segment opened for reading. ``alive`` is False for rows that a later segment replaces."""

    def __init__(self, folder: Path, name: str, dead: Array) -> None:
        self.name = name
        self.arrays = open_arrays(folder / f"{name}.arrays")
        self.kept = KeptRows(folder / f"{name}.rows", self.arrays["rows.ends"])
        self.size = int(self.arrays["lengths"].size)
        self.dead = dead
        self.alive = np.ones(self.size, dtype=np.bool_)
        self.alive[dead] = False
        self.choices = {choice: Names(self.arrays, f"{choice}.names") for choice in CHOICES}
        self.lists = {name: Postings(self.arrays, name) for name in (*LISTS, "buyer_key", "buyer_words", "ocid")}
        self.remembered: dict[str, Array] = {}
        self.words = Names(self.arrays, "word")
        self.stems = Names(self.arrays, "stem")

    @cached_property
    def words_in_all(self) -> int:
        """How many words the living rows hold together."""
        return int(self.arrays["lengths"][self.alive].sum(dtype=np.int64))

    def stem_of(self, word: str) -> str | None:
        """The stem of a folded word as it was written here; None for a word that no row uses."""
        place = self.words.place(word)
        return None if place is None else self.stems[int(self.arrays["word.stem"][place])]

    def stem_rows(self, stem: str) -> tuple[Array, Array]:
        """The rows that use a stem, and the counts beside them (see text_index)."""
        place = self.stems.place(stem)
        return (NOTHING, NOTHING) if place is None else self.stem_rows_at(place)

    def stem_rows_at(self, place: int) -> tuple[Array, Array]:
        """The same by the place of the stem."""
        starts = self.arrays["stem.starts"]
        part = slice(int(starts[place]), int(starts[place + 1]))
        return self.arrays["stem.rows"][part], self.arrays["stem.counts"][part]

    def row_of(self, ocid: str) -> int | None:
        """The living row of a process, or None."""
        rows = self.lists["ocid"].rows_of(ocid)
        return int(rows[-1]) if rows.size and self.alive[rows[-1]] else None

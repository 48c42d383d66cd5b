"""The typeface of every chart and document, and how wide it sets a text: measured, so that none runs over another."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FONT_FILES = Path(__file__).parent / "fonts"
FONT_NAME = "Atkinson Hyperlegible Next"
# Where the reader's machine lacks the first, the next that it has.
FONTS = f"{FONT_NAME}, Arial, Helvetica, sans-serif"
# A letter that the typeface lacks comes from another: Chinese and its neighbours fill the square, most others do not.
FULL_WIDTH_FROM = 0x2E80
OTHER_WIDTH = 65  # in 100


class Widths:
    """How wide each letter is, and so each text, in parts of which ``size`` are the size of the type."""

    def __init__(self, *, by_letter: Mapping[int, int], size: int) -> None:
        self.size = size
        self._by_letter: dict[str, int] = {chr(code): width for code, width in by_letter.items()}
        self.space = self._letter(" ")

    def parts(self, text: str) -> int:
        """How wide a line of text is. Letters stand side by side, so that texts may be added up."""
        return sum(map(self._letter, text))

    def of(self, text: str) -> float:
        """How wide a line of text is, as a share of the size of the type."""
        return self.parts(text) / self.size

    def _letter(self, letter: str) -> int:
        found = self._by_letter.get(letter)
        if found is None:
            return self.size if ord(letter) >= FULL_WIDTH_FROM else OTHER_WIDTH * self.size // 100
        return found


@cache
def widths(*, bold: bool) -> Widths:
    """The widths of our own typeface, from its file."""
    return read_widths((FONT_FILES / f"AtkinsonHyperlegibleNext-{'Bold' if bold else 'Regular'}.ttf").read_bytes())


def read_widths(font: bytes) -> Widths:
    """The widths in a TrueType file whose letters are mapped by a table of format 4, as those of ours are.

    The tables are those of the OpenType specification: head, hhea, hmtx and cmap.
    """
    tables = _tables(font)
    (size,) = struct.unpack_from(">H", font, tables["head"] + 18)
    (counted,) = struct.unpack_from(">H", font, tables["hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * counted, font, tables["hmtx"])[::2]
    # Glyphs after the last that has a width of its own share that one's.
    return Widths(
        by_letter={code: advances[min(glyph, counted - 1)] for code, glyph in _glyphs(font, tables["cmap"]).items()},
        size=size,
    )


def _tables(font: bytes) -> dict[str, int]:
    """Where each table of the file begins."""
    (number,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * place) for place in range(number))
    return {name.decode("ascii"): start for name, _, start, _ in entries}


def _glyphs(font: bytes, start: int) -> dict[int, int]:
    """The glyph of each letter."""
    (offset,) = struct.unpack_from(">L", font, start + 8)
    at = start + offset
    form, _, _, twice = struct.unpack_from(">HHHH", font, at)
    assert form == 4, form
    segments, row = twice // 2, f">{twice // 2}H"
    ends = struct.unpack_from(row, font, at + 14)
    starts = struct.unpack_from(row, font, at + 16 + twice)
    shifts = struct.unpack_from(row, font, at + 16 + 2 * twice)
    ranges_at = at + 16 + 3 * twice
    found = {}
    for place in range(segments):
        (reach,) = struct.unpack_from(">H", font, ranges_at + 2 * place)
        for code in range(starts[place], min(ends[place], 0xFFFE) + 1):
            glyph = code
            if reach:
                (glyph,) = struct.unpack_from(">H", font, ranges_at + 2 * place + reach + 2 * (code - starts[place]))
            if reach == 0 or glyph:
                found[code] = (glyph + shifts[place]) % 0x10000
    return {code: glyph for code, glyph in found.items() if glyph}

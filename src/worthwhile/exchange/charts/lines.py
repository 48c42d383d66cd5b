"""Text in lines that fit: broken between words, and within a word only where it is wider than a line."""

from __future__ import annotations

from worthwhile.exchange.charts.typeface import Widths, widths

FONT_SIZE = 14
LINE = 18


def text_width(text: str, *, bold: bool = False) -> float:
    """How wide a text is drawn, in pixels."""
    typeface = widths(bold=bold)
    return typeface.parts(text) * FONT_SIZE / typeface.size


def wrapped(text: str, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most ``width`` pixels; at least one line, and at least one letter on each."""
    typeface = widths(bold=bold)
    room = round(width * typeface.size / FONT_SIZE, 6)
    lines: list[str] = []
    line, reached = "", 0
    for word in text.split():
        longer = typeface.parts(word) + (reached + typeface.space if line else 0)
        if longer <= room:
            line, reached = f"{line} {word}" if line else word, longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, room, typeface)
        lines, reached = [*lines, *whole], typeface.parts(line)
    return [*lines, line]


def _pieces(word: str, room: float, typeface: Widths) -> list[str]:
    """A word as pieces that fit, after a hyphen where it has one.

    Each letter is measured once and again: a word of a megabyte must not hold up the page that draws it.
    """
    pieces, start, left = [], 0, typeface.parts(word)
    while left > room and len(word) - start > 1:
        end = start + _most(word, start, room, typeface)
        hyphen = word.rfind("-", start + 1, end)
        cut = end if hyphen < 0 else hyphen + 1
        pieces.append(word[start:cut])
        left -= typeface.parts(pieces[-1])
        start = cut
    return [*pieces, word[start:]]


def _most(word: str, start: int, room: float, typeface: Widths) -> int:
    """How many letters from a place on fit, at least one."""
    reached = 0
    for place in range(start, len(word)):
        reached += typeface.parts(word[place])
        if reached > room:
            return max(1, place - start)
    return len(word) - start


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as ``most`` characters hold; what stands after the last colon is kept."""
    if len(text) <= most:
        return text
    start, colon, end = text.rpartition(": ")
    if colon and len(end) < most // 2:
        return f"{start[: most - len(end) - 3].rstrip()}…: {end}"
    return f"{text[: most - 1].rstrip()}…"


def fitted(text: str, width: float, *, lines: int) -> list[str]:
    """The text in at most ``lines`` lines, shortened by no more than that takes."""
    found = wrapped(text, width)
    if len(found) <= lines:
        return found
    fits, too_long, found = 1, len(text), ["…"]
    while too_long - fits > 1:
        tried = (fits + too_long) // 2
        shorter = wrapped(shortened(text, tried), width)
        if len(shorter) <= lines:
            fits, found = tried, shorter
        else:
            too_long = tried
    return found

"""Text in lines that fit: broken between words, and within a word only where it is wider than a line."""

from __future__ import annotations

from worthwhile.exchange.charts.typeface import widths

FONT_SIZE = 14
LINE = 18


def text_width(text: str, *, bold: bool = False) -> float:
    """How wide a text is drawn, in pixels."""
    return widths(bold=bold).of(text) * FONT_SIZE


def wrapped(text: str, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most ``width`` pixels; at least one line, and at least one letter on each."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _parts(word, width, bold=bold)
        lines += whole
    return [*lines, line]


def _parts(word: str, width: float, *, bold: bool) -> list[str]:
    """A word as pieces that fit, after a hyphen where it has one."""
    parts = []
    while text_width(word, bold=bold) > width and len(word) > 1:
        most = max(1, sum(1 for end in range(1, len(word) + 1) if text_width(word[:end], bold=bold) <= width))
        after_hyphen = word.rfind("-", 1, most) + 1
        cut = after_hyphen or most
        parts.append(word[:cut])
        word = word[cut:]
    return [*parts, word]


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
    fits, too_long = 1, len(text)
    if len(found) <= lines:
        return found
    found = ["…"]
    while too_long - fits > 1:
        tried = (fits + too_long) // 2
        shorter = wrapped(shortened(text, tried), width)
        if len(shorter) <= lines:
            fits, found = tried, shorter
        else:
            too_long = tried
    return found

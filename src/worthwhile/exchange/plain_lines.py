"""Lines of plain text for a terminal: titles, tables, and sentences wrapped to its width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

WIDTH = 100


def titled(text: str) -> Iterator[str]:
    """A title after an empty line, underlined."""
    yield ""
    yield text
    yield "-" * len(text)


def wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """A sentence on as many lines as it needs; ``first`` and ``rest`` indent them."""
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest) or [first]


def in_columns(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Columns side by side under their heads, the first to the left and the others to the right."""
    lines = [heads, *rows] if heads else list(rows)
    if not lines:
        return
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    widths[0] = min(widths[0], WIDTH // 2)
    for line in lines:
        name, *others = line
        name = name if len(name) <= widths[0] else name[: widths[0] - 1] + "…"
        cells = [name.ljust(widths[0]), *(text.rjust(width) for text, width in zip(others, widths[1:], strict=True))]
        yield ("  " + "  ".join(cells)).rstrip()

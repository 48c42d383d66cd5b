"""Lines of plain text for a terminal: titles, and sentences wrapped to its width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

WIDTH = 100


def titled(text: str) -> Iterator[str]:
    """A title after an empty line, underlined."""
    yield ""
    yield text
    yield "-" * len(text)


def wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """A sentence on as many lines as it needs; ``first`` and ``rest`` indent them."""
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest) or [first]

"""What a new version of a tender's documents says otherwise, line by line and word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from worthwhile.apps.tenders.presenters.tender_content import Line
from worthwhile.exchange.text_pieces import TextPiece, text_pieces

Said = dict[tuple[str, ...], str]


@dataclass(frozen=True, kw_only=True)
class LineChanged:
    """One line that differs: where it stands, and the words in order with what became of each."""

    where: str
    pieces: tuple[TextPiece, ...]


def lines_changed(before: Iterable[Line], after: Iterable[Line]) -> tuple[LineChanged, ...]:
    """Every line that came, went or changed, in the order of the new version, then what went.

    Lines are the same where the same headings stand over them; one of a list is known by its title.
    """
    was, now = dict(_said(before)), dict(_said(after))
    return tuple(
        LineChanged(where=", ".join(place), pieces=text_pieces(was.get(place, ""), now.get(place, "")))
        for place in dict.fromkeys([*now, *was])
        if was.get(place, "") != now.get(place, "")
    )


def _said(lines: Iterable[Line], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for line in lines:
        place = (*above, line.name)
        if line.text or line.texts:
            yield place, line.text or "; ".join(line.texts)
        yield from _said(line.lines, place)
        seen = Counter[str]()
        for title, inner in line.items:
            seen[title] += 1
            # A title that stands twice is told apart by its turn.
            named = title if seen[title] == 1 else f"{title} ({seen[title]})"
            yield (*place, named), title
            yield from _said(inner, (*place, named))

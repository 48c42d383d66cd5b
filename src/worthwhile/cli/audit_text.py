"""An audit as lines of plain text: what it comes to, then the figures side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

from worthwhile.engines.valuation.audit import AuditResult, Comparison, Verdict
from worthwhile.engines.valuation.audit.finding import Explanation, with_verdict
from worthwhile.kernel.money import rounded_half_up

WIDTH = 100
LABEL_WIDTH = 40
# Below this a difference of part numbers is shown to two places at least.
SMALL = 10
HEADS = ("", "printed", "worked out", "difference")


def audit_lines(result: AuditResult) -> list[str]:
    """The audit for a person: the sentences, what does not add up, what another convention explains, the rest."""
    return [*_lines(result)]


def _lines(result: AuditResult) -> Iterator[str]:
    yield f"Audit of published figures: {result.title}"
    if result.source:
        yield from _wrapped(f"Published in: {result.source}")
    yield f"Figures in {result.currency}, or without a unit"
    yield from _heading("In short")
    for sentence in result.summary:
        yield from _wrapped(sentence, "- ")
    for verdict, title in (
        (Verdict.DOES_NOT_ADD_UP, "Do not add up as printed"),
        (Verdict.EXPLAINED, "Would be explained by another convention or reading"),
    ):
        found = with_verdict(result.comparisons, verdict)
        if found:
            yield from _heading(title)
            yield from _side_by_side(found, explain=True)
    agreeing = [found for found in result.comparisons if found.verdict in (Verdict.ADDS_UP, Verdict.WITHIN_ROUNDING)]
    if agreeing:
        yield from _heading("Add up, or agree within the rounding of their parts")
        yield from _side_by_side(agreeing, explain=False)
    yield from _missed(result)


def _missed(result: AuditResult) -> Iterator[str]:
    """The figures that the case does not give: on the set that fits best, else on its own conventions."""
    best: Explanation | None = result.explanations[0] if result.explanations else result.own
    if best is None or not best.missed:
        return
    conventions = ", ".join(best.changes) if best.changes else "its own conventions"
    yield from _heading(f"Printed figures that the case does not give on {conventions}")
    yield from _table([_row(found) for found in best.missed])


def _side_by_side(comparisons: Sequence[Comparison], *, explain: bool) -> Iterator[str]:
    yield from _table([_row(found) for found in comparisons])
    if not explain:
        return
    yield ""
    by_words: dict[tuple[str, ...], list[Comparison]] = {}
    for found in comparisons:
        by_words.setdefault(found.explained_by, []).append(found)
    for words, alike in by_words.items():
        for found in alike if len(alike) == 1 or not words else ():
            yield from _wrapped(f"{found.label}: {found.working} = {_shown(found)}; {_because(words)}.", "  ")
        if len(alike) > 1 and words:
            yield from _wrapped(f"{'; '.join(found.label for found in alike)}: {_because(words)}.", "  ")


def _because(words: tuple[str, ...]) -> str:
    return f"would be explained by {', or '.join(words)}" if words else "nothing tried explains it"


def _shown(found: Comparison) -> str:
    return _number(found.recomputed, _places(found))


def _row(found: Comparison) -> tuple[str, ...]:
    label = textwrap.shorten(found.label, LABEL_WIDTH, placeholder="…")
    return (label, f"{found.printed:,f}", _shown(found), _number(found.difference, _places(found)))


def _places(found: Comparison) -> int:
    """As many as were printed, and one more where the difference would not show."""
    exponent = found.printed.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    if 0 < abs(found.difference) < Decimal(1).scaleb(-places):
        places += 1
    coarse = abs(found.difference) < SMALL and found.recomputed != found.recomputed.to_integral_value()
    return max(places, 2) if coarse else places


def _number(value: Decimal, places: int) -> str:
    unit = Decimal(1).scaleb(-places)
    return f"{rounded_half_up(value, unit):,f}"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    lines = [HEADS, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    for line in lines:
        cells = [
            line[0].ljust(widths[0]),
            *(text.rjust(width) for text, width in zip(line[1:], widths[1:], strict=True)),
        ]
        yield ("  " + "  ".join(cells)).rstrip()


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * len(title)


def _wrapped(text: str, lead: str = "") -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))

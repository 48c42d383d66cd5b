"""Numbers and lists as the sentences of checks say them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from worthwhile.engines.valuation.parameters import Benchmark

POINT = Decimal("0.1")


def percent(share: Decimal) -> str:
    """``0.052`` as ``5.2%``, to one place."""
    return f"{plain((share * 100).quantize(POINT))}%"


def plain(number: Decimal) -> str:
    """The number without needless zeros: ``12``, ``0.5``."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def counted(number: int, thing: str) -> str:
    """``1 input``, ``3 inputs``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def listed(names: Iterable[str], *, most: int = 6) -> str:
    """``a, b and c``; long lists are cut and counted."""
    found = list(names)
    if len(found) > most:
        return f"{', '.join(found[:most])} and {len(found) - most} more"
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def point(benchmark: Benchmark, percentile: int) -> Decimal | None:
    """The value at a percentile, None where it was not published."""
    return dict(benchmark.points).get(Decimal(percentile))


def standing(benchmark: Benchmark) -> str:
    """How far a benchmark may be trusted, in words that travel with every figure from it."""
    return f"Machine-extracted, not a league table ({benchmark.source.title})."

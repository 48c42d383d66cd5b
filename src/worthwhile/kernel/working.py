"""The working behind a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of working: a figure and how it was reached, so that a reader can do it again.

    ``formula`` is in words with the numbers put in; ``result`` is unrounded; ``unit`` is what it counts
    (``GBP``, ``people``, ``ratio``); ``parameters`` are ids of the reference figures used and
    ``sources`` where the inputs came from, in words.
    """

    label: str
    formula: str
    result: Decimal
    unit: str
    parameters: tuple[str, ...] = ()
    sources: tuple[str, ...] = field(default=())

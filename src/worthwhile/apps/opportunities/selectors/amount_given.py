"""An amount of pounds as people type it."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"£?\s*(\d[\d,\s]*(?:\.\d+)?)\s*(k|m|thousand|million)?", re.IGNORECASE)
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}


def read_amount(text: str) -> float | None:
    """Pounds of ``50000``, ``£50,000``, ``50k`` or ``1.2 million``; None where it is no amount.

    >>> read_amount("£1.2m")
    1200000.0
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    number = float(re.sub(r"[,\s]", "", match[1])) * _TIMES.get((match[2] or "").lower(), 1)
    return number if number < 1e15 else None

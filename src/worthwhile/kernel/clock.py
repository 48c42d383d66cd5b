"""Times of day as people read them."""

from __future__ import annotations

from datetime import datetime

_SAID = {"00:00:00": "start of the day", "12:00:00": "12 noon", "23:59:59": "end of the day"}


def clock_words(there: datetime) -> str:
    """``4:59pm``, with seconds where they are not nought; of the hour that ``there`` states, whatever its zone.

    Noon and the two ends of a day are said in words: nobody is sure which half of a day 12:00pm belongs to.

    >>> clock_words(datetime(2026, 10, 3, 16, 59))
    '4:59pm'
    """
    half = "am" if there.hour < 12 else "pm"
    seconds = f":{there:%S}" if there.second else ""
    return _SAID.get(f"{there:%H:%M:%S}") or f"{there.hour % 12 or 12}:{there:%M}{seconds}{half}"

"""Words that several forms share."""

from __future__ import annotations

from worthwhile.engines.valuation.vocabulary import Timing

TIMING_HINT = (
    "Published studies differ, so nothing is chosen for you. The result also shows what the other two would give."
)
TIMING_MISSING = "Choose when in a year the value comes"
TIMING_CHOICES = [
    (Timing.START.value, "At the start: the first year counts in full"),
    (Timing.MID.value, "Spread over the year: the first year counts as half a year away"),
    (Timing.END.value, "At the end: the first year counts as a year away"),
]

"""What an evaluator must know beside the figures: what stops a ranking, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to know. ``code`` is permanent and has a method page; empty ids mean the whole evaluation."""

    code: str
    message: str
    lot: str = ""
    bidder: str = ""
    criterion: str = ""


# Each code is permanent: docs/methods holds a page for each.
PANEL = "SC-01"
STANDING = "SC-02"
TIES = "SC-03"
LOW = "SC-04"
LABOUR = "SC-05"
LOTS = "SC-06"
ROBUSTNESS = "SC-07"
WEIGHTS = "SC-08"
GROUPS = "SC-09"
INDEPENDENCE = "SC-10"
MONOTONICITY = "SC-11"
EFFECTIVE_WEIGHTS = "SC-12"
PRICE_PER_POINT = "SC-13"
NO_PRICE = "SC-14"

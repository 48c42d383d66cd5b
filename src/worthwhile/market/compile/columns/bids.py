"""How many bids were received and how many bidders are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.sheet import Sheet

# In this order: what was received at the end, then what was received, then what was valid.
_MEASURES = ("finalStageBids", "bids", "validBids")


def _stated_statistics(release: Mapping[str, Any], odd: list[Any]) -> int | None:
    """Bids received, summed over lots; None where no statistic says so."""
    bids = release.get("bids")
    if bids is None:
        return None
    by_measure: dict[str, int] = {}
    for one in given.objects(given.mapping(bids, odd).get("statistics"), odd):
        measure = given.text(one.get("measure"), odd)
        value = one.get("value")
        found = given.count(value, odd) if value.__class__ in (int, float, str) else None
        if measure is not None and found is not None:
            by_measure[measure] = by_measure.get(measure, 0) + found
    return next((by_measure[measure] for measure in _MEASURES if measure in by_measure), None)


def count_bids(sheet: Sheet, tender: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """(bids received, bidders named); suppliers must have their rows already.

    Older Contracts Finder lists those who won as the tenderers and counts them: that is not how many bid, so such a
    number is left out of the first.
    """
    odd = sheet.odd
    received = _stated_statistics(sheet.release, odd)
    listed = tender.get("tenderers")
    stated = tender.get("numberOfTenderers")
    if listed is None and stated is None:
        return received, None
    named = [given.text(one.get("id"), odd) for one in given.objects(listed, odd)]
    number = given.count(stated, odd)
    bidders = len(set(named)) if named else number
    if received is None and number is not None and not _are_winners(sheet, named):
        received = number
    return received, bidders


def _are_winners(sheet: Sheet, named: Sequence[str | None]) -> bool:
    winners = {row[2] for row in sheet.rows["award_supplier"]}
    return bool(named) and all(one in winners for one in named)

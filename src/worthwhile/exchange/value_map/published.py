"""The results that a value map prints, kept apart from the case so that an audit can check them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.audit import FORMAT
from worthwhile.exchange.plain_data import plain_number
from worthwhile.exchange.value_map.draft import Draft
from worthwhile.exchange.value_map.labelled import Labelled
from worthwhile.exchange.value_map.table import OutcomeRow, Table

_TOTALS = {
    "present_value": "present_value",
    "investment": "investment_present_value",
    "ratio": "ratio",
    "net_present_value": "net_present_value",
}
_PENNIES, _RATIO_PLACES = 2, 4


def published_figures(
    *, draft: Draft, table: Table, labelled: Mapping[str, Labelled], file_name: str
) -> dict[str, Any] | None:
    """The published totals and rows as plain data, None where the sheet prints no result."""
    outcomes = []
    for identifier, line in zip(draft.rows, table.outcomes, strict=True):
        figures = _line(line)
        if figures:
            outcomes.append({"id": identifier, **figures})
    totals = {
        theirs: _as_printed(labelled[ours].value, _RATIO_PLACES if ours == "ratio" else _PENNIES)
        for ours, theirs in _TOTALS.items()
        if ours in labelled
    }
    if not outcomes and not totals:
        return None
    return {"format": FORMAT, "source": file_name, **totals, **({"outcomes": outcomes} if outcomes else {})}


def _line(line: OutcomeRow) -> dict[str, Any]:
    figures: dict[str, Any] = {
        name: _as_printed(line.numbers[name], _PENNIES) for name in ("impact", "present_value") if name in line.numbers
    }
    years = sorted(line.years)
    if years and years == list(range(1, len(years) + 1)):
        figures["net_by_year"] = [_as_printed(line.years[year], _PENNIES) for year in years]
    return figures


def _as_printed(value: Decimal, places: int) -> int | float | str:
    """A cell keeps more digits than a sheet shows, and an audit takes the last digit as the precision."""
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > places:
        return f"{value:.{places}f}"
    return plain_number(value)

"""The start of an evaluative case: what a forecast promised to change, without any of the figures it promised."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from worthwhile.engines.valuation.vocabulary import CaseKind
from worthwhile.exchange.stories import KEY

# What both cases must have alike for their figures to be set side by side.
KEPT = (
    "format",
    "organisation",
    "period",
    "currency",
    "price_year",
    "uprating",
    "uprating_beyond",
    "horizon_years",
    "conventions",
    "discounting",
)
# What an outcome is and what one unit of it is worth. Quantities, deductions, how long it lasts and evidence are
# results: they are measured, and never taken over from a promise.
KEPT_OF_OUTCOME = (
    "id",
    "name",
    "stakeholder",
    "level",
    "agency",
    "kind",
    "status",
    "value",
    "value_ref",
    "value_year",
    "uprate",
    "cashable",
    "discounting",
    "shares_change_with",
)
PRICE = "value"


def evaluative_start(forecast: Mapping[str, Any], *, title: str) -> dict[str, Any]:
    """A draft with the outcomes, prices and conventions of a forecast, and nothing that is still to be measured.

    Outcomes keep their ids, by which promise and result are matched. Costs are left out.
    """
    started = {name: deepcopy(forecast[name]) for name in KEPT if forecast.get(name) is not None}
    started |= {"title": title, "kind": CaseKind.EVALUATIVE.value}
    started["outcomes"] = [_outcome(row) for row in forecast.get("outcomes") or ()]
    theory = (forecast.get(KEY) or {}).get("theory")
    if theory:
        started[KEY] = {"theory": deepcopy(theory)}
    return started


def _outcome(row: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: deepcopy(row[name]) for name in KEPT_OF_OUTCOME if row.get(name) is not None}
    for part in ("ranges", "sources"):
        stated = (row.get(part) or {}).get(PRICE)
        if stated is not None:
            kept[part] = {PRICE: deepcopy(stated)}
    return kept

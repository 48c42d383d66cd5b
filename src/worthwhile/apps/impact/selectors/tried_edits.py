"""The edits that put tried figures into a case. A figure outside its range widens the range as far as itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

from worthwhile.apps.impact.selectors.drafts import outcomes_of
from worthwhile.apps.impact.selectors.figures_to_try import FigureToTry
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.engines.valuation.vocabulary import Distribution
from worthwhile.exchange.case_edits import Edits, Place

Tried = Mapping[FigureToTry, Decimal]


def edits_of(data: Mapping[str, Any], tried: Tried) -> Edits:
    """The places to change, with the ranges that have to reach further."""
    edits: dict[Place, Any] = {}
    for parameter in dict.fromkeys(figure.parameter for figure in tried if figure.root == "outcomes"):
        edits |= _outcome_edits(data, {figure: n for figure, n in tried.items() if figure.parameter == parameter})
    costs = {figure: number for figure, number in tried.items() if figure.root == "inputs"}
    return edits | ({("inputs",): _costs(data, costs)} if costs else {})


def source_edits(data: Mapping[str, Any], tried: Tried, source: str) -> Edits:
    """A changed figure no longer rests on its old source: the new one stands there, or none."""
    edits: dict[Place, Any] = {}
    for figure in tried:
        if figure.root == "outcomes":
            row = outcomes_of(data)[figure.position]
            edits["outcomes", str(row["id"]), "sources", figure.name] = source or None
    return edits


def sourced_costs(edits: Edits, tried: Tried, source: str) -> Edits:
    """The same for costs, which are saved as one list."""
    if ("inputs",) not in edits:
        return edits
    rows = deepcopy(edits["inputs",])
    for figure in tried:
        if figure.root == "inputs":
            rows[figure.position].pop("source", None)
            rows[figure.position] |= {"source": source} if source else {}
    return {**edits, ("inputs",): rows}


def _outcome_edits(data: Mapping[str, Any], tried: Tried) -> Edits:
    figure = next(iter(tried))
    row = outcomes_of(data)[figure.position]
    here: Place = ("outcomes", str(row["id"]))
    edits: dict[Place, Any] = {(*here, figure.name): _with(row[figure.name], tried)}
    span = part_of(part_of(row, "ranges"), figure.name)
    if span.get("low") is not None and span.get("high") is not None:
        low, high = _widened(span, tried)
        edits |= {(*here, "ranges", figure.name, "low"): low, (*here, "ranges", figure.name, "high"): high}
    return edits


def _costs(data: Mapping[str, Any], tried: Tried) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = deepcopy(list(data["inputs"]))
    for position in {figure.position for figure in tried}:
        row = rows[position]
        of_row = {figure: number for figure, number in tried.items() if figure.position == position}
        row["values"] = _with(row["values"], of_row)
        span = part_of(part_of(row, "ranges"), "values")
        if span.get("low") is not None and span.get("high") is not None:
            row["ranges"]["values"]["low"], row["ranges"]["values"]["high"] = _widened(span, of_row)
    return rows


def _widened(span: Mapping[str, Any], tried: Tried) -> tuple[Any, Any]:
    if span.get("distribution") == Distribution.NORMAL:
        # A normal range has to lie evenly round its middle, so it moves along.
        def moved(end: Decimal, figure: FigureToTry, number: Decimal) -> Decimal:
            return end + number - figure.saved

        return _ends(span["low"], tried, moved), _ends(span["high"], tried, moved)
    return (
        _ends(span["low"], tried, lambda end, _, number: min(end, number)),
        _ends(span["high"], tried, lambda end, _, number: max(end, number)),
    )


def _ends(stated: Any, tried: Tried, to: Callable[[Decimal, FigureToTry, Decimal], Decimal]) -> Any:
    ends = list(stated) if isinstance(stated, list) else [stated]
    for figure, number in tried.items():
        place = (figure.year or 1) - 1
        ends[place] = to(Decimal(ends[place]), figure, number)
    return ends if isinstance(stated, list) else ends[0]


def _with(stated: Any, tried: Tried) -> Any:
    numbers = list(stated) if isinstance(stated, list) else [stated]
    for figure, number in tried.items():
        numbers[(figure.year or 1) - 1] = number
    return numbers if isinstance(stated, list) else numbers[0]

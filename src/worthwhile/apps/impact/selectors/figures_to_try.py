"""The figures of a case that can be tried at another value: numbers that the author stated, not published prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.apps.impact.selectors.drafts import outcomes_of
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.case_fields import Written, field_of
from worthwhile.exchange.charts.tornado import by_reach

OF_OUTCOME = (
    "quantity", "intake", "value", "deadweight", "displacement", "attribution", "duration_years", "drop_off"
)  # fmt: skip
# Beyond this a page would ask for more than anybody tries, and a browser would send more than is taken.
MOST_YEARS = 10
MOST_FIGURES = 300
# What stands under a box has the id of the box and this.
SAID = "-said"


@dataclass(frozen=True, kw_only=True)
class FigureToTry:
    """One number of a case.

    ``parameter`` is its name in a result (``less-lonely.deadweight``, ``inputs[0].values``); ``year`` counts from 1
    where it is a list by year, else None. ``low`` and ``high`` are the range that the case states for it.
    """

    parameter: str
    root: str
    position: int
    subject: str
    name: str
    label: str
    written: Written
    saved: Decimal
    year: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def key(self) -> str:
        """Its name in a form."""
        stem = f"cost-{self.position}" if self.root == "inputs" else self.parameter.replace(".", "-")
        return stem if self.year is None else f"{stem}-{self.year}"


@dataclass(frozen=True, kw_only=True)
class FiguresToTry:
    """Those that matter most, which come first, and the others."""

    first: tuple[FigureToTry, ...]
    others: tuple[FigureToTry, ...]

    @property
    def all(self) -> tuple[FigureToTry, ...]:
        return (*self.first, *self.others)


def find_figures(*, data: Mapping[str, Any], result: ValuationResult, most_first: int) -> FiguresToTry:
    """The figures of the priced outcomes and the costs; first those of the parameters that move the result furthest.

    Where the case has no ranges, nothing says which matter most: they stand in the order of the case.
    """
    found = [*_of_outcomes(data), *_of_costs(data)]
    there = {figure.parameter for figure in found}
    weighty = [item.parameter for item in by_reach(result) if item.parameter in there]
    top = (weighty or list(dict.fromkeys(figure.parameter for figure in found)))[:most_first]
    first = [figure for figure in found if figure.parameter in top]
    others = [figure for figure in found if figure.parameter not in top]
    return FiguresToTry(first=tuple(first), others=tuple(others[: max(0, MOST_FIGURES - len(first))]))


def _of_outcomes(data: Mapping[str, Any]) -> Iterator[FigureToTry]:
    for position, row in enumerate(outcomes_of(data)):
        if row.get("status", Status.PRICED) != Status.PRICED:
            continue
        for name in OF_OUTCOME:
            yield from _figures(row, "outcomes", position, name, f"{row.get('id')}.{name}")


def _of_costs(data: Mapping[str, Any]) -> Iterator[FigureToTry]:
    for position, row in enumerate(data.get("inputs") or ()):
        yield from _figures(row, "inputs", position, "values", f"inputs[{position}].values")


def _figures(row: Mapping[str, Any], root: str, position: int, name: str, parameter: str) -> Iterator[FigureToTry]:
    stated = row.get(name)
    span = part_of(part_of(row, "ranges"), name)
    listed = stated if isinstance(stated, list) else [stated]
    is_by_year = len(listed) > 1
    if len(listed) > MOST_YEARS or not all(_is_number(number) for number in listed):
        return
    known = field_of(root, name)
    for index, number in enumerate(listed):
        yield FigureToTry(
            parameter=parameter,
            root=root,
            position=position,
            subject=str(row.get("name") or row.get("id") or ""),
            name=name,
            label=known.what.partition(" (")[0] + (f", year {index + 1}" if is_by_year else ""),
            written=known.written,
            saved=Decimal(number),
            year=index + 1 if is_by_year else None,
            low=_end(span.get("low"), index),
            high=_end(span.get("high"), index),
        )


def _end(stated: object, index: int) -> Decimal | None:
    ends: Sequence[object] = stated if isinstance(stated, list) else [stated]
    found = ends[index] if index < len(ends) else None
    return Decimal(found) if isinstance(found, int | Decimal) and not isinstance(found, bool) else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)

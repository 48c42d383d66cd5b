"""Turns of phrase of the questions that give the same answer on every engine.

Sums of money are of whole pence, so that the order in which an engine adds them changes nothing; quantiles are of
ranked values, never approximate; a condition that is not known counts as not met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

Tables = Mapping[str, "ir.Table"]


@dataclass(frozen=True, slots=True)
class Band:
    """Values from ``low`` up to but not including ``high``; None: no end on that side."""

    name: str
    low: float | None
    high: float | None


def is_true(condition: ir.BooleanValue) -> ir.BooleanValue:
    """The condition, and False where it is not known."""
    return condition.fill_null(False)


def how_many(condition: ir.BooleanValue) -> ir.IntegerScalar:
    """How many rows of a group meet a condition."""
    return is_true(condition).ifelse(1, 0).sum().cast("int64")


def pence(pounds: ir.NumericValue) -> ir.IntegerValue:
    """An amount as whole pence."""
    return (pounds * 100).round().cast("int64")


def pounds(total_pence: ir.NumericValue) -> ir.FloatingValue:
    """Whole pence as pounds."""
    return total_pence.cast("float64") / 100.0


def share(part: ir.NumericValue, whole: ir.NumericValue) -> ir.FloatingValue:
    """The part of the whole, from 0 to 1; null where the whole is 0."""
    return part.cast("float64") / whole.cast("float64").nullif(0.0)


def band_of(value: ir.NumericValue, bands: Sequence[Band]) -> ir.IntegerValue:
    """The position of the band in which a value falls, from 0; bands are in rising order and leave no gap."""
    return ibis.cases(
        *((is_true(value < band.high), position) for position, band in enumerate(bands[:-1])), else_=len(bands) - 1
    ).cast("int64")


def one_row_each(rows: Sequence[Mapping[str, Any]]) -> ir.Table:
    """A table of these literal rows with their ``position`` from 0, so that what is not found shows as 0.

    Values of a column are all of one type or None, and not all None.
    """
    at = ibis.range(0, len(rows)).unnest().name("position").as_table()
    at = at.select(position=at.position.cast("int64"))
    return at.mutate(**{name: _by_position(at, [row[name] for row in rows]) for name in rows[0]})


def _by_position(at: ir.Table, values: Sequence[Any]) -> ir.Value:
    cases = [(at.position == place, _literal(value)) for place, value in enumerate(values) if value is not None]
    return ibis.cases(*cases)


def _literal(value: Any) -> ir.Scalar:
    # Written as 0.5 it is a decimal to one engine and a double to another.
    return ibis.literal(repr(value)).cast("float64") if isinstance(value, float) else ibis.literal(value)


def band_rows(bands: Sequence[Band]) -> ir.Table:
    """The bands as rows: position, band, low, high."""
    return one_row_each([{"band": band.name, "low": band.low, "high": band.high} for band in bands])


def ranked(table: ir.Table, value: str, by: Sequence[str] = (), ties: Sequence[str] = ()) -> ir.Table:
    """The table with ``rank_`` (from 0) of a value that is never null inside its group, and ``size_`` of the group."""
    group = [table[name] for name in by]
    order = [table[value], *(table[name] for name in ties)]
    return table.mutate(
        rank_=ibis.row_number().over(group_by=group, order_by=order),
        size_=table.count().over(group_by=group) if by else table.count().over(),
    )


def at_percent(table: ir.Table, value: str, percent: int) -> ir.FloatingScalar:
    """The value below which ``percent`` of a ranked group lies, between the two nearest as a spreadsheet has it.

    Source: linear interpolation between closest ranks, PERCENTILE.INC of spreadsheets (type 7 of Hyndman and Fan 1996).
    """
    reach = (table.size_ - 1) * percent
    below = (reach - reach % 100) // 100
    low = table[value].max(where=table.rank_ == below).cast("float64")
    high = table[value].max(where=table.rank_ == below + 1).cast("float64")
    part = (reach % 100).max().cast("float64") / 100.0
    return low + ibis.coalesce(high - low, 0.0) * part

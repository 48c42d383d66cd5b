"""The rows that a table may have, and what must be true of them together."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from worthwhile.kernel.records import Record, described
from worthwhile.reference.shapes import TableShape


class Statistic(StrEnum):
    """What a row of a spread says."""

    N = "n"
    P10 = "p10"
    P25 = "p25"
    P50 = "p50"
    P75 = "p75"
    P90 = "p90"
    MEAN = "mean"
    SD = "sd"

    @property
    def percentile(self) -> Decimal | None:
        """The percentile, 0 to 100, or None for a count, a mean or a deviation."""
        return Decimal(self.value[1:]) if self.value[1:].isdigit() else None


@dataclass(frozen=True, kw_only=True)
class BandRow(Record):
    """The rate of the years from ``first_year`` to ``last_year`` from now."""

    first_year: int = described("First year of the band", minimum=0)
    last_year: int | None = described("Last year of the band; empty for the last band", default=None)
    rate: Decimal = described("Rate per year as a fraction", rate=True)


@dataclass(frozen=True, kw_only=True)
class StatisticRow(Record):
    """One number of a spread."""

    statistic: Statistic = described("n, p10, p25, p50, p75, p90, mean or sd")
    value: Decimal = described("The number", minimum=0)


@dataclass(frozen=True, kw_only=True)
class ConversionRow(Record):
    """The metric score of a raw total."""

    raw: int = described("Raw total", minimum=0)
    metric: Decimal = described("Metric score")


def _band_faults(rows: Sequence[BandRow]) -> list[str]:
    if not rows:
        return ["Give at least one band."]
    faults = (
        [] if rows[0].first_year == 0 else [f"The first band starts in year {rows[0].first_year}. Start it in year 0."]
    )
    for before, after in itertools.pairwise(rows):
        if before.last_year is None or after.first_year != before.last_year + 1:
            ends = "is open-ended" if before.last_year is None else f"ends in year {before.last_year}"
            faults.append(f"A band starts in year {after.first_year}, but the band before it {ends}. Leave no gap.")
    if rows[-1].last_year is not None:
        faults.append(f"The last band ends in year {rows[-1].last_year}. Leave its last_year empty.")
    return faults


def _spread_faults(rows: Sequence[StatisticRow]) -> list[str]:
    names = [row.statistic.value for row in rows]
    faults = [f"{name} stands more than once." for name in sorted(set(names)) if names.count(name) > 1]
    if Statistic.N not in names:
        faults.append("Give the row n: how many reports stand behind the spread.")
    points = sorted((row.statistic.percentile, row.value) for row in rows if row.statistic.percentile is not None)
    if any(after[1] < before[1] for before, after in itertools.pairwise(points)):
        faults.append("The percentiles must not fall: each value is at least the one before it.")
    return faults


def _conversion_faults(rows: Sequence[ConversionRow]) -> list[str]:
    if not rows:
        return ["Give at least one row."]
    faults = []
    for before, after in itertools.pairwise(rows):
        if after.raw != before.raw + 1 or after.metric <= before.metric:
            faults.append(f"Raw total {after.raw} must follow {before.raw} by one, with a higher metric score.")
    return faults


ROWS: Mapping[TableShape, type[Record]] = MappingProxyType(
    {
        TableShape.BANDS: BandRow,
        TableShape.PERCENTILES: StatisticRow,
        TableShape.CONVERSION: ConversionRow,
    }
)

FAULTS: Mapping[TableShape, Callable[..., list[str]]] = MappingProxyType(
    {
        TableShape.BANDS: _band_faults,
        TableShape.PERCENTILES: _spread_faults,
        TableShape.CONVERSION: _conversion_faults,
    }
)


def columns(shape: TableShape) -> tuple[str, ...]:
    """The names of the columns, in order."""
    return tuple(field.name for field in fields(ROWS[shape]))  # type: ignore[arg-type]

"""The reference figures arranged as a valuation looks them up."""

from __future__ import annotations

from types import MappingProxyType

from worthwhile.engines.valuation.parameters import Band, Benchmark, Schedule, ValuationParameters
from worthwhile.kernel.parameter import Parameter
from worthwhile.reference.library import Library, Table
from worthwhile.reference.tables import BandRow, Statistic, StatisticRow

DEFLATOR = "prices/gdp-deflator"
WELLBEING_DEFLATOR = "wellbeing/deflator"
GDP_PER_HEAD = "wellbeing/gdp-per-head"
ELASTICITY = "wellbeing/elasticity"
SCHEDULES = ("green-book-standard", "green-book-health", "green-book-low")
FACTORS = ("deadweight", "attribution", "drop-off", "ratio", "discount-rate")


def parameters_for_valuation(library: Library) -> ValuationParameters:
    """Series, schedules, value bank and benchmarks out of a library that holds them."""
    series = {
        "deflator": library.parameters[DEFLATOR],
        "wellbeing_deflator": library.parameters[WELLBEING_DEFLATOR],
        "gdp_per_head": library.parameters[GDP_PER_HEAD],
    }
    return ValuationParameters(
        **series,
        wellbeing_elasticity=library.parameters[ELASTICITY],
        schedules=MappingProxyType(
            {name: _schedule(library.tables[f"discounting/{name}"], name) for name in SCHEDULES}
        ),
        bank=library.bank,
        withheld=library.withheld,
        benchmarks=MappingProxyType({name: _benchmark(library.tables[f"benchmarks/{name}"], name) for name in FACTORS}),
        vintage=MappingProxyType({name: _vintage(parameter) for name, parameter in series.items()}),
    )


def _schedule(table: Table, name: str) -> Schedule:
    edition = table.editions[-1]
    return Schedule(
        id=name,
        label=table.label,
        bands=tuple(
            Band(first=row.first_year, last=row.last_year, rate=row.rate)
            for row in edition.rows
            if isinstance(row, BandRow)
        ),
        valid_from=edition.valid_from,
        source=edition.source,
        locator=edition.locator,
    )


def _benchmark(table: Table, name: str) -> Benchmark:
    edition = table.editions[-1]
    numbers = {row.statistic: row.value for row in edition.rows if isinstance(row, StatisticRow)}
    points = ((name.percentile, value) for name, value in numbers.items())
    return Benchmark(
        factor=name,
        n=int(numbers[Statistic.N]),
        points=tuple(sorted((percentile, value) for percentile, value in points if percentile is not None)),
        mean=numbers.get(Statistic.MEAN),
        source=edition.source,
        note=table.description,
    )


def _vintage(series: Parameter) -> str:
    """The release of a series in words, with the years it holds."""
    first, last = series.values[0], series.values[-1]
    source = last.source
    years = f"{first.valid_from.year} to {last.valid_from.year}"
    return f"{source.title}, {source.publisher}, release of {source.published}; years {years}"

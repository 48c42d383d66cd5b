"""The reference figures that a result stands on, each with its date and source."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.prepare import PreparedCase, PreparedOutcome
from worthwhile.engines.valuation.result import UsedParameter
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.parameter import Parameter


def used_parameters(prepared: PreparedCase) -> tuple[UsedParameter, ...]:
    """Bank values, index readings and discount rates used, each once, in order of first use."""
    found: dict[tuple[str, str], UsedParameter] = {}
    for item in prepared.outcomes:
        for used in (*_bank(item), *_indices(prepared, item)):
            found.setdefault((used.id, used.label), used)
    for used in _schedules(prepared):
        found.setdefault((used.id, used.label), used)
    return tuple(found.values())


def _bank(item: PreparedOutcome) -> Iterator[UsedParameter]:
    bank = item.unit_value.bank
    if bank is not None:
        yield UsedParameter(
            id=bank.id,
            label=f"{bank.label} ({bank.price_year} prices)",
            value=bank.value,
            unit=f"GBP {bank.unit}",
            valid_from=bank.valid_from,
            source=f"{bank.source.title}, {bank.source.publisher}, {bank.locator}",
            licence=bank.source.licence,
        )


def _indices(prepared: PreparedCase, item: PreparedOutcome) -> Iterator[UsedParameter]:
    reference, wanted, given = prepared.parameters, prepared.case.price_year, item.unit_value.year
    if not item.uprating.parameters or wanted is None or given is None:
        return
    for series in (reference.deflator, reference.wellbeing_deflator, reference.gdp_per_head):
        if series.id in item.uprating.parameters:
            yield from _readings(series, (given, wanted))
    if reference.wellbeing_elasticity.id in item.uprating.parameters:
        yield _used(reference.wellbeing_elasticity, len(reference.wellbeing_elasticity.values) - 1, "")


def _readings(series: Parameter, years: tuple[PriceYear, ...]) -> Iterator[UsedParameter]:
    wanted = {year for price_year in years for year, _ in price_year.weights}
    last = series.values[-1].valid_from.year
    if any(price_year.begins > last for price_year in years):
        wanted |= {last - 1, last}  # the last known growth, carried on
    for index, dated in enumerate(series.values):
        if dated.valid_from.year in wanted:
            yield _used(series, index, f", {dated.valid_from.year}")


def _used(series: Parameter, index: int, suffix: str) -> UsedParameter:
    dated = series.values[index]
    return UsedParameter(
        id=series.id,
        label=f"{series.label}{suffix}",
        value=dated.value,
        unit=series.unit,
        valid_from=dated.valid_from,
        source=f"{dated.source.title}, {dated.source.publisher}, {dated.locator}",
        licence=dated.source.licence,
    )


def _schedules(prepared: PreparedCase) -> Iterator[UsedParameter]:
    names = {prepared.case.discounting.schedule}
    names |= {item.outcome.discounting.schedule for item in prepared.outcomes if item.outcome.discounting is not None}
    years = max(prepared.horizon, len(prepared.inputs.by_year))
    for name in sorted(name.value for name in names if name is not None):
        schedule = prepared.parameters.schedules[name]
        for band in schedule.bands:
            if band.first <= years:
                span = f"years {band.first} to {band.last}" if band.last is not None else f"years from {band.first}"
                yield UsedParameter(
                    id=schedule.id,
                    label=f"{schedule.label}, {span}",
                    value=band.rate,
                    unit="rate per year",
                    valid_from=schedule.valid_from,
                    source=f"{schedule.source.title}, {schedule.source.publisher}, {schedule.locator}",
                    licence=schedule.source.licence,
                )

"""A case that raises next to nothing, small reference figures, and the checks of the two with changes."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.parameters import (
    Band,
    BankValue,
    Benchmark,
    Schedule,
    UprateRule,
    ValuationParameters,
)
from worthwhile.engines.valuation.result import Check
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.parameter import Basis, DatedValue, Parameter, Source

SOURCE = Source(key="made-up", title="Made-up figures", publisher="Tests", published="2026", licence="none", address="")
DAY = date(2026, 1, 1)

CAREFUL_OUTCOME: dict[str, Any] = {
    "id": "less-lonely",
    "name": "Members are less lonely",
    "stakeholder": "Members",
    "level": "individual",
    "agency": "people",
    "kind": "wellbeing",
    "quantity": 80,
    "value": 1000,
    "value_year": 2022,
    "duration_years": 1,
    "deadweight": 0.3,
    "displacement": 0,
    "attribution": 0.25,
    "drop_off": 0.3,
    "ranges": {"quantity": {"low": 60, "high": 90}},
    "evidence": {
        "sample": 90,
        "population": 150,
        "attrition": 0.1,
        "source": "survey",
        "strength": 4,
        "follow_up_months": 12,
    },
    "sources": {"value": "a published study", "quantity": "survey", "deadweight": "comparison group"},
}
CAREFUL_CASE: dict[str, Any] = {
    "format": "worthwhile/impact-case/1",
    "title": "Lunch club",
    "period": {"start": "2023-01-01", "end": "2023-12-31"},
    "price_year": 2023,
    "discounting": {"rate": 0.035, "timing": "start"},
    "inputs": [
        {"name": "Contract", "agency": "local-authority", "values": [30000]},
        {"name": "Volunteer hours", "values": [5000], "cash": False},
    ],
    "outcomes": [CAREFUL_OUTCOME, {"id": "tired", "name": "Volunteers are tired", "status": "held"}],
}


def _series(name: str, values: dict[int, str]) -> Parameter:
    dated = tuple(
        DatedValue(
            value=Decimal(value),
            valid_from=date(year, 1, 1),
            source=SOURCE,
            locator="table",
            checked_on=DAY,
            confidence="high",
        )
        for year, value in values.items()
    )
    return Parameter(
        id=name, label=name, description="", unit="index", geography="UK", basis=Basis.OFFICIAL, values=dated
    )


def _benchmark(factor: str, n: int, points: dict[int, str]) -> Benchmark:
    return Benchmark(
        factor=factor,
        n=n,
        points=tuple((Decimal(percentile), Decimal(value)) for percentile, value in points.items()),
        mean=None,
        source=SOURCE,
        note="",
    )


def _bank(code: str, **given: Any) -> BankValue:
    kept: dict[str, Any] = {
        "unit": "GBP per person per year",
        "kind": "fiscal",
        "level": "social",
        "agency": "nhs",
        "label": code,
        "value": Decimal(100),
        "price_year": PriceYear(2023),
    }
    return BankValue(
        id=f"value-bank/{code}",
        code=code,
        uprate=UprateRule.PRICES,
        source=SOURCE,
        locator="row",
        valid_from=DAY,
        **{**kept, **given},
    )


def _schedule(name: str, rate: str) -> Schedule:
    return Schedule(
        id=f"discounting/{name}",
        label=name,
        bands=(Band(first=1, last=None, rate=Decimal(rate)),),
        valid_from=DAY,
        source=SOURCE,
        locator="table",
    )


BANK = (
    _bank("VISIT", unit="GBP per visit", average_cost=True),
    _bank("TEN-YEARS", whole_period=True),
    _bank("WHOLE", contains=("PART",), kind="economic", agency="society", value=Decimal(300)),
    _bank("PART", agency="dwp"),
    _bank("WELLBY", unit="GBP per WELLBY", kind="wellbeing", agency="people", level="individual"),
    _bank("QALY", unit="GBP per QALY", kind="wellbeing", agency="people", level="individual"),
)


@pytest.fixture(scope="session")
def parameters() -> ValuationParameters:
    """Small reference figures with round numbers."""
    years = {2010: "80", 2022: "95", 2023: "100", 2024: "104"}
    return ValuationParameters(
        deflator=_series("deflator", years),
        wellbeing_deflator=_series("wellbeing-deflator", years),
        gdp_per_head=_series("gdp-per-head", years),
        wellbeing_elasticity=_series("elasticity", {2000: "1.3"}),
        schedules={
            "green-book-standard": _schedule("green-book-standard", "0.035"),
            "green-book-health": _schedule("green-book-health", "0.015"),
        },
        bank={value.code: value for value in BANK},
        withheld={},
        benchmarks={
            "deadweight": _benchmark("deadweight", 154, {10: "0.052", 50: "0.20"}),
            "attribution": _benchmark("attribution", 216, {10: "0.10", 50: "0.255"}),
            "drop-off": _benchmark("drop-off", 90, {10: "0.10", 50: "0.215"}),
            "discount-rate": _benchmark("discount-rate", 246, {10: "0.035", 50: "0.035"}),
            "ratio": _benchmark("ratio", 247, {50: "3.56", 90: "10.2"}),
        },
        vintage={},
    )


ChecksOf = Callable[..., list[Check]]


@pytest.fixture
def checks_of(parameters: ValuationParameters) -> ChecksOf:
    """Checks of the careful case with ``outcome`` changes on its first outcome, ``more`` outcomes and case changes.

    A change to None takes the name out.
    """

    def find(
        *, outcome: dict[str, Any] | None = None, more: list[dict[str, Any]] | None = None, **changes: Any
    ) -> list[Check]:
        data = copy.deepcopy({**CAREFUL_CASE, **changes})
        data["outcomes"][0] = _changed(data["outcomes"][0], outcome or {})
        data["outcomes"] += [_changed(CAREFUL_OUTCOME, other) for other in more or []]
        data = {name: value for name, value in data.items() if value is not None}
        return list(value_case(case=read_case(data), parameters=parameters, draws=0).checks)

    return find


def _changed(outcome: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = {**copy.deepcopy(outcome), **changes}
    if "evidence" in changes and changes["evidence"] is not None:
        merged["evidence"] = {**outcome["evidence"], **changes["evidence"]}
    return {name: value for name, value in merged.items() if value is not None}


@pytest.fixture
def codes_of(checks_of: ChecksOf) -> Callable[..., list[str]]:
    """The codes alone."""
    return lambda **changes: [check.code for check in checks_of(**changes)]

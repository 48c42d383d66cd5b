"""Small whole things that tests change in one place: a case with one outcome, and figures to value it by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.case import ImpactCase, read_case
from worthwhile.engines.valuation.parameters import BankValue, UprateRule, ValuationParameters
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.parameter import Basis, DatedValue, Parameter, Source

SOURCE = Source(
    key="made-up",
    title="Made-up figures for tests",
    publisher="Nobody",
    published="2024",
    licence="none",
    address="https://example.org/",
)


def make_series(id: str, *numbers: str, first: int = 2020) -> Parameter:
    """A made-up parameter with one value a calendar year from ``first``."""
    return Parameter(
        id=id,
        label=id,
        description="Made up",
        unit="index",
        geography="GB",
        basis=Basis.ASSUMPTION,
        values=tuple(
            DatedValue(
                value=Decimal(number),
                valid_from=date(first + years, 1, 1),
                valid_to=date(first + years, 12, 31),
                source=SOURCE,
                locator="made up",
                checked_on=date(2024, 1, 1),
                confidence="none",
            )
            for years, number in enumerate(numbers)
        ),
    )


def make_bank_value(code: str, **overrides: Any) -> BankValue:
    """A made-up value-bank figure: £80 to £120, £100 in the middle, in prices of 2020."""
    fields: dict[str, Any] = {
        "id": f"value-bank/{code}",
        "code": code,
        "label": code,
        "unit": "GBP per unit",
        "value": Decimal(100),
        "low": Decimal(80),
        "high": Decimal(120),
        "price_year": PriceYear(2020),
        "uprate": UprateRule.PRICES,
        "kind": "economic",
        "level": "individual",
        "agency": "people",
        "source": SOURCE,
        "locator": "made up",
        "valid_from": date(2020, 1, 1),
    }
    return BankValue(**{**fields, **overrides})


def make_parameters(*bank: BankValue) -> ValuationParameters:
    """Made-up reference figures: prices rise by a tenth a year from 2020 to 2022; no schedules, no benchmarks."""
    return ValuationParameters(
        deflator=make_series("prices/gdp-deflator", "100", "110", "121"),
        wellbeing_deflator=make_series("wellbeing/deflator", "100", "110", "121"),
        gdp_per_head=make_series("wellbeing/gdp-per-head", "100", "102", "104"),
        wellbeing_elasticity=make_series("wellbeing/elasticity", "1.3"),
        schedules={},
        bank={value.code: value for value in bank},
        withheld={},
        benchmarks={},
        vintage={},
    )


def outcome_data(**overrides: Any) -> dict[str, Any]:
    """An outcome as a case file has it: 100 units at 10 for one year, without deductions."""
    return {"id": "better", "quantity": 100, "value": 10, **overrides}


def case_data(**overrides: Any) -> dict[str, Any]:
    """A case as a case file has it: one outcome worth 1,000, one input of 500, nothing discounted or uprated."""
    return {
        "format": "worthwhile/impact-case/1",
        "title": "Test case",
        "period": {"start": "2022-04-01", "end": "2023-03-31"},
        "discounting": {"rate": 0, "timing": "start"},
        "inputs": [{"name": "Grant", "values": [500]}],
        "outcomes": [outcome_data()],
        **overrides,
    }


def make_case(**overrides: Any) -> ImpactCase:
    """The case of ``case_data`` with some fields replaced."""
    return read_case(case_data(**overrides))

"""One case that uses every way an outcome can be stated, for tests of what goes out."""

from __future__ import annotations

import copy
from typing import Any

import yaml

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import LoadedCase, case_from_data
from worthwhile.reference import valuation_parameters

_DATA = yaml.safe_load(
    """
format: worthwhile/impact-case/1
title: "=Lunch club and befriending"
organisation: Example Community Care CIC
period: {start: 2022-04-01, end: 2024-03-31}
price_year: 2023
discounting: {rate: 0.035, timing: mid}
horizon_years: 6
inputs:
  - {name: Council contract, stakeholder: Council, agency: local-authority, values: [60000, 20000]}
  - {name: Volunteer hours, stakeholder: Volunteers, values: [12000], cash: false}
outcomes:
  - id: less-lonely
    name: Members are less lonely
    stakeholder: Members
    level: individual
    agency: people
    kind: wellbeing
    quantity: 120
    value: 1700
    value_year: 2019
    uprate: wellbeing
    duration_years: 3.5
    deadweight: 0.2
    attribution: 0.25
    drop_off: 0.33
    ranges: {quantity: {low: 90, high: 140}}
    shares_change_with: [happier]
    sources: {value: A published study}
    evidence: {method: UCLA-3 before and after, sample: 96, source: survey of March 2023, strength: 3}
  - {id: happier, name: Members are happier, stakeholder: members, kind: wellbeing, quantity: 100, value: 900,
     duration_years: 2, deadweight: 0.1, displacement: 0.05, drop_off: 1}
  - {id: visits, name: "@Fewer visits", stakeholder: NHS, agency: nhs, kind: fiscal, cashable: 0.3,
     intake: [30, 20, 10], value: 250, value_year: 2021/22, duration_years: 2.5, deadweight: 0.3, drop_off: 0.2,
     starts_in_year: 2, discounting: {schedule: green-book-health, timing: end}}
  - {id: carbon, name: Less carbon, stakeholder: Everyone, level: environmental, agency: environment, kind: carbon,
     quantity: [10, 12], value: [240, 245], deadweight: 0.1}
  - {id: harm, name: Carers are tired, stakeholder: Carers, quantity: 10, value: -300, duration_years: 1, deadweight: 0}
  - {id: dignity, name: Dignity, stakeholder: Members, status: held, quantity: 40, value: 98765}
  - {id: sleep, name: Sleep, stakeholder: Members, status: pending}
"""
)


def case_data(**changes: Any) -> dict[str, Any]:
    """The case as plain data, with top-level parts replaced."""
    return {**copy.deepcopy(_DATA), **changes}


def valued(data: dict[str, Any] | None = None, *, draws: int = 0) -> tuple[LoadedCase, ValuationResult]:
    """The case and its result."""
    loaded = case_from_data(data if data is not None else case_data())
    return loaded, value_case(case=loaded.case, parameters=valuation_parameters(), draws=draws)

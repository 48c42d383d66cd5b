"""Figures on the pages of explanation are worked out anew, so that a page cannot go stale."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import case_data
from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import parse_case_text
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.pockets import find_pockets
from worthwhile.exchange.templates import demonstration_text
from worthwhile.kernel.money import money_text
from worthwhile.reference import valuation_parameters

CHANGE = Decimal("0.3")
INPUTS = Decimal(150_000)


@pytest.fixture(scope="module")
def results(root: Path) -> tuple[ValuationResult, ValuationResult]:
    """The example with everything put in, and with the grant alone."""
    path = root / "tests/cases/valuation/forty_three_to_one.yaml"
    data: Any = load_plain_data(path.read_text(encoding="utf-8"), suffix=".yaml", name=path.name)
    first, second = (
        value_case(case=read_case(case["case"]), parameters=valuation_parameters(), seed=1) for case in data["cases"]
    )
    return first, second


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    text = (root / "docs/explanation/forty-three-to-one.md").read_text(encoding="utf-8")
    return " ".join(text.split())


def _kept_point(result: ValuationResult) -> Decimal:
    """What one point of life satisfaction is worth after deductions."""
    outcome = result.outcomes[0]
    return outcome.unit_value * outcome.impact / outcome.gross


def test_the_price_of_a_point_is_the_one_on_the_page(
    page: str, results: tuple[ValuationResult, ValuationResult]
) -> None:
    result = results[0]
    assert f"in prices of 2023, that is £{result.outcomes[0].unit_value:,.2f}" in page
    assert f"{result.outcomes[0].impact / result.outcomes[0].gross:.1%}, or £{_kept_point(result):,.2f}" in page


@pytest.mark.parametrize("ratio", ["1", "3.56", "10.2", "43"])
def test_what_each_ratio_needs_is_the_one_on_the_page(
    ratio: str, page: str, results: tuple[ValuationResult, ValuationResult]
) -> None:
    value = Decimal(ratio) * INPUTS
    points = value / _kept_point(results[0])
    row = next(part for part in page.split(" | | ") if part.startswith((f"{ratio} ", f"{ratio},", f"| {ratio} ")))
    assert f"£{value:,.0f} | {points:,.1f} | {points / CHANGE:,.0f}" in row


def test_the_two_denominators_give_the_ratios_on_the_page(
    page: str, results: tuple[ValuationResult, ValuationResult]
) -> None:
    everything, grant = results
    assert f"141 points, worth £{everything.present_value:,.0f} after deductions" in page
    assert (
        f"takings, grants, volunteers' time | £{everything.investment_present_value:,.0f} | {everything.ratio:.2f} |"
        in page
    )
    assert f"the grant alone | £{grant.investment_present_value:,.0f} | {grant.ratio:.2f} |" in page


def test_the_break_evens_are_those_on_the_page(page: str, results: tuple[ValuationResult, ValuationResult]) -> None:
    found = {row.parameter.split(".")[-1]: row.break_even for row in results[0].break_evens}
    assert found["quantity"] is not None
    assert found["deadweight"] is not None
    assert f"from 141 to {found['quantity'][0]:.1f}, or until deadweight passes {found['deadweight'][0]:.1%}" in page


def test_the_range_is_the_one_on_the_page(page: str, results: tuple[ValuationResult, ValuationResult]) -> None:
    found = results[0].uncertainty
    assert found is not None
    assert found.ratio is not None
    assert f"lie between {found.ratio.p5:.1f} and {found.ratio.p95:.1f}" in page


def test_the_published_distribution_is_the_one_on_the_page(page: str) -> None:
    benchmark = valuation_parameters().benchmarks["ratio"]
    points = {int(percentile): value for percentile, value in benchmark.points}
    assert f"{points[50]}, the median of {benchmark.n} published ratios" in page
    assert f"{points[90]}, higher than nine in ten" in page


def test_a_ratio_of_43_raises_the_check_that_the_page_promises(
    results: tuple[ValuationResult, ValuationResult],
) -> None:
    everything, grant = results
    assert "SV-051" not in {check.code for check in everything.checks}
    assert ("SV-051", "error") in {(check.code, check.severity) for check in grant.checks}


def _words(root: Path, page: str) -> str:
    return " ".join((root / "docs" / page).read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def befriending() -> ValuationResult:
    text = demonstration_text("befriending")
    case = parse_case_text(text, suffix=".yaml", name="befriending").case
    return value_case(case=case, parameters=valuation_parameters(), seed=1)


def test_the_page_on_ranges_says_what_the_demonstration_says(root: Path, befriending: ValuationResult) -> None:
    page = _words(root, "explanation/why-ranges.md")
    found = befriending.uncertainty
    assert found is not None
    assert found.ratio is not None
    assert f"Its central ratio is {befriending.ratio:.2f}." in page
    assert f"lie between {found.ratio.p5:.2f} and {found.ratio.p95:.2f}" in page
    assert f"the middle one is {found.ratio.p50:.2f}, below" in page


def test_the_page_on_ranges_moves_the_assumption_that_matters_most(root: Path, befriending: ValuationResult) -> None:
    page = _words(root, "explanation/why-ranges.md")
    widest = befriending.sensitivity[0]
    assert widest.parameter == "life-satisfaction.quantity"
    assert f"moves the ratio from {widest.ratio_at_low:.2f} to {widest.ratio_at_high:.2f}" in page
    deadweight = next(row for row in befriending.break_evens if row.parameter == "life-satisfaction.deadweight")
    assert deadweight.break_even is not None
    assert f"deadweight could be {deadweight.break_even[0]:.0%}" in page


def test_the_pockets_are_those_on_the_page(root: Path) -> None:
    page = (root / "docs/explanation/wrong-pocket.md").read_text(encoding="utf-8")
    case = read_case(
        case_data(
            inputs=[
                {"name": "Contract", "agency": "local-authority", "values": [60000]},
                {"name": "Hours", "agency": "people", "values": [12000], "cash": False},
            ],
            outcomes=[
                {"id": "visits", "agency": "nhs", "kind": "fiscal", "quantity": 100, "value": 410},
                {"id": "well", "agency": "people", "kind": "wellbeing", "quantity": 90, "value": 1000},
            ],
        )
    )
    result = value_case(case=case, parameters=valuation_parameters(), draws=0)
    found = find_pockets(case=case, result=result, parameters=valuation_parameters())
    assert f"a ratio of {result.ratio:.2f}" in " ".join(page.split())
    for row in (*found.rows, found.total):
        kind = " in kind" if row.pays_in_kind and row.agency is not None else ""
        amounts = [money_text(amount, places=0) for amount in (row.gains, row.saves, row.cashable, row.net)]
        assert f"| {money_text(row.pays, places=0)}{kind} | {' | '.join(amounts)} |" in page

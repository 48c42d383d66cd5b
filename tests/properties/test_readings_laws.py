"""What must hold for every reading of every case: pockets add up, promises are kept, standing is monotone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.properties.case_strategies import cases
from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.engines.valuation.vocabulary import Agency
from worthwhile.exchange.levels import find_levels
from worthwhile.exchange.pockets import find_pockets
from worthwhile.exchange.promised import Fate, beside_forecast
from worthwhile.exchange.readings import read_again
from worthwhile.exchange.standing import find_standing, place
from worthwhile.reference import valuation_parameters

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
MANY = settings(max_examples=100, suppress_health_check=SLOW)
NEAR = Decimal("1e-9")
AGENCIES = st.sampled_from([*(agency.value for agency in Agency), None])
FIGURES = st.decimals(min_value=-5, max_value=50, places=4)


@st.composite
def told_cases(draw: st.DrawFn) -> dict[str, Any]:
    """A case in which inputs and outcomes may name whose they are."""
    case = draw(cases())
    for line in (*case["inputs"], *case["outcomes"]):
        agency = draw(AGENCIES)
        if agency is not None:
            line["agency"] = agency
    return case


@MANY
@given(data=told_cases())
def test_the_nets_of_all_pockets_add_up_to_the_net_present_value(data: dict[str, Any]) -> None:
    case, parameters = read_case(data), valuation_parameters()
    result = value_case(case=case, parameters=parameters, draws=0)
    found = find_pockets(case=case, result=result, parameters=parameters)
    scale = max(Decimal(1), abs(result.net_present_value))
    assert abs(found.total.net - result.net_present_value) <= NEAR * scale
    assert abs(found.total.pays_cash - result.investment_cash_present_value) <= NEAR * scale
    assert abs(found.total.saves - result.fiscal.present_value) <= NEAR * scale
    if found.is_shown:
        assert abs(sum((row.net for row in found.rows), Decimal(0)) - found.total.net) <= NEAR * scale


@MANY
@given(data=cases())
def test_a_case_beside_itself_keeps_every_promise_in_full(data: dict[str, Any]) -> None:
    case = read_case(data)
    result = value_case(case=case, parameters=valuation_parameters(), draws=0)
    found = beside_forecast(forecast=(case, result), actual=(case, result))
    assert {row.fate for row in found.rows} <= {Fate.MEASURED, Fate.NOT_YET_MEASURED}
    assert {row.share for row in found.rows} <= {None, Decimal(1)}
    assert {row.value_change for row in found.rows} <= {None, Decimal(0)}
    assert not any(one.is_changed for row in found.rows for one in row.deductions)
    assert found.is_comparable
    assert (found.ratio_then, found.cost_then) == (found.ratio_now, found.cost_now)
    measured = [row for row in found.rows if row.fate is Fate.MEASURED and row.promised and row.promised.units]
    assert all(row.share == 1 for row in measured)


@given(one=FIGURES, other=FIGURES, factor=st.sampled_from(sorted(valuation_parameters().benchmarks)))
def test_a_higher_figure_never_stands_lower(one: Decimal, other: Decimal, factor: str) -> None:
    published = valuation_parameters().benchmarks[factor]
    lower, higher = (place(value=value, published=published) for value in sorted((one, other)))
    assert lower.higher_than <= higher.higher_than
    assert lower.lower_than >= higher.lower_than


@given(value=FIGURES, factor=st.sampled_from(sorted(valuation_parameters().benchmarks)))
def test_a_place_claims_no_more_than_all_and_only_published_percentiles(value: Decimal, factor: str) -> None:
    published = valuation_parameters().benchmarks[factor]
    found = place(value=value, published=published)
    known = {percentile for percentile, _ in published.points}
    assert found.higher_than + found.lower_than <= 100
    assert found.higher_than in known | {0}
    assert 100 - found.lower_than in known | {100}
    assert set(found.same_as) <= known


@MANY
@given(data=cases())
def test_levels_add_up_to_the_present_value_and_name_every_outcome_once(data: dict[str, Any]) -> None:
    case = read_case(data)
    result = value_case(case=case, parameters=valuation_parameters(), draws=0)
    found = find_levels(result=result)
    whole = sum((column.present_value for column in found.columns), Decimal(0))
    assert abs(whole - result.present_value) <= NEAR * max(Decimal(1), abs(whole))
    named = [line.id for column in found.columns for line in (*column.priced, *column.held, *column.pending)]
    assert sorted(named) == sorted(outcome.id for outcome in case.outcomes)


@MANY
@given(data=told_cases())
def test_every_case_can_be_read_again_and_every_priced_outcome_is_placed(data: dict[str, Any]) -> None:
    case, parameters = read_case(data), valuation_parameters()
    result = value_case(case=case, parameters=parameters, draws=0)
    assert read_again(case=case, result=result).standing == find_standing(
        case=case, result=result, parameters=parameters
    )
    rows = find_standing(case=case, result=result, parameters=parameters).rows
    placed = [(row.factor, row.outcome) for row in rows if row.outcome and row.factor != "discount-rate"]
    assert len(placed) == 4 * len(case.priced) == len(set(placed))
    assert all(row.words for row in rows)

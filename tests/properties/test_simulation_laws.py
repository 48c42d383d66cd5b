"""The simulation against a second, plain implementation, and laws that hold in every draw."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.arithmetic import total
from worthwhile.engines.valuation.distributions import quantile
from worthwhile.engines.valuation.draws import stream
from worthwhile.engines.valuation.prepare import PreparedCase, prepare
from worthwhile.engines.valuation.simulated_case import POSSIBLE, SimulatedCase
from worthwhile.engines.valuation.simulation import Simulated, run, simulate
from worthwhile.engines.valuation.terms import TermRange, present_value

DRAWS = 12
ROOT = 5
SHAPES = st.sampled_from(["triangular", "pert", "uniform", "normal", "lognormal", "beta"])


def hundredths(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda number: Decimal(number) / 100)


@st.composite
def ranges(draw: st.DrawFn, central: Decimal | list[Decimal], least: int, most: int) -> dict[str, Any]:
    """A range around a central value, symmetric where its shape asks for that."""
    shape = draw(SHAPES)
    if isinstance(central, list):
        return {"low": [n / 2 for n in central], "high": [n * 2 for n in central], "distribution": "triangular"}
    below, above = (min(draw(hundredths(0, 50)), room) for room in (central - least, most - central))
    if shape == "normal":
        below = above = min(below, above)
    deviation = (below + above) / Decimal("3.29")
    fits_beta = 0 < central < 1 and below <= central <= 1 - above and deviation**2 < central * (1 - central) / 2
    if (shape == "lognormal" and central <= below) or (shape == "beta" and not fits_beta):
        shape = "uniform"
    return {"low": central - below, "high": central + above, "distribution": shape}


@st.composite
def outcomes(draw: st.DrawFn, name: str) -> dict[str, Any]:
    amounts = draw(st.sampled_from(["quantity", "by year", "intake"]))
    several = draw(st.lists(hundredths(100, 9000), min_size=1, max_size=4))
    data: dict[str, Any] = {"id": name, "kind": "carbon", "starts_in_year": draw(st.integers(1, 3))}
    if amounts == "intake":
        data["intake"] = several
    else:
        data["quantity"] = several if amounts == "by year" else several[0]
    data["value"] = draw(hundredths(-5000, 9000) | st.lists(hundredths(1, 900), min_size=12, max_size=12))
    rates = {name: draw(hundredths(0, 33)) for name in ("deadweight", "displacement", "attribution")}
    if amounts != "by year":
        rates["drop_off"] = draw(hundredths(0, 100))
        data["duration_years"] = draw(hundredths(5, 500))
    data |= rates
    limits = {"quantity": (0, 10**6), "intake": (0, 10**6), "value": (-(10**6), 10**6), "duration_years": (0, 9)}
    ranged = {
        key: draw(ranges(central, *limits.get(key, (0, 1))))
        for key, central in data.items()
        if key in {*limits, *rates} and draw(st.booleans())
    }
    if ranged.get("duration_years", {}).get("low") == 0:
        del ranged["duration_years"]
    return {**data, "ranges": ranged}


@st.composite
def cases(draw: st.DrawFn) -> PreparedCase:
    costs = draw(st.lists(hundredths(10_000, 90_000), min_size=1, max_size=3))
    inputs: dict[str, Any] = {"name": "Grant", "values": costs}
    if draw(st.booleans()):
        inputs["ranges"] = {"values": {"low": [n / 2 for n in costs], "high": [n * 3 for n in costs]}}
    case = make_case(
        outcomes=[draw(outcomes(name)) for name in ("one", "two")],
        inputs=[inputs, {"name": "Hall", "values": [draw(hundredths(0, 900))]}],
        horizon_years=draw(st.integers(1, 8)),
        discounting={"rate": draw(hundredths(0, 10)), "timing": draw(st.sampled_from(["start", "mid", "end"]))},
        conventions={
            "deductions": draw(st.sampled_from(["multiplicative", "subtractive"])),
            "drop_off": draw(st.sampled_from(["from-year-2", "compounding", "linear", "in-year"])),
        },
    )
    return prepare(case=case, parameters=make_parameters())


def simulated(case: PreparedCase) -> Simulated:
    counted = frozenset(line.terms.id for line in case.outcomes)
    return run(case=SimulatedCase.of(case, counted), draws=DRAWS, root=ROOT, size=5)


def plain_draw(stated: TermRange, index: int) -> tuple[Decimal, ...]:
    """The numbers of one range in one draw, one at a time."""
    probability = stream(ROOT, stated.draw).random(DRAWS)[index : index + 1]
    least, most = POSSIBLE[stated.term]
    return tuple(
        central
        if low == high
        else Decimal(
            float(
                quantile(
                    distribution=stated.distribution,
                    low=float(low),
                    central=float(central),
                    high=float(high),
                    least=least,
                    most=most,
                )(probability)[0]
            )
        )
        for low, central, high in zip(stated.low, stated.central, stated.high, strict=True)
    )


def plain_value(case: PreparedCase, index: int) -> Decimal:
    """Present value of one draw: each term replaced, then the exact arithmetic of the central result."""
    values = []
    for line in case.outcomes:
        terms = line.terms
        for stated in line.terms.ranges:
            terms = terms.with_term(stated.term, plain_draw(stated, index))
        values.append(present_value(terms))
    return total(values)


def plain_investment(case: PreparedCase, index: int) -> Decimal:
    by_year = list(case.inputs.by_year)
    for stated in case.inputs.ranges:
        for year, drawn in enumerate(plain_draw(stated, index)):
            by_year[year] += drawn - stated.central[year]
    return total(amount * factor for amount, factor in zip(by_year, case.inputs.factors, strict=True))


@given(cases())
@settings(max_examples=150)
def test_every_draw_is_what_the_exact_arithmetic_gives_for_its_numbers(case: PreparedCase) -> None:
    found = simulated(case)
    expected = [float(plain_value(case, index)) for index in range(DRAWS)]
    np.testing.assert_allclose(found.present_values, expected, rtol=1e-9, atol=1e-6)
    invested = [float(plain_investment(case, index)) for index in range(DRAWS)]
    np.testing.assert_allclose(found.investments, invested, rtol=1e-12)


@given(cases(), st.integers(0, 2**32))
@settings(max_examples=50)
def test_percentiles_are_in_order_and_probabilities_are_possible(case: PreparedCase, seed: int) -> None:
    counted = frozenset(line.terms.id for line in case.outcomes)
    found = simulate(prepared=case, counted=counted, draws=200, rng=np.random.default_rng(seed))
    assert found.ratio is not None
    for spread in (found.present_value, found.ratio):
        assert spread.p5 <= spread.p50 <= spread.p95
    assert found.probability_ratio_above_1 is not None
    assert 0 <= found.probability_ratio_above_1 <= 1
    assert 0 <= found.floored_draws <= 200


@given(
    hundredths(0, 40),
    hundredths(0, 20),
    hundredths(0, 20),
    st.sampled_from(["triangular", "pert", "uniform", "normal"]),
)
def test_more_deadweight_never_raises_the_worth_of_any_draw(
    low: Decimal, width: Decimal, more: Decimal, shape: str
) -> None:
    def with_deadweight(start: Decimal) -> Simulated:
        stated = {"low": start, "high": start + 2 * width, "distribution": shape}
        outcome = outcome_data(deadweight=start + width, ranges={"deadweight": stated})
        return simulated(prepare(case=make_case(outcomes=[outcome]), parameters=make_parameters()))

    less, with_more = with_deadweight(low), with_deadweight(low + more)
    assert np.all(with_more.present_values <= less.present_values + 1e-9)

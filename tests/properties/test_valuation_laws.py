"""What must hold for every case: the engine and a second, plain implementation agree, and the laws of valuation."""

from __future__ import annotations

import copy
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.properties.case_strategies import MONEY, SHARES, UNITS, cases
from tests.second_implementation import Tables, plain_chained, plain_value
from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.kernel.parameter import Parameter
from worthwhile.reference import valuation_parameters

MANY = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SOME = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
# A millionth of a penny: the two may differ by the last digits of roots and powers only.
NEAR = Fraction(1, 10**8)

# Sums of hundreds of parts, each rounded at the 28th digit: far below a penny of the largest sum.
LAST_DIGITS = Decimal("1e-15")


def _by_year(series: Parameter) -> dict[int, Decimal]:
    return {dated.valid_from.year: dated.value for dated in series.values}


@cache
def _tables() -> Tables:
    figures = valuation_parameters()
    return Tables(
        prices=_by_year(figures.deflator),
        wellbeing_prices=_by_year(figures.wellbeing_deflator),
        income=_by_year(figures.gdp_per_head),
        elasticity=figures.wellbeing_elasticity.values[-1].value,
        schedules={
            name: [(band.last, band.rate) for band in schedule.bands] for name, schedule in figures.schedules.items()
        },
        bank={
            code: {"value": value.value, "year": str(value.price_year), "uprate": value.uprate.value}
            for code, value in figures.bank.items()
        },
    )


def _valued(data: dict[str, Any], draws: int = 0) -> ValuationResult:
    return value_case(case=read_case(data), parameters=valuation_parameters(), draws=draws)


def _same(ours: Decimal | None, plain: Fraction | None) -> bool:
    if ours is None or plain is None:
        return ours is plain
    return abs(Fraction(ours) - plain) <= NEAR * max(1, abs(plain) / 10**6)


@MANY
@given(cases())
def test_the_engine_agrees_with_the_second_implementation_on_every_total_outcome_and_year(data: dict[str, Any]) -> None:
    ours, plain = _valued(data), plain_value(data, _tables())
    pairs = {
        "gross": (ours.gross, plain["gross"]),
        "net_year_1": (ours.net_year_1, plain["net_year_1"]),
        "present_value": (ours.present_value, plain["present_value"]),
        "investment": (ours.investment_present_value, plain["investment"]),
        "ratio": (ours.ratio, plain["ratio"]),
        "ratio_cash": (ours.ratio_cash, plain["ratio_cash"]),
        "payback": (ours.payback_months, plain["payback"]),
        "payback_discounted": (ours.payback_discounted_months, plain["payback_discounted"]),
        "fiscal": (ours.fiscal.present_value, plain["fiscal"]),
        "cashable": (ours.fiscal.cashable_present_value, plain["cashable"]),
    }
    assert {name: pair for name, pair in pairs.items() if not _same(*pair)} == {}
    _assert_outcomes_agree(ours, plain)


def _assert_outcomes_agree(ours: ValuationResult, plain: dict[str, Any]) -> None:
    assert {outcome.id for outcome in ours.outcomes if outcome.counted} == plain["counted"]
    for outcome in ours.outcomes:
        net_by_year, present_value = plain["outcomes"][outcome.id]
        assert len(outcome.net_by_year) == len(net_by_year)
        assert all(_same(a, b) for a, b in zip(outcome.net_by_year, net_by_year, strict=True))
        assert _same(outcome.present_value, present_value)


@SOME
@given(cases())
def test_the_engine_agrees_with_the_second_implementation_under_every_timing(data: dict[str, Any]) -> None:
    ours = _valued(data).ratio_by_timing
    for timing in ("start", "mid", "end"):
        assert _same(ours[timing], plain_value(data, _tables(), timing)["ratio"])


@SOME
@given(cases(chained=True))
def test_chained_rounding_agrees_with_the_second_implementation_to_the_penny(data: dict[str, Any]) -> None:
    assume("past_years" not in data["conventions"])
    ours, (present_value, ratio) = _valued(data), plain_chained(data, _tables())
    assert Fraction(ours.present_value) == present_value
    assert (None if ours.ratio is None else Fraction(ours.ratio)) == ratio


def _positive(data: dict[str, Any]) -> dict[str, Any]:
    """The case with every outcome of positive worth."""
    for outcome in data["outcomes"]:
        value = outcome.get("value")
        if isinstance(value, list):
            outcome["value"] = [abs(number) for number in value]
        elif value is not None:
            outcome["value"] = abs(value)
    return data


@SOME
@given(cases().map(_positive), SHARES, st.sampled_from(["deadweight", "displacement", "attribution", "drop_off"]))
def test_value_never_rises_with_a_deduction(data: dict[str, Any], more: Decimal, name: str) -> None:
    first = data["outcomes"][0]
    assume(name != "drop_off" or not isinstance(first.get("quantity"), list))
    higher = copy.deepcopy(data)
    share = first.get(name, Decimal(0))
    others = sum(
        (first.get(n, Decimal(0)) for n in ("deadweight", "displacement", "attribution") if n != name), Decimal(0)
    )
    raised = share + (1 - share) * more
    assume(data["conventions"]["deductions"] == "multiplicative" or name == "drop_off" or others + raised <= 1)
    higher["outcomes"][0][name] = raised
    assert _valued(higher).present_value <= _valued(data).present_value


@SOME
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_outcomes_does_not_matter(data: dict[str, Any], random: Any) -> None:
    shuffled = copy.deepcopy(data)
    random.shuffle(shuffled["outcomes"])
    ours, theirs = _valued(data), _valued(shuffled)
    for name in ("gross", "net_year_1", "present_value", "ratio", "ratio_cash", "payback_months"):
        assert _alike(getattr(ours, name), getattr(theirs, name))
    assert set(ours.by_kind) == set(theirs.by_kind)
    assert all(_alike(amount, theirs.by_kind[kind]) for kind, amount in ours.by_kind.items())
    assert {o.id: o.present_value for o in ours.outcomes} == {o.id: o.present_value for o in theirs.outcomes}


@SOME
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_outcomes_does_not_matter_to_the_checks(data: dict[str, Any], random: Any) -> None:
    shuffled = copy.deepcopy(data)
    random.shuffle(shuffled["outcomes"])
    raised = {(check.code, check.severity) for check in _valued(data).checks}
    assert raised == {(check.code, check.severity) for check in _valued(shuffled).checks}


def _alike(ours: Decimal | None, theirs: Decimal | None) -> bool:
    """Equal but for the last of fifty digits, which depends on the order of adding up."""
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) < Decimal("1e-30")


def _with_ranges(data: dict[str, Any]) -> dict[str, Any]:
    for outcome in data["outcomes"]:
        quantity = outcome.get("quantity")
        if isinstance(quantity, Decimal):
            outcome["ranges"] = {"quantity": {"low": quantity / 2, "high": quantity * 2}}
    return data


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases(plain=True).map(_with_ranges), st.randoms(use_true_random=False))
def test_the_order_of_outcomes_does_not_matter_to_the_simulation(data: dict[str, Any], random: Any) -> None:
    shuffled = copy.deepcopy(data)
    random.shuffle(shuffled["outcomes"])
    ours, theirs = _valued(data, draws=200).uncertainty, _valued(shuffled, draws=200).uncertainty
    assert ours is not None
    assert theirs is not None
    near = abs(ours.present_value.p50) * Decimal("1e-9") + Decimal("1e-6")
    for part in ("p5", "p50", "p95", "mean"):
        assert abs(getattr(ours.present_value, part) - getattr(theirs.present_value, part)) <= near


@SOME
@given(cases(plain=True), st.integers(1, 9))
def test_splitting_an_outcome_in_two_leaves_the_central_figures_as_they_were(data: dict[str, Any], tenths: int) -> None:
    split = copy.deepcopy(data)
    whole = split["outcomes"].pop(0)
    part = whole["quantity"] * Decimal(tenths) / 10
    split["outcomes"] += [
        {**whole, "id": "first-part", "quantity": part},
        {**whole, "id": "second-part", "quantity": whole["quantity"] - part},
    ]
    before, after = _valued(data), _valued(split)
    names = ("gross", "net_year_1", "present_value", "ratio", "payback_months", "payback_discounted_months")
    for name in names:
        assert _alike(getattr(before, name), getattr(after, name))


@SOME
@given(cases(), st.sampled_from([Decimal("0.5"), Decimal(3), Decimal(1000)]))
def test_scaling_all_money_scales_the_value_and_not_the_ratio(data: dict[str, Any], times: Decimal) -> None:
    assume(not any(outcome.get("value_ref") for outcome in data["outcomes"]))
    scaled = copy.deepcopy(data)
    for line in scaled["inputs"]:
        line["values"] = [value * times for value in line["values"]]
    for outcome in scaled["outcomes"]:
        value = outcome.get("value")
        if isinstance(value, list):
            outcome["value"] = [number * times for number in value]
        elif value is not None:
            outcome["value"] = value * times
    before, after = _valued(data), _valued(scaled)
    assert abs(after.present_value - before.present_value * times) < Decimal("1e-9")
    assert (before.ratio is None) == (after.ratio is None)
    assert before.ratio is None or after.ratio is None or abs(before.ratio - after.ratio) < Decimal("1e-20")


@SOME
@given(cases().map(_with_ranges), UNITS, st.sampled_from(["held", "pending"]))
def test_an_outcome_without_a_price_changes_no_money_figure(data: dict[str, Any], units: Decimal, status: str) -> None:
    more = copy.deepcopy(data)
    more["outcomes"].append({"id": "unpriced", "status": status, "quantity": units, "value": 99, "level": "social"})
    before, after = _valued(data, draws=20), _valued(more, draws=20)
    for name in (
        "gross",
        "net_year_1",
        "present_value",
        "ratio",
        "ratio_cash",
        "payback_months",
        "by_level",
        "by_agency",
    ):
        assert getattr(before, name) == getattr(after, name)
    assert before.break_evens == after.break_evens
    assert before.uncertainty == after.uncertainty


@SOME
@given(cases(plain=True), MONEY)
def test_an_outcome_of_nobody_changes_nothing(data: dict[str, Any], worth: Decimal) -> None:
    more = copy.deepcopy(data)
    more["outcomes"].append({"id": "nobody", "kind": "economic", "quantity": 0, "value": worth})
    before, after = _valued(data), _valued(more)
    for name in ("gross", "net_year_1", "present_value", "ratio", "payback_months"):
        assert getattr(before, name) == getattr(after, name)


@SOME
@given(cases(plain=True).map(_positive), MONEY)
def test_the_ratio_falls_as_more_is_put_in(data: dict[str, Any], more: Decimal) -> None:
    dearer = copy.deepcopy(data)
    dearer["inputs"].append({"name": "More", "values": [more + 1]})
    before, after = _valued(data), _valued(dearer)
    assert before.ratio is not None
    assert after.ratio is not None
    assert after.ratio < before.ratio or before.present_value == 0


@SOME
@given(cases())
def test_the_parts_of_the_result_add_up_to_the_whole(data: dict[str, Any]) -> None:
    result = _valued(data)
    for parts in (result.by_level, result.by_kind, result.by_agency, result.by_stakeholder):
        assert abs(sum(parts.values(), Decimal(0)) - result.present_value) < LAST_DIGITS
    by_year = sum((year.present_value for year in result.by_year), Decimal(0))
    assert abs(by_year - result.present_value) < LAST_DIGITS

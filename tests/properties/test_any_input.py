"""Whatever is given, a case comes of it or a list of problems: never another failure."""

from __future__ import annotations

import copy
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import case_data, make_bank_value, make_parameters, outcome_data
from worthwhile.engines.valuation.case import ImpactCase, read_case
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.plain_data import json_text
from worthwhile.exchange.plain_text import result_lines
from worthwhile.exchange.result_json import result_data
from worthwhile.kernel.problems import InvalidInput

NUMBERS = st.sampled_from(
    [0, 1, 2, -1, 20, 500, 501, 10**15, 10**15 - 1, 10**400, 0.1, 1e300, float("nan"), float("inf"), True, False,
     Decimal("0.5"), Decimal("1E-15"), Decimal("1E-16"), Decimal("1E+999999"), Decimal("NaN"), Decimal("sNaN"),
     Decimal("999999999999999.999")]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", "bank", "better", "GBP", "start", "priced", "held", "carbon", "mid", "2022", "2023/24", "2022-04-01",
     "0001-01-01", "9999-12-31", "gdp-deflator", "subtractive", "pert", "normal", "lognormal", "beta", "NHS-AE",
     "better.quantity", "\x00", "\ud800", "x" * 500]
)  # fmt: skip
LEAVES = st.none() | NUMBERS | WORDS
KEYS = st.sampled_from(["low", "high", "rate", "timing", "id", "value", "x-a", "nonsense", "a", "better", "", 3, None])
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)

FULL = case_data(
    price_year=2022,
    uprating="gdp-deflator",
    horizon_years=6,
    conventions={"deductions": "multiplicative", "drop_off": "linear", "rounding": "none", "past_years": "none"},
    inputs=[{"name": "Grant", "values": [500, 400], "ranges": {"values": {"low": [400, 300], "high": [600, 500]}}}],
    outcomes=[
        outcome_data(
            value_year=2020,
            duration_years=3,
            deadweight=Decimal("0.2"),
            displacement=Decimal("0.1"),
            attribution=Decimal("0.25"),
            drop_off=Decimal("0.3"),
            agency="nhs",
            kind="fiscal",
            cashable=Decimal("0.5"),
            group_income=20000,
            ranges={"value": {"low": 5, "high": 20, "distribution": "pert"}, "quantity": {"low": 50, "high": 120}},
            evidence={"method": "survey", "sample": 30, "population": 90, "attrition": Decimal("0.2"), "strength": 3},
        ),
        outcome_data(
            id="second", value=None, value_ref="NHS-AE", ranges={"value": "bank"}, shares_change_with=["better"]
        ),
        outcome_data(id="third", status="held", value=None, quantity=None),
        outcome_data(id="fourth", quantity=None, intake=[3, 4], duration_years=2),
    ],
    correlations=[{"between": ["better.quantity", "better.value"], "rank": Decimal("0.5")}],
    answers={"SV-001": "Because"},
    mean_income=30000,
)
PARAMETERS = make_parameters(make_bank_value("NHS-AE"))


def _places(value, path=()):
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*path, index))


PLACES = [path for path in _places(FULL) if path]


def _changed(changes):
    data = copy.deepcopy(FULL)
    for path, given_value in changes:
        part = data
        for step in path[:-1]:
            try:
                part = part[step]
            except (KeyError, IndexError, TypeError):
                break  # an earlier change took this place away
        else:
            if isinstance(part, dict) or (isinstance(part, list) and path[-1] in range(len(part))):
                part[path[-1]] = given_value
    return data


def _is_clear(error):
    return bool(error.problems) and all(
        len(problem.message) > 20 and len(problem.message) < 2500 for problem in error.problems
    )


@given(ANYTHING)
def test_any_data_is_a_case_or_a_list_of_problems(data):
    try:
        assert isinstance(read_case(data), ImpactCase)
    except InvalidInput as error:
        assert _is_clear(error)  # noqa: PT017 (either end is right)


@given(st.lists(st.tuples(st.sampled_from(PLACES), ANYTHING), max_size=4))
def test_a_case_with_anything_anywhere_is_a_case_or_a_list_of_problems(changes):
    try:
        assert len(case_from_data(_changed(changes)).case_hash) == 64
    except InvalidInput as error:
        assert _is_clear(error)  # noqa: PT017


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), LEAVES), max_size=2))
def test_whatever_is_accepted_is_valued_and_printed_or_refused_with_problems(changes):
    try:
        loaded = case_from_data(_changed(changes))
        result = value_case(case=loaded.case, parameters=PARAMETERS, draws=50, seed=1)
    except InvalidInput as error:
        assert _is_clear(error)  # noqa: PT017
        return
    printed = json_text(result_data(result, case_hash=loaded.case_hash))
    assert "NaN" not in printed
    assert "Infinity" not in printed
    assert "\n".join(result_lines(loaded.case, result, working=True))

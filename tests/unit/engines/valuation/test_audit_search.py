"""Rows, sums and conventions on small made-up tables where the answer can be done by hand."""

from __future__ import annotations

import decimal
from decimal import Decimal

import pytest

from worthwhile.engines.valuation.arithmetic import exact
from worthwhile.engines.valuation.audit import Verdict, audit_case, read_published
from worthwhile.engines.valuation.audit.finding import with_verdict
from worthwhile.engines.valuation.audit.recomputed import Bench
from worthwhile.engines.valuation.audit.variants import own_variant
from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference import valuation_parameters

LONG = {"id": "a", "quantity": 10, "value": 100, "duration_years": 3, "deadweight": 0.2, "drop_off": 0.25}


def _audit(published, *, outcomes=(LONG,), **changes):
    case = {
        "format": "worthwhile/impact-case/1",
        "title": "Small",
        "period": {"start": "2023-01-01", "end": "2023-12-31"},
        "discounting": {"rate": 0.1, "timing": "start"},
        "inputs": [{"name": "Cost", "values": [100, 110]}],
        "outcomes": list(outcomes),
        **changes,
    }
    return audit_case(case=read_case(case), parameters=valuation_parameters(), published=read_published(published))


@pytest.mark.parametrize(
    ("present_value", "changes"),
    [
        # 800 + 600/1.1 + 450/1.21
        ("1717.36", ()),
        # the same a year later
        ("1561.23", ("timing: end",)),
        # 800 + 600/1.1 + 400/1.21
        ("1676.03", ("drop-off: linear",)),
        # 600 + 450/1.1 + 337.5/1.21
        ("1288.02", ("drop-off: in-year",)),
    ],
)
def test_a_present_value_is_traced_to_the_convention_that_gives_it(present_value, changes):
    assert changes in [found.changes for found in _audit({"present_value": present_value}).explanations]


@pytest.mark.parametrize(
    ("investment", "changes"),
    [(200, ()), (210, ("inputs: not discounted",)), ("182", ("timing: end", "inputs: discounted as outcomes are"))],
)
def test_the_discounting_of_inputs_is_traced_too(investment, changes):
    # 100 + 110/1.1 = 200; 100 + 110 = 210; 100/1.1 + 110/1.21 = 181.8
    result = _audit({"investment_present_value": investment})
    assert result.explanations[0].changes == changes


def test_figures_that_nothing_gives_are_said_to_be_given_by_nothing():
    result = _audit({"present_value": 99999})
    assert result.explanations == ()
    assert any(sentence.startswith("None of the") for sentence in result.summary)


def test_several_sets_that_fit_are_all_named():
    # 1,637.43 half a year on and 1,717.36 at once both print as 1,680 to the nearest 160; 1,561.23 does not.
    end = {"rate": 0.1, "timing": "end"}
    result = _audit({"present_value": {"value": 1680, "to_nearest": 160}}, discounting=end)
    assert {("timing: start",), ("timing: mid",)} <= {found.changes for found in result.explanations}
    assert any("cannot say which was used" in sentence for sentence in result.summary)


def test_sets_that_no_printed_figure_tells_apart_are_told_together():
    # In a second year, a quarter off and a quarter less are the same: 800 + 600/1.1.
    two_years = {**LONG, "duration_years": 2}
    result = _audit({"present_value": "1345.45"}, outcomes=[two_years], conventions={"drop_off": "in-year"})
    (found,) = result.explanations
    assert {found.changes, *found.same_figures} == {("drop-off: from-year-2",), ("drop-off: linear",)}


def test_a_convention_that_changes_no_printed_figure_is_not_offered_as_an_explanation():
    result = _audit({"net_year_1": 800})
    assert [found.changes for found in result.explanations] == [()]


def test_outcomes_that_share_a_change_may_have_been_summed():
    pair = [
        {"id": "a", "quantity": 1, "value": 100},
        {"id": "b", "quantity": 1, "value": 60, "shares_change_with": ["a"]},
    ]
    result = _audit({"present_value": 160}, outcomes=pair)
    assert result.explanations[0].changes == ("overlaps: all are counted",)


def test_values_that_were_not_uprated_are_found():
    old = {"id": "a", "quantity": 1, "value": 1000, "value_year": 2015}
    result = _audit({"present_value": "1000.00"}, outcomes=[old], price_year=2023)
    assert result.explanations[0].changes == ("uprating: none",)


def test_past_years_carried_forward_are_found_in_a_case_that_looks_back():
    by_year = {"id": "a", "quantity": [1, 1], "value": 100}
    period = {"start": "2022-01-01", "end": "2023-12-31"}
    result = _audit({"present_value": "210.00"}, outcomes=[by_year], kind="evaluative", period=period)
    assert result.explanations[0].changes == ("past years: compound",)


def test_a_missed_figure_names_what_would_give_it_alone():
    result = _audit({"gross": 1000, "net_year_1": 800, "present_value": "1561.23", "investment_present_value": 210})
    own = {missed.figure: missed.explained_by for missed in result.own.missed}
    assert own == {"present_value": ("timing: end",), "investment_present_value": ("inputs: not discounted",)}


def test_deductions_added_up_past_all_there_is_are_not_tried():
    heavy = {"id": "a", "quantity": 10, "value": 100, "deadweight": 0.6, "attribution": 0.6}
    result = _audit({"present_value": 160}, outcomes=[heavy])
    assert result.own.missed == ()


def test_a_row_takes_its_percentages_from_the_case_where_it_prints_none():
    result = _audit({"outcomes": [{"id": "a", "gross": 1000, "impact": 800}]})
    assert [found.verdict for found in result.comparisons] == [Verdict.ADDS_UP]


def test_a_row_that_the_case_does_not_have_is_named_with_the_nearest():
    published = {"outcomes": [{"id": "aa", "gross": 1000, "impact": 900, "deadweight": 0.1}]}
    result = _audit(published, outcomes=[{**LONG, "id": "aaa"}])
    assert "Did you mean aaa?" in result.summary[-1]
    assert [found.verdict for found in result.comparisons] == [Verdict.ADDS_UP]


def test_an_impact_is_held_against_the_printed_multiplier_and_the_multiplier_against_the_percentages():
    row = {"id": "a", "gross": 1000, "multiplier": "0.80", "impact": 790}
    verdicts = {found.figure: found.verdict for found in _audit({"outcomes": [row]}).comparisons}
    assert verdicts == {
        "outcomes.a.multiplier": Verdict.ADDS_UP,
        # 0.795 to 0.805 of 1,000 is 795 to 805
        "outcomes.a.impact": Verdict.DOES_NOT_ADD_UP,
    }


ROWS = [{"id": name, "impact": amount} for name, amount in (("r1", 100), ("r2", 250), ("r3", 999), ("r4", 30))]


@pytest.mark.parametrize(
    ("total", "verdict", "explained"),
    [
        (350, Verdict.ADDS_UP, ()),
        (351, Verdict.WITHIN_ROUNDING, ()),
        (1349, Verdict.EXPLAINED, ("putting in r3",)),
        (1099, Verdict.EXPLAINED, ("r3 in place of r2",)),
        (777, Verdict.DOES_NOT_ADD_UP, ()),
    ],
)
def test_a_subtotal_is_added_up_again_and_one_wrong_row_is_named(total, verdict, explained):
    subtotal = {"name": "economic", "lines": ["r1", "r2"], "total": total}
    (found,) = _audit({"outcomes": ROWS, "subtotals": [subtotal]}).comparisons
    assert (found.verdict, found.explained_by) == (verdict, explained)


def test_a_total_of_subtotals_is_added_up_again():
    subtotals = [
        {"name": "one", "lines": ["r1", "r2"], "total": 350},
        {"name": "two", "lines": ["r4"], "total": 30},
        {"name": "all", "lines": ["one", "two"], "total": 380},
    ]
    result = _audit({"outcomes": ROWS, "subtotals": subtotals})
    assert [found.verdict for found in result.comparisons] == [Verdict.ADDS_UP] * 3


def test_a_net_present_value_is_value_less_inputs():
    published = {"present_value": 500, "investment_present_value": 200, "net_present_value": 250, "ratio": "2.5"}
    result = _audit(published)
    assert [found.label for found in with_verdict(result.comparisons, Verdict.DOES_NOT_ADD_UP)] == ["Net present value"]


def test_a_yearly_value_is_its_net_times_its_factor():
    published = {"by_year": [{"year": 1, "net": 800, "factor": "0.9091", "present_value": 750}]}
    (fault,) = with_verdict(_audit(published).comparisons, Verdict.DOES_NOT_ADD_UP)
    assert fault.recomputed == Decimal("727.28")


def test_an_audit_leaves_the_case_valid_in_any_currency():
    result = _audit({"present_value": "1717.36"}, currency="IDR")
    assert result.currency == "IDR"
    assert result.own.missed == ()


def test_a_subtotal_of_an_unknown_row_is_refused_with_the_nearest():
    with pytest.raises(InvalidInput) as error:
        read_published({"outcomes": ROWS, "subtotals": [{"name": "s", "lines": ["r11"], "total": 1}]})
    assert "subtotals[0].lines[0]" in str(error.value)
    assert "Did you mean r1" in str(error.value)


def test_printed_years_past_the_horizon_are_said_to_have_no_counterpart():
    result = _audit({"by_year": [{"year": 9, "net": 5}, {"year": 1, "net": 800}]})
    assert "The case has no figure of its own to set beside: Year 9, net." in result.summary


def test_a_row_that_fits_nothing_says_which_single_percentage_would_fit():
    row = {"id": "a", "gross": 1000, "impact": 700}
    (found,) = _audit({"outcomes": [row]}).comparisons
    assert found.explained_by == ("deadweight of 30% in place of 20%",)


def test_an_elasticity_beyond_all_sense_is_refused():
    weight = {"group": "a", "income": 1, "mean_income": 2, "elasticity": 900, "weight": 2}
    with pytest.raises(InvalidInput, match="elasticity"):
        read_published({"weights": [weight]})


def test_in_a_very_large_case_only_single_changes_are_tried_and_it_says_so():
    lasting = {"quantity": 1, "value": 1, "duration_years": 500, "deadweight": 0.1, "attribution": 0.1, "drop_off": 0.1}
    result = _audit({"gross": 30}, outcomes=[{"id": f"o{place}", **lasting} for place in range(30)])
    assert any("only single changes" in sentence for sentence in result.summary)
    assert result.tried < 10


def test_the_cases_own_figures_are_those_of_its_valuation():
    data = {
        "format": "worthwhile/impact-case/1",
        "title": "Small",
        "kind": "evaluative",
        "period": {"start": "2022-01-01", "end": "2023-12-31"},
        "price_year": 2023,
        "discounting": {"rate": 0.1, "timing": "mid"},
        "conventions": {"past_years": "compound", "drop_off": "in-year", "rounding": "chained"},
        "inputs": [{"name": "Cost", "values": [100, 110]}],
        "outcomes": [
            {**LONG, "value_year": 2019},
            {"id": "b", "intake": [4, 5], "value": 90, "value_year": 2019, "duration_years": 1.5},
            {"id": "c", "quantity": [3, 2], "value": 10, "value_year": 2019, "shares_change_with": ["b"]},
        ],
    }
    case, parameters = read_case(data), valuation_parameters()
    result = value_case(case=case, parameters=parameters, draws=0)
    with decimal.localcontext(exact()):
        figures = Bench(case, parameters).figures(own_variant(case))
    assert figures is not None
    for name in ("gross", "net_year_1", "present_value", "investment_present_value", "ratio", "payback_months"):
        assert figures[name] == getattr(result, name), name
    for year in result.by_year:
        assert figures[f"by_year.{year.year}.net"] == year.net
        assert figures[f"by_year.{year.year}.present_value"] == year.present_value
    for outcome in result.outcomes:
        assert figures[f"outcomes.{outcome.id}.present_value"] == outcome.present_value


def test_nothing_printed_is_said_plainly():
    result = _audit({})
    assert result.comparisons == ()
    assert result.own is None
    assert len(result.summary) == 2

"""Published studies with known slips: the audit finds exactly those. The figures stand in tests/cases/audit."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from worthwhile.engines.valuation.audit import AuditResult, Verdict, audit_case, read_published
from worthwhile.engines.valuation.audit.finding import with_verdict
from worthwhile.engines.valuation.case import read_case
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.reference import valuation_parameters

CASES = Path("tests/cases/audit")


@pytest.fixture(scope="module")
def audited(root: Path) -> Callable[[str], AuditResult]:
    def audit(name: str) -> AuditResult:
        path = root / CASES / f"{name}.yaml"
        data = load_plain_data(path.read_text(encoding="utf-8"), suffix=".yaml", name=path.name)
        return audit_case(
            case=read_case(data["case"]),
            parameters=valuation_parameters(),
            published=read_published(data["published"]),
        )

    return audit


def _labels(result: AuditResult, verdict: Verdict) -> list[str]:
    return [found.label for found in result.comparisons if found.verdict is verdict]


def test_every_study_says_where_its_figures_were_published(root):
    for path in (root / CASES).glob("*.yaml"):
        data = load_plain_data(path.read_text(encoding="utf-8"), suffix=".yaml", name=path.name)
        assert data["source"], path.name


def test_kresna_has_five_rows_that_contradict_their_own_percentages(audited):
    faults = [label for label in _labels(audited("kresna_patra"), Verdict.DOES_NOT_ADD_UP) if "impact" in label]
    assert faults == ["e2, impact", "e4, impact", "s2, impact", "e5, impact", "s3, impact"]


def test_kresna_rows_are_explained_by_drop_off_in_the_first_year(audited):
    result = audited("kresna_patra")
    # The tenth row has no drop-off, so it adds up either way.
    assert len(_labels(result, Verdict.EXPLAINED)) == 9
    assert "Deductions one after another, drop-off in the first year too would explain 10 of 15 rows." in result.summary
    assert result.explanations[0].changes == ("drop-off: in-year",)


def test_kresna_yearly_ratios_add_up(audited):
    ratios = [found for found in audited("kresna_patra").comparisons if found.label.endswith("ratio")]
    assert [found.verdict for found in ratios] == [Verdict.ADDS_UP] * 5


def test_kresna_applied_other_factors_than_its_stated_inflation(audited):
    factors = {f.figure: f for f in audited("kresna_patra").comparisons if f.figure.endswith("factor")}
    third, fourth = factors["by_year.3.factor"], factors["by_year.4.factor"]
    assert (round(third.printed, 4), round(fourth.printed, 4)) == (Decimal("1.1369"), Decimal("1.0688"))
    assert fourth.recomputed == Decimal("1.0157")
    assert third.recomputed == Decimal("1.0261") * Decimal("1.0157")
    assert {third.verdict, fourth.verdict} == {Verdict.DOES_NOT_ADD_UP}


def test_kresna_row_names_the_percentage_that_would_give_it(audited):
    (row,) = [found for found in audited("kresna_patra").comparisons if found.label == "s3, impact"]
    assert row.explained_by == ("attribution of 50% in place of 20%",)


def test_enduro_multipliers_match_no_rule_but_two_subtractive(audited):
    result = audited("enduro_sahabat_lapas")
    assert _labels(result, Verdict.DOES_NOT_ADD_UP) == ["lub, multiplier", "svc, multiplier"]
    explained = [found for found in result.comparisons if found.verdict is Verdict.EXPLAINED]
    assert [found.label for found in explained] == ["reint, multiplier", "conf, multiplier"]
    assert {found.explained_by for found in explained} == {("deductions and drop-off all added up",)}


def test_enduro_totals_add_up_and_no_convention_gives_them_from_the_percentages(audited):
    result = audited("enduro_sahabat_lapas")
    assert "Blended, ratio" in _labels(result, Verdict.ADDS_UP)
    assert "Ratio as printed (1.1358) is given by none of them." in result.summary


def test_one_wellbeing_sum_is_fifty_six_pounds_away(audited):
    (fault,) = with_verdict(audited("wellby_units").comparisons, Verdict.DOES_NOT_ADD_UP)
    assert fault.label == "Mental health, 2019 prices"
    assert fault.difference == 56


def test_one_distributional_weight_is_not_what_its_formula_gives(audited):
    result = audited("distributional_weights")
    (fault,) = with_verdict(result.comparisons, Verdict.DOES_NOT_ADD_UP)
    assert fault.label == "Group B, weight"
    assert round(fault.recomputed, 2) == Decimal("2.37")
    (value,) = [found for found in result.comparisons if found.verdict is Verdict.EXPLAINED]
    assert value.explained_by == ("the weight as printed",)


def test_totals_alone_are_enough_for_a_ratio(audited):
    result = audited("ratio_only_health")
    assert _labels(result, Verdict.ADDS_UP) == ["Ratio", "VOYCE, ratio"]
    assert _labels(result, Verdict.WITHIN_ROUNDING) == ["Cost for each loneliness-free year, ratio"]


def test_the_conventions_of_the_employment_example_are_found(audited):
    result = audited("pvm_employment")
    assert [found.changes for found in result.explanations] == [("timing: start", "deductions: multiplicative")]
    assert len(result.explanations[0].reproduced) == 9
    assert result.explanations[0].missed == ()


def test_a_case_on_the_right_conventions_needs_no_change(audited):
    result = audited("pvm_befriending")
    assert result.explanations[0].changes == ()
    assert result.own is not None
    assert result.own.missed == ()


@pytest.mark.parametrize("option", ["a", "b"])
def test_green_book_benefits_come_a_year_after_the_cost(audited, option):
    result = audited(f"greenbook_box15_{option}")
    assert [found.changes for found in result.explanations] == [("timing: end",)]
    assert len(result.explanations[0].reproduced) == 5


def test_ratios_of_published_reports_agree_with_their_totals(shared, audited):
    reports = json.loads(shared("cases/valuation/svuk_totals_consistent.json").read_text(encoding="utf-8"))["items"]
    rows = [
        {
            "label": item["id"],
            "value": item["total"],
            "investment": item["investment"],
            "ratio": item["published_ratio"],
        }
        for item in reports
    ]
    case = {
        "format": "worthwhile/impact-case/1",
        "title": "Reports",
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "discounting": {"rate": 0, "timing": "start"},
        "outcomes": [{"id": "a", "status": "held"}],
    }
    result = audit_case(
        case=read_case(case), parameters=valuation_parameters(), published=read_published({"ratios": rows})
    )
    assert len(result.comparisons) == len(reports)
    # Totals read by machine are often rounded to thousands, so not all give the ratio to its last digit.
    assert sum(found.verdict is Verdict.ADDS_UP for found in result.comparisons) == 66
    assert all(
        abs(found.difference) <= Decimal("0.01") * found.printed + found.tolerance for found in result.comparisons
    )


def test_a_ratio_of_rounded_totals_is_explained_by_their_rounding():
    found = _ratio_alone(value=605000, investment=36000, ratio="16.87")
    assert found.verdict is Verdict.EXPLAINED
    assert found.explained_by == ("totals that were rounded (to the nearest 1,000 and 1,000)",)


@pytest.mark.parametrize(
    ("ratio", "verdict"),
    [
        ("3.33", Verdict.ADDS_UP),
        ("2.33", Verdict.EXPLAINED),
        ("3.34", Verdict.DOES_NOT_ADD_UP),
        ("33.3", Verdict.DOES_NOT_ADD_UP),
    ],
)
def test_a_ratio_adds_up_is_explained_as_net_or_does_not_add_up(ratio, verdict):
    assert _ratio_alone(value="1111.11", investment="333.33", ratio=ratio).verdict is verdict


def test_a_ratio_rounded_down_is_explained_so():
    found = _ratio_alone(value="1116.11", investment="333.33", ratio="3.34")
    assert found.explained_by == ("rounding down, not to the nearest",)


def _ratio_alone(**figures):
    case = {
        "format": "worthwhile/impact-case/1",
        "title": "One",
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "discounting": {"rate": 0, "timing": "start"},
        "outcomes": [{"id": "a", "status": "held"}],
    }
    published = read_published({"ratios": [{"label": "one", **figures}]})
    (found,) = audit_case(case=read_case(case), parameters=valuation_parameters(), published=published).comparisons
    return found

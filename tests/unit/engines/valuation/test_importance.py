"""Weights of importance: an order of changes, beside money and never in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import make_case, make_parameters, outcome_data
from worthwhile.engines.valuation.importance import importance_rows
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.kernel.problems import InvalidInput

SAFER = outcome_data(id="safer", quantity=100, importance=8, deadweight=Decimal("0.2"), status="held")
SKILL = outcome_data(id="skill", quantity=40, importance=4)


def test_weight_is_units_after_deductions_times_importance() -> None:
    safer, skill = importance_rows(case=make_case(outcomes=[SKILL, SAFER]))
    assert (safer.id, safer.units_kept, safer.weight, safer.share) == ("safer", 80, 640, Decimal("0.8"))
    assert (skill.id, skill.weight) == ("skill", 160)


def test_an_outcome_without_importance_or_quantity_has_no_weight() -> None:
    told = outcome_data(id="told", importance=9, status="held", quantity=None)
    assert [row.id for row in importance_rows(case=make_case(outcomes=[SKILL, told, outcome_data(id="plain")]))] == [
        "skill"
    ]


def test_importance_never_changes_a_figure_of_money() -> None:
    def valued(**more: object) -> object:
        result = value_case(
            case=make_case(outcomes=[outcome_data(id="one", **more)]), parameters=make_parameters(), draws=0
        )
        return result.present_value, result.ratio, result.by_stakeholder

    assert valued(importance=10) == valued()


def test_a_deduction_the_quantity_is_net_of_may_not_be_taken_off_again() -> None:
    with pytest.raises(InvalidInput, match="already net of deadweight") as refused:
        make_case(outcomes=[outcome_data(id="one", deadweight=Decimal("0.1"), net_of=["deadweight"])])
    assert refused.value.problems[0].path == "outcomes[0].deadweight"


def test_a_quantity_net_of_a_deduction_is_noted_and_no_longer_missing() -> None:
    case = make_case(outcomes=[outcome_data(id="one", deadweight=None, net_of=["deadweight"])])
    codes = {check.code for check in value_case(case=case, parameters=make_parameters(), draws=0).checks}
    assert "SV-009" in codes
    assert "SV-001" not in codes

"""Starting cases: readable, sourced, without a figure that only the user can know."""

import re
from decimal import Decimal
from typing import Any

import pytest

from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.engines.valuation.vocabulary import Level, Status
from worthwhile.exchange.case_file import parse_case_text
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import (
    UnknownTemplate,
    demonstration_text,
    list_demonstrations,
    list_templates,
    template_text,
)
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference import valuation_parameters

NAMES = [template.name for template in list_templates()]
DEMONSTRATIONS = [template.name for template in list_demonstrations()]
WANTED = {
    "social-prescribing-link-worker",
    "befriending",
    "lunch-club",
    "community-dental",
    "falls-prevention",
    "supported-employment",
    "nursery-places",
    "childrens-residential-care",
    "laundrette-hygiene-poverty",
    "carers-support",
    "step-down-housing",
    "integrated-mental-health",
}
DEDUCTIONS = ("deadweight", "displacement", "attribution", "drop_off")


def _data(name: str) -> dict[str, Any]:
    data = load_plain_data(template_text(name), suffix=".yaml", name=name)
    assert isinstance(data, dict)
    return data


def _filled(name: str) -> dict[str, Any]:
    """The template as a user fills it in: only what the message asks for."""
    data = _data(name)
    data["period"] = {"start": "2026-04-01", "end": "2027-03-31"}
    data["price_year"] = 2026
    data["discounting"]["timing"] = "start"
    for line in data["inputs"]:
        line["values"] = [1000]
    for outcome in data["outcomes"]:
        if outcome["status"] == "priced":
            outcome["quantity"] = 10
            if "value_ref" not in outcome:
                outcome |= {"value": 50, "value_year": 2024}
    return data


def _priced(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [outcome for outcome in data["outcomes"] if outcome["status"] == "priced"]


def test_the_twelve_kinds_of_work_have_a_starting_case() -> None:
    assert set(NAMES) == WANTED


def test_every_template_has_a_title_and_says_what_it_is_about() -> None:
    assert [
        t.name for t in (*list_templates(), *list_demonstrations()) if not (t.title and t.about.endswith("."))
    ] == []


def test_an_unknown_template_is_met_with_near_misses_and_the_names() -> None:
    with pytest.raises(UnknownTemplate, match=r"Did you mean lunch-club\?.*step-down-housing"):
        template_text("lunchclub")


def test_an_unknown_demonstration_is_met_with_the_names() -> None:
    with pytest.raises(UnknownTemplate, match=r"befriending, community-dental, nursery-group, laundrette"):
        demonstration_text("step-down-housing")


def test_a_name_cannot_lead_out_of_the_package() -> None:
    with pytest.raises(UnknownTemplate):
        template_text("../case_file")


@pytest.mark.parametrize("name", NAMES)
def test_an_unfilled_template_says_all_at_once_what_to_fill_in(name: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        parse_case_text(template_text(name), suffix=".yaml", name=name)
    data = _data(name)
    missing = {problem.path for problem in raised.value.problems}
    wanted = {"period.start", "period.end", "discounting.timing", "price_year"}
    wanted |= {f"inputs[{index}].values" for index in range(len(data["inputs"]))}
    for index, outcome in enumerate(data["outcomes"]):
        if outcome["status"] == "priced":
            wanted.add(f"outcomes[{index}].quantity")
            if "value_ref" not in outcome:
                wanted.add(f"outcomes[{index}].value")
    assert missing == wanted
    assert all("This is missing" in problem.message for problem in raised.value.problems)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_filled_in_as_asked_can_be_valued(name: str) -> None:
    result = value_case(case=read_case(_filled(name)), parameters=valuation_parameters(), draws=100)
    assert result.ratio is not None
    assert result.ratio > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_template_invents_no_quantity_and_no_deduction(name: str) -> None:
    given = [
        f"{outcome['id']}.{key}"
        for outcome in _data(name)["outcomes"]
        for key in ("quantity", *DEDUCTIONS)
        if outcome.get(key) is not None
    ]
    assert given == []


@pytest.mark.parametrize("name", NAMES)
def test_every_field_left_empty_says_what_to_do(name: str) -> None:
    lines = template_text(name).splitlines()
    silent = [line.strip() for line in lines if re.fullmatch(r"\s+\w+:", line) and line.strip() not in STRUCTURE]
    assert silent == []


STRUCTURE = {"ranges:", "evidence:", "sources:"}


@pytest.mark.parametrize("name", NAMES)
def test_every_deduction_of_a_priced_outcome_says_how_to_find_it(name: str) -> None:
    text = template_text(name)
    blocks = [block for block in re.split(r"\n  - id: ", text)[1:] if "status: priced" in block]
    missing = [
        f"{block.split()[0]}.{key}"
        for block in blocks
        for key in DEDUCTIONS[:3]
        if not re.search(rf"^    {key}: +# fill in: \w.{{15,}}", block, re.MULTILINE)
    ]
    assert blocks
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_thinks_of_the_person_and_of_those_around(name: str) -> None:
    levels = {outcome["level"] for outcome in _data(name)["outcomes"]}
    assert {Level.INDIVIDUAL, Level.SOCIAL} <= levels


def test_a_template_leaves_the_environment_out_only_where_nothing_sensible_is_known() -> None:
    without = {
        name for name in NAMES if "environmental" not in {outcome["level"] for outcome in _data(name)["outcomes"]}
    }
    assert without == {"social-prescribing-link-worker"}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_names_something_real_that_is_never_priced(name: str) -> None:
    assert [outcome["id"] for outcome in _data(name)["outcomes"] if outcome["status"] == Status.HELD] != []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_thinks_of_a_change_for_the_worse(name: str) -> None:
    assert [outcome["id"] for outcome in _data(name)["outcomes"] if (outcome.get("value") or 0) < 0] != []


@pytest.mark.parametrize("name", NAMES)
def test_every_outcome_says_how_it_is_measured_and_what_to_collect(name: str) -> None:
    silent = [
        outcome["id"]
        for outcome in _data(name)["outcomes"]
        if not (outcome["evidence"]["method"] and outcome["notes"].startswith(("Collect", "The published")))
    ]
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_every_price_comes_from_the_value_bank_or_is_left_to_the_user(name: str) -> None:
    """A change for the worse is a bank value with its sign turned: the bank holds gains only."""
    bank = valuation_parameters().bank
    for outcome in _data(name)["outcomes"]:
        if outcome.get("value_ref"):
            assert outcome["value_ref"] in bank
        elif outcome.get("value") is not None:
            named = re.search(r"Value bank ([A-Z0-9-]+), as a", outcome["sources"]["value"])
            assert named is not None
            published = bank[named[1]]
            assert Decimal(outcome["value"]) == -published.value
            assert str(outcome["value_year"]) == str(published.price_year)
            assert outcome.get("uprate", "prices") == published.uprate


@pytest.mark.parametrize("name", NAMES)
def test_wellbeing_values_of_the_same_people_are_declared_to_overlap(name: str) -> None:
    gains = [
        outcome
        for outcome in _data(name)["outcomes"]
        if outcome["kind"] == "wellbeing" and outcome["status"] != "held" and (outcome.get("value") or 1) > 0
    ]
    for outcome in gains:
        others = {o["id"] for o in gains if o["stakeholder"] == outcome["stakeholder"]} - {outcome["id"]}
        assert others <= set(outcome.get("shares_change_with", []))


@pytest.mark.parametrize("name", NAMES)
def test_an_outcome_that_contains_another_is_declared_to_overlap(name: str) -> None:
    bank = valuation_parameters().bank
    outcomes = {outcome["id"]: outcome for outcome in _data(name)["outcomes"] if outcome.get("value_ref")}
    codes = {identifier: outcome["value_ref"] for identifier, outcome in outcomes.items()}
    for identifier, outcome in outcomes.items():
        inside = {other for other, code in codes.items() if code in bank[outcome["value_ref"]].contains}
        assert inside <= set(outcome.get("shares_change_with", [])), identifier


@pytest.mark.parametrize("name", NAMES)
def test_no_average_cost_is_called_cash(name: str) -> None:
    assert [outcome["id"] for outcome in _data(name)["outcomes"] if outcome.get("cashable")] == []


@pytest.mark.parametrize("name", DEMONSTRATIONS)
def test_a_demonstration_says_that_its_figures_are_made_up(name: str) -> None:
    case = parse_case_text(demonstration_text(name), suffix=".yaml", name=name).case
    assert case.title.startswith("Demonstration:")
    assert "made up for demonstration" in case.notes
    assert "made up" in case.organisation


@pytest.mark.parametrize("name", DEMONSTRATIONS)
def test_a_demonstration_gives_a_range_with_a_held_outcome_and_correlated_figures(name: str) -> None:
    case = parse_case_text(demonstration_text(name), suffix=".yaml", name=name).case
    result = value_case(case=case, parameters=valuation_parameters(), draws=500)
    assert result.uncertainty is not None
    assert result.uncertainty.ratio is not None
    assert result.uncertainty.ratio.p5 < result.uncertainty.ratio.p50 < result.uncertainty.ratio.p95
    assert result.held
    assert case.correlations


@pytest.mark.parametrize("name", DEMONSTRATIONS)
def test_a_demonstration_raises_no_error_and_stays_inside_published_ratios(name: str) -> None:
    case = parse_case_text(demonstration_text(name), suffix=".yaml", name=name).case
    result = value_case(case=case, parameters=valuation_parameters(), draws=0)
    assert [check.code for check in result.checks if check.severity == "error"] == []
    assert result.ratio is not None
    assert result.ratio < Decimal("10.2")

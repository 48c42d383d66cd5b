"""Scenarios: copied, changed by the same pages, compared, used in the case, removed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.case_builders import NOW, make_case, make_draft, make_scenario, make_version
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.apps.impact.services.scenarios import (
    MOST_SCENARIOS,
    ScenarioOfScenario,
    copy_as_scenario,
    use_scenario,
)
from worthwhile.exchange.case_edits import value_at

pytestmark = pytest.mark.django_db
OUTCOME = "life-satisfaction"


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


@pytest.fixture
def scenario(case: Case, world: World) -> Case:
    """A scenario with fewer people."""
    scenario = make_scenario(case, world.owner.person)
    change(scenario, quantity="20")
    return scenario


def change(case: Case, **figures: str) -> None:
    edits: dict[Any, Any] = {("outcomes", OUTCOME, name): Decimal(value) for name, value in figures.items()}
    save_case(case=case, based_on=case.revision, edits=edits, what="quantity", by=None, now=NOW)


def figure(case: Case, name: str) -> Any:
    return value_at(latest_revision(Case.objects.get(pk=case.pk)).data, ("outcomes", OUTCOME, name))


def address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/scenarios/{rest}"


def page_of(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_scenario_begins_as_a_copy_and_is_told_from_its_case(case: Case, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    answer = browser.post(address(case, "new/"), {"name": "What if we had half the volunteers?"})
    made = case.scenarios.get()
    assert answer["Location"] == f"/organisations/{case.organisation_id}/cases/{made.pk}/"
    assert latest_revision(made).content == latest_revision(case).content
    page = page_of(browser, answer["Location"])
    assert "Scenario of" in page
    assert "Visits in Ilford: What if we had half the volunteers?" in page
    assert "What if we had" not in page_of(browser, f"/organisations/{case.organisation_id}/cases/")


def test_changing_a_scenario_leaves_the_case_as_it_is(case: Case, scenario: Case) -> None:
    assert (figure(scenario, "quantity"), figure(case, "quantity")) == (20, 24)
    assert Case.objects.get(pk=case.pk).revision == 1


@pytest.mark.parametrize(
    ("name", "told"), [("", "Enter what you want to try"), ("half THE volunteers", "There is a scenario called")]
)
def test_a_scenario_needs_a_name_of_its_own(
    case: Case, scenario: Case, world: World, sign_in: SignIn, name: str, told: str
) -> None:
    assert told in sign_in(world.editor.person).post(address(case, "new/"), {"name": name}).content.decode()
    assert case.scenarios.count() == 1


def test_there_is_a_most(case: Case, world: World, sign_in: SignIn) -> None:
    for number in range(MOST_SCENARIOS):
        make_scenario(case, None, f"Number {number}")
    told = sign_in(world.editor.person).post(address(case, "new/"), {"name": "One more"}).content.decode()
    assert f"A case has up to {MOST_SCENARIOS} scenarios" in told
    assert case.scenarios.count() == MOST_SCENARIOS


def test_a_scenario_has_no_scenarios(case: Case, scenario: Case, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    for rest in ("", "new/", "compare/"):
        assert browser.get(address(scenario, rest))["Location"] == address(case)
    browser.post(address(scenario, "new/"), {"name": "Deeper"})
    assert not scenario.scenarios.exists()
    with pytest.raises(ScenarioOfScenario):
        copy_as_scenario(case=scenario, name="Deeper", by=None, now=NOW)


def test_results_stand_beside_the_original(case: Case, scenario: Case, world: World, sign_in: SignIn) -> None:
    change(make_scenario(case, None, "Too wide"), deadweight="0.9")
    page = page_of(sign_in(world.viewer.person), address(case))
    assert "£1.77 to £4.06" in page
    assert "Half the volunteers" in page
    assert "Not complete yet" in page
    assert "Remove" not in page


def test_they_are_compared_with_ranges_values_and_what_they_assume(
    case: Case, scenario: Case, world: World, sign_in: SignIn
) -> None:
    browser = sign_in(world.viewer.person)
    page = page_of(browser, address(case, "compare/"))
    for told in (
        "£1.77 to £4.06",
        "Present value of each outcome",
        "£220,874",
        "£75,000",
        "<svg",
        "Results side by side",
    ):
        assert told in page
    assert "“Half the volunteers” differs from the case itself in this" in page
    assert "<del>24</del>" in page
    chosen = page_of(browser, address(case, f"compare/?cases={scenario.pk}&cases={case.pk}"))
    assert "<del>24</del>" in chosen


@pytest.mark.parametrize("asked", ["cases=1", "cases=", "cases=x", "cases=99999&cases=99998"])
def test_one_alone_or_another_is_not_compared(
    case: Case, scenario: Case, world: World, sign_in: SignIn, asked: str
) -> None:
    page = page_of(sign_in(world.viewer.person), address(case, f"compare/?{asked}"))
    assert "There is a problem" in page
    assert "<svg" not in page


def test_without_a_scenario_nothing_is_compared(case: Case, world: World, sign_in: SignIn) -> None:
    assert "There is no scenario to compare with yet" in page_of(
        sign_in(world.viewer.person), address(case, "compare/")
    )


def test_drafts_without_a_result_can_be_compared_in_what_they_assume(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    make_scenario(draft, None)
    page = page_of(sign_in(world.viewer.person), address(draft, "compare/"))
    assert "is not complete yet" in page
    assert "<svg" not in page


def test_using_a_scenario_brings_what_it_changed_and_nothing_else(
    case: Case, scenario: Case, world: World, sign_in: SignIn
) -> None:
    change(case, deadweight="0.3")
    browser = sign_in(world.editor.person)
    path = address(case, f"{scenario.pk}/use/")
    page = page_of(browser, path)
    assert "<ins>20</ins>" in page
    assert "was changed in the same places" not in page
    assert figure(case, "quantity") == 24
    assert browser.post(path, {"based_on": "2"}).status_code == 302
    assert (figure(case, "quantity"), figure(case, "deadweight")) == (20, Decimal("0.3"))
    assert Case.objects.get(pk=case.pk).title == "Visits in Ilford"
    again = page_of(browser, path)
    assert "changes nothing that the case does not say already" in again


def test_what_both_changed_is_shown_before_it_is_replaced(
    case: Case, scenario: Case, world: World, sign_in: SignIn
) -> None:
    change(case, quantity="22")
    page = page_of(sign_in(world.editor.person), address(case, f"{scenario.pk}/use/"))
    assert "was changed in the same places" in page
    assert "The case says <strong>22</strong>, the scenario <strong>20</strong>" in page


def test_what_is_changed_while_the_page_is_open_is_shown(
    case: Case, scenario: Case, world: World, sign_in: SignIn
) -> None:
    browser, path = sign_in(world.editor.person), address(case, f"{scenario.pk}/use/")
    change(case, quantity="22")
    page = browser.post(path, {"based_on": "1"}).content.decode()
    assert "Somebody else changed this meanwhile" in page
    assert figure(case, "quantity") == 22
    assert browser.post(path, {"based_on": "2"}).status_code == 302
    assert figure(case, "quantity") == 20


def test_an_outcome_that_the_case_no_longer_has_stays_out(case: Case, scenario: Case) -> None:
    save_case(case=case, based_on=1, edits={("outcomes", OUTCOME): None}, what="outcomes", by=None, now=NOW)
    change(scenario, deadweight="0.2")
    save_case(case=scenario, based_on=3, edits={("notes",): "Tried"}, what="about", by=None, now=NOW)
    use_scenario(case=case, scenario=scenario, based_on=2, by=None, now=NOW)
    data = latest_revision(Case.objects.get(pk=case.pk)).data
    assert OUTCOME not in [row["id"] for row in data["outcomes"]]
    assert data["notes"] == "Tried"


def test_the_page_says_which_outcome_stays_out(case: Case, scenario: Case, world: World, sign_in: SignIn) -> None:
    save_case(case=case, based_on=1, edits={("outcomes", OUTCOME): None}, what="outcomes", by=None, now=NOW)
    page = page_of(sign_in(world.editor.person), address(case, f"{scenario.pk}/use/"))
    assert "“Older people are more satisfied with their lives” was taken out of the case and stays out" in page


def test_a_scenario_is_removed_once_it_is_confirmed(case: Case, scenario: Case, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    path = address(case, f"{scenario.pk}/remove/")
    assert "This cannot be undone" in page_of(browser, path)
    assert Case.objects.filter(pk=scenario.pk).exists()
    assert browser.post(path).status_code == 302
    assert not Case.objects.filter(pk=scenario.pk).exists()
    assert AuditEntry.objects.filter(act=Act.CASE_REMOVED, object_id=str(scenario.pk)).count() == 1


def test_a_scenario_with_a_version_is_kept(case: Case, scenario: Case, world: World, sign_in: SignIn) -> None:
    make_version(make_scenario(case, None, "Kept"), world.owner.person)
    kept = case.scenarios.get(scenario_name="Kept")
    browser = sign_in(world.editor.person)
    path = address(case, f"{kept.pk}/remove/")
    assert "This scenario has 1 version" in page_of(browser, path)
    assert browser.post(path).status_code == 200
    assert Case.objects.filter(pk=kept.pk).exists()


def test_a_scenario_of_another_case_is_not_found(case: Case, scenario: Case, world: World, sign_in: SignIn) -> None:
    other = make_case(world.organisation, world.owner.person)
    browser = sign_in(world.owner.person)
    for rest in ("use/", "remove/"):
        assert browser.post(address(other, f"{scenario.pk}/{rest}"), {"based_on": "1"}).status_code == 404
        assert browser.get(address(case, f"{other.pk}/{rest}")).status_code == 404
    assert Case.objects.filter(pk=scenario.pk).exists()


@pytest.mark.parametrize("role", ["viewer", "assessor"])
def test_who_may_not_write_only_looks(case: Case, scenario: Case, world: World, sign_in: SignIn, role: str) -> None:
    browser = sign_in(getattr(world, role).person)
    for rest in ("new/", f"{scenario.pk}/use/", f"{scenario.pk}/remove/"):
        assert browser.post(address(case, rest), {"name": "Mine", "based_on": "1"}).status_code == 403
    assert case.scenarios.count() == 1
    assert figure(case, "quantity") == 24

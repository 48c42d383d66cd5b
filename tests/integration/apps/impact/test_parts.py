"""The pages on which a case is entered: what is typed is what the case holds, and nothing else changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.case_builders import complete_data, make_case, make_draft
from tests.organisation_builders import SignIn, World
from worthwhile.apps.impact.forms.sections.about import AboutSection
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.exchange.case_edits import value_at

pytestmark = pytest.mark.django_db
BY_OUTCOME = ("evidence", "quantity", "worth", "anyway", "lasting")


def _address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/{rest}"


def _held(case: Case, *place: str) -> Any:
    case.refresh_from_db()
    return value_at(latest_revision(case).data, place)


def _form_as_shown(page: Any) -> dict[str, Any]:
    """What a browser sends when nothing on the page is touched."""
    form = page.context["form"]
    sent = {"based_on": str(page.context["based_on"])}
    for field in form:
        value = field.value()
        if value in (None, "", False):
            continue
        sent[field.html_name] = "on" if value is True else value
    return sent


@pytest.mark.parametrize("part", [*[f"{part}/{{}}/" for part in BY_OUTCOME], "outcomes/of/{}/", "about/", "method/"])
@pytest.mark.parametrize(
    "outcome", ["life-satisfaction", "less-lonely", "visits-end", "fewer-ae-attendances", "travel"]
)
def test_a_page_that_is_saved_untouched_changes_nothing(world: World, sign_in: SignIn, part: str, outcome: str) -> None:
    case = make_case(world.organisation, world.owner.person)
    before = latest_revision(case).content
    browser, address = sign_in(world.owner.person), _address(case, part.format(outcome))
    sent = _form_as_shown(browser.get(address))
    answer = browser.post(address, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    case.refresh_from_db()
    assert latest_revision(case).content == before


def test_a_case_is_begun_from_a_template_and_leads_to_its_tasks(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    answer = browser.post(
        f"/organisations/{world.organisation.pk}/cases/new/", {"title": "Lunch in Ilford", "template": "lunch-club"}
    )
    case = Case.objects.get()
    assert answer.headers["Location"] == _address(case)
    page = browser.get(_address(case)).content.decode()
    assert "Lunch in Ilford" in page
    assert "Go on: About the service" in page


def test_a_case_begun_from_nothing_asks_for_outcomes_first(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.owner.person)
    browser.post(f"/organisations/{world.organisation.pk}/cases/new/", {"title": "Ours", "template": "nothing"})
    page = browser.get(_address(Case.objects.get())).content.decode()
    assert page.count("Cannot start yet") == 5


def test_about_keeps_the_period_as_first_and_last_day(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person)
    browser = sign_in(world.owner.person)
    answers = {"title": "T", "kind": "forecast", "start": "1 April 2026", "years": "3", "price_year": "2026/27"}
    answer = browser.post(_address(case, "about/"), answers)
    assert answer.headers["Location"] == _address(case, "theory/")
    assert _held(case, "period") == {"start": "2026-04-01", "end": "2029-03-31"}
    assert _held(case, "price_year") == "2026/27"


def test_every_problem_of_a_page_is_told_at_once_and_nothing_is_lost(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person)
    answers = {"title": "", "kind": "", "start": "31 February 2026", "years": "99", "price_year": "soon"}
    page = sign_in(world.owner.person).post(_address(case, "about/"), answers).content.decode()
    for problem in ("Enter a name for the case", "Choose whether you are looking", "Enter the first day", "soon"):
        assert problem in page
    assert 'value="31 February 2026"' in page


def test_theory_is_kept_line_by_line(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person)
    answers = {"need": "Many eat alone.", "activities": "Lunch\n\n Lifts ", "outputs": "", "assumptions": ""}
    sign_in(world.owner.person).post(_address(case, "theory/"), answers)
    assert _held(case, "x-worthwhile", "theory") == {"need": "Many eat alone.", "activities": ["Lunch", "Lifts"]}


def test_people_who_are_new_each_year_become_an_intake(world: World, sign_in: SignIn) -> None:
    period = {"start": "2026-04-01", "end": "2029-03-31"}
    case = make_case(world.organisation, world.owner.person, period=period)
    answers = {
        "quantity_1": "40", "quantity_2": "30", "low_1": "30", "low_2": "20", "high_1": "50", "high_2": "45",
        "source": "Register",
    }  # fmt: skip
    page = sign_in(world.owner.person).post(_address(case, "quantity/life-satisfaction/"), answers)
    assert page.status_code == 302
    row = _held(case, "outcomes", "life-satisfaction")
    assert [int(number) for number in row["intake"]] == [40, 30]
    assert "quantity" not in row
    assert "quantity" not in row["ranges"]
    assert [int(number) for number in row["ranges"]["intake"]["high"]] == [50, 45]
    assert row["sources"]["intake"] == "Register"


def test_a_range_that_does_not_hold_the_figure_is_refused_beside_its_box(world: World, sign_in: SignIn) -> None:
    case = make_case(world.organisation, world.owner.person)
    answers = {"deadweight": "20", "deadweight_low": "30", "deadweight_high": "40"}
    page = sign_in(world.owner.person).post(_address(case, "anyway/life-satisfaction/"), answers)
    assert page.context["form"].errors["deadweight_low"] == [
        "Enter a lowest figure that is not above the figure itself"
    ]


def test_what_published_reports_take_off_stands_beside_each_share(world: World, sign_in: SignIn) -> None:
    case = make_case(world.organisation, world.owner.person)
    browser = sign_in(world.owner.person)
    anyway = browser.get(_address(case, "anyway/life-satisfaction/")).content.decode()
    assert "Of 154 published reports that take something off, the middle one takes 20%" in anyway
    assert "eight in ten lie from 10% to 53%" in anyway
    assert anyway.count("no league table") == 2
    assert "Of 90 published reports" in browser.get(_address(case, "lasting/life-satisfaction/")).content.decode()


def test_a_published_value_brings_its_range(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person)
    address = _address(case, "worth/fewer-gp-appointments/?words=A%26E attendance")
    browser = sign_in(world.owner.person)
    assert "bank:NHS-AE" in browser.get(address).content.decode()
    assert browser.post(address, {"worth": "bank:NHS-AE", "published_range": "on"}).status_code == 302
    row = _held(case, "outcomes", "fewer-gp-appointments")
    assert row["value_ref"] == "NHS-AE"
    assert "value" not in row


def test_a_typed_value_without_a_source_is_refused_where_it_counts(world: World, sign_in: SignIn) -> None:
    case = make_case(world.organisation, world.owner.person)
    answers = {"worth": "typed", "value": "250"}
    page = sign_in(world.owner.person).post(_address(case, "worth/life-satisfaction/"), answers)
    assert set(page.context["form"].errors) == {"value_year", "value_source", "kind"}


def test_a_worth_listed_by_year_is_left_as_it_is(world: World, sign_in: SignIn) -> None:
    data = complete_data()
    carbon = next(row for row in data["outcomes"] if row["id"] == "travel")
    carbon |= {"value": [-268, -272], "quantity": [1, 2]}
    carbon.pop("duration_years")
    case = make_case(world.organisation, world.owner.person, outcomes=data["outcomes"])
    answer = sign_in(world.owner.person).post(_address(case, "worth/travel/"), {"worth": "typed"})
    assert answer.status_code == 302
    assert _held(case, "outcomes", "travel", "value") == [-268, -272]


def test_costs_of_several_lines_are_kept_and_empty_ones_left_out(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person)
    answers = {
        "cost-0-name": "Council grant", "cost-0-year_1": "60,000", "cost-0-agency": "local-authority",
        "cost-1-name": "", "cost-1-year_1": "", "cost-2-name": "Volunteers", "cost-2-year_1": "£12,000",
        "cost-2-gift": "on",
    }  # fmt: skip
    assert sign_in(world.owner.person).post(_address(case, "costs/"), answers).status_code == 302
    first, second = _held(case, "inputs")
    assert (first["name"], int(first["values"][0]), first["agency"]) == ("Council grant", 60000, "local-authority")
    assert second["cash"] is False


def test_an_amount_without_a_name_is_asked_what_it_is_for(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person)
    page = sign_in(world.owner.person).post(_address(case, "costs/"), {"cost-0-name": "", "cost-0-year_1": "60"})
    assert "Say what this amount is for" in page.content.decode()


def test_plain_words_find_an_outcome_that_can_be_added(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person, template="lunch-club")
    browser = sign_in(world.owner.person)
    found = browser.get(_address(case, "outcomes/"), {"words": "nurse confidence at work; teeth"})
    assert "Add<span" in found.content.decode()
    offer = next(item for item in found.context["found"].offered if not item.is_there).suggestion
    answer = browser.post(_address(case, "outcomes/add/"), {"template": offer.template, "outcome": offer.row["id"]})
    assert answer.status_code == 302
    rows = _held(case, "outcomes", str(offer.row["id"]))
    assert rows["name"] == offer.row["name"]
    assert "quantity" not in rows


def test_an_outcome_of_ones_own_gets_an_id_of_its_name(world: World, sign_in: SignIn) -> None:
    case = make_draft(world.organisation, world.owner.person)
    answers = {
        "name": "We know our neighbours", "stakeholder": "Neighbours", "level": "social", "agency": "society",
        "status": "held", "story": "“I wave now.”",
    }  # fmt: skip
    assert sign_in(world.owner.person).post(_address(case, "outcomes/new/"), answers).status_code == 302
    assert _held(case, "outcomes", "we-know-our-neighbours")["status"] == "held"
    assert _held(case, "x-worthwhile", "stories", "we-know-our-neighbours") == "“I wave now.”"


def test_an_outcome_that_is_taken_out_is_not_named_by_others_any_more(world: World, sign_in: SignIn) -> None:
    case = make_case(world.organisation, world.owner.person)
    assert "life-satisfaction" in _held(case, "outcomes", "less-lonely")["shares_change_with"]
    sign_in(world.owner.person).post(_address(case, "outcomes/of/life-satisfaction/remove/"))
    assert _held(case, "outcomes", "life-satisfaction") is None
    assert "shares_change_with" not in _held(case, "outcomes", "less-lonely")


def test_words_of_a_case_are_never_markup(world: World, sign_in: SignIn) -> None:
    hostile = '<script>alert("x")</script>'
    data = complete_data(title=hostile)
    for row in data["outcomes"]:
        row |= {"name": hostile, "stakeholder": hostile, "notes": hostile}
    data["inputs"][0]["name"] = hostile
    case = make_case(world.organisation, world.owner.person, **{k: data[k] for k in ("title", "outcomes", "inputs")})
    browser = sign_in(world.owner.person)
    parts = ["", "about/", "theory/", "outcomes/", "costs/", "method/"]
    parts += [f"{part}/" for part in BY_OUTCOME] + [f"{part}/life-satisfaction/" for part in BY_OUTCOME]
    assert [part for part in parts if "<script>alert" in browser.get(_address(case, part)).content.decode()] == []


def test_a_viewer_may_look_and_not_change(world: World, sign_in: SignIn) -> None:
    case = make_case(world.organisation, world.owner.person)
    browser = sign_in(world.viewer.person)
    assert browser.get(_address(case)).status_code == 200
    assert browser.post(_address(case, "about/"), {"title": "Mine now"}).status_code == 403
    assert _held(case, "title") == "Visits in Ilford"


def test_a_page_sent_without_the_tokens_of_its_form_is_refused(world: World) -> None:
    case = make_case(world.organisation, world.owner.person)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.owner.person)
    assert browser.post(_address(case, "about/"), {"title": "Forged"}).status_code == 403
    assert _held(case, "title") == "Visits in Ilford"


@pytest.mark.parametrize(
    ("day", "year"), [("2026-03-31", "2025/26"), ("2026-04-01", "2026/27"), ("2099-12-01", "2099/00")]
)
def test_the_price_year_of_today_is_suggested_until_one_is_kept(day: str, year: str) -> None:
    empty, kept = AboutSection(case_data={}), AboutSection(case_data={"price_year": 2024})
    for form in (empty, kept):
        form.suggest_prices_of(date.fromisoformat(day))
    assert (empty["price_year"].value(), kept["price_year"].value()) == (year, 2024)

"""A forecast that was kept, and the case that is held against it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.db.models import QuerySet
from django.test import Client

from tests.case_builders import NOW, complete_data, make_case, make_evaluation, make_version
from tests.organisation_builders import SignIn, World
from worthwhile.apps.impact.models import Case, Version
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.apps.impact.services.start_evaluation import NotAForecast, start_evaluation
from worthwhile.exchange.edits_between import whole_edits

pytestmark = pytest.mark.django_db


@pytest.fixture
def forecast(world: World) -> Version:
    """The version that was promised."""
    return make_version(make_case(world.organisation, world.owner.person, kind="forecast"), world.owner.person)


@pytest.fixture
def evaluation(forecast: Version, world: World) -> Case:
    return make_evaluation(forecast, world.owner.person)


def measure(evaluation: Case, **changes: object) -> None:
    """Everything is measured: the outcomes of the demonstration, some of them changed."""
    done = complete_data(title=evaluation.title)
    done["outcomes"] = [{**row, **changes} if row["id"] == "life-satisfaction" else row for row in done["outcomes"]]
    edits = whole_edits(before=latest_revision(evaluation).data, after=done)
    save_case(case=evaluation, based_on=evaluation.revision, edits=edits, what="quantity", by=None, now=NOW)


def address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/{rest}"


def page_of(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_evaluative_version_is_started_from_the_forecast(forecast: Version, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    path = address(forecast.case, "versions/1/evaluate/")
    assert "left empty" in page_of(browser, path)
    answer = browser.post(path, {"title": "What came of it"})
    started = Case.objects.get(forecast=forecast)
    assert answer["Location"] == address(started)
    assert started.title == "What came of it"
    data = latest_revision(started).data
    assert data["kind"] == "evaluative"
    assert [row["id"] for row in data["outcomes"]] == [row["id"] for row in forecast.data["outcomes"]]
    assert not [row for row in data["outcomes"] if "quantity" in row or "deadweight" in row]
    assert "inputs" not in data
    assert "Promised and achieved" in page_of(browser, address(started))
    version_page = page_of(browser, address(forecast.case, "versions/1/"))
    assert "Evaluated by" in version_page
    assert "What came of it" in version_page


def test_only_a_forecast_makes_a_promise(world: World, sign_in: SignIn) -> None:
    looked_back = make_version(make_case(world.organisation, world.owner.person), world.owner.person)
    browser = sign_in(world.editor.person)
    path = address(looked_back.case, "versions/1/evaluate/")
    assert "Only a forecast makes a promise" in page_of(browser, path)
    assert browser.post(path, {"title": "Again"}).status_code == 200
    assert "Start the evaluative version" not in page_of(browser, address(looked_back.case, "versions/1/"))
    assert not Case.objects.exclude(forecast=None).exists()
    with pytest.raises(NotAForecast):
        start_evaluation(version=looked_back, title="Again", by=None, now=NOW)


def test_an_evaluative_case_needs_a_name(forecast: Version, world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.editor.person).post(address(forecast.case, "versions/1/evaluate/"), {"title": ""})
    assert "Enter a name for the case" in answer.content.decode()
    assert not Case.objects.exclude(forecast=None).exists()


def test_what_is_not_measured_yet_is_said_to_be_so(evaluation: Case, world: World, sign_in: SignIn) -> None:
    edits = {("outcomes", "travel", "quantity"): Decimal(1)}
    save_case(case=evaluation, based_on=1, edits=edits, what="quantity", by=None, now=NOW)
    save_case(case=evaluation, based_on=2, edits={("outcomes", "visits-end"): None}, what="outcomes", by=None, now=NOW)
    browser = sign_in(world.viewer.person)
    page = page_of(browser, address(evaluation, "promised/"))
    assert "The case is not complete" in page
    assert page.count("Not yet measured") == len(latest_revision(evaluation).data["outcomes"]) - 1
    assert page.count("Entered; shown in full once the case is complete") == 1
    assert page.count("MISSING from the case") == 1
    assert "24 (12 to 36)" in page
    assert "<svg" not in page
    assert browser.get(address(evaluation, "promised/promised-and-achieved.csv")).status_code == 404


def test_promise_and_result_stand_side_by_side(evaluation: Case, world: World, sign_in: SignIn) -> None:
    measure(evaluation, quantity=18)
    page = page_of(sign_in(world.viewer.person), address(evaluation, "promised/"))
    for told in ("18 (12 to 36) achieved of 24", "75%", "<svg", "The ratio promised was 2.97", "In short"):
        assert told in page
    assert "As sent to the council" in page


def test_the_table_can_be_taken_away(evaluation: Case, world: World, sign_in: SignIn) -> None:
    measure(evaluation, quantity=18)
    answer = sign_in(world.viewer.person).get(address(evaluation, "promised/promised-and-achieved.csv"))
    text = answer.content.decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    first = rows["life-satisfaction"]
    assert (first["promised"], first["achieved"], first["share_of_promise"]) == ("24", "18", "0.750000")
    assert "attachment" in answer["Content-Disposition"]


def test_a_case_that_is_held_against_nothing_says_how_to_begin(world: World, sign_in: SignIn) -> None:
    case = make_case(world.organisation, world.owner.person)
    browser = sign_in(world.viewer.person)
    assert "This case is not held against a promise" in page_of(browser, address(case, "promised/"))
    assert browser.get(address(case, "promised/promised-and-achieved.csv")).status_code == 404
    assert "Promised and achieved" not in page_of(browser, address(case))


def test_what_happens_to_the_forecast_case_does_not_move_the_promise(
    evaluation: Case, forecast: Version, world: World, sign_in: SignIn
) -> None:
    measure(evaluation, quantity=18)
    browser = sign_in(world.viewer.person)
    before = page_of(browser, address(evaluation, "promised/"))
    edits = {("outcomes", "life-satisfaction", "quantity"): Decimal(18)}
    save_case(case=forecast.case, based_on=1, edits=edits, what="quantity", by=None, now=NOW)
    assert page_of(browser, address(evaluation, "promised/")) == before


@pytest.mark.parametrize("role", ["viewer", "assessor"])
def test_who_may_not_write_starts_nothing(forecast: Version, world: World, sign_in: SignIn, role: str) -> None:
    browser = sign_in(getattr(world, role).person)
    assert browser.post(address(forecast.case, "versions/1/evaluate/"), {"title": "Mine"}).status_code == 403
    assert not Case.objects.exclude(forecast=None).exists()


def test_nothing_is_held_against_a_promise_that_somebody_altered(
    evaluation: Case, forecast: Version, world: World, sign_in: SignIn
) -> None:
    measure(evaluation, quantity=18)
    content = forecast.content.replace("Visits in Ilford", "Visits in Oxford")
    QuerySet(Version).filter(pk=forecast.pk).update(content=content)
    browser = sign_in(world.owner.person)
    page = page_of(browser, address(evaluation, "promised/"))
    assert "is not what was kept" in page
    assert "<svg" not in page
    assert browser.get(address(evaluation, "promised/promised-and-achieved.csv")).status_code == 404
    evaluate = address(forecast.case, "versions/1/evaluate/")
    assert "nothing can be held against it" in page_of(browser, evaluate)
    assert browser.post(evaluate, {"title": "Mine"}).status_code == 200
    assert Case.objects.exclude(forecast=None).get() == evaluation

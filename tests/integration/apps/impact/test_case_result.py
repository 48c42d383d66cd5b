"""The pages that show what a case of an organisation is worth: result, figures to try, and keeping them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.case_builders import complete_data, make_case, make_draft
from tests.organisation_builders import SignIn, World
from worthwhile.apps.impact.models import Case, Revision
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.cli.main import cli
from worthwhile.exchange.live import live_result

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
QUANTITY = "try-life-satisfaction-quantity"
HTMX = {"HX-Request": "true"}


def _of(case: Case, part: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/{part}"


def _words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


@pytest.fixture
def owner(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.owner.person)


@pytest.mark.parametrize("role", ["owner", "editor", "viewer", "assessor"])
def test_every_member_sees_range_charts_and_readings(world: World, sign_in: SignIn, case: Case, role: str) -> None:
    said = _words(sign_in(getattr(world, role).person).get(_of(case, "result/")))
    assert live_result(data=complete_data()).headline in said
    for shown in ("ww-range-title", "ww-waterfall-title", "ww-tornado-title", "ww-levels", "ww-pockets", "ww-standing"):
        assert said.count(f'id="{shown}"') == 1
    assert ("Keep these figures" in said) is (role in ("owner", "editor"))


def test_a_draft_says_every_problem_by_part_with_the_page_that_mends_it(world: World, owner: Client) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    said = _words(owner.get(_of(draft, "result/")))
    assert "4 things are missing" in said
    for part in ("about/", "method/", "quantity/life-satisfaction/"):
        assert _of(draft, part) in said
    assert "<svg" not in said


def test_a_viewer_of_a_draft_gets_no_link_to_a_page_that_only_writers_open(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    assert "Change" not in _words(sign_in(world.viewer.person).get(_of(draft, "result/")))


@pytest.mark.parametrize("role", ["editor", "viewer", "assessor"])
def test_trying_answers_with_the_part_that_changes_and_saves_nothing(
    world: World, sign_in: SignIn, case: Case, role: str
) -> None:
    answer = sign_in(getattr(world, role).person).post(_of(case, "result/try/"), {QUANTITY: "30"}, headers=HTMX)
    data = complete_data()
    data["outcomes"][0]["quantity"] = 30
    said = _words(answer)
    assert live_result(data=data).headline in said
    assert "Your case as saved: £1.77 to £4.06." in said
    assert "<html" not in said
    assert Revision.objects.count() == 1


def test_without_javascript_trying_answers_with_the_whole_page(owner: Client, case: Case) -> None:
    said = _words(owner.post(_of(case, "result/try/"), {QUANTITY: "30"}))
    assert "<h1" in said
    assert "With these figures:" in said
    assert 'value="30"' in said
    assert Revision.objects.count() == 1


def test_a_figure_beyond_its_range_widens_the_range_and_says_so(owner: Client, case: Case) -> None:
    said = _words(owner.post(_of(case, "result/try/"), {QUANTITY: "50"}, headers=HTMX))
    assert "The range of this figure is widened to hold it." in said


@pytest.mark.parametrize("given", ["many", "-3", ""])
def test_a_figure_that_cannot_be_is_told_beside_its_box_and_the_result_stays(
    owner: Client, case: Case, given: str
) -> None:
    answer = owner.post(_of(case, "result/try/"), {QUANTITY: given}, headers=HTMX)
    assert answer["HX-Reswap"] == "none"
    said = _words(answer)
    assert f'<div id="id_{QUANTITY}-said" hx-swap-oob="innerHTML"><p class="govuk-error-message">' in said
    assert "<svg" not in said
    whole = _words(owner.post(_of(case, "result/try/"), {QUANTITY: given}))
    assert "There is a problem" in whole
    (box,) = re.findall(rf'<input[^>]* name="{QUANTITY}"[^>]*>', whole)
    assert re.findall(r' value="([^"]*)"', box) == [given] * bool(given)
    assert live_result(data=complete_data()).headline in whole


def test_what_the_case_forbids_is_put_beside_the_figure(world: World, owner: Client) -> None:
    data = complete_data()
    data["outcomes"][0]["ranges"]["deadweight"] = {"low": "0.15", "high": "0.40"}
    case = make_case(world.organisation, world.owner.person)
    said = _words(owner.post(_of(case, "result/try/"), {"try-life-satisfaction-deadweight": "140"}, headers=HTMX))
    assert "as 100 or less" in said


def test_a_figure_sent_under_an_unknown_name_changes_nothing(owner: Client, case: Case) -> None:
    said = _words(owner.post(_of(case, "result/try/"), {"try-nobody-quantity": "9"}, headers=HTMX))
    assert "With these figures: £1.77 to £4.06. Your case as saved: £1.77 to £4.06." in said


def test_kept_figures_stand_in_the_case_with_their_source_and_range(owner: Client, case: Case) -> None:
    sent = {
        QUANTITY: "50",
        "try-life-satisfaction-deadweight": "30%",
        "try-cost-0": "61,000",
        "try-source": "Count of May 2026",
    }
    answer = owner.post(_of(case, "result/keep/"), {**sent, "based_on": "1"})
    assert answer.status_code == 302
    case.refresh_from_db()
    kept = latest_revision(case).data
    row = kept["outcomes"][0]
    assert (row["quantity"], row["ranges"]["quantity"]["high"], str(row["deadweight"])) == (50, 50, "0.3")
    assert row["sources"]["quantity"] == "Count of May 2026"
    assert (kept["inputs"][0]["values"], kept["inputs"][0]["source"]) == ([61000], "Count of May 2026")
    assert kept["inputs"][1] == complete_data()["inputs"][1]
    assert latest_revision(case).what == "result"


def test_a_kept_figure_does_not_keep_the_source_of_the_old_one(owner: Client, case: Case) -> None:
    owner.post(_of(case, "result/keep/"), {"try-cost-0": "61000", "based_on": "1"})
    case.refresh_from_db()
    assert "source" not in latest_revision(case).data["inputs"][0]


def test_a_viewer_may_not_keep(world: World, sign_in: SignIn, case: Case) -> None:
    answer = sign_in(world.viewer.person).post(_of(case, "result/keep/"), {QUANTITY: "50"})
    assert answer.status_code == 403
    assert Revision.objects.count() == 1


def test_figures_kept_over_somebody_elses_are_shown_again_without_undoing_theirs(owner: Client, case: Case) -> None:
    theirs = {QUANTITY: "20", "try-life-satisfaction-attribution": "33"}
    owner.post(_of(case, "result/keep/"), {**theirs, "based_on": "1"})
    met = owner.post(_of(case, "result/keep/"), {QUANTITY: "28", "based_on": "1"})
    said = _words(met)
    assert "Somebody else changed this meanwhile" in said
    assert 'name="try-life-satisfaction-attribution" value="33"' in said
    assert 'name="based_on" value="2"' in said
    owner.post(_of(case, "result/keep/"), {QUANTITY: "28", "based_on": "2"})
    case.refresh_from_db()
    row = latest_revision(case).data["outcomes"][0]
    assert (row["quantity"], str(row["attribution"])) == (28, "0.33")


def test_names_of_outcomes_are_told_and_never_run(world: World, owner: Client) -> None:
    data = complete_data()
    data["outcomes"][0]["name"] = "<script>alert(1)</script>"
    data["inputs"][0]["name"] = '"><img src=x onerror=alert(1)>'
    case = make_case(world.organisation, world.owner.person, outcomes=data["outcomes"], inputs=data["inputs"])
    pages = [owner.get(_of(case, page)) for page in ("result/", "checks/", "summary/", "theory/")]
    pages.append(owner.post(_of(case, "result/try/"), {QUANTITY: "30"}, headers=HTMX))
    for page in pages:
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert b"<img" not in page.content


def test_the_downloaded_case_gives_the_same_pennies_at_the_command_line(
    owner: Client, case: Case, tmp_path: Path
) -> None:
    downloaded = tmp_path / "case.yaml"
    downloaded.write_bytes(owner.get(_of(case, "report/case")).content)
    told = CliRunner().invoke(cli, ["impact", "value", str(downloaded), "--json"])
    assert told.exit_code == 0, told.output
    page = json.loads(owner.get(_of(case, "report/result.json")).content)
    assert json.loads(told.stdout) == page


@pytest.mark.parametrize(
    "name", ["report.pdf", "report.docx", "report.xlsx", "report.html", "result.csv", "result.jsonld"]
)
def test_every_file_of_a_draft_can_be_had(owner: Client, case: Case, name: str) -> None:
    answer = owner.get(_of(case, f"report/{name}"))
    assert answer.status_code == 200
    assert len(answer.content) > 500


def test_a_report_of_a_draft_says_that_it_is_one(owner: Client, case: Case) -> None:
    note = "Draft, revision 1 of 1 April 2026, not signed"
    assert owner.get(_of(case, "report/report.html")).content.decode().count(note) == 2
    assert note in _words(owner.get(_of(case, "report/")))


def test_a_draft_without_a_result_can_still_be_taken_away_as_a_case(world: World, owner: Client) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    assert owner.get(_of(draft, "report/")).status_code == 200
    assert b"A draft" in owner.get(_of(draft, "report/case")).content
    assert owner.get(_of(draft, "report/report.pdf")).status_code == 404


def test_the_tasks_end_with_what_comes_of_them(world: World, owner: Client, case: Case) -> None:
    said = _words(owner.get(_of(case)))
    assert "What comes of it" in said
    assert "2 to answer" in said
    draft = make_draft(world.organisation, world.owner.person)
    assert "Needs 4 more things" in _words(owner.get(_of(draft)))


@pytest.mark.parametrize("role", ["viewer", "assessor"])
def test_who_cannot_change_a_case_meets_no_link_that_is_closed_to_them(
    world: World, sign_in: SignIn, case: Case, role: str
) -> None:
    browser = sign_in(getattr(world, role).person)
    for page in ("", "summary/", "result/", "checks/", "report/"):
        said = browser.get(_of(case, page)).content.decode()
        links = {part.split('"')[0] for part in said.split('href="')[1:]}
        for link in sorted(link for link in links if link.startswith(_of(case))):
            assert browser.get(link).status_code == 200, f"{link} on {page}"


def test_the_summary_tells_every_figure_with_its_range_and_source(owner: Client, case: Case) -> None:
    said = _words(owner.get(_of(case, "summary/")))
    assert "Range: 15% to 40%" in said
    assert "Made-up accounts" in said
    assert f'href="{_of(case, "anyway/life-satisfaction/")}"' in said


def test_the_picture_is_drawn_from_what_is_typed_and_nothing_is_saved(owner: Client, case: Case) -> None:
    typed = {"need": "Many <b>old</b> people see nobody", "activities": "Weekly visits"}
    part = _words(owner.post(_of(case, "theory/picture/"), typed, headers=HTMX))
    assert "Weekly visits" in part
    assert "<b>" not in part
    assert "<html" not in part
    whole = _words(owner.post(_of(case, "theory/picture/"), typed))
    assert "<h1" in whole
    assert "Weekly visits" in whole
    assert Revision.objects.count() == 1


def test_what_is_missing_is_told_in_the_words_of_the_pages(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    said = _words(sign_in(world.owner.person).get(_of(draft, "result/")))
    assert "Choose when in a year the value comes." in said
    assert "undiscounted" not in said

"""Putting a changed file in the place of a case: first every change in words, then saved, and nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.case_builders import complete_data, make_case
from tests.integration.apps.impact.test_import_case import checked_in
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.exchange.plain_data import yaml_text

pytestmark = pytest.mark.django_db

BESIDE = {"theory": {"need": "People are alone"}, "stories": {"life-satisfaction": "Ann came back"}}


@pytest.fixture
def kept(world: World) -> Case:
    return make_case(world.organisation, world.owner.person, **{"x-worthwhile": BESIDE})


@pytest.fixture
def browser(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.editor.person)


def _file(**changes: Any) -> dict[str, Any]:
    """The case as a program writes it that knows nothing of what the pages keep beside it."""
    return {name: part for name, part in complete_data(**changes).items() if name != "x-worthwhile"}


def _address(case: Case) -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/replace/"


def _send(browser: Client, case: Case, data: dict[str, Any]) -> Any:
    return browser.post(_address(case), {"file": SimpleUploadedFile("case.yaml", yaml_text(data).encode())})


def _changed(**changes: Any) -> dict[str, Any]:
    data = _file(**changes)
    data["outcomes"][0]["quantity"] = 30
    return data


def test_every_change_is_shown_and_nothing_is_saved_yet(browser: Client, kept: Case) -> None:
    text = _send(browser, kept, _changed(title="Visits in Barking")).content.decode()
    assert "2 changes" in text
    assert "Visits in Barking" in text
    assert "30" in text
    kept.refresh_from_db()
    assert kept.revision == 1


def test_what_was_shown_is_saved_and_what_the_pages_keep_beside_it_stays(browser: Client, kept: Case) -> None:
    shown = _send(browser, kept, _changed())
    answer = browser.post(_address(kept), {"checked": checked_in(shown)})
    assert answer.status_code == 302
    kept.refresh_from_db()
    data = latest_revision(kept).data
    assert (kept.revision, data["outcomes"][0]["quantity"]) == (2, 30)
    assert data["x-worthwhile"] == BESIDE


def test_a_part_that_the_file_has_is_taken_from_the_file(browser: Client, kept: Case) -> None:
    told = {"stories": {"life-satisfaction": "Another story"}}
    shown = _send(browser, kept, _file() | {"x-worthwhile": told})
    browser.post(_address(kept), {"checked": checked_in(shown)})
    kept.refresh_from_db()
    assert latest_revision(kept).data["x-worthwhile"] == {**BESIDE, **told}


def test_who_saved_meanwhile_is_told_before_anything_of_theirs_is_replaced(browser: Client, kept: Case) -> None:
    shown = _send(browser, kept, _changed())
    save_case(
        case=kept,
        based_on=1,
        edits={("outcomes", "life-satisfaction", "deadweight"): 0},
        what="anyway",
        by=None,
        now=NOW,
    )
    again = browser.post(_address(kept), {"checked": checked_in(shown)})
    text = again.content.decode()
    assert "Somebody else changed this meanwhile" in text
    assert latest_revision(kept).number == 2
    assert browser.post(_address(kept), {"checked": checked_in(again)}).status_code == 302
    kept.refresh_from_db()
    assert latest_revision(kept).data["outcomes"][0]["deadweight"] == complete_data()["outcomes"][0]["deadweight"]


def test_a_file_that_changes_nothing_has_nothing_to_save(browser: Client, kept: Case) -> None:
    text = _send(browser, kept, _file()).content.decode()
    assert "The file changes nothing" in text
    assert 'name="checked"' not in text


def test_gaps_that_a_file_brings_are_shown_first(browser: Client, kept: Case) -> None:
    data = complete_data()
    del data["period"]
    shown = _send(browser, kept, data)
    assert "Save these changes, with these gaps" in shown.content.decode()
    browser.post(_address(kept), {"checked": checked_in(shown)})
    kept.refresh_from_db()
    assert "period" not in latest_revision(kept).data


def test_a_file_that_is_wrong_changes_nothing(browser: Client, kept: Case) -> None:
    text = _send(browser, kept, complete_data(colour="blue")).content.decode()
    assert "There is a problem" in text
    assert "colour" in text
    assert latest_revision(kept).number == 1


def test_a_preview_of_one_case_does_not_change_another(browser: Client, kept: Case, world: World) -> None:
    other = make_case(world.organisation, None)
    shown = _send(browser, kept, _changed())
    assert "not made for you" in browser.post(_address(other), {"checked": checked_in(shown)}).content.decode()
    assert latest_revision(other).number == 1


def test_those_who_may_not_write_replace_nothing(world: World, sign_in: SignIn, kept: Case) -> None:
    statuses = [
        _send(sign_in(person), kept, _changed()).status_code
        for person in (world.viewer.person, world.assessor.person, world.stranger)
    ]
    assert statuses == [403, 403, 404]
    assert _send(Client(), kept, _changed()).status_code == 302
    assert latest_revision(kept).number == 1

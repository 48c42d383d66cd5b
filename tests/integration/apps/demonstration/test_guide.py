"""The guide to a first case: it stands on every page of the case, can be left and resumed, and asks little."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from tests.organisation_builders import World, make_world
from worthwhile.apps.demonstration.models import GuidedCase
from worthwhile.apps.demonstration.presenters.guide_steps import GUIDE
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.progress import PARTS
from worthwhile.apps.organisations.models import Membership

pytestmark = pytest.mark.django_db
STRIP = '<aside class="ww-guide"'


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def _browser(member: Membership) -> Client:
    browser = Client()
    browser.force_login(member.person)
    return browser


@pytest.fixture
def case(world: World) -> Case:
    answer = _browser(world.owner).post(f"{world.address}first-case/")
    begun = Case.objects.get()
    assert answer.headers["Location"] == f"{world.address}cases/{begun.pk}/about/"
    return begun


def _address(world: World, case: Case, page: str = "") -> str:
    return f"{world.address}cases/{case.pk}/{page}"


def _page_of(part: str) -> str:
    by_outcome = {one.name for one in PARTS if one.is_by_outcome}
    return f"{part}/life-satisfaction/" if part in by_outcome else f"{part}/"


def test_the_guide_has_a_step_for_every_part_in_the_same_order() -> None:
    assert [step.part for step in GUIDE] == [part.name for part in PARTS]
    assert [step.title for step in GUIDE] == [part.title for part in PARTS]


def test_the_whole_guide_takes_less_than_a_quarter_of_an_hour() -> None:
    assert sum(step.minutes for step in GUIDE) < 15


def test_the_guide_asks_for_no_more_than_forty_answers() -> None:
    assert sum(len(step.answers) for step in GUIDE) <= 40


def test_the_cases_of_an_organisation_lead_to_the_guide(world: World) -> None:
    page = _browser(world.owner).get(f"{world.address}cases/").content.decode()
    assert f'href="{world.address}first-case/"' in page
    assert "Ten steps" not in page


def test_beginning_is_for_those_who_may_write(world: World) -> None:
    assert _browser(world.viewer).post(f"{world.address}first-case/").status_code == 403
    assert not Case.objects.exists()


def test_a_guided_case_holds_one_priced_and_one_held_outcome(world: World, case: Case) -> None:
    rows = case.revisions.get().data["outcomes"]
    assert [(row["id"], row["status"]) for row in rows] == [("life-satisfaction", "priced"), ("eat-well", "held")]


@pytest.mark.parametrize("step", GUIDE, ids=lambda step: step.part)
def test_every_page_says_which_step_it_is_and_has_the_fields_it_speaks_of(world: World, case: Case, step) -> None:  # type: ignore[no-untyped-def]
    page = unescape(_browser(world.owner).get(_address(world, case, _page_of(step.part))).content.decode())
    number = GUIDE.index(step) + 1
    assert f"step {number} of 10" in page
    assert step.do in page
    below = page.split("</aside>")[-1]
    assert [example.label for example in step.answers if example.label not in below] == []


def test_the_tasks_lead_to_the_step_that_is_next(world: World, case: Case) -> None:
    page = _browser(world.owner).get(_address(world, case)).content.decode()
    assert "Step 1 of 10 is next." in page
    assert _address(world, case, "about/") in page


def test_the_guide_is_left_and_resumed(world: World, case: Case) -> None:
    browser = _browser(world.owner)
    left = browser.post(_address(world, case, "guide/"), {"leave": "yes"}, follow=True).content.decode()
    assert "Go on with the guide" in left
    assert STRIP not in browser.get(_address(world, case, "about/")).content.decode()
    resumed = browser.post(_address(world, case, "guide/"), {"resume": "yes"}, follow=True).content.decode()
    assert "Step 1 of 10 is next." in resumed


def test_another_case_has_no_guide(world: World, case: Case) -> None:
    GuidedCase.objects.all().delete()
    assert STRIP not in _browser(world.owner).get(_address(world, case, "about/")).content.decode()
    assert _browser(world.owner).post(_address(world, case, "guide/"), {"leave": "yes"}).status_code == 404


def test_who_begins_again_is_led_to_what_was_begun(world: World, case: Case) -> None:
    page = _browser(world.owner).get(f"{world.address}first-case/").content.decode()
    assert "You have begun one" in page


def _answers_in(tutorial: str) -> Iterator[str]:
    for step in GUIDE:
        for example in step.answers:
            if example.answer not in tutorial or example.label not in tutorial:
                yield f"{step.title}: {example.label}: {example.answer}"


def test_the_tutorial_gives_the_same_answers_as_the_guide(root: Path) -> None:
    tutorial = (root / "docs/tutorials/first-case-in-the-browser.md").read_text(encoding="utf-8")
    assert list(_answers_in(tutorial)) == []
    assert [step.title for step in GUIDE if f"{step.title}" not in tutorial] == []

"""The history of a case: nothing is lost, everything is told, and any state can be brought back."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.case_builders import NOW, complete_data, make_case, make_version
from tests.organisation_builders import SignIn, World
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.bring_back import bring_back
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile, save_case
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.case_file import case_hash

pytestmark = pytest.mark.django_db
OUTCOME = "life-satisfaction"
DEADWEIGHT = ("outcomes", OUTCOME, "deadweight")
NEED = ("x-worthwhile", "theory", "need")


@pytest.fixture
def case(world: World) -> Case:
    """A case that was saved three times."""
    case = make_case(world.organisation, world.owner.person)
    save(case, {DEADWEIGHT: Decimal("0.3"), NEED: "Many people see nobody"}, by=world.editor.person)
    save(case, {NEED: "Many older people see nobody for days"}, by=world.owner.person)
    return case


def save(case: Case, edits: Edits, *, by: Any = None) -> None:
    save_case(case=case, based_on=case.revision, edits=edits, what="anyway", by=by, now=NOW)


def address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/history/{rest}"


def test_every_saving_is_listed_with_who_and_when_the_latest_first(case: Case, world: World, sign_in: SignIn) -> None:
    make_version(case, world.owner.person)
    page = sign_in(world.viewer.person).get(address(case)).content.decode()
    assert page.index("history/3/") < page.index("history/2/") < page.index("history/1/")
    assert "editor@example.org" in page
    assert "What would have happened anyway" in page
    assert "Kept as version 1" in page


def test_a_long_history_comes_a_page_at_a_time(case: Case, world: World, sign_in: SignIn) -> None:
    for number in range(60):
        save(case, {("notes",): f"note {number}"})
    browser = sign_in(world.viewer.person)
    assert "Page 1 of 2" in browser.get(address(case)).content.decode()
    second = browser.get(address(case, "?page=2")).content.decode()
    assert "history/1/" in second
    assert "history/63/" not in second


def test_a_saving_says_what_it_changed_in_words_and_word_by_word(case: Case, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.viewer.person)
    second = browser.get(address(case, "2/")).content.decode()
    assert "would have happened anyway (deadweight)" in second
    assert "<del>25%</del>" in second
    assert "<ins>30%</ins>" in second
    third = browser.get(address(case, "3/")).content.decode()
    assert "<ins>" in third
    assert "[added: " in third
    assert " older" in third
    assert "25%" not in third


def test_what_somebody_wrote_cannot_run_on_the_page(case: Case, world: World, sign_in: SignIn) -> None:
    save(case, {NEED: "<script>alert(1)</script>"})
    page = sign_in(world.viewer.person).get(address(case, "4/")).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_any_two_states_can_be_compared_versions_too(case: Case, world: World, sign_in: SignIn) -> None:
    make_version(case, world.owner.person)
    browser = sign_in(world.assessor.person)
    page = browser.get(address(case, "compare/?from=1&to=v1")).content.decode()
    assert "From Revision 1 to Version 1: As sent to the council" in page
    assert "<ins>30%</ins>" in page
    back = browser.get(address(case, "compare/?from=3&to=1")).content.decode()
    assert "<del>30%</del>" in back
    same = browser.get(address(case, "compare/?from=v1&to=3")).content.decode()
    assert "The two say the same." in same


@pytest.mark.parametrize("asked", ["from=99&to=1", "from=v9&to=1", "from=x&to=", "from=0&to=-1", "from=" + "9" * 400])
def test_a_state_that_never_was_is_asked_for_again(case: Case, world: World, sign_in: SignIn, asked: str) -> None:
    answer = sign_in(world.viewer.person).get(address(case, f"compare/?{asked}"))
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_a_revision_that_never_was_is_not_found(case: Case, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.owner.person)
    assert [browser.get(address(case, f"99/{rest}")).status_code for rest in ("", "bring-back/")] == [404, 404]


def test_an_earlier_state_comes_back_as_a_new_revision(case: Case, world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    asked = browser.get(address(case, "1/bring-back/")).content.decode()
    assert "<del>30%</del>" in asked
    assert browser.post(address(case, "1/bring-back/"), {"based_on": "3"}).status_code == 302
    case.refresh_from_db()
    assert case.revision == 4
    assert case_hash(latest_revision(case).data) == case_hash(case.revisions.get(number=1).data)
    listed = browser.get(address(case)).content.decode()
    assert "Brought back as it was at revision 1" in listed
    assert [one.number for one in case.revisions.order_by("number")] == [1, 2, 3, 4]


def test_bringing_back_over_what_somebody_saved_meanwhile_is_asked_again(
    case: Case, world: World, sign_in: SignIn
) -> None:
    save(case, {("notes",): "Saved meanwhile"}, by=world.owner.person)
    browser = sign_in(world.editor.person)
    answer = browser.post(address(case, "1/bring-back/"), {"based_on": "3"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody else changed this meanwhile" in page
    assert "Saved meanwhile" in page
    assert Case.objects.get(pk=case.pk).revision == 4
    assert browser.post(address(case, "1/bring-back/"), {"based_on": "4"}).status_code == 302
    assert Case.objects.get(pk=case.pk).revision == 5


def test_a_viewer_is_not_offered_to_bring_back(case: Case, world: World, sign_in: SignIn) -> None:
    assert "bring-back" in sign_in(world.editor.person).get(address(case, "1/")).content.decode()
    viewer = sign_in(world.viewer.person)
    assert "bring-back" not in viewer.get(address(case, "1/")).content.decode()
    assert viewer.post(address(case, "1/bring-back/"), {"based_on": "3"}).status_code == 403
    assert Case.objects.get(pk=case.pk).revision == 3


EDITS = st.one_of(
    st.tuples(st.just(DEADWEIGHT), st.decimals(0, 1, places=2)),
    st.tuples(st.just(NEED), st.text("ab é", min_size=1, max_size=9)),
    st.tuples(st.sampled_from([("outcomes", "travel"), ("notes",), ("inputs",)]), st.none()),
    st.tuples(st.just(("outcomes", "calls")), st.just({"id": "calls", "name": "More calls"})),
    st.tuples(st.just(("x-new", "deep")), st.integers()),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), edits=st.lists(EDITS, min_size=1, max_size=6))
def test_what_is_brought_back_is_exactly_what_was(world: World, data: st.DataObject, edits: list[Any]) -> None:
    case = make_case(world.organisation, None)
    for place, value in edits:
        save(case, {place: value})
    then = case.revisions.get(number=data.draw(st.integers(1, case.revision)))
    before = list(case.revisions.order_by("number").values_list("content", flat=True))
    bring_back(case=case, revision=then, based_on=case.revision, by=None, now=NOW)
    assert case_hash(latest_revision(case).data) == case_hash(then.data)
    kept = list(case.revisions.order_by("number").values_list("content", flat=True))
    assert kept[: len(before)] == before


def test_bringing_back_what_is_there_adds_nothing(case: Case) -> None:
    bring_back(case=case, revision=latest_revision(case), based_on=3, by=None, now=datetime(2026, 5, 1, tzinfo=UTC))
    assert Case.objects.get(pk=case.pk).revision == 3


def test_bringing_back_is_refused_where_the_page_is_old(case: Case) -> None:
    with pytest.raises(ChangedMeanwhile):
        bring_back(case=case, revision=case.revisions.get(number=1), based_on=2, by=None, now=NOW)


def test_another_organisations_history_is_not_there(world: World, sign_in: SignIn) -> None:
    elsewhere = world.stranger.memberships.get().organisation
    theirs = make_case(elsewhere, world.stranger, title=complete_data()["title"])
    mine = sign_in(world.owner.person)
    assert mine.get(address(theirs)).status_code == 404
    crossed = f"/organisations/{world.organisation.pk}/cases/{theirs.pk}/history/1/"
    assert mine.get(crossed).status_code == 404

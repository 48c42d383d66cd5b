"""What a file of questionnaires would do, and what keeping it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.evidence_builders import answer_all, make_collection, make_people
from tests.group_builders import AFTER, BEFORE, keep, lunches, response
from tests.organisation_builders import NOW, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.evidence.models import Collection, Concern, Mode, Questionnaire
from worthwhile.apps.evidence.selectors.group_plan import GroupPlan, RowState, plan_group
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.evidence.services.keep_group import Choices, keep_group
from worthwhile.apps.evidence.services.open_collection import close_collection
from worthwhile.apps.evidence.services.results_changed import results_changed
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.kernel.problems import InvalidInput, Problem

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
GOOD = (5, 6, 7, 3)


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person, ("ons4", "phq-9"))


def _plan(collection: Collection, *responses: Response, measure: str = "ons4") -> GroupPlan:
    return plan_group(collection, MEASURES[measure], responses=responses, on=TODAY)


def _said(plan: GroupPlan) -> dict[str, str]:
    return {problem.path: problem.message for problem in plan.problems}


def _kept() -> list[dict[str, object]]:
    return list(Questionnaire.objects.order_by("pk").values())


def test_new_people_and_known_people_are_told_apart(collection: Collection, world: World) -> None:
    (known,) = make_people(collection, world.owner.person)
    plan = _plan(
        collection, response(known.written_code, Stage.BEFORE, GOOD), response("lc-1", Stage.BEFORE, GOOD, row=3)
    )
    assert (plan.known_people, plan.new_people) == (1, ("LC-1",))
    assert len(plan.of(RowState.NEW)) == 2


def test_a_code_is_one_person_however_it_is_written(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, [response("lc-1", Stage.BEFORE, GOOD)])
    keep(collection, world.owner.person, [response(" LC-1", Stage.AFTER, GOOD)])
    assert collection.participants.count() == 1


def test_the_same_file_again_changes_nothing(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, lunches(5))
    before, acts = _kept(), AuditEntry.objects.count()
    again = keep(collection, world.owner.person, lunches(5))
    assert (again.added, again.replaced, again.unchanged, again.people_added) == (0, 0, 10, 0)
    assert _kept() == before
    assert AuditEntry.objects.count() == acts


@pytest.mark.parametrize(("choice", "answers"), [(True, [9, 6, 7, 3]), (False, [5, 6, 7, 3])])
def test_an_answer_that_differs_is_replaced_only_where_that_is_chosen(
    collection: Collection, world: World, choice: bool, answers: list[int]
) -> None:
    by = world.owner.person
    keep(collection, by, [response("LC-1", Stage.BEFORE, GOOD)])
    differs = [response("LC-1", Stage.BEFORE, (9, 6, 7, 3))]
    with pytest.raises(InvalidInput) as caught:
        keep(collection, by, differs)
    assert [problem.path for problem in caught.value.problems] == ["changed"]
    keep(collection, by, differs, replace=choice)
    assert Questionnaire.objects.get().answers == answers


def test_nothing_is_kept_where_one_choice_is_missing(collection: Collection, world: World) -> None:
    problem = Problem("row 9, date", "Enter a date")
    with pytest.raises(InvalidInput) as caught:
        keep_group(
            collection=collection, measure=MEASURES["ons4"], responses=lunches(2), problems=[problem],
            choices=Choices(), mode=Mode.FILE, by=world.owner.person, now=NOW,
        )  # fmt: skip
    assert {found.path for found in caught.value.problems} == {"leave_out", "add_people", "consent"}
    assert _kept() == []
    assert collection.participants.count() == 0


def test_faulty_rows_are_left_out_when_that_is_said_and_it_is_on_record(collection: Collection, world: World) -> None:
    problem = Problem("row 9, date", "Enter a date")
    kept = keep(collection, world.owner.person, lunches(2), problems=[problem], leave_out_faulty=True)
    assert (kept.added, kept.left_out) == (4, 1)
    assert AuditEntry.objects.filter(act=Act.ANSWERS_KEPT, object_kind="collection").count() == 1


def test_what_is_kept_says_how_it_came_and_what_was_agreed_to(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, [response("LC-1", Stage.BEFORE, GOOD, group="Monday")])
    row = Questionnaire.objects.get()
    assert (row.mode, row.agreed_on_paper, row.state, row.on) == (Mode.FILE, True, "complete", BEFORE)
    assert row.consent is not None
    assert row.consent.version == 1
    assert row.participant.group == "Monday"


PROBLEMS: dict[str, tuple[Sequence[Response], str, str]] = {
    "a name": ([response("Mary Smith", Stage.BEFORE, GOOD)], "row 2, person", "looks like a name"),
    "an e-mail address": ([response("mary@example.org", Stage.BEFORE, GOOD)], "row 2, person", "looks like a name"),
    "an NHS number": ([response("9434765919", Stage.BEFORE, GOOD)], "row 2, person", "NHS or telephone number"),
    "a formula": ([response("=1+1", Stage.BEFORE, GOOD)], "row 2, person", "Use letters, digits"),
    "a long code": ([response("X" * 31, Stage.BEFORE, GOOD)], "row 2, person", "at most 30"),
    "tomorrow": ([response("A1", Stage.BEFORE, GOOD, on=TODAY + timedelta(days=1))], "row 2, date", "today or before"),
    "no answers": ([response("A1", Stage.BEFORE, (None,) * 4)], "row 2", "no answers"),
    "a long group": ([response("A1", Stage.BEFORE, GOOD, group="G" * 61)], "row 2, group", "60 characters"),
    "a later day before": (
        [response("A1", Stage.BEFORE, GOOD), response("A1", Stage.AFTER, GOOD, row=3, on=date(2025, 1, 1))],
        "row 3, date", "earlier than the before one",
    ),
    "two groups": (
        [response("A1", Stage.BEFORE, GOOD, group="X"), response("A1", Stage.AFTER, GOOD, group="Y", row=3)],
        "row 3, group", "in the group 'X'",
    ),
    "two that differ": (
        [response("A1", Stage.BEFORE, GOOD), response("a1", Stage.BEFORE, (1, 1, 1, 1), row=3)],
        "row 2", "another before questionnaire in row 3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PROBLEMS)
def test_a_mistake_is_named_by_row_and_column(collection: Collection, what: str) -> None:
    responses, path, message = PROBLEMS[what]
    plan = _plan(collection, *responses)
    assert message in _said(plan)[path]
    assert not any(f"row {row.response.row}" == path.partition(",")[0] for row in plan.rows)


def test_a_row_that_says_the_same_twice_counts_once(collection: Collection) -> None:
    row = response("A1", Stage.BEFORE, GOOD)
    plan = _plan(collection, row, replace(row, row=3))
    assert (len(plan.rows), plan.repeated, plan.problems) == (1, 1, ())


def test_a_code_of_ours_with_a_slip_is_not_taken_for_a_new_person(collection: Collection, world: World) -> None:
    (person,) = make_people(collection, world.owner.person)
    slip = ("3" if person.code[0] == "2" else "2") + person.code[1:]
    assert "one character may be wrong" in _said(_plan(collection, response(slip, Stage.BEFORE, GOOD)))["row 2, person"]


def test_a_date_that_runs_against_what_is_kept_is_named(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, [response("A1", Stage.BEFORE, GOOD)])
    plan = _plan(collection, response("A1", Stage.AFTER, GOOD, on=BEFORE - timedelta(days=1)))
    assert "earlier than the before one" in _said(plan)["row 2, date"]


def test_another_group_than_the_one_kept_is_named(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, [response("A1", Stage.BEFORE, GOOD, group="Monday")])
    plan = _plan(collection, response("A1", Stage.AFTER, GOOD, group="Friday"))
    assert "'Monday'" in _said(plan)["row 2, group"]


def test_nothing_comes_back_under_a_code_that_waits_to_be_taken_away(collection: Collection, world: World) -> None:
    (person,) = make_people(collection, world.owner.person)
    Concern.objects.create(participant=person, measure_id="phq-9", item=8, answer=1, raised_at=NOW)
    erase_person(participant=person, by=None, now=NOW)
    plan = _plan(collection, response(person.code, Stage.BEFORE, GOOD))
    assert "were erased" in _said(plan)["row 2, person"]


def test_what_a_person_began_at_the_link_does_not_stand_in_the_way(collection: Collection, world: World) -> None:
    (person,) = make_people(collection, world.owner.person)
    answer_all(person, [5])
    kept = keep(collection, world.owner.person, [response(person.code, Stage.BEFORE, GOOD)])
    assert kept.added == 1


def test_a_worrying_answer_raises_a_concern_with_it_and_once(collection: Collection, world: World) -> None:
    rows = [response("A1", Stage.BEFORE, (0,) * 8 + (2,)), response("A2", Stage.BEFORE, (3,) * 8 + (0,), row=3)]
    kept = keep(collection, world.owner.person, rows, measure="phq-9")
    keep(collection, world.owner.person, rows, measure="phq-9")
    (concern,) = Concern.objects.all()
    assert kept.concerns == (concern,)
    assert (concern.participant.code, concern.answer, concern.item) == ("A1", 2, 8)


def test_a_worrying_answer_in_a_row_that_cannot_be_kept_is_pointed_out(collection: Collection) -> None:
    tomorrow = TODAY + timedelta(days=1)
    plan = _plan(collection, response("A1", Stage.BEFORE, (0,) * 8 + (2,), on=tomorrow), measure="phq-9")
    assert plan.worrying == (2,)


def test_a_total_is_kept_as_a_total(collection: Collection, world: World) -> None:
    row = Response(person="A1", stage=Stage.BEFORE, on=BEFORE, total=Decimal(12), row=2)
    keep(collection, world.owner.person, [row], measure="phq-9")
    kept = Questionnaire.objects.get()
    assert (kept.total, kept.answers) == (Decimal(12), [])
    assert keep(collection, world.owner.person, [row], measure="phq-9").unchanged == 1


def test_a_closed_collection_takes_nothing(collection: Collection, world: World) -> None:
    close_collection(collection=collection, by=world.owner.person, now=NOW)
    with pytest.raises(InvalidInput, match="not open"):
        keep(collection, world.owner.person, lunches(1))
    assert _kept() == []


def test_a_consent_of_another_collection_is_refused(collection: Collection, world: World) -> None:
    other = make_collection(world.organisation, world.owner.person)
    with pytest.raises(InvalidInput, match="a wording of this collection"):
        keep_group(
            collection=collection, measure=MEASURES["ons4"], responses=lunches(1), problems=(),
            choices=Choices(consent=other.consent_wordings.get(), add_people=True), mode=Mode.FILE,
            by=world.owner.person, now=NOW,
        )  # fmt: skip


def test_it_is_told_that_results_changed_and_only_when_they_did(
    collection: Collection, world: World, django_capture_on_commit_callbacks: object
) -> None:
    told: list[tuple[object, object]] = []

    def hear(organisation: object, collection: object, **_: object) -> None:
        told.append((organisation, collection))

    results_changed.connect(hear)
    try:
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
                keep(collection, world.owner.person, lunches(2))
    finally:
        results_changed.disconnect(hear)
    assert told == [(world.organisation, collection)]


def test_the_day_after_is_kept_too(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, lunches(3))
    assert {row.on for row in Questionnaire.objects.all()} == {BEFORE, AFTER}


def test_a_group_is_noted_only_with_answers_that_are_kept(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, [response("A1", Stage.BEFORE, GOOD)])
    keep(collection, world.owner.person, [response("A1", Stage.BEFORE, GOOD, group="Monday")])
    assert collection.participants.get().group == ""
    keep(collection, world.owner.person, [response("A1", Stage.AFTER, GOOD, group="Monday")])
    assert collection.participants.get().group == "Monday"

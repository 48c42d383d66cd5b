"""Laws of keeping a group's questionnaires: twice is once, no order matters, and a preview comes back as it went."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.evidence_builders import make_collection
from tests.group_builders import keep
from tests.organisation_builders import NOW, make_world
from worthwhile.apps.evidence.models import Questionnaire
from worthwhile.apps.evidence.models.participant_code import new_code
from worthwhile.apps.evidence.selectors.answers import find_answers
from worthwhile.apps.evidence.selectors.group_plan import plan_group
from worthwhile.apps.evidence.selectors.own_codes import (
    is_near_miss,
    is_own_code,
    own_code_problem,
    read_any_code,
    shown_code,
)
from worthwhile.apps.evidence.services.check_file import CheckedFile, signed, unsigned
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.kernel.problems import Problem

ONS4 = MEASURES["ons4"]
CODES = st.sampled_from([f"P{n}" for n in range(6)]) | st.text(max_size=12)
ANSWERS = st.tuples(*[st.none() | st.integers(0, 10)] * 4)
DAYS = st.integers(0, 400).map(lambda days: date(2025, 6, 1) + timedelta(days=days))


@st.composite
def files(draw: st.DrawFn) -> list[Response]:
    """Rows as they might stand in a file that can be read, with slips of every kind in them."""
    rows = draw(
        st.lists(st.tuples(CODES, st.sampled_from(Stage), DAYS, ANSWERS, st.sampled_from(["", "A", "B"])), max_size=14)
    )
    return [
        Response(person=code, stage=stage, on=on, answers=answers, group=group, row=number)
        for number, (code, stage, on, answers, group) in enumerate(rows, 2)
    ]


def _kept() -> list[tuple[object, ...]]:
    fields = ("participant__code", "participant__group", "stage", "on", "answers")
    return sorted(map(str, Questionnaire.objects.values_list(*fields)))  # type: ignore[return-value,arg-type]


class GroupLaws(TestCase):
    """In the database."""

    @settings(max_examples=40)
    @given(file=files())
    def test_a_file_kept_twice_is_a_file_kept_once(self, file: list[Response]) -> None:
        world = make_world()
        collection, by = make_collection(world.organisation, world.owner.person), world.owner.person
        first = keep(collection, by, file, leave_out_faulty=True)
        kept, mark = _kept(), find_answers(collection, ONS4).fingerprint
        again = keep(collection, by, file, leave_out_faulty=True)
        assert (again.added, again.replaced, again.people_added) == (0, 0, 0)
        assert again.unchanged == first.added
        assert _kept() == kept
        assert find_answers(collection, ONS4).fingerprint == mark

    @settings(max_examples=40)
    @given(file=files(), data=st.data())
    def test_the_order_of_rows_makes_no_difference(self, file: list[Response], data: st.DataObject) -> None:
        world = make_world()
        collection = make_collection(world.organisation, world.owner.person)
        turned = data.draw(st.permutations(file))
        first, second = (plan_group(collection, ONS4, responses=rows, on=NOW.date()) for rows in (file, turned))
        assert first == second

    @settings(max_examples=40)
    @given(file=files())
    def test_every_row_is_kept_or_named_or_repeats_another(self, file: list[Response]) -> None:
        world = make_world()
        collection = make_collection(world.organisation, world.owner.person)
        plan = plan_group(collection, ONS4, responses=file, on=NOW.date())
        assert len(plan.rows) + plan.faulty_rows + plan.repeated == len(file)

    @settings(max_examples=40)
    @given(file=files(), messages=st.lists(st.tuples(st.text(max_size=20), st.text(max_size=60)), max_size=4))
    def test_a_preview_comes_back_as_it_went(self, file: list[Response], messages: list[tuple[str, str]]) -> None:
        world = make_world()
        collection = make_collection(world.organisation, world.owner.person)
        checked = CheckedFile(
            name="group.csv", measure_id="ons4", rows=len(file), unfilled=1, encoding="utf-8", responses=tuple(file),
            problems=tuple(Problem(*message) for message in messages), worrying=(2, 3),
        )  # fmt: skip
        text = signed(checked, collection=collection, by=world.owner.person)
        assert unsigned(text, collection=collection, by=world.owner.person) == checked


@given(code=st.text(max_size=40))
def test_a_code_is_read_in_one_form_only(code: str) -> None:
    read = read_any_code(code)
    assert read_any_code(read) == read
    assert read_any_code(read.lower()) == read_any_code(read.lower().upper())


def test_a_code_of_ours_is_known_as_ours_however_it_is_shown() -> None:
    for code in (new_code() for _ in range(200)):
        assert not is_own_code(code)
        assert not is_near_miss(code)
        assert read_any_code(shown_code(code)) == code


@given(code=st.from_regex(r"[A-Z0-9]{1,9}", fullmatch=True))
def test_a_short_code_of_letters_and_digits_is_never_refused(code: str) -> None:
    assert own_code_problem(code) == ""

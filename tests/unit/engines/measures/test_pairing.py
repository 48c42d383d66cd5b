"""One history a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.pairing import Duplicates, gather_histories
from worthwhile.engines.measures.responses import Response
from worthwhile.kernel.problems import InvalidInput

Fill = Callable[..., Response]


def test_people_are_matched_by_code(filled: Fill) -> None:
    found = gather_histories(
        responses=[filled("B", "after", total=1), filled("A", "before", total=2), filled("B", "before", total=3)],
        duplicates=Duplicates.REFUSE,
    )
    assert [(history.person, len(history.responses)) for history in found.people] == [("A", 1), ("B", 2)]


def test_an_exact_copy_is_counted_once(filled: Fill) -> None:
    found = gather_histories(
        responses=[filled("A", "before", total=2, row=2), filled("A", "before", total=2, row=9)],
        duplicates=Duplicates.REFUSE,
    )
    assert (len(found.people[0].responses), found.repeated) == (1, 1)


def test_two_answers_on_one_day_are_refused_with_their_rows(filled: Fill) -> None:
    rows = [filled("A", "before", total=2, row=2), filled("A", "before", total=5, row=9)]
    with pytest.raises(InvalidInput, match="rows 2 and 9: A has two different before questionnaires"):
        gather_histories(responses=rows, duplicates=Duplicates.LAST)


@pytest.mark.parametrize(("rule", "kept"), [(Duplicates.FIRST, 2), (Duplicates.LAST, 5)])
def test_of_two_days_the_chosen_one_is_kept(filled: Fill, rule: Duplicates, kept: int) -> None:
    rows = [filled("A", "before", total=5, on=date(2025, 2, 1)), filled("A", "before", total=2)]
    found = gather_histories(responses=rows, duplicates=rule)
    assert [response.total for response in found.people[0].responses] == [kept]
    assert found.passed_over == 1


def test_two_days_are_refused_unless_a_rule_is_chosen(filled: Fill) -> None:
    rows = [filled("A", "after", total=5, row=3), filled("A", "after", total=2, on=date(2026, 2, 1), row=4)]
    with pytest.raises(InvalidInput, match="rows 3, 4: A has 2 after questionnaires"):
        gather_histories(responses=rows, duplicates=Duplicates.REFUSE)


def test_during_may_be_asked_many_times(filled: Fill) -> None:
    rows = [filled("A", "during", total=5), filled("A", "during", total=2, on=date(2025, 5, 1))]
    assert len(gather_histories(responses=rows, duplicates=Duplicates.REFUSE).people[0].responses) == 2


def test_every_wrong_order_of_dates_is_said_at_once(filled: Fill) -> None:
    rows = [
        filled(person, stage, total=5, on=date(2025, month, 1), row=row)
        for person in ("A", "B")
        for stage, month, row in (("before", 3, 2), ("after", 1, 3))
    ]
    with pytest.raises(InvalidInput) as caught:
        gather_histories(responses=rows, duplicates=Duplicates.REFUSE)
    assert len(caught.value.problems) == 2


def test_a_person_belongs_to_the_group_of_the_start(filled: Fill) -> None:
    rows = [filled("A", "after", total=5, group="South"), filled("A", "before", total=5, group="North")]
    assert gather_histories(responses=rows, duplicates=Duplicates.REFUSE).people[0].group == "North"


def test_the_last_follow_up_is_the_one_compared(filled: Fill) -> None:
    rows = [filled("A", "follow-up", total=5), filled("A", "follow-up", total=2, on=date(2028, 1, 1))]
    last = gather_histories(responses=rows, duplicates=Duplicates.REFUSE).people[0].at(Stage.FOLLOW_UP)
    assert last is not None
    assert last.total == 2

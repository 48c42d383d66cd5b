"""Stories that a case file tells beside its figures."""

import pytest

from tests.builders import case_data
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.stories import stories_of


def test_stories_are_found_by_outcome() -> None:
    data = case_data(**{"x-worthwhile": {"stories": {"better": " I sleep again. "}}})
    assert stories_of(case_from_data(data).data) == {"better": "I sleep again."}


@pytest.mark.parametrize(
    "part", [None, "text", [], {"stories": None}, {"stories": ["a"]}, {"stories": {"better": 3, "other": "  "}}]
)
def test_a_part_of_another_shape_tells_nothing_and_is_no_fault(part: object) -> None:
    assert stories_of(case_data(**{"x-worthwhile": part})) == {}

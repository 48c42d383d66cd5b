"""A list, a page at a time, is the whole list once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.api.pages import PageQuery, page_of
from worthwhile.kernel.problems import InvalidInput


@given(st.integers(0, 40), st.integers(1, 12))
def test_the_pages_in_a_row_are_the_list(length: int, limit: int) -> None:
    items = [{"id": f"i{number}"} for number in range(length)]
    found, after = [], ""
    for _ in range(length + 1):
        page = page_of(items, PageQuery(limit=limit, after=after))
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next"] is None:
            break
        after = page["next"]
    assert found == items
    assert page["next"] is None


def test_a_mark_of_no_page_is_refused() -> None:
    with pytest.raises(InvalidInput, match="after"):
        page_of([{"id": "a"}], PageQuery(after="b"))

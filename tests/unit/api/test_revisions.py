"""A change that is not of the revision that is kept is refused."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.api.revisions import RevisionNeeded, RevisionPassed, require_revision, revision_tag, with_revision


def _require(header: str | None, current: int) -> None:
    headers = {} if header is None else {"If-Match": header}
    require_revision(RequestFactory().put("/", headers=headers), current)


@given(st.integers(min_value=0), st.integers(min_value=0))
def test_a_change_is_taken_exactly_where_its_tag_is_that_of_what_is_kept(read: int, current: int) -> None:
    tag = with_revision(HttpResponse(), read).headers["ETag"]
    if read == current:
        _require(tag, current)
    else:
        with pytest.raises(RevisionPassed):
            _require(tag, current)


@pytest.mark.parametrize("header", ["*", '"1", "7"', ' "7" '])
def test_any_of_several_tags_and_a_star_will_do(header: str) -> None:
    _require(header, 7)


@pytest.mark.parametrize("header", [None, "", " , "])
def test_a_change_that_names_no_revision_is_asked_for_one(header: str | None) -> None:
    with pytest.raises(RevisionNeeded):
        _require(header, 7)


@pytest.mark.parametrize("header", ['W/"7"', "7", '"70"'])
def test_a_tag_that_is_weak_or_bare_matches_nothing(header: str) -> None:
    with pytest.raises(RevisionPassed):
        _require(header, 7)


def test_the_statuses_are_those_of_the_standard() -> None:
    assert (RevisionNeeded.status, RevisionPassed.status) == (428, 412)
    assert revision_tag("a1") == '"a1"'

"""Bidders see what a new version of the documents says otherwise, before they confirm their bid for it."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.tender_builders import BEGUN, CONTENT, Buying, open_tender
from worthwhile.apps.tenders.presenters.tender_content import Line
from worthwhile.apps.tenders.presenters.tender_diff import lines_changed
from worthwhile.apps.tenders.presenters.tender_says import changes_of
from worthwhile.apps.tenders.services.write_content import CannotChange, change_content
from worthwhile.exchange.tender import tender_from_data

NAMES = st.sampled_from(["Title", "Value", "Start"])
TEXTS = st.sampled_from(["", "one", "two words", "three more words"])
LINES = st.lists(st.builds(Line, name=NAMES, text=TEXTS), max_size=3, unique_by=lambda line: line.name)


def changed(buying: Buying, *, days: int, **subject: str) -> None:
    """Publish a new version with these lines of what is bought."""
    data = deepcopy(CONTENT)
    data["subject"] |= subject
    change_content(
        tender=buying.tender, loaded=tender_from_data(data), reason=f"Asked on day {days}", by=buying.author,
        now=BEGUN + timedelta(days=days),
    )  # fmt: skip
    buying.tender.refresh_from_db()


@pytest.mark.django_db
def test_each_version_is_set_beside_the_one_before_it():
    buying = open_tender()
    changed(buying, days=1, description="Visits to people who live alone, twice a week")
    changed(buying, days=2, description="Visits to people who live alone, once a week")
    first, second = changes_of(buying.tender)
    assert [one.where.split(", ")[-1] for one in first.lines] == ["Description"]
    fates = [(piece.fate.value, piece.text.strip()) for piece in second.lines[0].pieces]
    assert ("removed", "twice") in fates
    assert ("added", "once") in fates


@pytest.mark.django_db
def test_everybody_reads_what_was_taken_out_and_added_on_the_public_page():
    buying = open_tender()
    changed(buying, days=1, title="Befriending for all adults")
    page = Client().get(f"/tenders/open/{buying.tender.pk}/").content.decode()
    assert "What it says otherwise: 1 line<" in page
    assert "Asked on day 1" in page
    assert "<del>" in page
    assert "<ins>" in page


@given(LINES)
def test_what_says_the_same_is_not_told(lines):
    assert lines_changed(lines, lines) == ()


@given(LINES, LINES)
def test_kept_and_removed_give_the_old_line_and_kept_and_added_the_new(before, after):
    was = {line.name: line.text for line in before}
    now = {line.name: line.text for line in after}
    for one in lines_changed(before, after):
        old = "".join(piece.text for piece in one.pieces if piece.fate != "added")
        new = "".join(piece.text for piece in one.pieces if piece.fate != "removed")
        assert (old, new) == (was.get(one.where, ""), now.get(one.where, ""))


def test_two_of_one_title_are_told_apart_by_their_turn():
    def listed(*texts: str) -> list[Line]:
        items = tuple(("Lot", (Line(name="Value", text=text),)) for text in texts)
        return [Line(name="Lots", items=items)]

    (only,) = lines_changed(listed("10", "20"), listed("10", "30"))
    assert only.where == "Lots, Lot (2), Value"


@pytest.mark.django_db
@pytest.mark.parametrize("formula", ["PF-1", "PF-2", "PF-3"])
def test_no_price_formula_is_brought_in_that_no_award_may_stand_on(formula):
    buying = open_tender()
    award = {**CONTENT["award"], "price": {"formula": formula, "parameters": {}}}
    loaded = tender_from_data({**CONTENT, "award": award})
    with pytest.raises(CannotChange, match=f"{formula} is not offered: a bid that cannot win may change who does"):
        change_content(
            tender=buying.tender, loaded=loaded, reason="Cheaper", by=buying.author, now=BEGUN + timedelta(days=1)
        )
    buying.tender.refresh_from_db()
    assert buying.tender.documents == 1
    assert changes_of(buying.tender) == ()

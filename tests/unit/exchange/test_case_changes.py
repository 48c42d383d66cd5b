"""What changed between two states of a case, in plain words."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import case_data, outcome_data
from worthwhile.exchange.case_changes import ChangeKind, find_changes


def _told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(c.section.value, c.label, c.before, c.after) for c in find_changes(before=before, after=after)]


def _outcome_change(field: str, before: Any, after: Any, **case: Any) -> tuple[str, str, str, str]:
    sides = [
        case_data(outcomes=[outcome_data(name="People are less lonely", **{field: value})], **case)
        for value in (before, after)
    ]
    (found,) = _told(*sides)
    return found


@pytest.mark.parametrize(
    ("field", "before", "after", "told"),
    [
        ("deadweight", Decimal("0.2"), Decimal("0.275"), ("deductions", "20%", "27.5%")),
        ("value", 1200, Decimal("1200.5"), ("worth", "£1,200.00", "£1,200.50")),
        ("value", 1, Decimal("1.0005"), ("worth", "£1.00", "£1.0005")),
        ("duration_years", 1, 3, ("lasting", "1 year", "3 years")),
        ("starts_in_year", 1, 2, ("lasting", "Year 1", "Year 2")),
        ("quantity", 1200, [1200, 900], ("quantity", "1,200", "1,200 in year 1, 900 in year 2")),
        ("quantity", None, [5, 5], ("quantity", "", "5 in each of 2 years")),
        ("status", "priced", "held", ("worth", "Priced", "Held (real, never priced)")),
        ("agency", "dwp", "nhs", ("theory", "Department for Work and Pensions", "NHS")),
        ("quantity", 5, "about 12", ("quantity", "5", "about 12")),
    ],
)
def test_a_value_is_told_as_people_write_it(field, before, after, told):
    section, _, was, now = _outcome_change(field, before, after)
    assert (section, was, now) == told


def test_a_change_of_an_outcome_names_the_outcome_and_the_field():
    _, label, _, _ = _outcome_change("deadweight", None, Decimal("0.2"))
    assert label == "People are less lonely: would have happened anyway (deadweight)"


def test_money_is_told_in_the_currency_of_its_own_side():
    assert _outcome_change("value", 5, 6, currency="EUR")[2:] == ("€5.00", "€6.00")


def test_dates_and_yes_or_no_are_words():
    before = case_data(inputs=[{"name": "Gifts", "values": [1], "cash": True}])
    after = case_data(
        inputs=[{"name": "Gifts", "values": [1], "cash": False}],
        period={"start": date(2022, 5, 1), "end": "2023-03-31"},
    )
    assert _told(before, after) == [
        ("about", "First day of the period", "1 April 2022", "1 May 2022"),
        ("costs", "Gifts: whether it is money", "Yes", "No"),
    ]


def test_an_outcome_that_comes_is_one_change_and_not_forty():
    before, after = case_data(), case_data(outcomes=[outcome_data(), outcome_data(id="new", name="More sleep")])
    (found,) = find_changes(before=before, after=after)
    assert (found.path, found.subject, found.what, found.kind) == (
        "outcomes[new]", "More sleep", "Outcome", ChangeKind.ADDED,
    )  # fmt: skip
    assert (found.before, found.after) == ("", "More sleep, 100")


def test_a_cost_that_goes_is_one_change_with_its_amount():
    (found,) = find_changes(before=case_data(), after=case_data(inputs=[]))
    assert (found.section, found.kind, found.before, found.after) == ("costs", "removed", "Grant, £500.00", "")


def test_outcomes_that_only_moved_are_said_once():
    one, two, three = (outcome_data(id=name) for name in ("one", "two", "three"))
    before, after = case_data(outcomes=[one, two, three]), case_data(outcomes=[three, one, two])
    assert _told(before, after) == [("theory", "Order of the outcomes", "one, two, three", "three, one, two")]


def test_an_outcome_put_in_between_moves_nothing():
    one, two, three = (outcome_data(id=name) for name in ("one", "two", "three"))
    found = find_changes(before=case_data(outcomes=[one, three]), after=case_data(outcomes=[one, two, three]))
    assert [change.path for change in found] == ["outcomes[two]"]


def test_text_is_told_word_by_word():
    (found,) = find_changes(before=case_data(notes="We run 2 clubs"), after=case_data(notes="We run 3 clubs"))
    assert [(piece.fate.value, piece.text) for piece in found.pieces] == [
        ("kept", "We run"), ("removed", " 2"), ("added", " 3"), ("kept", " clubs"),
    ]  # fmt: skip


def test_a_figure_has_no_pieces():
    (found,) = find_changes(before=case_data(), after=case_data(outcomes=[outcome_data(value=9)]))
    assert found.pieces == ()


def test_left_out_empty_and_null_are_the_same():
    bare = case_data()
    assert find_changes(before=bare, after=bare | {"notes": "", "price_year": None, "correlations": []}) == ()


def test_a_draft_with_hardly_anything_in_it_can_be_compared():
    draft = {"title": None, "outcomes": [{"id": None, "name": None, "quantity": None}, None], "inputs": None}
    found = find_changes(before={}, after=draft)
    assert [(change.label, change.after) for change in found] == [
        ("Outcome 1: outcome", "Outcome 1"),
        ("Outcome 2: outcome", "Outcome 2"),
    ]


def test_theory_and_stories_are_told_with_the_outcome_they_belong_to():
    after = case_data(
        **{
            "x-worthwhile": {
                "theory": {"need": "Many live alone"},
                "stories": {"better": "He calls"},
                "done": ["about"],
            }
        }
    )
    assert _told(case_data(), after) == [
        ("theory", "The need", "", "Many live alone"),
        ("theory", "better: story", "", "He calls"),
        ("other", "Parts marked as done", "", "about"),
    ]


def test_outcomes_that_share_a_change_are_told_by_name():
    other = outcome_data(id="calm", name="People are calmer")
    before = case_data(outcomes=[outcome_data(), other])
    after = case_data(outcomes=[outcome_data(shares_change_with=["calm"]), other])
    assert _told(before, after) == [("deductions", "better: may be the same change as", "", "People are calmer")]


def test_changes_come_in_the_order_in_which_a_case_is_read():
    before = case_data()
    after = copy.deepcopy(before)
    after |= {"title": "Another", "answers": {"SV-021": "Only one club"}, "price_year": 2022}
    after["outcomes"][0] |= {"deadweight": Decimal("0.1"), "quantity": 7}
    assert [section for section, *_ in _told(before, after)] == ["about", "quantity", "deductions", "method", "answers"]


def test_what_is_kept_beside_a_case_is_one_change_however_deep_it_is():
    one = {"title": "First", "parts": [{"heading": "When", "words": 10}]}
    before = case_data(**{"x-worthwhile": {"answers": [one], "links": {"less-lonely": "a"}}})
    after = case_data(**{"x-worthwhile": {"answers": [one, one], "links": {"less-lonely": "a"}}})
    assert _told(before, after) == [("other", "Draft answers to buyers' questions", "1 kept", "2 kept")]
    assert _told(before, case_data())[0][2:] == ("1 kept", "")

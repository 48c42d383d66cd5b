"""Outcomes are suggested from plain words, each need in turn, with what was matched and what one unit is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.valuation.case import read_case
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.suggestions import Suggestion, suggest_outcomes
from worthwhile.exchange.templates import template_text

THREE = "self-worth, confidence, a wider circle of friends"
SOME = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(["lonely", "A&E", "and", ",", "carers", "wobbly", ".", "GP", "\u2019s", "&", "lonley"])
    ).map(" ".join),
)


def _first(words: str) -> Suggestion:
    return suggest_outcomes(words=words)[0]


def test_fewer_lonely_people_finds_the_loneliness_outcome_first() -> None:
    found = _first("fewer lonely people")
    assert found.row["id"] == "less-lonely"
    assert found.need == "fewer lonely people"
    assert found.because == "You wrote “lonely”, which stands here too."


def test_a_list_is_answered_in_turn_the_best_of_each_need_first() -> None:
    found = suggest_outcomes(words=THREE)
    assert [one.need for one in found[:3]] == ["self-worth", "confidence", "a wider circle of friends"]
    assert found[2].row["id"] == "less-lonely"
    assert found.unmatched == ()


def test_a_phrase_of_the_table_is_named_with_what_it_goes_with() -> None:
    assert (
        "“circle of friends”, which goes with “lonely” (loneliness and friendship)"
        in _first("circle of friends").because
    )


def test_two_things_joined_by_and_are_two_needs() -> None:
    found = suggest_outcomes(words="Money worries and loneliness")
    assert [(one.need, one.row["id"]) for one in found[:2]] == [
        ("Money worries", "money-saved"),
        ("loneliness", "less-lonely"),
    ]


def test_needs_that_nothing_answers_are_told() -> None:
    found = suggest_outcomes(words="spaceships; fewer GP visits\nlattice gauge theory")
    assert found.unmatched == ("spaceships", "lattice gauge theory")
    assert found[0].row["id"] == "fewer-gp-appointments"


def test_an_outcome_in_several_starting_cases_is_offered_once() -> None:
    found = suggest_outcomes(words="happier, life satisfaction, wellbeing, lonely, carbon, A&E", limit=50)
    names = [one.row["name"].casefold() for one in found]
    ids = [one.row["id"] for one in found]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "template"),
    [
        ("lonely carers", "carers-support"),
        ("a volunteer visits people who are lonely", "befriending"),
        ("lonely people with a mental-health condition", "integrated-mental-health"),
        ("company over a meal at our lunch club: less lonely", "lunch-club"),
    ],
)
def test_the_starting_case_that_fits_best_is_the_one_offered(words: str, template: str) -> None:
    found = {one.row["id"]: one.template for one in suggest_outcomes(words=words)}
    assert found["less-lonely"] == template


def test_the_row_has_no_blank_no_quantity_and_no_deduction() -> None:
    row = _first("hip fractures").row
    assert row["value_ref"] == "NHS-HIP"
    assert {"quantity", "deadweight", "displacement", "attribution", "drop_off"} & row.keys() == set()
    assert None not in [*row.values(), *row["evidence"].values()]


def test_a_row_with_its_quantity_and_deductions_is_an_outcome_of_a_case() -> None:
    data = load_plain_data(template_text("befriending"), suffix=".yaml", name="befriending")
    row = dict(_first("fewer A&E visits").row) | {
        "quantity": 10,
        "deadweight": 0.2,
        "displacement": 0,
        "attribution": 0.1,
    }
    case = {"format": data["format"], "title": "A case", "period": {"start": "2026-04-01", "end": "2027-03-31"}}
    case |= {"discounting": {"rate": 0.035, "timing": "end"}, "inputs": [], "outcomes": [row]}
    assert read_case(case).outcomes[0].id == "fewer-ae-attendances"


def test_the_worth_is_the_price_with_its_source() -> None:
    worth = _first("hip fractures").worth
    assert worth.startswith("£")
    assert "in prices of 2024/25" in worth
    assert "NHS England" in worth


@pytest.mark.parametrize("words", ["families worry", "fewer lonely people"])
def test_a_held_outcome_or_one_whose_price_may_not_be_supplied_has_no_worth(words: str) -> None:
    assert _first(words).worth == ""


def test_a_slip_of_the_keyboard_is_understood() -> None:
    assert _first("lonliness").row["id"] == "less-lonely"
    assert _first("fewer lonley people").row["id"] == "less-lonely"


def test_a_change_for_the_worse_is_offered_after_the_gain_that_uses_the_same_words() -> None:
    ids = [one.row["id"] for one in suggest_outcomes(words="people make friends through visits")]
    assert ids.index("less-lonely") < ids.index("visits-end")


def test_what_is_longer_than_two_thousand_characters_is_cut() -> None:
    found = suggest_outcomes(words="x" * 1_990 + " lonely " + "carers " * 1_000)
    assert [one.row["id"] for one in found][:1] == ["less-lonely"]


def test_the_limit_is_kept() -> None:
    assert len(suggest_outcomes(words=THREE, limit=2)) == 2
    assert len(suggest_outcomes(words=THREE, limit=0)) == 0


@given(words=SOME)
def test_any_text_gives_the_same_answer_each_time_and_never_an_error(words: str) -> None:
    found = suggest_outcomes(words=words)
    assert found == suggest_outcomes(words=words)
    assert len(found) <= 8
    assert all(one.score > 0 and one.because and one.need for one in found)
    scores = {need: [one.score for one in found if one.need == need] for need in {one.need for one in found}}
    assert all(ranked == sorted(ranked, reverse=True) for ranked in scores.values())

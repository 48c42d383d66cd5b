"""Which questions may stand on paper."""

from __future__ import annotations

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.exchange.questionnaire_sheets import paper_questions

SWEMWBS = MEASURES["swemwbs"]


def test_questions_that_ship_are_printed_with_their_answers_in_words() -> None:
    questions = paper_questions(measure=MEASURES["gad-7"], supplied={})
    assert [question.text for question in questions] == [item.text for item in MEASURES["gad-7"].items]
    assert questions[0].answers[0] == "Not at all"
    assert not questions[0].is_scale


def test_a_scale_of_numbers_is_printed_from_its_lowest_to_its_highest() -> None:
    (first, *_) = paper_questions(measure=MEASURES["ons4"], supplied={})
    assert first.is_scale
    assert first.answers == tuple(str(n) for n in range(11))


def test_questions_that_do_not_ship_are_not_printed() -> None:
    assert paper_questions(measure=SWEMWBS, supplied={}) == ()


def test_wording_that_the_organisation_supplied_is_printed() -> None:
    supplied = {item.column: f"Question {n}" for n, item in enumerate(SWEMWBS.items, 1)}
    assert [question.text for question in paper_questions(measure=SWEMWBS, supplied=supplied)] == list(
        supplied.values()
    )


def test_a_questionnaire_with_a_hole_in_it_is_not_printed() -> None:
    supplied = {item.column: "Question" for item in SWEMWBS.items[1:]}
    assert paper_questions(measure=SWEMWBS, supplied=supplied) == ()

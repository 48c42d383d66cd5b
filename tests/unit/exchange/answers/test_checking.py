"""A kept answer is held against its case again."""

from __future__ import annotations

import json

from tests.answer_builders import drafted, lonely, lunch_club, question, valued
from worthwhile.exchange.answers import answer_data, check_answer
from worthwhile.exchange.plain_data import json_text


def _kept(**asked):
    return json.loads(json_text(answer_data(drafted(asked=question(**asked)))))


def _checked(kept, data):
    return {problem.path: problem.message for problem in check_answer(kept, data, valued(data))}


def test_an_answer_to_an_unchanged_case_holds():
    assert _checked(_kept(quote_ratio=True), lunch_club()) == {}


def test_a_figure_that_changed_in_the_case_is_told_with_both_figures():
    evidence = {**lonely()["evidence"], "sample": 97}
    found = _checked(_kept(), lunch_club(outcomes=[lonely(evidence=evidence)]))
    assert found == {
        "outcomes[less-lonely].evidence.sample": "The answer says “96” for “Members are less lonely: how many were "
        "measured (sample)”; the case now has “97”. Correct the sentence, or draft the answer again."
    }


def test_a_result_that_moved_is_told():
    found = _checked(_kept(quote_ratio=True), lunch_club(inputs=[{"name": "Grant", "values": [900]}]))
    assert {"result.uncertainty.ratio.p5", "result.uncertainty.ratio.p95"} <= set(found)


def test_a_figure_that_went_from_the_case_is_told():
    found = _checked(_kept(), lunch_club(outcomes=[lonely(attribution=0)]))
    assert "the case no longer bears it out" in found["outcomes[less-lonely].attribution"]


def test_a_promise_that_the_case_no_longer_supports_is_told():
    lower = lonely(quantity=80, ranges={"quantity": {"low": 60, "high": 90}})
    assert "The case supports at most 90" in _checked(_kept(), lunch_club(outcomes=[lower]))["promises[0].quantity"]


def test_a_figure_written_over_in_the_answer_is_told():
    kept = _kept()
    pieces = [
        piece
        for part in kept["parts"]
        for paragraph in part["paragraphs"]
        for piece in paragraph["pieces"]
        if piece.get("link", {}).get("path") == "outcomes[less-lonely].quantity"
    ]
    for piece in pieces:
        piece["text"] = piece["link"]["text"] = "200"
    assert "“200”" in _checked(kept, lunch_club())["outcomes[less-lonely].quantity"]


def test_a_case_or_an_answer_that_cannot_be_read_is_told():
    broken = lunch_club(outcomes=[])
    assert {problem.path for problem in check_answer(_kept(), broken, valued(lunch_club()))} == {"outcomes"}
    assert {problem.path for problem in check_answer({}, lunch_club(), valued(lunch_club()))} >= {"question", "parts"}

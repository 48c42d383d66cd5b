"""Gaps filled with the bidder's own words."""

from __future__ import annotations

import json
from typing import Any

from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.answers import AnswerDraft, answer_data, check_answer, draft_answer, plain_text, read_question
from worthwhile.exchange.answers.own_words import key_of, may_be_typed, open_gaps, with_own_words
from worthwhile.exchange.answers.question import FORMAT
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import demonstration_text
from worthwhile.reference import valuation_parameters

OUTCOME = "life-satisfaction"


def _case(**changes: Any) -> dict[str, Any]:
    data = load_plain_data(demonstration_text("befriending"), suffix=".yaml", name="befriending")
    assert isinstance(data, dict)
    rows = [{**row, **changes} if row["id"] == OUTCOME else row for row in data["outcomes"]]
    return {**data, "outcomes": rows}


def _draft(**changes: Any) -> AnswerDraft:
    data = _case(**changes)
    case = case_from_data(data).case
    result = value_case(case=case, parameters=valuation_parameters(), draws=0, seed=1)
    asked = read_question(
        {
            "format": FORMAT,
            "question": "What will you do?",
            "outcome_asked": "Less loneliness",
            "buyer": "Example Council",
            "contract_start": "2026-04-01",
            "contract_months": 12,
            "promises": [{"outcome": OUTCOME, "service": "additional"}],
        }
    )
    return draft_answer(case=case, result=result, data=data, asked=asked)


def _typed(draft: AnswerDraft, start: str, words: str) -> AnswerDraft:
    gap = next(gap for gap in open_gaps(draft) if gap.text.startswith(f"[{start}"))
    return with_own_words(draft, {key_of(gap): words})


def test_words_stand_where_the_gap_was_and_are_marked_as_typed() -> None:
    draft = _typed(_draft(), "Say who is responsible", "Our service manager")
    assert "Responsible" not in " ".join(draft.gaps)
    [link] = [link for link in draft.figures if link.text == "Our service manager"]
    assert link.source == "Typed by the bidder; not in the case"
    assert link.path == "draft.own_words[question.responsible]"


def test_a_sentence_ends_in_one_full_stop_whoever_typed_it() -> None:
    for words in ("We report every quarter", "We report every quarter."):
        text = plain_text(_typed(_draft(), "Say how and how often", words))
        assert "We report every quarter.\n" in text
        assert "quarter.." not in text


def test_within_a_sentence_no_full_stop_is_added_or_left() -> None:
    for words in ("people", "people."):
        assert "people by [" in plain_text(_typed(_draft(), "Say what is counted", words))


def test_words_are_counted_instead_of_the_gap() -> None:
    draft = _draft()
    gap = next(gap for gap in open_gaps(draft) if gap.text.startswith("[Say who is responsible"))
    typed = with_own_words(draft, {key_of(gap): "Our manager"})
    assert typed.words == draft.words - len(gap.text.split()) + 2


def test_a_figure_that_the_case_lacks_is_not_to_be_typed() -> None:
    draft = _draft(quantity=None, ranges={}, status="pending")
    gap = next(gap for gap in open_gaps(draft) if gap.text.startswith("[Say how many"))
    assert not may_be_typed(gap)
    assert with_own_words(draft, {key_of(gap): "5,000 people"}) == draft


def test_a_number_among_the_words_is_warned_of() -> None:
    draft = _typed(_draft(), "Say how and how often", "We report 4 times a year")
    assert "holds a number that the case does not bear out" in draft.warnings[-1]
    assert _typed(_draft(), "Say how and how often", "We report often").warnings == _draft().warnings


def test_what_was_typed_is_no_fault_of_a_kept_answer() -> None:
    data = _case()
    result = value_case(case=case_from_data(data).case, parameters=valuation_parameters(), draws=0, seed=1)
    kept = json.loads(json.dumps(answer_data(_typed(_draft(), "Say who is responsible", "Our manager")), default=str))
    assert check_answer(kept, data, result) == ()


def test_empty_words_fill_nothing() -> None:
    assert _typed(_draft(), "Say who is responsible", "  \n ") == _draft()

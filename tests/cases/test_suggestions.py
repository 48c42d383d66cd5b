"""What people say of their work, against the outcomes that answer it. The cases are in tests/cases/suggestions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from worthwhile.exchange.suggestions import suggest_outcomes
from worthwhile.exchange.templates import list_templates, template_text

CASES = Path(__file__).parent / "suggestions"
TOP = 3
LEAST_EVERYDAY = 0.9
LEAST_UNSEEN = 0.7


def _cases(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def _misses(name: str) -> dict[str, list[str]]:
    """The phrases whose first suggestions hold none of the right outcomes, with what came instead."""
    misses = {}
    for case in _cases(name):
        found = suggest_outcomes(words=case["words"], limit=TOP)
        offered = {name for one in found for name in (one.row["id"], f"{one.template}/{one.row['id']}")}
        if not offered & set(case["finds"]):
            misses[case["words"]] = [one.row["id"] for one in found]
    return misses


@pytest.mark.parametrize(("name", "least"), [("everyday", LEAST_EVERYDAY), ("unseen", LEAST_UNSEEN)])
def test_what_people_say_finds_a_right_outcome_among_the_first_three(name: str, least: float) -> None:
    cases, misses = _cases(name), _misses(name)
    recall = 1 - len(misses) / len(cases)
    print(f"{name}: {recall:.3f} of {len(cases)}; missed: {misses}")
    assert recall >= least, misses


def test_there_are_enough_phrases_and_each_stands_once() -> None:
    phrases = [case["words"] for name in ("everyday", "unseen") for case in _cases(name)]
    assert len(phrases) >= 60
    assert len(set(phrases)) == len(phrases)


def test_every_outcome_that_a_case_names_is_in_a_starting_case() -> None:
    known = {
        row["id"] for template in list_templates() for row in yaml.safe_load(template_text(template.name))["outcomes"]
    }
    cases = [*_cases("everyday"), *_cases("unseen")]
    named = {outcome.rpartition("/")[2] for case in cases for outcome in case["finds"]}
    assert named - known == set()


@pytest.mark.parametrize("words", _cases("irrelevant"))
def test_words_that_no_outcome_answers_find_nothing(words: str) -> None:
    assert [(one.row["id"], one.because) for one in suggest_outcomes(words=words)] == []

"""What there is to read and answer, and the portal."""

from __future__ import annotations

import pytest

from tests.fitness_facts import FULL, LIGHT, PSR, SCOTLAND, WORDS, answer_of

CASES = [
    ("FIT-17", LIGHT | {"pack_pages": 50}, "pass"),
    ("FIT-17", LIGHT | {"pack_pages": 51}, "unknown"),
    ("FIT-17", LIGHT | {"pack_pages": 60, "value_annual": 500_000}, "pass"),
    ("FIT-17", LIGHT | {"pack_pages": 61, "value_annual": 500_000}, "warn"),
    ("FIT-17", LIGHT | {"pack_pages": 150, "value_annual": 90_000_000}, "pass"),
    ("FIT-17", LIGHT | {"pack_pages": 151, "value_annual": 90_000_000}, "warn"),
    ("FIT-17", LIGHT, "unknown"),
    ("FIT-18", LIGHT | {"questions_already_held": 0}, "pass"),
    ("FIT-18", LIGHT | {"questions_already_held": 1}, "warn"),
    ("FIT-18", LIGHT | {"question_already_held": "What is your company number?"}, "warn"),
    ("FIT-18", LIGHT, "unknown"),
    ("FIT-19", LIGHT | {"scored_questions_without_limit": 1}, "warn"),
    ("FIT-19", LIGHT | {"scored_questions_without_limit": 0, "answer_words": 5000}, "pass"),
    ("FIT-19", LIGHT | {"scored_questions_without_limit": 0, "answer_words": 5001}, "unknown"),
    (
        "FIT-19",
        LIGHT | {"scored_questions_without_limit": 0, "answer_words": 6000, "value_annual": 500_000},
        "pass",
    ),
    (
        "FIT-19",
        LIGHT | {"scored_questions_without_limit": 0, "answer_words": 6001, "value_annual": 500_000},
        "warn",
    ),
    ("FIT-19", LIGHT | {"answer_words": 100}, "unknown"),
    ("FIT-19", LIGHT, "unknown"),
    ("FIT-20", LIGHT | {"policies_irrelevant": 0}, "pass"),
    ("FIT-20", LIGHT | {"policies_irrelevant": 1}, "warn"),
    ("FIT-20", LIGHT | {"policy": ["Hard hats", "Safeguarding"]}, "unknown"),
    ("FIT-20", LIGHT, "unknown"),
    ("FIT-47", LIGHT | {"portal_fee": 0}, "pass"),
    ("FIT-47", LIGHT | {"portal_fee": "0.01"}, "fail"),
    ("FIT-47", SCOTLAND | {"portal_fee": 10}, "fail"),
    ("FIT-47", SCOTLAND | {"regime": "scotland-2014-act", "portal_fee": 10}, "fail"),
    ("FIT-47", PSR | {"portal_fee": 10}, "not applicable"),
    ("FIT-47", LIGHT, "unknown"),
    ("FIT-48", FULL | {"portal_accessible": True, "portal_interoperable": True}, "pass"),
    ("FIT-48", FULL | {"portal_accessible": False, "portal_interoperable": True}, "fail"),
    ("FIT-48", FULL | {"portal_accessible": True, "portal_interoperable": False}, "fail"),
    ("FIT-48", FULL | {"portal_accessible": True}, "unknown"),
    ("FIT-48", SCOTLAND | {"portal_accessible": False}, "not applicable"),
    ("FIT-52", LIGHT | {"reading_grade": 9, "acronyms_defined": True, "editable_formats": True}, "pass"),
    ("FIT-52", LIGHT | {"reading_grade": "9.1", "acronyms_defined": True, "editable_formats": True}, "warn"),
    ("FIT-52", LIGHT | {"reading_grade": 8, "acronyms_defined": False, "editable_formats": True}, "warn"),
    ("FIT-52", LIGHT | {"reading_grade": 8, "acronyms_defined": True, "editable_formats": False}, "warn"),
    ("FIT-52", LIGHT | {"reading_grade": 8}, "unknown"),
]


@pytest.mark.parametrize(("code", "stated", "verdict"), CASES)
def test_the_pack_is_judged_at_its_lines(code: str, stated: dict[str, object], verdict: str) -> None:
    assert answer_of(code, stated).verdict is WORDS[verdict]


def test_policies_that_are_only_named_are_shown_to_be_looked_at() -> None:
    answer = answer_of("FIT-20", LIGHT | {"policy": ["Hard hats", "Safeguarding"]})
    assert "Hard hats, Safeguarding" in answer.because

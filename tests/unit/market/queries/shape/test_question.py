"""What every question keeps to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.market_tables import TABLES, Engine, engine_over, market_rows
from worthwhile.market.queries.completeness import completeness_words
from worthwhile.market.queries.expiring import CODE, REASONS
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import BY_SLUG, QUESTIONS, Question

ON = date(2026, 1, 1)


@pytest.fixture(scope="module")
def nothing() -> Engine:
    with engine_over(market_rows({})) as engine:
        yield engine


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_an_empty_market_is_said_to_have_no_data(question: Question, nothing: Engine) -> None:
    rows = nothing.execute(question.rows(TABLES, Scope(), ON))
    behind = nothing.execute(question.completeness(TABLES, Scope(), ON))
    assert question.read(rows, behind)[0].startswith("No data yet")
    assert all(row["count"] == 0 for row in behind)


def test_codes_and_slugs_are_each_given_once_in_order() -> None:
    codes = [question.code for question in QUESTIONS]
    assert codes == [f"MQ-{number:02}" for number in range(1, len(QUESTIONS) + 1)]
    assert len(BY_SLUG) == len(QUESTIONS)


def test_every_reason_has_words() -> None:
    reasons = {reason for question in QUESTIONS for reason in question.reasons} | set(REASONS)
    assert all(completeness_words(reason).startswith("left out: ") for reason in reasons)


def test_every_question_has_a_page_of_its_method(root: Path) -> None:
    pages = [f"{question.code}-{question.slug}.md" for question in QUESTIONS] + [f"{CODE}-contracts-near-their-end.md"]
    assert [page for page in pages if not (root / "docs/methods" / page).exists()] == []

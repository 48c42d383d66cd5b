"""The questions of the market against their second implementation, on markets made at random."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.market_second_answers import PLAINLY
from tests.market_second_implementation import Second, assert_same, left_out, used
from tests.market_tables import TABLES, as_sql, engine_over, random_rows
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import BY_SLUG, QUESTIONS

ON = date(2025, 1, 1)
SCOPES = (
    Scope(),
    Scope(areas=("E06000001", "E06000002"), cpv=("853", "85100000"), since=date(2023, 6, 1), until=date(2024, 9, 30)),
    Scope(
        buyers=("GB-PPON:AAAA-1111-AAAA", "GB-MPR:77"),
        suppliers=("GB-COH:00000001", "GB-MPR:77"),
        buyer_words="COUNCIL",
    ),
)


@cache
def _asked(slug: str, scope: Scope) -> tuple[str, str]:
    question = BY_SLUG[slug]
    return as_sql(question.rows(TABLES, scope, ON)), as_sql(question.completeness(TABLES, scope, ON))


@pytest.mark.parametrize("slug", [question.slug for question in QUESTIONS])
@settings(max_examples=6)
@given(seed=st.integers(0, 10_000), processes=st.integers(0, 60), scope=st.sampled_from(SCOPES))
def test_a_question_answers_as_plain_python_does(slug: str, seed: int, processes: int, scope: Scope) -> None:
    rows = random_rows(Random(seed), processes)
    candidates, answer, labels = PLAINLY[slug]
    plain = candidates(Second(rows, scope, ON))
    asked, complete = _asked(slug, scope)
    with engine_over(rows) as engine:
        found = engine.sql(asked)
        counts = {row["part"]: row["count"] for row in engine.sql(complete)}
    assert {part: count for part, count in counts.items() if count} == {k: n for k, n in left_out(plain).items() if n}
    assert_same(found, answer(used(plain)), labels)

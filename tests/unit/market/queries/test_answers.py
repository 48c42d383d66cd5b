"""Answers from one look at the candidates are those of the question, whole and by part."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.market_held import held
from tests.market_tables import TABLES, as_sql, random_rows
from worthwhile.market.queries.answers import answer_by, answer_question, grid_of
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import BY_SLUG, QUESTIONS

ON = date(2025, 1, 1)
SLUGS = [question.slug for question in QUESTIONS]
PART = Scope(areas=("E06000001", "E06000002"), cpv=("853",), since=date(2023, 3, 1))


@cache
def _written_out(slug: str, scope: Scope) -> tuple[str, str]:
    question = BY_SLUG[slug]
    return as_sql(question.rows(TABLES, scope, ON)), as_sql(question.completeness(TABLES, scope, ON))


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("scope", [Scope(), PART])
@settings(max_examples=2)
@given(seed=st.integers(0, 10_000))
def test_the_answer_is_that_of_the_question(slug: str, scope: Scope, seed: int) -> None:
    question = BY_SLUG[slug]
    with held(random_rows(Random(seed), 50)) as market:
        found = answer_question(market, question, scope, ON)
        assert found.rows == market.sql(_written_out(slug, scope)[0])
        assert found.parts == market.sql(_written_out(slug, scope)[1])
    assert found.said == question.read(found.rows, found.parts)


@pytest.mark.parametrize("slug", SLUGS)
def test_years_together_use_what_the_whole_uses(slug: str) -> None:
    with held(random_rows(Random(5), 80)) as market:
        whole, parts = answer_by(market, BY_SLUG[slug], Scope(), ON, "year")
    assert sum(part.used for part in parts) == whole.behind.used
    assert [part.key for part in parts] == sorted(part.key for part in parts)
    assert {int(part.key) for part in parts} <= {2023, 2024, 2025}


def test_an_area_counts_what_delivers_there_and_nothing_else() -> None:
    with held(random_rows(Random(5), 80)) as market:
        _, parts = answer_by(market, BY_SLUG["lots"], Scope(), ON, "area")
        places = market.sql("select distinct ocid from area where code in ('E06000001', 'E06000002')")
        north = next(part for part in parts if part.key == "E12000001")
        counted = sum(int(row["processes"]) for row in north.rows)
    assert 0 < counted == north.used <= len(places)


def test_areas_are_the_regions_and_within_an_area_its_authorities() -> None:
    with held(random_rows(Random(5), 80)) as market:
        _, regions = answer_by(market, BY_SLUG["lots"], Scope(), ON, "area")
        _, authorities = answer_by(market, BY_SLUG["lots"], PART, ON, "area")
    assert {part.key for part in regions} == {"E12000001", "W92000004"}
    assert {part.key for part in authorities} <= {"E06000001", "E06000002"}
    assert (grid_of(Scope()), grid_of(PART)) == ("nations-and-regions", "upper-tier")


def test_nothing_of_a_look_is_left_for_the_next() -> None:
    with held(random_rows(Random(1), 30)) as market:
        first = answer_question(market, BY_SLUG["lots"], Scope(), ON)
        assert answer_question(market, BY_SLUG["lots"], Scope(), ON) == first
        tables = market.sql("select table_name from information_schema.tables where table_name = 'gathered'")
    assert tables == []

"""Whatever a tender file holds, facts and answers come of it or a list of problems: never another failure."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worthwhile.cli.tender_fitness_text import fitness_lines
from worthwhile.exchange.plain_data import json_text, load_plain_data
from worthwhile.exchange.tender import InvalidTender, facts_of, tender_from_data, tender_from_text, tender_text
from worthwhile.exchange.tender.fitness import check_fitness, effort_of
from worthwhile.exchange.tender.fitness_json import fitness_data

WHOLE = Path(__file__).resolve().parents[1] / "cases/tender/befriending.yaml"
ON = date(2026, 3, 2)
NUMBERS = st.sampled_from(
    [0, 1, -1, 10**15, 10**14, 10**400, 0.1, float("nan"), float("inf"), Decimal("1E-15"), Decimal("NaN"), True, False,
     Decimal("999999999999999.999")]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", " ", "north", "quality", "england", "psr-england", "0001-01-01", "9999-12-31", "24:00", "23:59", "\x00",
     "\ud800", "x" * 500, "[counted]", "2026-02-30", "PF-1", "docx"]
)  # fmt: skip
LEAVES = st.none() | NUMBERS | WORDS
ANYTHING = LEAVES | st.lists(LEAVES, max_size=3) | st.dictionaries(WORDS, LEAVES, max_size=2)


@cache
def whole() -> Any:
    return load_plain_data(WHOLE.read_text(encoding="utf-8"), suffix=".yaml", name="whole")


def _paths(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(path for key, part in inner for path in _paths(part, (*at, key)))]


def _with(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(data)
    part = changed
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return changed


def assert_told(error: InvalidTender) -> None:
    assert error.problems
    assert all(problem.message for problem in error.problems)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_file_with_anything_in_any_place_is_answered_or_refused_in_words(data: st.DataObject) -> None:
    tender = whole()
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(_paths(tender)[1:]))
        tender = _with(tender, path, data.draw(ANYTHING))
    try:
        loaded = tender_from_data(tender)
    except InvalidTender as error:
        assert_told(error)
        return
    facts = facts_of(loaded.tender)
    fitness, effort = check_fitness(facts, on=ON), effort_of(facts, on=ON)
    for provider in (True, False):
        assert list(fitness_lines(fitness, effort, title="It", for_provider=provider))
    assert json_text(fitness_data(fitness, effort))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_tender_that_is_read_is_the_same_after_it_is_written_and_read_again(data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(whole())), min_size=0))
    part = {key: value for key, value in whole().items() if key in kept | {"format", "buyer", "subject"}}
    part["x-note"] = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=20))
    try:
        loaded = tender_from_data(part)
    except InvalidTender:
        return  # a part that points at another that was left out
    for suffix in (".yaml", ".json"):
        again = tender_from_text(tender_text(loaded.data, suffix=suffix), suffix=suffix, name="again")
        assert (again.tender, again.tender_hash) == (loaded.tender, loaded.tender_hash)
        assert again.data["x-note"] == part["x-note"]

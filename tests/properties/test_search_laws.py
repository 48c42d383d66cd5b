"""What holds of every search: filters let through exactly what a plain reading of the rows does, whatever the words."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.market_rows import ON, index_of, opportunity, opportunity_batch
from worthwhile.market.index.folding import fold_index
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.words import words_of
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.store.tables.opportunity import OPPORTUNITY
from worthwhile.reference.areas import ancestors, neighbours, within

LUTON = "E06000032"
AREAS = [LUTON, *ancestors(LUTON), "E06000055", "E06000056", "S12000036", "W06000015"]
WORDS = ["befriending", "lunch", "clubs", "older", "people", "road", "repair", "software", "nursing", "home"]
CODES = ["85000000", "85300000", "85320000", "85311100", "80000000", "33100000", "30000000"]
MOMENTS = st.none() | st.sampled_from([ON + timedelta(days=days) for days in (-40, -3, 0, 1, 5, 40)])
YES_OR_NO = st.sampled_from([None, True, False])
VALUES = st.none() | st.sampled_from([1_000.0, 20_000.0, 20_000.01, 500_000.0])


def texts(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    made = []
    for number in range(draw(st.integers(0, 14))):
        made.append(opportunity(f"ocds-{number:03d}", **draw(COLUMNS)))
    return made


COLUMNS = st.fixed_dictionaries(
    {
        "title": texts(3),
        "text": texts(8),
        "publisher": st.sampled_from(["find-a-tender", "contracts-finder"]),
        "regime": st.sampled_from(["procurement-act-2023", "pcr-2015", "unknown"]),
        "notice_type": st.sampled_from([None, "UK3", "UK4"]),
        "stage": st.sampled_from(["planning", "tender", "award"]),
        "buyer_name": st.sampled_from([None, "Luton Borough Council", "NHS Luton", "Council of Bedford"]),
        "buyer_key": st.sampled_from([None, "GB-COH-1", "GB-COH-2"]),
        "published_at": MOMENTS,
        "deadline_at": MOMENTS,
        "opened_at": MOMENTS,
        "closed_at": MOMENTS,
        "cpv": st.lists(st.sampled_from(CODES), unique=True, max_size=3),
        "areas": st.lists(st.sampled_from(AREAS), unique=True, max_size=2),
        "value_low": VALUES,
        "value_high": VALUES,
        "lots": st.sampled_from([None, 0, 1, 2]),
        "sme_suitable": YES_OR_NO,
        "vcse_suitable": YES_OR_NO,
        "light_touch": YES_OR_NO,
        "reserved": st.lists(st.sampled_from(["shelteredWorkshop"]), max_size=1),
        "twin_key": st.sampled_from([None, None, "one", "two"]),
    }
)

ASKED = st.fixed_dictionaries(
    {},
    optional={
        "areas": st.lists(st.sampled_from(AREAS), min_size=1, max_size=2).map(tuple),
        "cpv": st.lists(st.sampled_from(["85", "8531", "85300000", "30000000", "33"]), max_size=2).map(tuple),
        "minimum": st.sampled_from([0.0, 20_000.0]),
        "maximum": st.sampled_from([20_000.0, 30_000.0]),
        "strict": st.booleans(),
        "open_only": st.booleans(),
        "closing_within_days": st.sampled_from([0, 5, 30]),
        "regimes": st.lists(st.sampled_from(["pcr-2015", "psr-2023", "unknown"]), max_size=2).map(tuple),
        "notice_types": st.lists(st.sampled_from(["UK3", "UK4"]), max_size=2).map(tuple),
        "stages": st.lists(st.sampled_from(["planning", "tender"]), max_size=2).map(tuple),
        "publishers": st.lists(st.sampled_from(["find-a-tender"]), max_size=1).map(tuple),
        "suits_sme": st.booleans(),
        "suits_vcse": st.booleans(),
        "reserved": YES_OR_NO,
        "has_lots": YES_OR_NO,
        "light_touch": YES_OR_NO,
        "buyer_key": st.sampled_from([None, "GB-COH-1"]),
        "buyer": st.sampled_from(["", "luton", "Council Lut", "coun"]),
        "sort": st.sampled_from(["best", "deadline", "published", "value"]),
    },
)


def read(row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip((column.name for column in OPPORTUNITY.columns), row, strict=True))


def passes(row: Mapping[str, Any], asked: Search, on: datetime) -> bool:
    """The filters, read plainly, one row at a time."""
    return (
        _time_passes(row, asked, on)
        and _value_passes(row, asked)
        and _place_passes(row, asked)
        and (not asked.cpv or any(_under(code, start) for code in row["cpv"] for start in asked.cpv))
        and (not asked.regimes or row["regime"] in asked.regimes)
        and (not asked.notice_types or row["notice_type"] in asked.notice_types)
        and (not asked.stages or row["stage"] in asked.stages)
        and (not asked.publishers or row["publisher"] in asked.publishers)
        and (not asked.suits_sme or row["sme_suitable"] is True)
        and (not asked.suits_vcse or row["vcse_suitable"] is True)
        and (asked.reserved is None or bool(row["reserved"]) == asked.reserved)
        and (asked.has_lots is None or ((row["lots"] or 0) >= 2) == asked.has_lots)
        and (asked.light_touch is None or (row["light_touch"] is True) == asked.light_touch)
        and (not asked.buyer_key or row["buyer_key"] == asked.buyer_key)
        and _buyer_passes(row["buyer_name"] or "", asked.buyer)
    )


def _time_passes(row: Mapping[str, Any], asked: Search, on: datetime) -> bool:
    opened, closed, deadline = row["opened_at"], row["closed_at"], row["deadline_at"]
    if asked.open_only and not (opened is not None and opened <= on and (closed is None or on < closed)):
        return False
    if asked.closing_within_days is None:
        return True
    return deadline is not None and on <= deadline <= on + timedelta(days=asked.closing_within_days)


def _value_passes(row: Mapping[str, Any], asked: Search) -> bool:
    low, high = row["value_low"], row["value_high"]
    if asked.minimum is None and asked.maximum is None:
        return True
    if low is None and high is None:
        return not asked.strict
    low, high = (high if low is None else low), (low if high is None else high)
    return (asked.minimum is None or high >= asked.minimum) and (asked.maximum is None or low <= asked.maximum)


def _place_passes(row: Mapping[str, Any], asked: Search) -> bool:
    if not asked.areas:
        return True
    if not row["areas"]:
        return not asked.strict
    near = {code for area in asked.areas for code, _ in neighbours(area, asked.within_km)} if asked.within_km else set()
    return any(
        held in within(area) or held in ancestors(area) or held in near for held in row["areas"] for area in asked.areas
    )


def _under(code: str, start: str) -> bool:
    figures = start.rstrip("0")
    return code.startswith(figures if len(figures) >= 2 else start[:2])


def _buyer_passes(name: str, given: str) -> bool:
    *whole, last = words_of(given) or [""]
    held = words_of(name)
    return all(word in held for word in whole) and (not last or any(word.startswith(last) for word in held))


def procurement_of(row: dict[str, Any], made: list[dict[str, Any]]) -> Any:
    """Equal for rows of one procurement: twins, unless a portal has some that differ in place, value or text."""

    def said(one: dict[str, Any]) -> tuple[Any, ...]:
        return (sorted(one["areas"]), one["value_low"], one["value_high"], one["text"])

    if not row["twin_key"]:
        return row["ocid"]
    twins = [one for one in made if one["twin_key"] == row["twin_key"]]
    differ = any(a["publisher"] == b["publisher"] and said(a) != said(b) for a in twins for b in twins)
    return repr((row["twin_key"], said(row))) if differ else row["twin_key"]


def once_each(found: list[dict[str, Any]], made: list[dict[str, Any]]) -> int:
    """How many procurements: twins count once."""
    return len({procurement_of(row, made) for row in found})


@given(made=rows(), asked=ASKED, days=st.sampled_from([0, 0, 3, -3]))
def test_filters_let_through_exactly_what_a_plain_reading_does(
    made: list[tuple[Any, ...]], asked: dict[str, Any], days: int
) -> None:
    on = ON + timedelta(days=days)
    with tempfile.TemporaryDirectory() as folder:
        index = index_of(Path(folder) / "index", *made)
        wanted = Search(per_page=100, **asked)
        found = search(index, wanted, on=on)
        allowed = [row for row in map(read, made) if passes(row, wanted, on)]
        shown = [hit.ocid for hit in found.hits] + [twin.ocid for hit in found.hits for twin in hit.twins]
        assert {row["ocid"] for row in allowed} <= set(shown)
        assert {hit.ocid for hit in found.hits} <= {row["ocid"] for row in allowed}
        assert found.total == len(found.hits) == once_each(allowed, [read(row) for row in made])


@given(made=rows(), asked=ASKED, text=texts(4))
def test_words_with_filters_find_what_the_words_find_and_the_filters_let_through(
    made: list[tuple[Any, ...]], asked: dict[str, Any], text: str
) -> None:
    made = [_without_twin(row) for row in made]
    with tempfile.TemporaryDirectory() as folder:
        index = index_of(Path(folder) / "index", *made)
        wanted = Search(text=text, per_page=100, **asked)
        by_words = {hit.ocid for hit in search(index, Search(text=text, sort=wanted.sort, per_page=100), on=ON).hits}
        allowed = {row["ocid"] for row in map(read, made) if passes(row, wanted, ON)}
        found = search(index, wanted, on=ON)
        assert {hit.ocid for hit in found.hits} == by_words & allowed
        assert found.total == len(found.hits)


def _without_twin(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        None if column.name == "twin_key" else value for column, value in zip(OPPORTUNITY.columns, row, strict=True)
    )


@given(first=rows(), second=rows(), text=texts(4), asked=ASKED)
def test_a_folded_index_answers_as_one_built_from_all_rows(
    first: list[tuple[Any, ...]], second: list[tuple[Any, ...]], text: str, asked: dict[str, Any]
) -> None:
    replaced = {row[0] for row in second} | {row[0] for row in first[::3]}
    left = [row for row in first if row[0] not in replaced] + second
    wanted = Search(text=text, per_page=100, **asked)
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old", Path(folder) / "new"
        index_of(old, *first)
        fold_index(old, new, [opportunity_batch(second)], replaced)
        folded = search(SearchIndex.open(new), wanted, on=ON)
        whole = search(index_of(Path(folder) / "whole", *left), wanted, on=ON)
        assert [_seen(hit) for hit in folded.hits] == [_seen(hit) for hit in whole.hits]
        assert (folded.total, folded.facets, folded.not_stated) == (whole.total, whole.facets, whole.not_stated)


def _seen(hit: Any) -> tuple[Any, ...]:
    return hit.ocid, None if hit.score is None else pytest.approx(hit.score, abs=1e-4), hit.reasons


@given(made=rows(), text=texts(3), asked=ASKED, per_page=st.integers(1, 4))
def test_pages_laid_together_are_the_whole_answer(
    made: list[tuple[Any, ...]], text: str, asked: dict[str, Any], per_page: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = index_of(Path(folder) / "index", *made)
        whole = search(index, Search(text=text, per_page=100, **asked), on=ON)
        paged: list[str] = []
        for page in range(1, 20):
            hits = search(index, Search(text=text, per_page=per_page, page=page, **asked), on=ON).hits
            paged += [hit.ocid for hit in hits]
            if len(hits) < per_page:
                break
        assert paged == [hit.ocid for hit in whole.hits]

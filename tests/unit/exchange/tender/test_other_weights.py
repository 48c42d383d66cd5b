"""Ranges of weights in a tender file: what one holds, and that its ends can be reached."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.scoring import read_evaluation
from worthwhile.exchange.evaluation import evaluation_from_data
from worthwhile.exchange.notices.judged import method_words
from worthwhile.exchange.tender import InvalidTender, tender_from_data, tender_text
from worthwhile.exchange.tender.tender_file import tender_from_text

WEIGHTS = {"quality": "0.6", "sv": "0.1", "price": "0.3"}
KINDS = {"quality": "quality", "sv": "social-value", "price": "price"}


def tender(**ranges: dict[str, Any]) -> dict[str, Any]:
    """A tender of three criteria, some with ranges."""
    criteria: list[dict[str, Any]] = [
        {"id": name, "name": name.title(), "kind": KINDS[name], "weight": Decimal(weight)}
        for name, weight in WEIGHTS.items()
    ]
    for one in criteria:
        if one["id"] in ranges:
            one["weight_range"] = {end: Decimal(str(share)) for end, share in ranges[one["id"]].items()}
    return {
        "format": "worthwhile/tender/1",
        "buyer": {"name": "Example Council", "nation": "england"},
        "subject": {"title": "Befriending"},
        "award": {"criteria": criteria, "price": {"formula": "PF-6", "parameters": {"budget": 180000}}},
    }


def told(data: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(InvalidTender) as refused:
        tender_from_data(data)
    return {problem.path: problem.message for problem in refused.value.problems}


def scheme(data: dict[str, Any]) -> dict[str, tuple[Decimal, Decimal] | None]:
    found = evaluation_from_data(data).evaluation.scheme
    ranges = {one.id: one.weight_range for one in found.criteria} | {"price": found.price.weight_range}
    return {name: None if one is None else (one.low, one.high) for name, one in ranges.items()}


def test_a_range_is_read_written_and_scored_by_and_what_states_none_keeps_its_weight() -> None:
    data = tender(quality={"low": "0.5", "high": "0.7"}, price={"low": "0.2", "high": "0.4"})
    for suffix in (".yaml", ".json"):
        assert tender_from_text(tender_text(data, suffix=suffix), suffix=suffix, name="t").tender == (
            tender_from_data(data).tender
        )
    assert scheme(data) == {"quality": (50, 70), "sv": (10, 10), "price": (20, 40)}


def test_an_end_that_is_left_out_is_the_weight() -> None:
    data = tender(quality={"low": "0.55"}, price={"high": "0.35"})
    assert scheme(data) == {"quality": (55, 60), "sv": (10, 10), "price": (30, 35)}


def test_where_no_range_leaves_room_none_is_scored_by() -> None:
    assert scheme(tender()) == scheme(tender(quality={}, sv={"low": "0.1", "high": "0.1"}))
    assert set(scheme(tender()).values()) == {None}


def test_ranges_that_do_not_hold_their_weight_are_told_together() -> None:
    data = tender(quality={"low": "0.65"}, sv={"high": "0.05"}, price={"low": "0.5", "high": "0.4"})
    data["award"]["criteria"].append({"id": "x", "name": "X", "weight_range": {"low": Decimal("0.1")}})
    assert told(data) == {
        "award.criteria[0].weight_range.low": "Give at most 60%, the weight itself. You gave 65%.",
        "award.criteria[1].weight_range.high": "Give at least 10%, the weight itself. You gave 5%.",
        "award.criteria[2].weight_range.low": "Give at most 40%, the highest. You gave 50%.",
        "award.criteria[3].weight": "Give the weight too: a range stands around it.",
    }


def test_an_end_that_nothing_can_make_up_for_is_told_with_what_would_do() -> None:
    found = told(tender(quality={"low": "0.4", "high": "0.75"}, price={"low": "0.2", "high": "0.45"}))
    assert found == {
        "award.criteria[0].weight_range.low": (
            "At 40% the other weights, each within its own range, cannot make 100% with it. Give 45% or more, or give "
            "another weight a range that goes higher."
        ),
        "award.criteria[0].weight_range.high": (
            "At 75% the other weights, each within its own range, cannot make 100% with it. Give 70% or less, or give "
            "another weight a range that goes lower."
        ),
    }


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=3))
def test_what_is_taken_can_be_reached_at_every_end(room: list[tuple[int, int]]) -> None:
    """Each end of what is read without a problem is part of some weights that make 100%."""
    named = dict(zip(WEIGHTS, room, strict=True))
    ranges = {
        name: {
            "low": max(Decimal(0), Decimal(WEIGHTS[name]) - Decimal(below) / 100),
            "high": Decimal(WEIGHTS[name]) + Decimal(above) / 100,
        }
        for name, (below, above) in named.items()
    }
    try:
        tender_from_data(tender(**ranges))
        is_taken = True
    except InvalidTender:
        is_taken = False
    lows, highs = ([one[end] for one in ranges.values()] for end in ("low", "high"))
    reached = [sum(highs) - high + low >= 1 for low, high in zip(lows, highs, strict=True)]
    reached += [sum(lows) - low + high <= 1 for low, high in zip(lows, highs, strict=True)]
    assert is_taken == all(reached)


def test_the_notice_tells_the_ranges_and_that_they_decide_nothing() -> None:
    data = tender(quality={"low": "0.5"}, price={"high": "0.4"})
    said = method_words(tender_from_data(data).tender)
    assert "as right: Quality 50% to 60%; Price 30% to 40%. They decide nothing." in said
    assert "as right" not in method_words(tender_from_data(tender()).tender)


def test_the_evaluation_that_a_tender_gives_reads_again() -> None:
    loaded = evaluation_from_data(tender(quality={"low": "0.5"}, price={"high": "0.4"}))
    assert read_evaluation(loaded.data) == loaded.evaluation

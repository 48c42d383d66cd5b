"""An award that stands at other weights stands at all of them; one that does not falls where it is said to."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests import scoring_second_implementation as plain
from tests.properties.test_scoring_laws import RELATIVE, SAFE, evaluations
from worthwhile.engines.scoring import FlipKind, read_evaluation, score_evaluation

Weights = dict[str, Fraction]
MOVES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 4)), min_size=1, max_size=6)


def published(data: dict[str, Any]) -> Weights:
    weights = {one["id"]: Fraction(one["weight"]) for one in data["scheme"]["criteria"]}
    price = data["scheme"]["price"].get("weight")
    return weights | ({"price": Fraction(price)} if price else {})


def moved(weights: Weights, ranges: dict[str, tuple[int, int]], moves: list[tuple[int, int, int]]) -> Weights:
    """Weight taken from one and given to another, time and again, as far as both their ranges let it.

    What has no range moves as one and keeps its proportions. A part of 4 is as far as it goes.
    """
    rest = [name for name in weights if name not in ranges]
    groups = [[name] for name in ranges] + ([rest] if rest else [])
    ends = [ranges.get(group[0], (0, 100)) for group in groups]
    whole = [sum((weights[name] for name in group), Fraction(0)) for group in groups]
    now = list(whole)
    for giver, taker, part in moves:
        one, other = giver % len(groups), taker % len(groups)
        if one != other:
            room = min(now[one] - ends[one][0], ends[other][1] - now[other]) * part / 4
            now[one], now[other] = now[one] - room, now[other] + room
    return {
        name: weights[name] * after / before
        for group, before, after in zip(groups, whole, now, strict=True)
        for name in group
    }


def first(data: dict[str, Any], weights: Weights) -> frozenset[str]:
    return plain.first(data, {"price": Fraction(0), **weights})


@st.composite
def ranged(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    """An evaluation with ranges around some of its weights; no tie is broken, so that an equal place is told."""
    data = draw(evaluations(formulas=(*SAFE, *RELATIVE)))
    rule = data["scheme"]["price"]
    if rule["formula"] in RELATIVE:
        rule.pop("quality_floor", None)  # the field of prices would change with the weights
    data["scheme"]["ties"] = []
    ranges = {}
    for one in (*data["scheme"]["criteria"], *([rule | {"id": "price"}] if "weight" in rule else [])):
        if draw(st.booleans()):
            low, high = draw(st.integers(0, one["weight"])), draw(st.integers(one["weight"], 100))
            ranges[one["id"]] = (low, high)
            holder = rule if one["id"] == "price" else one
            holder["weight_range"] = {"low": low, "high": high}
    assume(ranges and len(plain.first(data)) == 1)
    return data, ranges


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(ranged(), st.lists(MOVES, min_size=3, max_size=12))
def test_an_award_said_to_stand_is_turned_by_no_weights_within_the_ranges(
    made: tuple[dict[str, Any], dict[str, tuple[int, int]]], moves: list[list[tuple[int, int, int]]]
) -> None:
    data, ranges = made
    weights, before = published(data), plain.first(data)
    found = score_evaluation(evaluation=read_evaluation(data)).robustness
    flips = [flip for flip in found.flips if flip.kind is FlipKind.WEIGHT]
    assert not found.is_sampled
    if not flips:
        for one in moves:
            other = moved(weights, ranges, one)
            assert sum(other.values()) == 100
            assert first(data, other) == before
    for flip in flips:
        _turns_where_it_says(data, ranges, before, {one.criterion: one for one in flip.weights}, flip.award_after)


def _turns_where_it_says(
    data: dict[str, Any], ranges: dict[str, tuple[int, int]], before: frozenset[str], moves: Any, after: str | None
) -> None:
    weights = published(data)
    tried = {name: moves[name].tried_at if name in moves else weight for name, weight in weights.items()}
    turn = {name: moves[name].turns_at if name in moves else weight for name, weight in weights.items()}
    assert sum(tried.values()) == sum(turn.values()) == 100
    assert all(low <= tried[name] <= high for name, (low, high) in ranges.items())
    found = first(data, tried)
    assert found == {after} if after else len(found) != 1
    for step in range(4):
        on_the_way = {name: weight + (turn[name] - weight) * step / 4 for name, weight in weights.items()}
        assert first(data, on_the_way) == before
    beyond = {name: turn[name] + (tried[name] - turn[name]) / 10**9 for name in weights}
    assert first(data, beyond) != before

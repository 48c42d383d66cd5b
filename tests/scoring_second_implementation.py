"""Scoring done a second time and plainly, from the data of a file: to hold the engine against.

One lot, no pass marks; conditions and ties by rule are left to tests of their own. Everything is worked out from the
beginning for every question, with no short cut.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

Data = Mapping[str, Any]


def number(given: Any) -> Fraction:
    return Fraction(str(given))


def counted(bid: Data, criterion: str) -> Fraction:
    """The consensus where there is one, else the mean."""
    for settled in bid.get("consensus", ()):
        if settled["criterion"] == criterion:
            return number(settled["score"])
    scores = [number(given["score"]) for given in bid["scores"] if given["criterion"] == criterion]
    return sum(scores, Fraction(0)) / len(scores)


def quality_share(data: Data, bid: Data, criterion: Data) -> Fraction:
    highest = max(number(level["score"]) for level in levels_of(data))
    parts = criterion.get("sub_criteria")
    if not parts:
        return counted(bid, criterion["id"]) / highest
    return sum((number(part["weight"]) * counted(bid, part["id"]) / 100 for part in parts), Fraction(0)) / highest


def levels_of(data: Data) -> Sequence[Data]:
    return data["scheme"].get("scale", {}).get("levels") or [{"score": score} for score in (0, 25, 50, 75, 100)]


def figures(data: Data, weights: Mapping[str, Fraction] | None = None) -> dict[str, Fraction]:
    """What each bid that stands is ranked by, turned so that the higher is the better."""
    rule = data["scheme"]["price"]
    given = {criterion["id"]: number(criterion["weight"]) for criterion in data["scheme"]["criteria"]}
    given["price"] = number(rule.get("weight", 0))
    weights = weights or given
    quality, standing = {}, {}
    for bid in data["bids"]:
        points = sum(
            (weights[one["id"]] * quality_share(data, bid, one) for one in data["scheme"]["criteria"]), Fraction(0)
        )
        whole = sum((weights[one["id"]] for one in data["scheme"]["criteria"]), Fraction(0))
        if "quality_floor" in rule and (whole == 0 or points / whole * 100 < number(rule["quality_floor"])):
            continue
        if "price_cap" in rule and number(bid["price"]) > number(rule["price_cap"]):
            continue
        quality[bid["bidder"]] = points
        standing[bid["bidder"]] = bid
    prices = {name: number(bid.get("price", 0)) for name, bid in standing.items()}
    return {
        name: by_formula(rule, weights["price"], quality[name], price, list(prices.values()), standing[name])
        for name, price in prices.items()
    }


def by_formula(
    rule: Data, weight: Fraction, quality: Fraction, price: Fraction, prices: Sequence[Fraction], bid: Data
) -> Fraction:
    code = rule["formula"]
    mean = sum(prices, Fraction(0)) / len(prices)
    if code == "PF-1":
        return quality + weight * min(prices) / price
    if code == "PF-2":
        return quality + max(Fraction(0), min(weight, weight * (Fraction(1, 2) + (mean - price) / mean)))
    if code == "PF-3":
        spread = max(prices) - min(prices)
        return quality + (weight if spread == 0 else weight * (max(prices) - price) / spread)
    if code == "PF-4":
        return -price / quality
    if code == "PF-5":
        return -(price - number(rule["pounds_per_point"]) * (quality - number(rule["quality_base"])))
    if code == "PF-6":
        return quality + max(Fraction(0), min(weight, weight * (Fraction(3, 2) - price / number(rule["benchmark"]))))
    if code == "PF-7":
        return quality
    return -(price / number(bid["denominator"]) + number(bid.get("life_cycle_cost", 0)))


def first(data: Data, weights: Mapping[str, Fraction] | None = None) -> frozenset[str]:
    """Everybody with the best figure."""
    found = figures(data, weights)
    best = max(found.values(), default=None)
    return frozenset(name for name, figure in found.items() if figure == best)


def weights_with(data: Data, name: str, weight: Fraction) -> dict[str, Fraction]:
    """One weight changed, the others in proportion."""
    given = {criterion["id"]: number(criterion["weight"]) for criterion in data["scheme"]["criteria"]}
    given["price"] = number(data["scheme"]["price"].get("weight", 0))
    scale = (100 - weight) / (100 - given[name])
    return {key: weight if key == name else value * scale for key, value in given.items()}


def score_changes(data: Data) -> Iterator[tuple[str, str, str, Fraction, dict[str, Any]]]:
    """Every score of one assessor a level up or down: bidder, criterion, assessor, new score, and the data with it."""
    levels = sorted(number(level["score"]) for level in levels_of(data))
    for at, bid in enumerate(data["bids"]):
        for place, given in enumerate(bid["scores"]):
            own = levels.index(number(given["score"]))
            for beside in (own - 1, own + 1):
                if 0 <= beside < len(levels):
                    changed = copy.deepcopy(dict(data))
                    changed["bids"][at]["scores"][place]["score"] = levels[beside]
                    yield bid["bidder"], given["criterion"], given["assessor"], levels[beside], changed


def best_sharing(
    lots: Sequence[str], offers: Mapping[tuple[str, str], tuple[Fraction, int]], limits: Mapping[str, int]
) -> dict[str, str]:
    """Every way to share out the lots, and the best: most awarded, lowest cost, better places in earlier lots.

    Nobody has the last place of all: a lot that nobody gets comes after any bidder's.
    """
    behind_all = len(offers) + 1
    choices = [[None, *(bidder for lot, bidder in offers if lot == one)] for one in lots]
    best: tuple[Any, dict[str, str]] | None = None
    for way in itertools.product(*choices):
        shared = {lot: bidder for lot, bidder in zip(lots, way, strict=True) if bidder is not None}
        if any(way.count(bidder) > limits.get(bidder, len(lots)) for bidder in shared.values()):
            continue
        cost = sum((offers[item][0] for item in shared.items()), Fraction(0))
        places = tuple(offers[(lot, shared[lot])][1] if lot in shared else behind_all for lot in lots)
        key = (len(lots) - len(shared), cost, places)
        if best is None or key < best[0]:
            best = (key, shared)
    assert best is not None
    return best[1]

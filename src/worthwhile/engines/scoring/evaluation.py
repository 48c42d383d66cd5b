"""A whole evaluation: the published scheme, the panel and the bids. Without bids it is a scheme to be tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.scoring.bid import Assessor, Bid, Bidder
from worthwhile.engines.scoring.bid_problems import bid_problems, panel_problems
from worthwhile.engines.scoring.scheme import Scheme, repeated
from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/evaluation/1"


@dataclass(frozen=True, kw_only=True)
class Draw(Record):
    """What a lot is drawn by, where bids are still equal: fixed and public after the bids were sealed."""

    public_randomness: str = described("The public value, as it was published")
    source: str = described("Where and when it was published, as announced in the tender", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        if "public_randomness" in values and not values["public_randomness"].strip():
            return [Problem("public_randomness", "Write the public value out, or leave the draw out.")]
        return []


@dataclass(frozen=True, kw_only=True)
class Span(Record):
    """From the lowest to the highest that is expected."""

    low: Decimal = described("Lowest expected", minimum=0)
    high: Decimal = described("Highest expected", minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        low, high = values.get("low"), values.get("high")
        if low is None or high is None or low <= high:
            return []
        return [Problem("low", f"Enter a number of at most the highest, {high}. You gave {low}.")]


@dataclass(frozen=True, kw_only=True)
class ExpectedScores(Record):
    """Where the scores of one criterion are expected to lie."""

    criterion: str = described("Id of the criterion, or of its part")
    low: Decimal = described("Lowest score expected", minimum=0)
    high: Decimal = described("Highest score expected", minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return Span.cross_problems(values)


@dataclass(frozen=True, kw_only=True)
class Expected(Record):
    """What bids are expected to look like: used by the simulator alone, and never published as a rule."""

    price: Span | None = described("Lowest and highest price expected, in pounds", default=None)
    scores: tuple[ExpectedScores, ...] = described("Where scores are expected to lie", default=(), longest=1_000)


@dataclass(frozen=True, kw_only=True)
class Evaluation(Record):
    """An evaluation. See the format page for each field."""

    format: str = described(f"Write format: {FORMAT}")
    title: str = described("Name of the procurement")
    buyer: str = described("The buyer", default="")
    scheme: Scheme = described("How bids are compared, as published")
    expected: Expected = described("What bids are expected to look like, for the simulator", default=Expected())
    assessors: tuple[Assessor, ...] = described("The panel", default=(), longest=200)
    bidders: tuple[Bidder, ...] = described(
        "Names, groups and limits of bidders; may be left out", default=(), longest=2_000
    )
    bids: tuple[Bid, ...] = described("The bids, one a bidder and lot", default=(), longest=2_000)
    draw: Draw | None = described("What lots are drawn by where bids are still equal", default=None)
    notes: str = described("Anything a reader should know", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = _format_problems(values)
        problems += repeated((one.id for one in values.get("assessors") or ()), "assessors")
        problems += repeated((one.id for one in values.get("bidders") or ()), "bidders")
        scheme = values.get("scheme")
        if scheme is None:
            return problems
        problems += _expected_problems(scheme, values.get("expected"))
        assessors, bidders, bids = (values.get(name) for name in ("assessors", "bidders", "bids"))
        if assessors is None or bidders is None or bids is None:
            return problems
        return [
            *problems,
            *panel_problems(scheme=scheme, assessors=assessors, bids=bids, bidders=bidders),
            *bid_problems(scheme=scheme, assessors=assessors, bids=bids, bidders=bidders),
        ]

    def bidder(self, bidder_id: str) -> Bidder:
        """What is said of a bidder; the id alone where nothing is."""
        return next((one for one in self.bidders if one.id == bidder_id), Bidder(id=bidder_id))


def read_evaluation(data: object) -> Evaluation:
    """An evaluation from plain data as YAML or JSON gives it. Raises InvalidInput with every problem and its path."""
    return read(Evaluation, data, what="the evaluation")


def _format_problems(values: Mapping[str, Any]) -> list[Problem]:
    given = values.get("format", FORMAT)
    return [] if given == FORMAT else [Problem("format", f"Write {FORMAT}. You gave {given!r}.")]


def _expected_problems(scheme: Scheme, expected: Expected | None) -> list[Problem]:
    if expected is None:
        return []
    leaves = {leaf.id for leaf in scheme.leaves}
    problems = repeated((one.criterion for one in expected.scores), "expected.scores")
    for at, one in enumerate(expected.scores):
        path = f"expected.scores[{at}]"
        if one.criterion not in leaves:
            hint = did_you_mean(one.criterion, leaves)
            problems.append(Problem(f"{path}.criterion", f"Nothing is scored as {one.criterion!r}.{hint}"))
        if not any(one.low <= score <= one.high for score in scheme.scale.scores):
            problems.append(Problem(path, "Give a span that holds a score of the scale."))
    return problems

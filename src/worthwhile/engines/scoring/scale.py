"""Scales of scores: levels with the buyer's own words for each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


@dataclass(frozen=True, kw_only=True)
class Level(Record):
    """A score that may be given, and what it takes to earn it."""

    score: Decimal = described("The score", minimum=0)
    anchor: str = described("What a bid must show to earn it, in the buyer's words", default="")


DEFAULT_LEVELS = tuple(Level(score=Decimal(score)) for score in (0, 25, 50, 75, 100))


@dataclass(frozen=True, kw_only=True)
class Scale(Record):
    """The scores that assessors may give, from the lowest to the highest, which earns the whole weight."""

    levels: tuple[Level, ...] = described(
        "Scores that may be given, lowest first; 0, 25, 50, 75 and 100 where left out",
        default=DEFAULT_LEVELS,
        longest=101,
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        levels = values.get("levels")
        if levels is None:
            return []
        if len(levels) < 2:
            return [Problem("levels", f"Give at least two levels. You gave {len(levels)}.")]
        return [
            Problem(f"levels[{at}].score", f"Give the levels lowest first. {after.score} stands after {before.score}.")
            for at, (before, after) in enumerate(pairwise(levels), start=1)
            if after.score <= before.score
        ]

    @property
    def scores(self) -> tuple[Decimal, ...]:
        """The scores that may be given, lowest first."""
        return tuple(level.score for level in self.levels)

    @property
    def highest(self) -> Decimal:
        """The score that earns the whole weight."""
        return self.levels[-1].score

    def anchor_of(self, score: Decimal) -> str:
        """The buyer's words for a score; empty where there are none."""
        return next((level.anchor for level in self.levels if level.score == score), "")

"""How the operator wants the questionnaires compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from worthwhile.engines.measures.measure import Better, Stage
from worthwhile.engines.measures.pairing import Duplicates
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

LEAST_GROUP = 5


@dataclass(frozen=True, kw_only=True)
class Options(Record):
    """Choices with their defaults. ``later`` is the stage that is compared with before."""

    later: Stage = described("Stage to compare with before: during, after or follow-up", default=Stage.AFTER)
    minimum_group: int = described("Smallest group that is shown", default=10, minimum=LEAST_GROUP)
    draws: int = described("Draws for the interval of a mean", default=2000, minimum=200, maximum=100_000)
    duplicates: Duplicates = described("What to do with two questionnaires of one stage", default=Duplicates.REFUSE)
    chosen_for_score: bool = described("Whether people were taken on because of a poor score", default=False)
    better: Better | None = described("Which way is better, where no source says", default=None)
    stakeholder: str = described("Who the people are, for the impact case", default="People who used the service")
    evidence_source: str = described("Where the questionnaires are kept", default="")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        if values.get("later") is Stage.BEFORE:
            return [Problem("later", "Choose during, after or follow-up: before is what it is compared with.")]
        return []

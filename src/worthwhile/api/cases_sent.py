"""What an operation on a case takes: a case in its body, and how it is simulated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from worthwhile.api.answers import ref
from worthwhile.api.bodies import JSON, YAML
from worthwhile.apps.impact.selectors.valued import DRAWS, SEED
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

CASE_BODY = {kind: ref("ImpactCase") for kind in (JSON, YAML[0])}


@dataclass(frozen=True, kw_only=True)
class ValueQuery(Record):
    """How a case is simulated."""

    draws: int = described("Draws of the simulation; 0 leaves it out", default=DRAWS, minimum=0, maximum=10_000)
    seed: int = described("Seed of the simulation: the same seed gives the same figures", default=SEED, minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        if values.get("draws") == 1:
            return [Problem("draws", "1 draw shows no range. Ask for 2 or more, or for 0 to leave the simulation out.")]
        return []

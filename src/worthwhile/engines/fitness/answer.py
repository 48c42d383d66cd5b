"""What a check finds: a verdict with its reason, its places, its rule and a better wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from worthwhile.engines.fitness.facts import Contradiction, Fact
from worthwhile.engines.fitness.rule import Band, Rule


class Verdict(StrEnum):
    """The answer of a check."""

    PASS = "pass"  # noqa: S105 (a verdict, no password)
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"


ANSWERED = frozenset({Verdict.PASS, Verdict.WARN, Verdict.FAIL})


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What the evaluation of a check gives: ``because`` is one or more plain sentences."""

    verdict: Verdict
    because: str
    rule: Rule | None
    evidence: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer of one check.

    ``evidence`` are the facts it rests on, with place and quote; ``missing`` the names of facts that are not stated;
    ``contradictions`` what is stated differently in different places, the worst of which was taken; ``better`` a
    wording to put in its place, ours, empty where there is nothing to mend; ``law_depends_on`` what must be known
    before it can be said whether the law asks this; ``harm`` from 1 to 3, what it may cost a small provider.
    """

    code: str
    title: str
    question: str
    verdict: Verdict
    because: str
    rule: Rule | None
    harm: int
    evidence: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    better: str = ""
    law_depends_on: tuple[str, ...] = ()

    @property
    def breaks_law(self) -> bool:
        """Whether it reads as a breach of the law."""
        return self.verdict is Verdict.FAIL and self.rule is not None and self.rule.band is Band.LAW

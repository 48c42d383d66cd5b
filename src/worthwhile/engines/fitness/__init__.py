"""Is a tender fit for purpose for a small provider? Facts in, the answers of checks FIT-01 to FIT-52 out."""

from worthwhile.engines.fitness.answer import Answer, Verdict
from worthwhile.engines.fitness.assess import Fitness, assess_fitness
from worthwhile.engines.fitness.check import Check
from worthwhile.engines.fitness.checks import CHECKS
from worthwhile.engines.fitness.effort import CASH, Effort, effort_to_bid
from worthwhile.engines.fitness.facts import Contradiction, Fact, Facts, Place, facts_of
from worthwhile.engines.fitness.kinds import Kind, Known
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.engines.fitness.rule import Band, Figure, Mark, Rule, Rulebook, Setting

__all__ = [
    "CASH",
    "CHECKS",
    "KNOWN",
    "Answer",
    "Band",
    "Check",
    "Contradiction",
    "Effort",
    "Fact",
    "Facts",
    "Figure",
    "Fitness",
    "Kind",
    "Known",
    "Mark",
    "Place",
    "Rule",
    "Rulebook",
    "Setting",
    "Verdict",
    "assess_fitness",
    "effort_to_bid",
    "facts_of",
]

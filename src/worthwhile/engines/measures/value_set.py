"""The index of a health state, from a value set that the operator loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

DIMENSIONS = ("MO", "SC", "UA", "PD", "AD")
STARTS = ("StartValue", "FullHealth")
ANY_PROBLEM = "AtLeastOne2Or3"
ANY_EXTREME = "AtLeastOne3"


@dataclass(frozen=True, kw_only=True)
class ValueSet:
    """Index of full health and what each level takes from it.

    ``decrements`` are keyed by dimension and level (``MO2``) and are added to ``start``; level 1 takes
    nothing. ``any_problem`` is added once where any dimension is above level 1, ``any_extreme`` once where
    any is at the highest level (the constants of the 1997 EQ-5D-3L set).
    """

    name: str
    levels: int
    start: Decimal
    decrements: Mapping[str, Decimal]
    source: str
    any_problem: Decimal = Decimal(0)
    any_extreme: Decimal = Decimal(0)

    def index_of(self, state: Sequence[int]) -> Decimal:
        """The index of a state such as (1, 1, 2, 3, 1), in the order MO, SC, UA, PD, AD."""
        value = self.start
        for dimension, level in zip(DIMENSIONS, state, strict=True):
            if level > 1:
                value += self.decrements[f"{dimension}{level}"]
        if any(level > 1 for level in state):
            value += self.any_problem
        if any(level == self.levels for level in state):
            value += self.any_extreme
        return value


def build_value_set(*, name: str, levels: int, terms: Mapping[str, Decimal], source: str) -> ValueSet:
    """A value set from its published terms (``StartValue`` or ``FullHealth``, ``MO2`` to ``AD5``).

    Raises InvalidInput that lists every term that is missing, unknown or of the wrong sign.
    """
    wanted = [f"{dimension}{level}" for dimension in DIMENSIONS for level in range(2, levels + 1)]
    optional = (ANY_PROBLEM, ANY_EXTREME) if levels == 3 else ()
    known = (*STARTS, *wanted, *optional)
    problems = [
        Problem(term, f"A value set of {levels} levels has no such term.{did_you_mean(term, known)}")
        for term in terms
        if term not in known
    ]
    starts = [terms[term] for term in STARTS if term in terms]
    if len(starts) != 1:
        problems.append(Problem("StartValue", "Give the index of full health once, as StartValue or FullHealth."))
    missing = [term for term in wanted if term not in terms]
    if missing:
        problems.append(Problem("", f"Terms are missing: {', '.join(missing)}."))
    problems += [
        Problem(term, f"A decrement is 0 or below, as it is added to the start. You gave {value}.")
        for term, value in terms.items()
        if term in (*wanted, *optional) and value > 0
    ]
    if problems:
        raise InvalidInput(problem.within(name) for problem in problems)
    return ValueSet(
        name=name,
        levels=levels,
        start=starts[0],
        decrements={term: terms[term] for term in wanted},
        source=source,
        any_problem=terms.get(ANY_PROBLEM, Decimal(0)),
        any_extreme=terms.get(ANY_EXTREME, Decimal(0)),
    )

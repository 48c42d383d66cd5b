"""Whether a condition is met by the facts, with what that rests on and what it waits for."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from worthwhile.engines.regimes.conditions import (
    AllOf,
    AnyOf,
    Commenced,
    Comparator,
    Compare,
    Condition,
    Defined,
    Equals,
    InRegime,
    Not,
)
from worthwhile.engines.regimes.facts import Facts
from worthwhile.engines.regimes.quantities import worked_out
from worthwhile.engines.regimes.tables import Row, Rules
from worthwhile.engines.regimes.truth import Truth, all_of, any_of, not_, truth_of
from worthwhile.engines.regimes.vocabulary import Mark, Regime
from worthwhile.kernel.parameter import NotInForce

T = TypeVar("T")

_COMPARED = {
    Comparator.ABOVE: operator.gt,
    Comparator.AT_LEAST: operator.ge,
    Comparator.BELOW: operator.lt,
    Comparator.AT_MOST: operator.le,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureUsed:
    """A dated figure that decided, with the strength of its reading."""

    id: str
    label: str
    value: Fraction
    citation: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether a condition is met. ``waits_for`` are facts that would settle it, ``unclear`` what none would."""

    truth: Truth
    waits_for: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    figures: tuple[FigureUsed, ...] = ()
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The facts with the rules, and the regime once it is known; ``may_be`` are those of which one holds until then."""

    facts: Facts
    rules: Rules
    named: Regime | None = None
    may_be: tuple[Regime, ...] = ()
    regime: Judgement = Judgement(truth=Truth.UNKNOWN)
    _kept: dict[str, Judgement] = field(default_factory=dict, repr=False, compare=False)

    def judge(self, condition: Condition) -> Judgement:
        """Whether the condition is met."""
        if isinstance(condition, AllOf | AnyOf):
            return self._joined(condition)
        if isinstance(condition, Not):
            inner = self.judge(condition.part)
            return _with_truth(inner, not_(inner.truth))
        if isinstance(condition, Defined):
            return self._defined(condition.name)
        if isinstance(condition, Equals):
            return self._equals(condition)
        if isinstance(condition, Compare):
            return self._compared(condition)
        if isinstance(condition, InRegime):
            return self._in_regime(condition)
        if isinstance(condition, Commenced):
            return self._commenced(condition)
        return Judgement(truth=Truth.UNKNOWN, unclear=(condition.reason,))

    def applies(self, row: Row) -> Judgement:
        """Whether a row is in force and its condition is met."""
        return self.judge(AllOf(parts=(Commenced(first=row.effective_from, last=row.effective_to), row.when)))

    def concerns(self, row: Row) -> bool:
        """Whether a row is of the regime that was found, and of a matter that was asked about."""
        return self.is_of_the_law(row) and self.judge(row.asked_when).truth is Truth.TRUE

    def is_of_the_law(self, row: Row) -> bool:
        """Whether a row is of the regime that was found, or of every one of those of which one holds."""
        if self.named is None:
            return bool(self.may_be) and set(self.may_be) <= set(row.regimes)
        return self.named in row.regimes

    def _joined(self, condition: AllOf | AnyOf) -> Judgement:
        parts = [self.judge(part) for part in condition.parts]
        join, decisive = (all_of, Truth.FALSE) if isinstance(condition, AllOf) else (any_of, Truth.TRUE)
        truth = join(part.truth for part in parts)
        if truth is decisive:
            return next(part for part in parts if part.truth is decisive)
        if truth is Truth.UNKNOWN:
            unknown = [part for part in parts if part.truth is Truth.UNKNOWN]
            known = [part for part in parts if part.truth is not Truth.UNKNOWN]
            return Judgement(
                truth=truth,
                waits_for=_once(name for part in unknown for name in part.waits_for),
                rests_on=_once(name for part in (*known, *unknown) for name in part.rests_on),
                figures=_once(figure for part in parts for figure in part.figures),
                unclear=_once(reason for part in unknown for reason in part.unclear),
            )
        return Judgement(
            truth=truth,
            rests_on=_once(name for part in parts for name in part.rests_on),
            figures=_once(figure for part in parts for figure in part.figures),
        )

    def _defined(self, name: str) -> Judgement:
        if name not in self._kept:
            self._kept[name] = self.judge(self.rules.definition(name).when)
        return self._kept[name]

    def _equals(self, condition: Equals) -> Judgement:
        given = getattr(self.facts, condition.fact)
        if given is None:
            return Judgement(truth=Truth.UNKNOWN, waits_for=(condition.fact,))
        return Judgement(truth=truth_of(given in condition.values), rests_on=(condition.fact,))

    def _compared(self, condition: Compare) -> Judgement:
        left, waits = worked_out(self.facts, condition.quantity)
        figures: tuple[FigureUsed, ...] = ()
        unclear: tuple[str, ...] = ()
        right: Fraction | None = None
        if condition.figure is not None:
            right, figures, more, unclear = self._figure(condition.figure)
            waits = (*more, *waits)
        elif condition.other is not None:
            right, more = worked_out(self.facts, condition.other)
            waits = (*waits, *more)
        elif condition.number is not None:
            right = Fraction(condition.number)
        if left is None or right is None:
            return Judgement(truth=Truth.UNKNOWN, waits_for=_once(waits), unclear=unclear)
        return Judgement(
            truth=truth_of(_COMPARED[condition.comparator](left, right)),
            rests_on=tuple(name for name in (condition.quantity, condition.other) if name),
            figures=figures,
        )

    def _figure(self, name: str) -> tuple[Fraction | None, tuple[FigureUsed, ...], tuple[str, ...], tuple[str, ...]]:
        on = self.facts.commenced_on
        if on is None:
            return None, (), ("commenced_on",), ()
        figure = self.rules.figures[name]
        try:
            dated = figure.in_force(on=on)
        except NotInForce:
            text = f"We hold no sum for {on.day} {on:%B %Y}: {figure.label[:1].lower()}{figure.label[1:]}."
            return None, (), (), (text,)
        used = FigureUsed(
            id=name,
            label=figure.label,
            value=Fraction(dated.value),
            citation=f"{dated.source.title}, {dated.locator}",
            mark=self.rules.figure_marks[name],
        )
        return used.value, (used,), (), ()

    def _in_regime(self, condition: InRegime) -> Judgement:
        if self.named is None:
            return _with_truth(self.regime, Truth.UNKNOWN)
        return Judgement(truth=truth_of(self.named in condition.regimes))

    def _commenced(self, condition: Commenced) -> Judgement:
        on = self.facts.commenced_on
        if on is None:
            return Judgement(truth=Truth.UNKNOWN, waits_for=("commenced_on",))
        within = (condition.first is None or condition.first <= on) and (condition.last is None or on <= condition.last)
        return Judgement(truth=truth_of(within), rests_on=("commenced_on",))


def _with_truth(judgement: Judgement, truth: Truth) -> Judgement:
    return Judgement(
        truth=truth,
        waits_for=judgement.waits_for,
        rests_on=judgement.rests_on,
        figures=judgement.figures,
        unclear=judgement.unclear,
    )


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))

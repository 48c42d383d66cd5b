"""What is promised of each outcome, held against what the case supports: nobody may promise above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.ranges import Numbers, as_list
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.answers.links import number_text
from worthwhile.exchange.answers.question import Promise, QuestionAsked
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean


@dataclass(frozen=True, kw_only=True)
class Promised:
    """A promise with its outcome. Quantities are None where the case states none.

    ``central``, ``low`` and ``high`` are the case's: of a quantity by year the largest year, of an intake all years
    together. ``field`` is where they stand in the outcome. ``target`` is what is promised.
    """

    place: int
    promise: Promise
    outcome: Outcome
    field: str
    central: Decimal | None
    low: Decimal | None
    high: Decimal | None
    target: Decimal | None


def find_promised(*, case: ImpactCase, result: ValuationResult, asked: QuestionAsked) -> tuple[Promised, ...]:
    """Each promise with its outcome, additional ones first.

    Raises InvalidInput with every promise that the case does not support.
    """
    outcomes = {outcome.id: outcome for outcome in case.outcomes}
    losses = losses_of(result)
    problems: list[Problem] = []
    found = []
    for place, promise in enumerate(asked.promises):
        outcome = outcomes.get(promise.outcome)
        if outcome is None:
            known = ", ".join(outcomes)
            message = f"The case has no outcome {promise.outcome!r}.{did_you_mean(promise.outcome, outcomes)}"
            problems.append(Problem(f"promises[{place}].outcome", f"{message} Its outcomes are: {known}."))
            continue
        promised = offered(place, promise, outcome)
        problems += promise_problems(promised, is_loss=outcome.id in losses)
        found.append(promised)
    if problems:
        raise InvalidInput(problems)
    return tuple(sorted(found, key=lambda promised: promised.promise.service.value))


def losses_of(result: ValuationResult) -> frozenset[str]:
    """The ids of the outcomes that are changes for the worse: nobody promises them."""
    return frozenset(found.id for found in result.outcomes if found.gross < 0)


def offered(place: int, promise: Promise, outcome: Outcome) -> Promised:
    """A promise with what the case says of its outcome, whether the case supports it or not."""
    field = "intake" if outcome.intake is not None else "quantity"
    stated = getattr(outcome.ranges, field)
    central = _amount(outcome.central(field), field)
    return Promised(
        place=place,
        promise=promise,
        outcome=outcome,
        field=field,
        central=central,
        low=None if stated is None else _amount(stated.low, field),
        high=None if stated is None else _amount(stated.high, field),
        target=_target(promise, central),
    )


def _amount(numbers: Numbers | None, field: str) -> Decimal | None:
    if numbers is None or not as_list(numbers):
        return None
    years = as_list(numbers)
    return sum(years, Decimal(0)) if field == "intake" else max(years)


def _target(promise: Promise, central: Decimal | None) -> Decimal | None:
    if promise.quantity is not None or central is None:
        return promise.quantity
    if promise.share is None:
        return central
    share = promise.share * central
    # A share of whole people is whole people; rounding up would promise more than was said.
    return share.to_integral_value(ROUND_FLOOR) if central == central.to_integral_value() else share


def promise_problems(promised: Promised, *, is_loss: bool) -> Iterator[Problem]:
    """Everything for which the case does not support a promise, under ``promises[place]``."""
    where, name = f"promises[{promised.place}]", f"“{promised.outcome.title}”"
    if is_loss:
        yield Problem(
            f"{where}.outcome",
            f"{name} is a change for the worse in the case. Promise the good it does, and leave this in the case.",
        )
    if promised.central is None and (promised.promise.quantity or promised.promise.share):
        field = "quantity" if promised.promise.quantity else "share"
        yield Problem(
            f"{where}.{field}",
            f"The case states no quantity for {name}, so nothing shows that a number can be reached. Add the quantity "
            "and its evidence to the case first, or leave the number out.",
        )
        return
    yield from _overclaim(promised, where, name)
    if promised.central is not None and promised.target == 0:
        yield Problem(
            f"{where}.{'share' if promised.promise.share else 'quantity'}",
            f"The number promised for {name} comes to 0. Promise more, or leave the promise out.",
        )


def _overclaim(promised: Promised, where: str, name: str) -> Iterator[Problem]:
    if promised.central is None or promised.target is None:
        return
    most = promised.central if promised.high is None else promised.high
    if promised.target <= most:
        return
    why = "the high end of its range" if promised.high is not None else "its only figure, as it gives no range"
    yield Problem(
        f"{where}.quantity",
        f"You promise {number_text(promised.target)} for {name}. The case supports at most {number_text(most)} "
        f"({why}). Promise {number_text(most)} or less, or change the case if you have evidence for more: a promise "
        "above the evidence can lose the contract.",
    )

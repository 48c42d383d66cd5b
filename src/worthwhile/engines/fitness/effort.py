"""How much work a bid takes, by our own stated assumption, and which risks a provider would take on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from worthwhile.engines.fitness.facts import Facts
from worthwhile.engines.fitness.rule import Figure, Rulebook
from worthwhile.engines.fitness.wording import counted, plain
from worthwhile.kernel.working import Step

PER = ("low", "central", "high")
CASH = "The cash it takes is not known yet: it depends on your own contracts, costs and reserves."


@dataclass(frozen=True, kw_only=True)
class Effort:
    """Hours of work that a bid takes, as a range.

    ``missing`` are the names of facts that would add hours and are not stated: the hours are then at least these.
    ``compared_with`` is what others measured, in hours, with its source.
    """

    low: Decimal
    central: Decimal
    high: Decimal
    missing: tuple[str, ...]
    steps: tuple[Step, ...]
    compared_with: Step


def effort_to_bid(*, facts: Facts, on: date, book: Rulebook) -> Effort:
    """Hours to read the pack, answer the questions and hand in the bid.

    hours = to begin + pages x hours a page + unscored questions x hours a question + words / 1,000 x hours a thousand
    words, where answers without a limit count as the words we assume. Our own assumption, not a measurement.
    """
    reading = _stated(facts, "pack_pages")
    questions = _stated(facts, "questions")
    scored = _stated(facts, "scored_questions")
    words = _stated(facts, "answer_words")
    unlimited = _stated(facts, "scored_questions_without_limit")
    unscored = None if questions is None else max(questions - (scored or Decimal(0)), Decimal(0))
    counts = (
        ("pack_pages", "Pages to read", "hours-a-page", reading),
        ("questions", "Questions that are not scored", "hours-a-question", unscored),
        ("answer_words", "Words to write, in thousands", "hours-a-thousand-words", _thousands(words)),
    )
    begin = book.figure("hours-to-begin", on=on)
    assumed, pace = book.figure("words-without-limit", on=on), book.figure("hours-a-thousand-words", on=on)
    total = {per: _of(begin, per) for per in PER}
    steps = [_range_step("To begin, to plan and to hand in", "once for each bid", begin, Decimal(1))]
    for _, label, figure_name, number in counts:
        if number is not None:
            figure = book.figure(figure_name, on=on)
            total = {per: total[per] + number * _of(figure, per) for per in PER}
            steps.append(_range_step(label, f"{plain(number)} x {plain(figure.value)} hours", figure, number))
    if unlimited:
        more = {per: unlimited * _of(assumed, per) / 1000 * _of(pace, per) for per in PER}
        total = {per: total[per] + more[per] for per in PER}
        steps.append(_unlimited_step(unlimited, assumed, pace, more))
    missing = tuple(name for name, _, _, number in counts if number is None)
    return Effort(
        low=total["low"],
        central=total["central"],
        high=total["high"],
        missing=missing,
        steps=tuple(steps),
        compared_with=_measured(book, on),
    )


def _stated(facts: Facts, name: str) -> Decimal | None:
    """The largest number stated, so that work is not promised away where places differ."""
    numbers = [fact.value for fact in facts.of(name, "") if isinstance(fact.value, Decimal)]
    return max(numbers, default=None)


def _thousands(words: Decimal | None) -> Decimal | None:
    return None if words is None else words / 1000


def _of(figure: Figure, per: str) -> Decimal:
    given: Decimal | None = {"low": figure.low, "central": figure.value, "high": figure.high}[per]
    return figure.value if given is None else given


def _range_step(label: str, formula: str, figure: Figure, number: Decimal) -> Step:
    low, high = (number * _of(figure, per) for per in ("low", "high"))
    return Step(
        label=label,
        formula=f"{formula} = {plain(number * figure.value)} (from {plain(low)} to {plain(high)})",
        result=number * figure.value,
        unit="hours",
        parameters=(figure.name,),
        sources=(f"{figure.source}, {figure.citation}",),
    )


def _unlimited_step(number: Decimal, assumed: Figure, pace: Figure, hours: Mapping[str, Decimal]) -> Step:
    answers = counted(number, "answer", "answers")
    low, central, high = (plain(hours[per]) for per in PER)
    words = f"{plain(assumed.value)} words assumed / 1,000 x {plain(pace.value)} hours"
    return Step(
        label="Answers without a limit",
        formula=f"{answers} x {words} = {central} (from {low} to {high})",
        result=hours["central"],
        unit="hours",
        parameters=(assumed.name, pace.name),
        sources=(f"{assumed.source}, {assumed.citation}",),
    )


def _measured(book: Rulebook, on: date) -> Step:
    days, hours = book.figure("days-a-bid", on=on), book.figure("hours-a-day", on=on)
    return Step(
        label="What small firms say a bid takes",
        formula=f"{plain(days.value)} days x {plain(hours.value)} hours a day",
        result=days.value * hours.value,
        unit="hours",
        sources=(f"{days.source}, {days.citation}",),
    )

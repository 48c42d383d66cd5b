"""Filled-in questionnaires, one row each, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from worthwhile.engines.measures.measure import Measure, Stage
from worthwhile.kernel.problems import Problem

Key = tuple[str, Stage, date]


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """One questionnaire of one person.

    ``answers`` holds a whole number or None for each item of the measure, in order, and is empty where only
    a ``total`` is given. ``row`` is the row of the file, the heading being row 1.
    """

    person: str
    stage: Stage
    on: date
    answers: tuple[int | None, ...] = ()
    total: Decimal | None = None
    group: str = ""
    row: int = 0

    @property
    def key(self) -> Key:
        """Who, at which stage and when: one questionnaire, once copies are dropped."""
        return (self.person, self.stage, self.on)

    @property
    def has_answers(self) -> bool:
        """Whether any item is answered."""
        return any(answer is not None for answer in self.answers)


def response_problems(*, measure: Measure, responses: Sequence[Response]) -> Iterator[Problem]:
    """Answers and totals that the measure cannot have, each with its row and column."""
    for response in responses:
        if response.answers and len(response.answers) != len(measure.items):
            wanted, given = len(measure.items), len(response.answers)
            yield Problem(f"row {response.row}", f"{measure.name} has {wanted} items here. You gave {given}.")
            continue
        for item, answer in zip(measure.items, response.answers, strict=False):
            if answer is not None and not item.low <= answer <= item.high:
                yield Problem(
                    f"row {response.row}, {item.column}",
                    f"Enter a whole number from {item.low} to {item.high}. You gave {answer}.",
                )
        if response.total is not None:
            yield from _total_problems(measure, response)


def _total_problems(measure: Measure, response: Response) -> Iterator[Problem]:
    where, total = f"row {response.row}, total", response.total
    assert total is not None
    if not measure.takes_totals:
        yield Problem(where, measure.why_no_total)
    elif response.has_answers:
        yield Problem(where, "This row has both items and a total. Keep the items and empty the total, or the reverse.")
    elif measure.takes_items and total != total.to_integral_value():
        yield Problem(where, f"Enter {measure.total_words}. You gave {total}.")
    elif (
        measure.total_low is not None
        and measure.total_high is not None
        and not measure.total_low <= total <= measure.total_high
    ):
        yield Problem(
            where,
            f"Enter a total from {measure.total_low} to {measure.total_high}: {measure.total_words}. You gave {total}.",
        )

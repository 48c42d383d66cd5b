"""The first row that holds where some are unknown: an answer only where every way to fill the gaps gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from worthwhile.engines.regimes.judging import Judgement, Situation
from worthwhile.engines.regimes.tables import Row
from worthwhile.engines.regimes.truth import Truth

R = TypeVar("R", bound=Row)
A = TypeVar("A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[A]):
    """What the rows come to: the answer where ``known``, else what it waits for.

    ``rows`` are those that may hold and matter, in order, each with its judgement. Where ``ends``, one holds for sure.
    """

    known: bool
    answer: A | None
    rows: tuple[tuple[Row, Judgement], ...]
    ends: bool

    @property
    def waits_for(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for _, found in self._open() for name in found.waits_for))

    @property
    def unclear(self) -> tuple[str, ...]:
        """What nobody has read yet, of rows that no missing fact could settle."""
        return tuple(dict.fromkeys(why for _, found in self._open() if not found.waits_for for why in found.unclear))

    def _open(self) -> list[tuple[Row, Judgement]]:
        return [] if self.known else [pair for pair in self.rows if pair[1].truth is Truth.UNKNOWN]


def first_that_holds(
    rows: Sequence[R], situation: Situation, answer_of: Callable[[R], A], *, otherwise: A | None = None
) -> Choice[A]:
    """The answer of the first row that holds; ``otherwise`` where none does.

    A row that is unknown leaves the answer known only where it and everything after it agree.
    """
    judged: list[tuple[Row, Judgement]] = []
    answers: list[A | None] = []
    ends = False
    for row in rows:
        found = situation.applies(row)
        if found.truth is Truth.FALSE:
            continue
        judged.append((row, found))
        answers.append(answer_of(row))
        ends = found.truth is Truth.TRUE
        if ends:
            break
    if not ends:
        answers.append(otherwise)
    known = all(answer == answers[0] for answer in answers)
    matter = judged if known else judged[: _last_that_matters(answers) + 1]
    return Choice(known=known, answer=answers[0] if known else None, rows=tuple(matter), ends=ends)


def _last_that_matters(answers: Sequence[A | None]) -> int:
    """The place of the last answer that differs from all that come after it; those are the same whatever holds."""
    return max(place for place, answer in enumerate(answers) if answer != answers[-1])

"""Decision tables as data: rows with the days between which they hold, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from worthwhile.engines.regimes.conditions import ALWAYS, Condition
from worthwhile.engines.regimes.vocabulary import LABELS, Holder, Mark, Regime, Route
from worthwhile.kernel.parameter import Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a rule stands and how it was read. ``label`` is what a reader is told of its strength."""

    title: str
    locator: str
    address: str
    mark: Mark
    checked_on: date

    @property
    def label(self) -> str:
        return LABELS[self.mark]

    def __str__(self) -> str:
        return f"{self.title}, {self.locator} ({self.label})"


class Turn(StrEnum):
    """Whether a span is one that must pass, or one within which something is due."""

    WAIT = "wait"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A span of days after the day that a fact names.

    A wait of 14 days from the 1st ends on the 15th. A duty within 30 days counts the day itself as the first, which is
    the stricter reading: from the 1st it is due on the 30th.
    """

    days: int
    after: str
    turn: Turn
    working: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table. ``code`` is permanent (``REG-02/4``); ``says`` is the rule in one sentence."""

    code: str
    says: str
    citation: Citation
    holder: Holder
    effective_from: date
    effective_to: date | None = None
    when: Condition = ALWAYS
    regimes: tuple[Regime, ...] = ()
    routes: tuple[Route, ...] = ()
    asked_when: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeRow(Row):
    """The first such row that holds names the regime."""

    regime: Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRow(Row):
    """The first such row that holds says what must or may be used; one with ``also`` stands beside that order."""

    must: Route | None = None
    may: tuple[Route, ...] = ()
    also: Route | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionRow(Row):
    """A condition with a name, for other rows to stand on."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow(Row):
    """A notice that is due."""

    notice: str
    trigger: str
    contains: tuple[str, ...] = ()
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow(Row):
    """Something that must be in order before going on. ``remedy`` says what to do where it is not."""

    gate: str
    met: Condition
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow(Row):
    """Something that must be done, with its clock where it has one."""

    duty: str
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandstillRow(Row):
    """How long to stand still. ``days_before_start`` counts calendar days from the notice; ``from_start`` says that the
    day on which it starts is the first of the working days; ``after_decision`` is the further wait where challenged;
    ``any_holiday_may_count`` says that nobody has read yet which bank holidays count."""

    required: bool
    voluntary: bool = False
    starts_with: str = "intention_published_on"
    days_before_start: int = 0
    working_days: int = 0
    from_start: bool = False
    after_decision: int | None = None
    if_challenged: str = ""
    any_holiday_may_count: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow(Row):
    """Something that must be kept."""

    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow(Row):
    """A power that may be open."""

    name: str
    holds: Condition
    consequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModificationRow(FindingRow):
    """A way in which a contract may be changed without a new procurement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationRow(FindingRow):
    """A way in which a contract may be reserved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow(Row):
    """The minimum number of days that bidders must have; the first such row of a ``name`` that holds says so."""

    name: str
    days: int | None
    after: str = "tender_notice_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRow(Row):
    """Something recalled or reported by others: shown to be confirmed, and blocking nothing."""

    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How a fact is asked for, and why it is needed."""

    fact: str
    section: str
    question: str
    why: str
    help: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """CPV codes that begin so suggest an answer to a question; to be confirmed, never a fact."""

    fact: str
    prefixes: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table or family of tables under one permanent code, with its rows in order."""

    code: str
    title: str
    rows: tuple[Row, ...]


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Everything that deciding looks up. ``read_on`` is the day on which the law was read."""

    tables: tuple[Table, ...]
    figures: Mapping[str, Parameter]
    questions: Mapping[str, Question]
    figure_marks: Mapping[str, Mark]
    read_on: date
    hints: tuple[Hint, ...] = ()

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """Every row of one kind, in the order of the tables."""
        return tuple(row for table in self.tables for row in table.rows if isinstance(row, kind))

    def definition(self, name: str) -> DefinitionRow:
        """The condition with a name. Raises KeyError where there is none."""
        for row in self.rows(DefinitionRow):
            if row.name == name:
                return row
        raise KeyError(name)

    def table(self, code: str) -> Table:
        """The table with a code. Raises KeyError where there is none."""
        for table in self.tables:
            if table.code == code:
                return table
        raise KeyError(code)

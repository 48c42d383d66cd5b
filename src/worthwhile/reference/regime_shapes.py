"""The strict shape of the files of procurement law in ``data/regimes``: one file a permanent code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.engines.regimes.tables import Turn
from worthwhile.engines.regimes.vocabulary import DECIDING, Holder, Mark, Regime, Route
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described
from worthwhile.reference.lists import REGIMES as FOLDER

QUESTIONS = f"{FOLDER}/questions.yaml"


@dataclass(frozen=True, kw_only=True)
class RowRecord(Record):
    """What every row says of itself; what is left out is as the file says at its top."""

    row: str = described("Number of the row in this file; never used again for another rule")
    says: str = described("The rule in one plain sentence")
    locator: str = described("Regulation, section or table")
    source: str | None = described("Key of the publication in sources.yaml", default=None)
    mark: Mark | None = described("S statute, G guidance, L law firm, R recalled, T third party", default=None)
    holder: Holder = described("Whose duty it is: authority or supplier", default=Holder.AUTHORITY)
    effective_from: date | None = described("First day of procurements that it governs", default=None)
    effective_to: date | None = described("Last day of procurements that it governs", default=None)
    regimes: tuple[Regime, ...] = described("Regimes that it belongs to", default=())
    routes: tuple[Route, ...] = described("Routes that it belongs to; any where left out", default=())
    when: Mapping[str, Any] = described("Condition on facts", empty=True)
    asked_when: Mapping[str, Any] = described("Told only where this is true", empty=True)


@dataclass(frozen=True, kw_only=True)
class ClockRecord(Record):
    days: int = described("How many days", minimum=1)
    after: str = described("The fact that names the day")
    turn: Turn = described("wait or due")
    working: bool = described("true where working days count", default=False)


@dataclass(frozen=True, kw_only=True)
class RegimeRecord(RowRecord):
    regime: Regime = described("The regime where the row holds")


@dataclass(frozen=True, kw_only=True)
class RouteRecord(RowRecord):
    must: Route | None = described("The one route", default=None)
    may: tuple[Route, ...] = described("Routes to choose from", default=())
    also: Route | None = described("A route beside the order of rows", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        if sum(bool(values.get(name)) for name in ("must", "may", "also")) == 1:
            return []
        return [Problem("", "Give exactly one of must, may and also.")]


@dataclass(frozen=True, kw_only=True)
class DefinitionRecord(RowRecord):
    name: str = described("Name by which other rows stand on it")


@dataclass(frozen=True, kw_only=True)
class NoticeRecord(RowRecord):
    notice: str = described("Name of the notice")
    trigger: str = described("When it is due, in words")
    contains: tuple[str, ...] = described("What it must contain, as far as was read", default=())
    clock: ClockRecord | None = described("Its deadline", default=None)


@dataclass(frozen=True, kw_only=True)
class GateRecord(RowRecord):
    gate: str = described("Name of the gate")
    met: Mapping[str, Any] = described("Condition under which it is met")
    remedy: str = described("What to do where it is not met")


@dataclass(frozen=True, kw_only=True)
class DutyRecord(RowRecord):
    duty: str = described("Name of the duty")
    clock: ClockRecord | None = described("Its deadline", default=None)


@dataclass(frozen=True, kw_only=True)
class StandstillRecord(RowRecord):
    required: bool = described("Whether the law asks for it")
    voluntary: bool = described("Whether the buyer may choose to have it", default=False)
    starts_with: str = described("The fact that names the day of the notice", default="intention_published_on")
    days_before_start: int = described("Days from the notice to its start", default=0, minimum=0)
    working_days: int = described("Working days that it lasts", default=0, minimum=0)
    from_start: bool = described("true where the day on which it starts is the first of them", default=False)
    after_decision: int | None = described("Working days after a further decision", default=None, minimum=1)
    if_challenged: str = described("What happens where somebody challenges", default="")
    any_holiday_may_count: bool = described("true where nobody has read which bank holidays count", default=False)


@dataclass(frozen=True, kw_only=True)
class KeepRecord(RowRecord):
    record: str = described("What must be kept")


@dataclass(frozen=True, kw_only=True)
class PowerRecord(RowRecord):
    name: str = described("Name of the power")
    holds: Mapping[str, Any] = described("Condition under which it is open")
    consequence: str = described("What follows where it is")


@dataclass(frozen=True, kw_only=True)
class PeriodRecord(RowRecord):
    name: str = described("What the period is for")
    days: int | None = described("Minimum number of days; left out where the law sets none", default=None, minimum=1)
    after: str = described("The fact that names the day from which it runs", default="tender_notice_on")


@dataclass(frozen=True, kw_only=True)
class AdviceRecord(RowRecord):
    advice: str = described("What is to be confirmed")


@dataclass(frozen=True, kw_only=True)
class TableFile(Record):
    """One file: a table or family of tables."""

    code: str = described("Permanent code, such as REG-01; the file name begins with it")
    title: str = described("What the table answers")
    effective_from: date = described("First day of procurements that its rows govern, unless a row says otherwise")
    source: str = described("Key of the publication that its rows rest on, unless a row says otherwise")
    mark: Mark = described("How that was read, unless a row says otherwise")
    checked_on: date = described("Day on which the law was read")
    regimes: tuple[Regime, ...] = described("Regimes of its rows, unless a row says otherwise", default=())
    asked_when: Mapping[str, Any] = described("Its rows are told only where this is true", empty=True)
    definitions: tuple[DefinitionRecord, ...] = described("Conditions with names", default=())
    law: tuple[RegimeRecord, ...] = described("Which law", default=())
    choice: tuple[RouteRecord, ...] = described("Which routes, in order", default=())
    standstills: tuple[StandstillRecord, ...] = described("Standstills", default=())
    periods: tuple[PeriodRecord, ...] = described("Minimum numbers of days for bidders, in order", default=())
    gates: tuple[GateRecord, ...] = described("What must be in order", default=())
    notices: tuple[NoticeRecord, ...] = described("Notices", default=())
    duties: tuple[DutyRecord, ...] = described("Duties", default=())
    records: tuple[KeepRecord, ...] = described("What must be kept", default=())
    modifications: tuple[PowerRecord, ...] = described("Ways to change a contract", default=())
    reservations: tuple[PowerRecord, ...] = described("Ways to reserve a contract", default=())
    advice: tuple[AdviceRecord, ...] = described("What is to be confirmed", default=())

    def kinds(self) -> tuple[tuple[str, tuple[RowRecord, ...]], ...]:
        """The rows by the part of the file in which they stand."""
        names = (
            "definitions", "law", "choice", "standstills", "periods", "gates", "notices", "duties", "records",
            "modifications", "reservations", "advice",
        )  # fmt: skip
        return tuple((name, getattr(self, name)) for name in names)


def mark_fault(kind: str, mark: Mark) -> str | None:
    """Why a row of a kind may not rest on a mark: what is recalled or told by others decides nothing."""
    if kind != "advice" and mark not in DECIDING:
        return f"A rule marked {mark} may only be advice, as it decides and blocks nothing. Move it to advice."
    if kind == "advice" and mark in (Mark.STATUTE, Mark.GUIDANCE):
        return f"A rule marked {mark} is asserted. Give it a part of the file of its own kind."
    return None


@dataclass(frozen=True, kw_only=True)
class HintRecord(Record):
    prefixes: tuple[str, ...] = described("What CPV codes begin with")
    says: str = described("What that suggests, to be confirmed")


@dataclass(frozen=True, kw_only=True)
class QuestionRecord(Record):
    section: str = described("Heading of the part of the questions in which it stands")
    question: str = described("The question, as a person is asked it")
    why: str = described("Why the answer is needed")
    help: str = described("What helps to answer it", default="")
    later: bool = described("true where only time can tell", default=False)
    hint: HintRecord | None = described("What CPV codes suggest", default=None)

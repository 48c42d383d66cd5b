"""Rows as the files of procurement law state them, as the engine's rows, with what the file says for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.engines.regimes.conditions import ALWAYS, Condition
from worthwhile.engines.regimes.facts import NAMES
from worthwhile.engines.regimes.tables import (
    AdviceRow,
    Citation,
    Clock,
    DefinitionRow,
    DutyRow,
    GateRow,
    ModificationRow,
    NoticeRow,
    PeriodRow,
    RecordRow,
    RegimeRow,
    ReservationRow,
    RouteRow,
    Row,
    StandstillRow,
)
from worthwhile.engines.regimes.vocabulary import Mark
from worthwhile.kernel.parameter import Source
from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.reference.places import Place
from worthwhile.reference.regime_conditions import ConditionReader, fact_type
from worthwhile.reference.regime_shapes import ClockRecord, RowRecord, TableFile, mark_fault
from worthwhile.reference.registers import Registers

_ROWS: dict[str, tuple[type[Row], tuple[str, ...]]] = {
    "definitions": (DefinitionRow, ("name",)),
    "law": (RegimeRow, ("regime",)),
    "choice": (RouteRow, ("must", "may", "also")),
    "standstills": (
        StandstillRow,
        (
            "required", "voluntary", "starts_with", "days_before_start", "working_days", "from_start",
            "after_decision", "if_challenged", "any_holiday_may_count",
        ),
    ),
    "periods": (PeriodRow, ("name", "days", "after")),
    "gates": (GateRow, ("gate", "remedy")),
    "notices": (NoticeRow, ("notice", "trigger", "contains")),
    "duties": (DutyRow, ("duty",)),
    "records": (RecordRow, ("record",)),
    "modifications": (ModificationRow, ("name", "consequence")),
    "reservations": (ReservationRow, ("name", "consequence")),
    "advice": (AdviceRow, ("advice",)),
}  # fmt: skip
_CONDITIONS = {"gates": "met", "modifications": "holds", "reservations": "holds"}
_CLOCKED = frozenset({"notices", "duties"})
_DAYS = {"standstills": "starts_with", "periods": "after"}


@dataclass(frozen=True, kw_only=True)
class RowReader:
    """Makes rows; every fault is added to ``problems`` with its file and line."""

    conditions: ConditionReader
    registers: Registers
    problems: list[Problem]

    def rows(self, record: TableFile, place: Place) -> Iterator[Row]:
        """The rows of a file, part by part, each part in its order."""
        for kind, rows in record.kinds():
            for number, row in enumerate(rows):
                yield self._row(kind, row, record, place, f"{kind}[{number}]")

    def _row(self, kind: str, row: RowRecord, record: TableFile, place: Place, path: str) -> Row:
        made, names = _ROWS[kind]
        more: dict[str, Any] = {name: getattr(row, name) for name in names}
        if kind in _CONDITIONS:
            name = _CONDITIONS[kind]
            more[name] = self._condition(getattr(row, name), place, f"{path}.{name}")
        if kind in _CLOCKED:
            more["clock"] = self._clock(getattr(row, "clock"), place, f"{path}.clock")  # noqa: B009
        if kind in _DAYS:
            self._check_day(getattr(row, _DAYS[kind]), place, f"{path}.{_DAYS[kind]}")
        mark = row.mark or record.mark
        fault = mark_fault(kind, mark)
        if fault:
            self.problems.append(place.problem(f"{path}.mark", fault))
        asked = row.asked_when or record.asked_when
        return made(
            code=f"{record.code}/{row.row}",
            says=row.says,
            citation=self._citation(row, record, mark, place, path),
            holder=row.holder,
            effective_from=row.effective_from or record.effective_from,
            effective_to=row.effective_to,
            when=self._condition(row.when, place, f"{path}.when"),
            asked_when=self._condition(asked, place, f"{path}.asked_when"),
            regimes=row.regimes or record.regimes,
            routes=row.routes,
            **more,
        )

    def _condition(self, data: Any, place: Place, path: str) -> Condition:
        if not data:
            return ALWAYS

        def fault(at: str, message: str) -> None:
            self.problems.append(place.problem(at, message))

        return self.conditions.read(data, path, fault)

    def _citation(self, row: RowRecord, record: TableFile, mark: Mark, place: Place, path: str) -> Citation:
        key = row.source or record.source
        source = self.registers.sources.get(key)
        if source is None:
            hint = did_you_mean(key, self.registers.sources) or " Add it first."
            self.problems.append(place.problem(f"{path}.source", f"There is no source {key!r} in sources.yaml.{hint}"))
        return Citation(
            title=source.title if isinstance(source, Source) else key,
            locator=row.locator,
            address=source.address if isinstance(source, Source) else "",
            mark=mark,
            checked_on=record.checked_on,
        )

    def _clock(self, clock: ClockRecord | None, place: Place, path: str) -> Clock | None:
        if clock is None:
            return None
        self._check_day(clock.after, place, f"{path}.after")
        return Clock(days=clock.days, after=clock.after, turn=clock.turn, working=clock.working)

    def _check_day(self, name: str, place: Place, path: str) -> None:
        days = [fact for fact in NAMES if fact != "cpv" and fact_type(fact) is date]
        if name not in days:
            self.problems.append(
                place.problem(path, f"There is no fact {name!r} that is a day.{did_you_mean(name, days)}")
            )

"""ME-30: measures that belong to someone are scored only after the operator records a licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.engines.measures.measure import Measure, Terms
from worthwhile.kernel.problems import Problem, WorthwhileError
from worthwhile.kernel.records import Record, described


class LicenceNeeded(WorthwhileError):
    """A measure that needs a licence has none recorded, or one that is not in force."""


@dataclass(frozen=True, kw_only=True)
class LicenceRecord(Record):
    """The operator's word that a licence or registration is held, and where it can be checked."""

    measure: str = described("Id of the measure, such as eq-5d-5l")
    holder: str = described("The organisation that holds the licence")
    reference: str = described("The owner's reference, so that it can be checked")
    held_from: date = described("Day from which it is held")
    held_until: date | None = described("Last day on which it is held; left out where it does not end", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = [
            Problem(name, f"Enter the {name} of the licence: this cannot be empty.")
            for name in ("holder", "reference")
            if name in values and not str(values[name]).strip()
        ]
        start, end = values.get("held_from"), values.get("held_until")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            problems.append(Problem("held_until", f"The licence ends on {end}, before it starts on {start}."))
        return problems

    def is_in_force(self, on: date) -> bool:
        """Whether the licence is held on a day."""
        return self.held_from <= on and (self.held_until is None or on <= self.held_until)


def require_licence(*, measure: Measure, record: LicenceRecord | None, on: date) -> None:
    """Refuse a measure whose owner asks for a licence where none is held on ``on``.

    Raises LicenceNeeded, with the owner's terms and the command that records a licence.
    """
    if measure.licence.terms is not Terms.LICENCE or (record is not None and record.is_in_force(on)):
        return
    if record is None:
        why = f"{measure.name} needs a licence from {measure.licence.owner}, and none is recorded."
    else:
        ended = f" until {record.held_until}" if record.held_until else ""
        why = f"The licence recorded for {measure.name} runs from {record.held_from}{ended}, not on {on}."
    raise LicenceNeeded(
        f"{why} {measure.licence.statement} ({measure.licence.source}) "
        f"If you hold one, record it: worthwhile measures licence record {measure.id} "
        f'--holder "Your organisation" --reference "Their reference" --on YYYY-MM-DD'
    )

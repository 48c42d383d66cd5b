"""What the workbook shows, and where on its sheets each thing stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.prepare import PreparedCase, PreparedOutcome
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.engines.valuation.terms import Amount
from worthwhile.engines.valuation.vocabulary import Rounding

SUMMARY, INPUTS, VALUE_MAP, BY_YEAR = "Summary", "Inputs", "Value map", "By year"
LISTS, FADING, DISCOUNTING = "Lists", "Fading", "Discounting"
SENSITIVITY, CHECKS, SOURCES, CONVENTIONS = "Sensitivity", "Checks", "Sources", "Conventions"
SHEETS = (
    SUMMARY, INPUTS, VALUE_MAP, BY_YEAR, SENSITIVITY, CHECKS, SOURCES, CONVENTIONS, LISTS, FADING, DISCOUNTING
)  # fmt: skip

# Names that formulas use for the choices on the sheet of conventions.
TIMING, DEDUCTIONS, DROP_OFF, RATE = "Timing", "Deductions", "Drop_off_rule", "Discount_rate"


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A case with its result and the terms it was worked out from."""

    case: ImpactCase
    result: ValuationResult
    prepared: PreparedCase
    case_hash: str
    note: str = ""

    @property
    def horizon(self) -> int:
        """Case years with outcomes."""
        return self.prepared.horizon

    @property
    def years(self) -> int:
        """Case years with outcomes or inputs."""
        return len(self.prepared.inputs.by_year)

    @cached_property
    def rows(self) -> tuple[tuple[PreparedOutcome, OutcomeResult], ...]:
        """The priced outcomes with their results, in the case's order."""
        return tuple(zip(self.prepared.outcomes, self.result.outcomes, strict=True))

    @property
    def is_chained(self) -> bool:
        """Whether each step is rounded to the penny before it is used again."""
        return self.case.conventions.rounding is Rounding.CHAINED

    def printed(self, formula: str) -> str:
        """The formula as the next step uses it: rounded to the penny where steps are chained."""
        return f"ROUND({formula},2)" if self.is_chained else formula

    @cached_property
    def lists(self) -> dict[tuple[str, str], int]:
        """The row on the sheet of lists of each (outcome id, units | value)."""
        found: dict[tuple[str, str], int] = {}
        row = 3
        for item, _ in self.rows:
            for what, is_list in (
                ("units", item.terms.amount is not Amount.LASTING),
                ("value", len(item.terms.value) > 1),
            ):
                if is_list:
                    found[item.terms.id, what] = row
                    row += 2 if what == "value" else 1
        return found

    @cached_property
    def cohorts(self) -> dict[str, tuple[int, int]]:
        """The first and last row on the sheet of fading of each outcome that lasts."""
        found: dict[str, tuple[int, int]] = {}
        row = 3
        for item, _ in self.rows:
            if item.terms.amount is Amount.BY_YEAR:
                continue
            count = len(item.terms.units) if item.terms.amount is Amount.INTAKE else 1
            found[item.terms.id] = (row, row + count - 1)
            row += count
        return found

    @cached_property
    def lines(self) -> dict[str, int]:
        """Discount lines: the case's (empty id) and one for each outcome with discounting of its own."""
        own = [item.outcome.id for item, _ in self.rows if item.outcome.discounting is not None]
        return {name: index for index, name in enumerate(["", *own])}

    def line_of(self, outcome_id: str) -> int:
        """The discount line that an outcome follows."""
        return self.lines.get(outcome_id, 0)

"""What a check is made of: what it may read, what it finds, and the rule with its permanent code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from worthwhile.engines.valuation.arithmetic import ZERO, total
from worthwhile.engines.valuation.bank import kind_of
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Evidence, Outcome
from worthwhile.engines.valuation.parameters import BankValue, Benchmark
from worthwhile.engines.valuation.prepare import PreparedCase, PreparedOutcome
from worthwhile.engines.valuation.result import OutcomeResult, Severity, ValuationResult
from worthwhile.engines.valuation.terms import Amount, Terms, last_year
from worthwhile.engines.valuation.vocabulary import Kind
from worthwhile.kernel.money import money_text

NO_EVIDENCE = Evidence()


@dataclass(frozen=True, kw_only=True)
class Priced:
    """A priced outcome as stated, as prepared and as valued. ``share`` is its part of all positive value counted."""

    prepared: PreparedOutcome
    result: OutcomeResult
    kind: Kind
    share: Decimal

    @property
    def outcome(self) -> Outcome:
        return self.prepared.outcome

    @property
    def id(self) -> str:
        return self.prepared.outcome.id

    @property
    def title(self) -> str:
        return self.prepared.outcome.title

    @property
    def terms(self) -> Terms:
        return self.prepared.terms

    @property
    def bank(self) -> BankValue | None:
        return self.prepared.unit_value.bank

    @property
    def evidence(self) -> Evidence:
        return self.outcome.evidence or NO_EVIDENCE

    @cached_property
    def last_year(self) -> int:
        """The last case year with any value, whatever the horizon."""
        return last_year(self.terms)

    @cached_property
    def who(self) -> str:
        """The stakeholder, for comparing."""
        return self.outcome.stakeholder.strip().casefold()

    @cached_property
    def searchable(self) -> str:
        """The words by which an outcome and its bank value are known, for comparing."""
        label = f"{self.bank.code} {self.bank.label}" if self.bank is not None else ""
        return f"{self.outcome.name} {self.id} {label}".casefold()

    @property
    def lasts_over_a_year(self) -> bool:
        """Whether a unit is valued for more than one year; a quantity listed by year never is."""
        return self.terms.amount is not Amount.BY_YEAR and self.terms.duration > 1


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything a check may read. It changes nothing."""

    prepared: PreparedCase
    result: ValuationResult
    priced: tuple[Priced, ...]

    @property
    def case(self) -> ImpactCase:
        return self.prepared.case

    @property
    def counted(self) -> tuple[Priced, ...]:
        """The priced outcomes that are in the total."""
        return tuple(line for line in self.priced if line.result.counted)

    def money(self, amount: Decimal) -> str:
        """The amount for a sentence, to the pound."""
        return money_text(amount, self.case.currency, places=0)

    def benchmark(self, factor: str) -> Benchmark | None:
        """How published studies are spread on a factor, None where the reference data has nothing."""
        return self.prepared.parameters.benchmarks.get(factor)


def read_result(prepared: PreparedCase, result: ValuationResult) -> Reading:
    """Pair each prepared outcome with its result."""
    results = {line.id: line for line in result.outcomes}
    positive = total(max(ZERO, line.present_value) for line in result.outcomes if line.counted)
    priced = tuple(
        Priced(
            prepared=line,
            result=results[line.outcome.id],
            kind=kind_of(line.outcome, prepared.parameters),
            share=_share(results[line.outcome.id], positive),
        )
        for line in prepared.outcomes
    )
    return Reading(prepared=prepared, result=result, priced=priced)


def _share(line: OutcomeResult, positive: Decimal) -> Decimal:
    if not line.counted or positive == 0:
        return ZERO
    return max(ZERO, line.present_value) / positive


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a rule found. ``severity`` is given where it differs from the rule's own."""

    message: str
    evidence: str
    suggestion: str
    outcome: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A check: its permanent code, what it is called, how much it matters, and how it is found."""

    code: str
    title: str
    severity: Severity
    find: Callable[[Reading], Iterable[Finding]]

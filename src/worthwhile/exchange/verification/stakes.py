"""How far each claim of a case could move its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import OutcomeResult, Sensitivity, ValuationResult
from worthwhile.engines.valuation.vocabulary import Deductions
from worthwhile.exchange.charts.words import percent_text, ratio_text, whole_money
from worthwhile.exchange.verification.claim import ZERO, Stake
from worthwhile.kernel.money import PENNY, rounded_half_up

TEN_POINTS = Decimal("0.1")
DEDUCTIONS = ("deadweight", "displacement", "attribution")


@dataclass(frozen=True, kw_only=True)
class Stakes:
    """The stakes of one case. Shares are of the value of all counted outcomes, gains and losses by their size."""

    case: ImpactCase
    result: ValuationResult

    @property
    def whole(self) -> Decimal:
        """The value of all counted outcomes by size, in money."""
        return sum((abs(found.present_value) for found in self.result.outcomes if found.counted), ZERO)

    def of_outcome(self, found: OutcomeResult) -> Stake:
        """What is lost if an outcome did not come about as told."""
        if not found.counted:
            return Stake(share=ZERO, words=self._not_counted(found))
        change = "higher" if found.present_value < 0 else "lower"
        return self._stake(abs(found.present_value), f"If this were not so, {self._what} would be {{amount}} {change}.")

    def of_range(self, found: OutcomeResult, parameters: Iterable[str]) -> Stake | None:
        """How far the result moves between the ends that the case gives; None where it gives none."""
        rows = [row for row in self.result.sensitivity if row.parameter in parameters]
        if not rows or not found.counted:
            return None
        widest = max(rows, key=lambda row: row.swing)
        return self._stake(
            self._in_money(widest), f"Between its lowest and its highest, {self._what} moves by {{amount}}."
        )

    def of_ten_points(self, outcome: Outcome, found: OutcomeResult, name: str) -> Stake:
        """What ten percentage points of a deduction are worth."""
        if not found.counted:
            return Stake(share=ZERO, words=self._not_counted(found))
        shares = {other: getattr(outcome, other) or ZERO for other in DEDUCTIONS}
        left = 1 - shares[name]
        if self.case.conventions.deductions is Deductions.SUBTRACTIVE:
            left = 1 - sum(shares.values(), ZERO)
        moved = abs(found.present_value) / left * TEN_POINTS if left > 0 else ZERO
        return self._stake(moved, f"Every 10 percentage points more or less move {self._what} by {{amount}}.")

    def of_later_years(self, found: OutcomeResult) -> Stake:
        """How much of the value falls after the outcome's first year."""
        if not found.counted:
            return Stake(share=ZERO, words=self._not_counted(found))
        years = [abs(value) for value in found.net_by_year if value]
        if len(years) < 2:
            return Stake(share=ZERO, words="All of its value falls in one year, so nothing rests on later ones.")
        later = abs(found.present_value) * sum(years[1:], ZERO) / sum(years, ZERO)
        return self._stake(later, f"About {{amount}} of {self._what} is worth of the years after its first.")

    def of_double_count(self, found: OutcomeResult, others: Iterable[OutcomeResult]) -> Stake:
        """What would count twice if an outcome were the same change as another."""
        sizes = [abs(other.present_value) for other in others if other.counted]
        twice = min(abs(found.present_value), max(sizes)) if sizes and found.counted else ZERO
        if not twice:
            return Stake(share=ZERO, words="Only one of them counts, so nothing is counted twice.")
        return self._stake(twice, f"If it is the same change, up to {{amount}} of {self._what} counts twice.")

    def of_cost(self, position: int) -> Stake:
        """A cost's part of everything put in."""
        amounts = [sum(line.values, ZERO) for line in self.case.inputs]
        whole = sum(amounts, ZERO)
        share = amounts[position] / whole if whole else ZERO
        return Stake(share=share, words=f"It is {percent_text(share, places=1)} of all amounts put in.")

    def of_timing(self) -> Stake:
        """How far the usual timings of discounting lie apart."""
        found = [ratio for ratio in self.result.ratio_by_timing.values() if ratio is not None]
        if not found or not self.result.ratio:
            return Stake(share=ZERO, words="There is no ratio that they could move.")
        low, high = (ratio_text(end, self.result.currency) for end in (min(found), max(found)))
        share = (max(found) - min(found)) / abs(self.result.ratio)
        return Stake(share=share, words=f"With another usual timing of discounting the ratio is from {low} to {high}.")

    @property
    def _what(self) -> str:
        return "the present value" if self.result.ratio is None else "the ratio"

    def _stake(self, money: Decimal, words: str) -> Stake:
        currency, put_in = self.result.currency, self.result.investment_present_value
        has_ratio = self.result.ratio is not None and put_in
        moved = money / put_in if has_ratio else money
        amount = ratio_text(moved, currency) if has_ratio else whole_money(moved, currency)
        nothing = not rounded_half_up(moved, PENNY if has_ratio else Decimal(1))
        return Stake(
            share=money / self.whole if self.whole else ZERO,
            words=f"It hardly moves {self._what}." if nothing else words.format(amount=amount),
        )

    def _in_money(self, row: Sensitivity) -> Decimal:
        return abs(row.present_value_at_high - row.present_value_at_low)

    def _not_counted(self, found: OutcomeResult) -> str:
        names = {other.id: other.name for other in self.result.outcomes}
        instead = names.get(found.counted_instead or "", "another outcome")
        return f"It is not counted: “{instead}” counts instead, because both may be the same change."

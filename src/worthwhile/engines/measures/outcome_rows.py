"""ME-28: from a measured change to the quantity of an outcome, from the mean or from the count, never both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from worthwhile.engines.measures.interval import interval_of_mean
from worthwhile.engines.measures.measure import Measure, Route, Scale
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.result import Caution, OutcomeRow, PersonChange, Sample, Verdict
from worthwhile.engines.measures.summary import has_recovered
from worthwhile.kernel.working import Step

CHOOSE_ONE = (
    "Choose one row: each describes the same change in the same people, from the mean or from a count. "
    "Never add WELLBYs, QALYs and a loneliness or wellbeing value for the same people."
)
_ONE_ROW = "Use one row of this result only, from the mean or from a count."
_PLACES = Decimal("0.0001")
_UNITS = {
    Route.WELLBY: "one point of life satisfaction for one person for one year",
    Route.QALY: "one year in full health for one person",
}


class RowMaker:
    """Makes the rows of one scale from its matched people."""

    def __init__(
        self,
        *,
        measure: Measure,
        scale: Scale,
        options: Options,
        sample: Sample,
        changes: Sequence[PersonChange],
        rng: np.random.Generator,
    ) -> None:
        self.measure, self.scale, self.options, self.sample = measure, scale, options, sample
        self.changes, self.rng = changes, rng
        self.cautions: list[Caution] = []

    def rows(self) -> Iterator[OutcomeRow]:
        """Rows that this scale can feed; what speaks against one is left in ``cautions``."""
        if not self.changes:
            return
        if self.scale.route is not None:
            yield from self._from_mean(self.scale.route)
        if self.scale.reliable is not None:
            improved = [change.verdict is Verdict.IMPROVED for change in self.changes]
            worse = sum(change.verdict is Verdict.WORSE for change in self.changes)
            rule = f"an improvement of {self.scale.reliable.threshold} or more ({self.scale.reliable.meaning})"
            yield from self._from_count("improved-reliably", "improved reliably", improved, worse, rule)
        cutoff = self.scale.cutoff
        if cutoff is not None:
            recovered = [has_recovered(cutoff, change) for change in self.changes]
            relapsed = sum(change.before < cutoff.below <= change.after for change in self.changes)
            rule = f"a score that went from {cutoff.below} or above to below it ({cutoff.meaning})"
            yield from self._from_count("recovered", "recovered", recovered, relapsed, rule)
        worst = self.scale.worst
        if worst is not None:
            left = [change.before == worst != change.after for change in self.changes]
            entered = sum(change.after == worst != change.before for change in self.changes)
            rule = f"“{self.scale.band_of(worst)}” before and another answer later"
            yield from self._from_count(
                "left-worst-answer", f"no longer answer “{self.scale.band_of(worst)}”", left, entered, rule
            )

    def _from_mean(self, route: Route) -> Iterator[OutcomeRow]:
        """Improvement times people times years, by year from the first questionnaire (ME-27)."""
        width = max(len(change.gain) for change in self.changes)
        by_year = [
            sum((change.gain[year] for change in self.changes if year < len(change.gain)), Decimal(0))
            for year in range(width)
        ]
        total = sum(by_year, Decimal(0))
        if total <= 0 or min(by_year) < 0:
            self.cautions.append(
                Caution(
                    code="ME-28",
                    scale=self.scale.id,
                    message=f"The gain over time is {total:.2f} {route.value}s and does not stay above 0, so no row is "
                    "offered. If people got worse, state it in the case as an outcome of negative worth.",
                )
            )
            return
        gains = [sum(change.gain, Decimal(0)) for change in self.changes]
        low, high = self._range(gains)
        if low < 0:
            self.cautions.append(
                Caution(
                    code="ME-28",
                    scale=self.scale.id,
                    message="The interval of the gain over time reaches below 0: there may be no gain. The low end of "
                    "the row is 0, as a case takes no negative quantity.",
                )
            )
        quantity = [_rounded(value) for value in by_year]
        shares = [value / total for value in by_year]
        lows = [min(_rounded(max(low, Decimal(0)) * share), q) for share, q in zip(shares, quantity, strict=True)]
        highs = [max(_rounded(high * share), q) for share, q in zip(shares, quantity, strict=True)]
        yield self._row(
            basis="mean",
            suffix=route.value.lower(),
            title=f"{total:.2f} {route.value}s, from the mean change",
            fields={
                "kind": "wellbeing",
                "status": "priced",
                "quantity": quantity,
                "value_ref": route.value,
                "ranges": {"quantity": {"low": lows, "high": highs}},
            },
            note=f"{_ONE_ROW} Quantity in {route.value}s ({_UNITS[route]}) by year from the first questionnaire; "
            "nothing is claimed after the last one.",
            steps=self._mean_steps(route, total, low, high),
        )

    def _mean_steps(self, route: Route, total: Decimal, low: Decimal, high: Decimal) -> tuple[Step, ...]:
        count = len(self.changes)
        two = all(change.points == 2 for change in self.changes)
        how = (
            "half the change x the years between, as the change is taken to build evenly"
            if two
            else "area under the change between questionnaires, by trapezia"
        )
        unit = f"{route.value}s"
        people = f"over {count} matched people"
        return (
            Step(label="Gain over time (ME-27)", formula=f"sum {people} of {how}", result=total, unit=unit),
            Step(
                label="Gain over time, low end",
                formula=f"2.5th percentile of the mean gain {people} drawn again {self.options.draws} times, x {count}",
                result=low,
                unit=unit,
            ),
            Step(
                label="Gain over time, high end",
                formula=f"97.5th percentile of the mean gain {people} drawn again {self.options.draws} times, "
                f"x {count}",
                result=high,
                unit=unit,
            ),
        )

    def _from_count(
        self, suffix: str, words: str, counted: Sequence[bool], against: int, rule: str
    ) -> Iterator[OutcomeRow]:
        """People counted, each for the time their gain was there; no worth, which the operator must source."""
        number = sum(counted)
        if number == 0:
            return
        drawn_low, drawn_high = self._range([Decimal(one) for one in counted])
        central = Decimal(number)
        low = min(_rounded(max(drawn_low, Decimal(0))), Decimal(max(0, number - against)))
        high = max(_rounded(drawn_high), central)
        fields: dict[str, object] = {
            "status": "held",
            "quantity": central,
            "ranges": {"quantity": {"low": low, "high": high}},
        }
        duration = self._years_at_full_change(counted)
        if duration > 0:
            fields["duration_years"] = duration
        yield self._row(
            basis="count",
            suffix=suffix,
            title=f"People who {words}: {number}",
            fields=fields,
            note=f"{_ONE_ROW} Count: people with {rule}. {against} moved the other way by the same rule; the "
            "low end takes them off. The duration covers only the time between questionnaires. Held until you "
            "enter a value with its source and make the status priced.",
            steps=(
                Step(
                    label=f"People who {words} (ME-28)",
                    formula=f"people with {rule}, of {len(counted)} matched",
                    result=central,
                    unit="people",
                ),
                Step(
                    label="Low end",
                    formula=f"the lower of the 2.5th percentile ({drawn_low:.2f}) and {number} less the {against} who "
                    "moved the other way",
                    result=low,
                    unit="people",
                ),
                Step(
                    label="Duration (ME-27)",
                    formula="mean over those counted of the gain over time / the final change, at most the years "
                    "between",
                    result=duration,
                    unit="years",
                ),
            ),
        )

    def _years_at_full_change(self, counted: Sequence[bool]) -> Decimal:
        chosen = [change for change, is_counted in zip(self.changes, counted, strict=True) if is_counted]
        years = [
            max(Decimal(0), min(sum(change.gain, Decimal(0)) / change.improvement, change.years)) for change in chosen
        ]
        return _rounded(sum(years, Decimal(0)) / len(years))

    def _range(self, values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
        """The 95% interval of a total; the total itself where one person is all there is."""
        interval = interval_of_mean(values=values, draws=self.options.draws, rng=self.rng)
        total = sum(values, Decimal(0))
        if interval is None:
            return total, total
        return interval[0] * len(values), interval[1] * len(values)

    def _row(
        self,
        *,
        basis: str,
        suffix: str,
        title: str,
        fields: dict[str, object],
        note: str,
        steps: tuple[Step, ...],
    ) -> OutcomeRow:
        outcome: dict[str, object] = {
            "id": f"{self.measure.id}-{suffix}",
            "name": self.scale.outcome_name or f"People have a better {self.scale.name}",
            "stakeholder": self.options.stakeholder,
            "level": "individual",
            "agency": "people",
            **fields,
            "evidence": self._evidence(),
            "notes": note,
        }
        return OutcomeRow(basis=basis, scale=self.scale.id, title=title, outcome=outcome, steps=steps)

    def _evidence(self) -> dict[str, object]:
        assert self.sample.lost_share is not None
        evidence: dict[str, object] = {
            "method": f"{self.measure.name} before and {self.options.later.value}",
            "sample": self.sample.matched,
            "population": self.sample.people_before,
            "attrition": _rounded(self.sample.lost_share),
            "source": self.options.evidence_source,
            "strength": 3,
        }
        months = sum((change.years for change in self.changes), Decimal(0)) / len(self.changes) * 12
        evidence["follow_up_months"] = months.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        return evidence


def _rounded(value: Decimal) -> Decimal:
    rounded = value.quantize(_PLACES, rounding=ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded

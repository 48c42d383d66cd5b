"""A result quick enough to be shown while a figure is typed: its range in words, three charts and the checks.

Sentences, figures and drawings are those of the report, so that nothing changes between what is seen while a case is
written and what is printed from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.value_case import DEFAULT_DRAWS, DEFAULT_SEED, value_case
from worthwhile.exchange.case_file import InvalidCase, LoadedCase, case_from_data
from worthwhile.exchange.charts import Chart, ratio_range, tornado, waterfall
from worthwhile.exchange.report.wording import chance_text, has_ranges, headline
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference import valuation_parameters


@dataclass(frozen=True, kw_only=True)
class LiveResult:
    """A case as it stands and what it is worth. A chart is None where the result has nothing for it to draw."""

    loaded: LoadedCase
    result: ValuationResult
    range_chart: Chart | None
    waterfall: Chart | None
    tornado: Chart | None

    @property
    def case_hash(self) -> str:
        """SHA-256 of the case, as a report of it carries."""
        return self.loaded.case_hash

    @property
    def headline(self) -> str:
        """The result in one sentence: a range wherever the case gives ranges."""
        return headline(self.result)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts that could be drawn: range, waterfall, tornado."""
        return tuple(chart for chart in (self.range_chart, self.waterfall, self.tornado) if chart is not None)

    @property
    def probability_above_1(self) -> Decimal | None:
        """Share of the draws in which more comes back than was put in; None without ranges or without a cost."""
        found = self.result.uncertainty
        return found.probability_ratio_above_1 if found is not None and has_ranges(self.result) else None

    @property
    def chance_above_1(self) -> str:
        """The same in words, such as ``82%``, ``more than 99%`` or ``all``; empty where there is none."""
        found = self.result.uncertainty
        return chance_text(found) if found is not None and self.probability_above_1 is not None else ""

    @property
    def checks(self) -> int:
        """How many questions the checks raised, answered or not."""
        return len(self.result.checks)


def live_result(*, data: Mapping[str, Any], draws: int = DEFAULT_DRAWS, seed: int = DEFAULT_SEED) -> LiveResult:
    """Read, value and draw a case given as plain data, with the same figures as ``worthwhile impact value``.

    Raises InvalidCase with every problem of the case.
    """
    loaded = case_from_data(data)
    try:
        result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=draws, seed=seed)
    except InvalidInput as error:
        raise InvalidCase(error.problems, data) from None
    return LiveResult(
        loaded=loaded,
        result=result,
        range_chart=ratio_range(result),
        waterfall=waterfall(result),
        tornado=tornado(result),
    )

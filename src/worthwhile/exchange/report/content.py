"""What a report says, put together once from a case and its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.vocabulary import CaseKind
from worthwhile.exchange.charts import Chart, deductions, ratio_distribution, ratio_range, tornado, waterfall, who_gains
from worthwhile.exchange.charts.pockets import pockets_chart
from worthwhile.exchange.charts.standing import standing_chart
from worthwhile.exchange.readings import Readings, read_again
from worthwhile.exchange.report.document import Report, Section
from worthwhile.exchange.report.gains import gains_section, unpriced_section
from worthwhile.exchange.report.makeup import makeup_section
from worthwhile.exchange.report.method import conventions_section, working_section
from worthwhile.exchange.report.provenance import about_section, footer_text, sources_section
from worthwhile.exchange.report.questions import questions_section
from worthwhile.exchange.report.readings import levels_section, pockets_section, standing_section
from worthwhile.exchange.report.summary import summary_section
from worthwhile.exchange.report.sureness import sureness_section
from worthwhile.exchange.report.theory import theory_sections
from worthwhile.exchange.report.wording import day_text, joined
from worthwhile.exchange.stories import NO_STORIES

Progress = Callable[[int, int], None]
CHARTS = (ratio_range, waterfall, deductions, who_gains, ratio_distribution, tornado)
KINDS = {CaseKind.FORECAST: "Forecast", CaseKind.EVALUATIVE: "Evaluation"}


def build_report(
    *,
    case: ImpactCase,
    result: ValuationResult,
    case_hash: str,
    progress: Progress | None = None,
    stories: Mapping[str, str] = NO_STORIES,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    also: tuple[Section, ...] = (),
) -> Report:
    """The report of a result, before it has a format.

    ``progress`` is told of each chart drawn; ``stories`` are texts by outcome id (see ``stories_of``);
    ``data`` is what the case was read from, and may tell a theory of change; ``note`` says what state of the case this
    is, such as a draft, under the title and at the foot; ``also`` are sections that stand before the checks.
    """
    readings = read_again(case=case, result=result, stories=stories)
    span, value, taken_off, gains, spread, matters, pockets, standing = _charts(result, readings, progress)
    return Report(
        title=result.title,
        organisation=result.organisation,
        about=joined([_about(case, result), note], by=" · "),
        summary=summary_section(case=case, result=result, chart=span),
        sections=(
            *theory_sections(data),
            gains_section(
                result=result,
                chart=gains,
                readings=(
                    levels_section(readings.levels, result.currency),
                    pockets_section(readings.pockets, result, pockets),
                ),
            ),
            unpriced_section(result, stories),
            makeup_section(case=case, result=result, waterfall=value, deductions=taken_off),
            sureness_section(
                result=result,
                distribution=spread,
                tornado=matters,
                readings=(standing_section(readings.standing, standing),),
            ),
            *also,
            questions_section(result),
            working_section(result),
            conventions_section(case, result),
            sources_section(case, result),
            about_section(case, result, case_hash),
        ),
        footer=joined([footer_text(result, case_hash), note], by=" · "),
        keywords="social value, impact case, present value, ranges",
    )


def _charts(result: ValuationResult, readings: Readings, progress: Progress | None) -> list[Chart | None]:
    chosen: list[Callable[[], Chart | None]] = [
        *(partial(chart, result) for chart in CHARTS),
        partial(pockets_chart, readings.pockets),
        partial(standing_chart, readings.standing),
    ]
    drawn = []
    for chart in chosen:
        drawn.append(chart())
        if progress is not None:
            progress(len(drawn), len(chosen) + 1)
    return drawn


def _about(case: ImpactCase, result: ValuationResult) -> str:
    period = f"{day_text(case.period.start)} to {day_text(case.period.end)}"
    prices = f"prices of {result.price_year}" if result.price_year else "prices as entered"
    return joined([result.organisation, f"{KINDS[case.kind]} for {period}", prices], by=" · ")

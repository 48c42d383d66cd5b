"""Where every figure comes from, and what made this report."""

from __future__ import annotations

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Evidence, Outcome
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.charts import Column, Table
from worthwhile.exchange.charts.words import numbers_text, percent_text
from worthwhile.exchange.report.document import Block, Facts, Paragraph, Section
from worthwhile.exchange.report.wording import day_text, joined, strength_text

NOT_A_LEAGUE_TABLE = (
    "Ratios of different organisations are no league table: studies choose differently what to count and how."
)


def sources_section(case: ImpactCase, result: ValuationResult) -> Section:
    """The evidence of each outcome, the sources of its figures, and the reference figures used."""
    return Section(
        id="ww-sources",
        heading="Sources",
        blocks=(_evidence_table(case), *_figure_sources(case), *_reference_figures(result)),
    )


def _evidence_table(case: ImpactCase) -> Table:
    return Table(
        caption="Evidence of the outcomes",
        columns=(
            Column(heading="Outcome", width=2),
            Column(heading="How the change was measured", width=2),
            Column(heading="Who was measured", width=2),
            Column(heading="Strength of evidence", width=2),
            Column(heading="Source", width=2),
        ),
        rows=tuple(_evidence_row(outcome) for outcome in case.outcomes),
    )


def _evidence_row(outcome: Outcome) -> tuple[str, ...]:
    evidence = outcome.evidence or Evidence()
    return (
        outcome.title,
        evidence.method or "Not stated",
        _measured(evidence) or "Not stated",
        strength_text(evidence.strength),
        evidence.source or "Not stated",
    )


def _measured(evidence: Evidence) -> str:
    of = f" of {evidence.population:,}" if evidence.population is not None else ""
    return joined(
        [
            f"{evidence.sample:,}{of} people" if evidence.sample is not None else "",
            f"{percent_text(evidence.attrition)} lost between measurements" if evidence.attrition is not None else "",
            f"last measured after {numbers_text((evidence.follow_up_months,))} months"
            if evidence.follow_up_months is not None
            else "",
        ]
    )


def _figure_sources(case: ImpactCase) -> tuple[Block, ...]:
    rows = tuple(
        (outcome.title, name.replace("_", " "), source)
        for outcome in case.outcomes
        for name, source in outcome.sources.items()
    )
    if not rows:
        return ()
    columns = (Column(heading="Outcome", width=2), Column(heading="Figure"), Column(heading="Source", width=3))
    return (Table(caption="Sources that the case gives for its figures", columns=columns, rows=rows),)


def _reference_figures(result: ValuationResult) -> tuple[Block, ...]:
    if not result.parameters:
        return (Paragraph("No published reference figure was used: every figure is the case's own."),)
    return (
        Table(
            caption="Published reference figures used",
            columns=(
                Column(heading="Figure", width=3),
                Column(heading="Value", numeric=True, width=2),
                Column(heading="In force from", width=2),
                Column(heading="Source", width=4),
                Column(heading="Licence", width=2),
            ),
            rows=tuple(
                (
                    f"{used.label} ({used.id})",
                    f"{numbers_text((used.value,))} {used.unit}".strip(),
                    day_text(used.valid_from),
                    used.source,
                    used.licence,
                )
                for used in result.parameters
            ),
        ),
    )


def about_section(case: ImpactCase, result: ValuationResult, case_hash: str) -> Section:
    """What is needed to make this report again, and what it must not be used for."""
    notes = (Paragraph(f"Notes of the author: {case.notes}"),) if case.notes else ()
    return Section(
        id="ww-about",
        heading="About this report",
        blocks=(
            Paragraph(
                "The same case file, software version and data give the same figures to the penny. The fingerprint "
                "changes when any figure or word of the case does."
            ),
            Facts(
                (
                    ("Fingerprint of the case (SHA-256)", case_hash),
                    ("Software", f"Worthwhile {result.engine_version}"),
                    *((f"Data: {name.replace('_', ' ')}", release) for name, release in result.data_vintage.items()),
                )
            ),
            Paragraph(NOT_A_LEAGUE_TABLE),
            *notes,
        ),
    )


def footer_text(result: ValuationResult, case_hash: str) -> str:
    """One line for the foot of every page."""
    return f"Worthwhile {result.engine_version} · case {case_hash[:12]} · not a league table"

"""What a case achieved beside what a version promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.models import Case, Version
from worthwhile.apps.impact.presenters.result_page import PageSection, present_section
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import Row, find_outcome, outcomes_of
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.apps.impact.selectors.versions import is_intact
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.value_draft import value_draft
from worthwhile.exchange.case_values import value_text
from worthwhile.exchange.charts.promised import promised_chart, promised_table
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.promised import PromisedAndAchieved, beside_forecast
from worthwhile.exchange.promised_words import NOT_KNOWN, promised_sentences
from worthwhile.exchange.report.document import Block, Bullets, Figure, Section
from worthwhile.kernel.problems import InvalidInput

MEASURED_LATER = "Not yet measured"
ENTERED = "Entered; shown in full once the case is complete"
TAKEN_OUT = "MISSING from the case"


@dataclass(frozen=True, kw_only=True)
class PromisedPage:
    """The page of promised and achieved.

    ``is_complete`` is False while the draft has no result yet; ``is_intact`` where the promise is what was kept.
    """

    cautions: tuple[str, ...]
    sections: tuple[PageSection, ...]
    is_complete: bool
    is_intact: bool = True


def find_promised(case: Case, version: Version) -> PromisedAndAchieved | None:
    """The draft beside the version that it is held against; None while either has no result, or none to trust."""
    if not is_intact(version):
        return None
    try:
        then = value_data(version.data)
        now = value_draft(latest_revision(case))
    except (InvalidInput, CaseTooLarge):
        return None
    return beside_forecast(forecast=(then.loaded.case, then.result), actual=(now.loaded.case, now.result))


def present_promised(case: Case, version: Version) -> PromisedPage:
    """In full where the draft is complete; else every outcome that was promised, and whether something is entered."""
    if not is_intact(version):
        return PromisedPage(cautions=(), sections=(), is_complete=False, is_intact=False)
    found = find_promised(case, version)
    if found is None:
        section = Section(id="ww-waiting", heading="What was promised", blocks=(_waiting(case, version),))
        return PromisedPage(cautions=(), sections=(present_section(section),), is_complete=False)
    return present_comparison(found)


def present_comparison(found: PromisedAndAchieved) -> PromisedPage:
    """Promise and result in full."""
    chart = promised_chart(found)
    drawn: Block = promised_table(found) if chart is None else Figure(chart)
    sections = (
        Section(id="ww-in-short", heading="In short", blocks=(Bullets(promised_sentences(found)),)),
        Section(id="ww-by-outcome", heading="Outcome by outcome", blocks=(drawn, *_notes(found))),
    )
    shown = tuple(present_section(section) for section in sections)
    return PromisedPage(cautions=found.cautions, sections=shown, is_complete=True)


def _notes(found: PromisedAndAchieved) -> tuple[Block, ...]:
    notes = tuple(f"{row.name}: {note}" for row in found.rows for note in row.notes)
    return (Bullets(notes),) if notes else ()


def _waiting(case: Case, version: Version) -> Table:
    promised, data = version.data, latest_revision(case).data
    return Table(
        caption="Every outcome that was promised",
        columns=(Column(heading="Outcome", width=3), Column(heading="Promised"), Column(heading="Achieved", width=2)),
        rows=tuple(
            (str(row.get("name") or row.get("id")), _promised_text(row, promised), _stand(row, data))
            for row in outcomes_of(promised)
        ),
    )


def _promised_text(row: Row, data: Mapping[str, Any]) -> str:
    """``24 (12 to 36)``, or a dash where no number was promised."""
    name = "intake" if row.get("intake") is not None else "quantity"
    stated = (row.get("ranges") or {}).get(name) or {}
    told = [
        value_text("outcomes", name, amount, data)
        for amount in (row.get(name), stated.get("low"), stated.get("high"))
        if amount is not None
    ]
    if not told:
        return NOT_KNOWN
    return f"{told[0]} ({told[1]} to {told[2]})" if len(told) == 3 else told[0]


def _stand(row: Row, data: Mapping[str, Any]) -> str:
    now = find_outcome(data, str(row.get("id")))
    if now is None:
        return TAKEN_OUT
    return ENTERED if _is_entered(now) else MEASURED_LATER


def _is_entered(row: Row) -> bool:
    return row.get("quantity") is not None or row.get("intake") is not None

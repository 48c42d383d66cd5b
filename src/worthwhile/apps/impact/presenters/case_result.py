"""What a case of an organisation is worth: the report's sections, without what stands live at the top of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from worthwhile.apps.impact.presenters.checks import unanswered
from worthwhile.apps.impact.presenters.result_page import ResultPage, present_result
from worthwhile.apps.impact.services.value_draft import as_valued
from worthwhile.exchange.charts.words import count_text
from worthwhile.exchange.live import LiveResult

LIVE_CHARTS = ("ww-range", "ww-waterfall", "ww-tornado")

# What the drawings above say in brief, or another page says in full: closed, for who wants to look.
FOLDED = ("ww-gains", "ww-makeup", "ww-sureness", "ww-checks")


@dataclass(frozen=True, kw_only=True)
class CaseResult:
    """The page of a case's result below what is live, and how many checks wait for an answer."""

    result: ResultPage
    checks: str


def present_case_result(live: LiveResult) -> CaseResult:
    """The page of a valid case."""
    result = present_result(as_valued(live), without=LIVE_CHARTS)
    shown = tuple(section for section in result.sections if section.id not in FOLDED)
    folded = tuple(section for section in result.sections if section.id in FOLDED)
    return CaseResult(
        result=replace(result, sections=shown, closed=(*folded, *result.closed)), checks=checks_text(live)
    )


def checks_text(live: LiveResult) -> str:
    """How many checks wait, in a few words."""
    if not live.checks:
        return "No check raised a question"
    waiting = unanswered(live.result)
    return f"{count_text(waiting, 'check waits', 'checks wait')} for an answer" if waiting else "No check waits"

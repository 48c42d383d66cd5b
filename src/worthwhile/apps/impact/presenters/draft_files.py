"""The files of a case in the making: what each is good for, and that it is a draft."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from worthwhile.apps.impact.models import Case, Revision
from worthwhile.exchange.report.wording import day_text


@dataclass(frozen=True, kw_only=True)
class DraftFile:
    """A file to take away. ``name`` is the last part of its address; ``needs_result`` where a draft has none yet."""

    name: str
    label: str
    good_for: str
    needs_result: bool = True


FILES = (
    DraftFile(name="report.pdf", label="PDF", good_for="To print or to attach to a bid. It cannot be changed by slip"),
    DraftFile(name="report.docx", label="Word", good_for="To put parts of it into a document of your own"),
    DraftFile(
        name="report.xlsx",
        label="Excel",
        good_for="For whoever wants to check: its formulas work every figure out again",
    ),
    DraftFile(name="report.html", label="Web page", good_for="To send by e-mail or put on a website, in one file"),
    DraftFile(
        name="case",
        label="The case file (YAML)",
        good_for="To keep, to send to a colleague who uses Worthwhile, or to bring back here. It holds every figure "
        "and source that was entered",
        needs_result=False,
    ),
    DraftFile(name="result.json", label="Result as JSON", good_for="For programs: the whole result with its working"),
    DraftFile(name="result.csv", label="Result as CSV", good_for="For spreadsheets: one row for each outcome"),
    DraftFile(
        name="result.jsonld",
        label="Common Impact Data Standard",
        good_for="For funders and investors whose systems read CIDS",
    ),
)


def draft_note(revision: Revision) -> str:
    """``Draft, revision 12 of 1 April 2026, not signed``: what every report of it carries."""
    day = timezone.localtime(revision.made_at).date()
    return f"{demonstration_note(revision.case)}Draft, revision {revision.number} of {day_text(day)}, not signed"


def demonstration_note(case: Case) -> str:
    """``Demonstration, not the figures of a real service. ``, where a case or its organisation is one; else nothing."""
    shown = case.is_demonstration or case.organisation.is_demonstration
    return "Demonstration, not the figures of a real service. " if shown else ""

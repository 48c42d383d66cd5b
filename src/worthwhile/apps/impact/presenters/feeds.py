"""The rows of results that an outcome can take: what each is, and what taking it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from worthwhile.apps.evidence.selectors.feeding import Feed
from worthwhile.apps.impact.models import Case, EvidenceLink
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.fed_figures import is_mean
from worthwhile.apps.impact.selectors.fitting_feeds import Fitting, Offered
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.exchange.case_changes import CaseChange, find_changes
from worthwhile.exchange.case_edits import Edits, apply_edits
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.working import Step

STAGES = {"during": "during", "after": "after", "follow-up": "at follow-up"}


@dataclass(frozen=True, kw_only=True)
class FeedLine:
    """A row in a list. ``refused`` says why it cannot be taken, and is empty where it can."""

    title: str
    about: str
    address: str
    refused: str


@dataclass(frozen=True, kw_only=True)
class FeedLines:
    """The rows that can be taken, those that cannot, and what gives no row at all with why."""

    offered: tuple[FeedLine, ...]
    refused: tuple[FeedLine, ...]
    withheld: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TakingPage:
    """What taking a row changes, how its figures came about, and what to know first."""

    line: FeedLine
    changes: tuple[CaseChange, ...]
    steps: tuple[Step, ...]
    cautions: tuple[str, ...]
    fingerprint: str
    results: str


def present_fitting(case: Case, outcome: str, fitting: Fitting) -> FeedLines:
    """The rows for one outcome, the likeliest first."""
    return FeedLines(
        offered=tuple(_line(case, outcome, one) for one in fitting.offered),
        refused=tuple(_line(case, outcome, one) for one in fitting.refused),
        withheld=tuple(
            dict.fromkeys(f"{one.collection_name}, {one.measure_name}: {one.reason}" for one in fitting.withheld)
        ),
    )


def present_taking(
    case: Case,
    outcome: str,
    data: Mapping[str, Any],
    offered: Offered,
    edits: Edits,
    others: Sequence[EvidenceLink],
) -> TakingPage:
    """One row before it is taken. ``others`` are outcomes that take from the same people."""
    feed = offered.feed
    changes = find_changes(before=data, after=apply_edits(data, edits))
    return TakingPage(
        line=_line(case, outcome, offered),
        changes=changes,
        steps=feed.steps,
        cautions=tuple(_cautions(feed, outcome, data, others)),
        fingerprint=feed.fingerprint,
        results=reverse("evidence:results", args=[case.organisation_id, feed.collection]),
    )


def _line(case: Case, outcome: str, offered: Offered) -> FeedLine:
    feed = offered.feed
    evidence = part_of(feed.outcome, "evidence")
    return FeedLine(
        title=feed.title,
        about=f"{feed.measure_name}, before and {STAGES.get(feed.later, feed.later)}. {feed.collection_name}: "
        f"{evidence.get('sample')} of {evidence.get('population')} people, answers up to {day_text(feed.as_of)}.",
        address=reverse(
            "impact:take_one", args=[case.organisation_id, case.pk, outcome, feed.collection, feed.row_key]
        ),
        refused=offered.refused,
    )


def _cautions(feed: Feed, outcome: str, data: Mapping[str, Any], others: Sequence[EvidenceLink]) -> list[str]:
    said = []
    for link in others:
        name = (find_outcome(data, link.outcome) or {}).get("name") or link.outcome
        said.append(
            f"“{name}” takes from the same people. Rows from the mean and from a count tell one change twice, so the "
            "case will say that the two outcomes may be the same change: only the larger of them counts."
        )
    row = find_outcome(data, outcome) or {}
    if is_mean(feed) and (row.get("duration_years") is not None or row.get("drop_off") is not None):
        said.append(
            "The row says year by year how much was gained while people were asked, and claims nothing after the last "
            "questionnaire. How long the change lasts and how it fades are therefore taken out of this outcome."
        )
    if not is_mean(feed) and row.get("duration_years") is not None:
        said.append(
            f"How long the change lasts stays as your case has it. Between the questionnaires it was seen for "
            f"{feed.outcome.get('duration_years', 'no')} years: say where anything longer comes from."
        )
    said.append(
        "What would have happened anyway, and what others did, is not in these figures: they are changes from before "
        "to later, with nobody to compare them with."
    )
    return said

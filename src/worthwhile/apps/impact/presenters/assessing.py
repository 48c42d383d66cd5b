"""The list of what to verify of a version, one claim of it, and what assessors think of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from defusedcsv import csv  # type: ignore[import-untyped]
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from worthwhile.apps.impact.models import AssessorCheck, Case, Verdict, Version
from worthwhile.apps.impact.presenters.people import name_of
from worthwhile.apps.impact.selectors.assessing import (
    ClaimStanding,
    Verification,
    assessed_versions,
    has_checks,
    list_assessments,
    verification_of,
)
from worthwhile.exchange.charts.words import percent_text
from worthwhile.exchange.report.assessed import Assessed
from worthwhile.exchange.verification import Band, ClaimKind
from worthwhile.exchange.verification.resting import EXPLAINED

HEADINGS = {
    Band.FAR: ("Could move the result far", "Each could move it by a tenth of the value or more."),
    Band.SOME: ("Could move it some way", "Each could move it by a hundredth of the value or more."),
    Band.LITTLE: ("Could move it little", "Each could move it by less than a hundredth of the value."),
}
TAGS = {
    Verdict.VERIFIED: "govuk-tag--green",
    Verdict.NOT_VERIFIED: "govuk-tag--red",
    Verdict.QUESTIONED: "govuk-tag--yellow",
    Verdict.NOT_APPLICABLE: "govuk-tag--grey",
}
COLUMNS = (
    "rank",
    "weight",
    "about",
    "to_verify",
    "what_hangs_on_it",
    "doubts",
    "case_says",
    "evidence_kept",
    "verdict",
    "checked_on_version",
    "changed_since",
    "looked_at",
    "note",
    "recorded_at",
    "recorded_by",
)


@dataclass(frozen=True, kw_only=True)
class ClaimLine:
    """One claim in the list."""

    id: str
    name: str
    stake: str
    doubts: tuple[str, ...]
    address: str
    status: str
    tag: str
    since: str


@dataclass(frozen=True, kw_only=True)
class ClaimGroup:
    """The claims that could move the result about as far."""

    heading: str
    about: str
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, kw_only=True)
class VerificationPage:
    """The list with how far it has come. ``share`` is empty where the version has no value."""

    groups: tuple[ClaimGroup, ...]
    checked: int
    total: int
    counts: tuple[tuple[str, int], ...]
    share: str
    explained: str

    @property
    def is_done(self) -> bool:
        return self.checked == self.total


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """One record of an assessor."""

    check: AssessorCheck
    who: str
    tag: str


@dataclass(frozen=True, kw_only=True)
class ClaimPage:
    """One claim with everything recorded of it."""

    standing: ClaimStanding
    records: tuple[RecordLine, ...]
    since: str


def present_verification(found: Verification, *, may_record: bool, only_open: bool) -> VerificationPage:
    """The list of a version; ``only_open`` leaves out what was looked at."""
    shown = [one for one in found.standings if not (only_open and one.counts)]
    groups = [
        ClaimGroup(
            heading=heading,
            about=about,
            lines=tuple(_line(one, may_record) for one in shown if one.claim.band is band),
        )
        for band, (heading, about) in HEADINGS.items()
    ]
    share = found.resting.share
    return VerificationPage(
        groups=tuple(group for group in groups if group.lines),
        checked=found.checked,
        total=len(found.standings),
        counts=_counts(found),
        share="" if share is None else percent_text(share),
        explained=EXPLAINED,
    )


def present_claim(standing: ClaimStanding) -> ClaimPage:
    """One claim of a version."""
    return ClaimPage(
        standing=standing,
        records=tuple(
            RecordLine(check=check, who=name_of(check.made_by), tag=TAGS[Verdict(check.verdict)])
            for check in standing.history
        ),
        since=_since(standing),
    )


def claim_address(standing: ClaimStanding, *, to_record: bool) -> str:
    """The page of a claim: to read, or to record on."""
    version = standing.version
    name = "impact:record_check" if to_record else "impact:claim"
    key = [version.case.organisation_id, version.case_id, version.number, standing.claim.key]
    return reverse(name, args=key)


def present_assessment_state(case: Case) -> str:
    """How far an assessment has come, in a few words for the list of tasks. Two queries."""
    given = assessed_versions(case)
    if given:
        return f"Opinion given on version {given[0]}"
    return "In progress" if has_checks(case) else "Not started"


def present_assessed(version: Version) -> Assessed | None:
    """What a report of a version says of its assessment, None where nobody has begun. It names nobody."""
    opinion = list_assessments(version).first()
    if opinion is None and not has_checks(version.case):
        return None
    found = verification_of(version)
    if opinion is None and not found.checked:
        return None
    return Assessed(
        checked=found.checked,
        total=len(found.standings),
        verdicts=_counts(found),
        share=found.resting.share,
        opinion=opinion.text if opinion else "",
        given_on=timezone.localdate(opinion.given_at) if opinion else None,
    )


def verification_csv(found: Verification, version: Version) -> HttpResponse:
    """The list with its verdicts for the audit file; nothing in it runs in a spreadsheet."""
    name = f"{slugify(version.case.title)[:60] or 'case'}-version-{version.number}-verification.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for rank, standing in enumerate(found.standings, start=1):
        writer.writerow(_row(rank, standing))
    return response


def _counts(found: Verification) -> tuple[tuple[str, int], ...]:
    return tuple((str(verdict.label), found.count(verdict)) for verdict in Verdict)


def _line(standing: ClaimStanding, may_record: bool) -> ClaimLine:
    claim, counts = standing.claim, standing.counts
    return ClaimLine(
        id=f"claim-{claim.key}",
        # The message of a check names its outcome already.
        name=claim.title if claim.kind is ClaimKind.QUESTION else f"{claim.title}: {claim.subject}",
        stake=claim.stake.words,
        doubts=claim.doubts,
        address=claim_address(standing, to_record=may_record),
        status=counts.verdict_name if counts else "Not checked",
        tag=TAGS[Verdict(counts.verdict)] if counts else "govuk-tag--blue",
        since=_since(standing),
    )


def _since(standing: ClaimStanding) -> str:
    counts = standing.counts
    if counts is not None and standing.is_carried:
        return f"{counts.verdict_name} on version {counts.version.number}; unchanged since"
    if standing.is_changed:
        before = standing.history[0]
        return f"{before.verdict_name} on version {before.version.number}; changed since, so look again"
    return ""


def _row(rank: int, standing: ClaimStanding) -> list[Any]:
    claim, counts = standing.claim, standing.counts
    return [
        rank,
        HEADINGS[claim.band][0],
        claim.subject,
        claim.title,
        claim.stake.words,
        " ".join(claim.doubts),
        "; ".join(f"{label}: {text}" for label, text in claim.says),
        "; ".join(claim.kept),
        counts.verdict_name if counts else "Not checked",
        counts.version.number if counts else "",
        "yes" if standing.is_changed else "no",
        counts.looked_at if counts else "",
        counts.note if counts else "",
        f"{counts.made_at:%Y-%m-%d %H:%M}" if counts else "",
        name_of(counts.made_by) if counts else "",
    ]

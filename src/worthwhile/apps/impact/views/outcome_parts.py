"""The pages that ask one question of each outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.sections.about import years_of
from worthwhile.apps.impact.forms.sections.anyway import AnywaySection
from worthwhile.apps.impact.forms.sections.evidence import EvidenceSection
from worthwhile.apps.impact.forms.sections.lasting import LastingSection
from worthwhile.apps.impact.forms.sections.quantity import QuantitySection
from worthwhile.apps.impact.forms.sections.worth import WorthSection
from worthwhile.apps.impact.presenters.followed import followed_line
from worthwhile.apps.impact.presenters.newer_worth import present_newer
from worthwhile.apps.impact.presenters.outcome_lines import present_outcome_lines
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import Row, find_outcome, hints_for, measured_outcomes
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.apps.impact.selectors.worths import list_worths
from worthwhile.apps.impact.views.going_on import after_outcome, into_part
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of, save_page
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS
from worthwhile.exchange.case_edits import Edits


class OutcomeForm(Protocol):
    """What each of these forms can do."""

    def is_valid(self) -> bool: ...
    def edits(self, outcome: str) -> Edits: ...


@require_safe
@open_case(*ANY_MEMBER)
def outcome_part(request: HttpRequest, opened: OpenCase, part: str) -> HttpResponse:
    """Show what every outcome answers to one question."""
    data = latest_revision(opened.case).data
    words = {
        "part": BY_NAME[part],
        "rows": present_outcome_lines(opened.case, part, data),
        "next_address": into_part(request, opened, part, data),
    }
    return render(request, "impact/cases/parts/by_outcome.html", {**opened.words, **words})


@require_http_methods(["GET", "HEAD", "POST"])
@open_case(*WRITERS)
def outcome_page(request: HttpRequest, opened: OpenCase, part: str, outcome: str) -> HttpResponse:
    """Ask one question of one outcome."""
    latest = latest_revision(opened.case)
    data = latest.data
    row = find_outcome(data, outcome)
    if row is None:
        raise Http404
    form = _form(request, opened, part, row, data)
    words: dict[str, Any] = {
        "form": form,
        "part": BY_NAME[part],
        "row": row,
        "hints": hints_for(opened.case.template, outcome),
        "based_on": based_on_of(request, latest),
        **_beside(opened, part, outcome, data),
        **_position(data, outcome),
    }
    if form.is_valid():
        saved = save_page(request, opened, latest, form.edits(outcome), what=part)
        if saved.meanwhile is None:
            return redirect(after_outcome(request, opened, part, outcome, data))
        words |= {"meanwhile": saved.meanwhile, "based_on": saved.based_on}
    return render(request, f"impact/cases/parts/{part}.html", {**opened.words, **words})


def _form(request: HttpRequest, opened: OpenCase, part: str, row: Row, data: Mapping[str, Any]) -> OutcomeForm:
    posted = request.POST if request.method == "POST" else None
    hints = hints_for(opened.case.template, str(row["id"]))
    if part == "evidence":
        return EvidenceSection(posted, row=row)
    if part == "quantity":
        return QuantitySection(posted, row=row, hints=hints, years=years_of(data))
    if part == "worth":
        found = list_worths(opened.organisation, row, words=request.GET.get("words", ""), on=timezone.localdate())
        return WorthSection(posted, row=row, choices=found)
    section = AnywaySection if part == "anyway" else LastingSection
    return section(posted, row=row, hints=hints)


def _beside(opened: OpenCase, part: str, outcome: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a page tells beside its form: where the figures come from, or a newer version of what they came from."""
    if part in ("evidence", "quantity"):
        return {"followed_here": followed_line(opened.case, outcome, data)}
    if part == "worth":
        return {"newer": present_newer(opened.case, outcome, data, on=timezone.localdate())}
    return {}


def _position(data: Mapping[str, Any], outcome: str) -> dict[str, int]:
    ids = [row.get("id") for row in measured_outcomes(data)]
    return {"number": ids.index(outcome) + 1 if outcome in ids else 0, "count": len(ids)}

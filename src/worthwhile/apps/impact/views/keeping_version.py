"""Keeping the draft of a case as a version."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.versions import KeepVersionForm
from worthwhile.apps.impact.presenters.changed_meanwhile import present_meanwhile
from worthwhile.apps.impact.presenters.mending import present_problems
from worthwhile.apps.impact.selectors.cases import find_revision, latest_revision
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.keep_version import keep_version
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile
from worthwhile.apps.impact.services.value_draft import value_draft
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.engines.valuation.result import Severity
from worthwhile.exchange.case_file import InvalidCase
from worthwhile.exchange.charts.side_by_side import ratio_range_text


@require_http_methods(["GET", "HEAD", "POST"])
@open_case(*WRITERS)
def new_version(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Keep the draft as it stands; everything that is still missing is said with where to mend it."""
    latest = latest_revision(opened.case)
    words: dict[str, Any] = {**opened.words, "based_on": latest.number, "latest": latest}
    try:
        result = value_draft(latest).result
    except InvalidCase as error:
        words |= {"groups": present_problems(opened.case, latest.data, error.problems), "count": len(error.problems)}
        return render(request, "impact/versions/not_complete.html", words)
    except CaseTooLarge as error:
        return render(request, "impact/cases/too_large.html", {**words, "reason": str(error)})
    grave = [check for check in result.checks if check.severity is Severity.ERROR and check.answer is None]
    form = KeepVersionForm(request.POST if request.method == "POST" else None, has_grave=bool(grave))
    words |= {"form": form, "grave": grave, "range": ratio_range_text(result)}
    based_on = based_on_of(request, latest)
    if form.is_valid() and based_on != latest.number:
        base = find_revision(opened.case, based_on)
        assert base is not None
        words["meanwhile"] = present_meanwhile(ChangedMeanwhile((), latest), base)
    elif form.is_valid():
        name, note = form.cleaned_data["name"], form.cleaned_data["note"]
        kept = keep_version(
            case=opened.case, revision=latest.number, name=name, note=note, by=signed_in(request), now=timezone.now()
        )
        messages.success(request, f"Version {kept.number} is kept. Nothing can change it from now on.")
        return redirect("impact:version", *opened.key, kept.number)
    return render(request, "impact/versions/new.html", words)

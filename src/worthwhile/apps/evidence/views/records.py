"""Licences held, who looked at answers, and the record of processing."""

from __future__ import annotations

import io

from defusedcsv import csv  # type: ignore[import-untyped]
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.licence import LicenceForm
from worthwhile.apps.evidence.presenters.records import present_accesses, present_licences
from worthwhile.apps.evidence.selectors.access_log import MOST_SHOWN, list_accesses
from worthwhile.apps.evidence.selectors.licences import list_licences
from worthwhile.apps.evidence.selectors.processing_record import HEADINGS, processing_record
from worthwhile.apps.evidence.services.record_licence import record_licence
from worthwhile.apps.evidence.views.access import evidence_page
from worthwhile.apps.evidence.views.codes import download
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import OWNERS, WRITERS, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@evidence_page(*WRITERS)
def licences(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Record a licence or registration, and see those that are recorded."""
    form = LicenceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        record_licence(
            organisation=membership.organisation, by=signed_in(request), now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, "The licence is recorded.")
        return redirect("evidence:licences", membership.organisation_id)
    words = {
        "form": form,
        "organisation": membership.organisation,
        "licences": present_licences(list_licences(membership.organisation), on=timezone.localdate()),
    }
    return render(request, "evidence/licences.html", words)


@require_safe
@evidence_page(*OWNERS)
def access_log(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show who opened, took out or erased answers."""
    words = {
        "organisation": membership.organisation,
        "lines": present_accesses(list_accesses(membership.organisation)),
        "most_shown": MOST_SHOWN,
    }
    return render(request, "evidence/access_log.html", words)


@require_safe
@evidence_page(*WRITERS)
def processing_file(request: HttpRequest, membership: Membership) -> HttpResponse:
    """The record of processing, for whoever keeps the organisation's own."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(HEADINGS)
    rows.writerows(processing_record(membership.organisation))
    return download(file.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "record-of-processing.csv")

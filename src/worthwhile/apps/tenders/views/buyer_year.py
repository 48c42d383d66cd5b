"""A buyer's year in figures, and whether its tenders were run as they should be: to publish, and to put right."""

from __future__ import annotations

from datetime import date

from defusedcsv import csv  # type: ignore[import-untyped]
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, require_role
from worthwhile.apps.tenders.forms.buyer_year import YearForm
from worthwhile.apps.tenders.presenters.buyer_year import compliance_rows, present_year, summary_rows
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.buyer_year import BuyerYear, financial_year_before, year_of

FILES = {"summary": summary_rows, "compliance": compliance_rows}


@require_safe
@require_role(*INSIDERS)
def buyer_year(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show the year that is asked for, or the last financial year."""
    form, year = _asked(request, membership)
    words = {
        "membership": membership,
        "organisation": membership.organisation,
        "form": form,
        "year": present_year(year) if year else None,
        "query": request.GET.urlencode(),
    }
    return render(request, "tenders/buyer_year.html", words)


@require_safe
@require_role(*INSIDERS)
def buyer_year_file(request: HttpRequest, membership: Membership, which: str) -> HttpResponse:
    """Hand one of the two tables over as CSV; nothing in it runs in a spreadsheet."""
    _, year = _asked(request, membership)
    if year is None or which not in FILES:
        raise Http404
    name = f"{which}-{year.first.isoformat()}-to-{year.last.isoformat()}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    csv.writer(response).writerows(FILES[which](year))
    return response


def _asked(request: HttpRequest, membership: Membership) -> tuple[YearForm, BuyerYear | None]:
    first, last = financial_year_before(_today())
    usual = {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
    form = YearForm(request.GET if request.GET else usual)
    if not form.is_valid():
        return form, None
    return form, year_of(membership.organisation, form.cleaned_data["first"], form.cleaned_data["last"])


def _today() -> date:
    return timezone.now().astimezone(UNITED_KINGDOM).date()

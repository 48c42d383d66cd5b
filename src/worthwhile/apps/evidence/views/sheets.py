"""Questionnaires to print."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from worthwhile.apps.evidence.forms.sheets import WAITING, SheetsForm
from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.selectors.participants import list_participants
from worthwhile.apps.evidence.selectors.waiting import list_waiting
from worthwhile.apps.evidence.services.print_sheets import print_sheets
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS
from worthwhile.exchange.questionnaire_sheets import Layout
from worthwhile.exchange.questionnaire_sheets.pdf import MOST_SHEETS
from worthwhile.kernel.problems import InvalidInput
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine


@require_safe
@evidence_page(*WRITERS)
def sheets(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Ask how to print."""
    return _ask(request, membership, collection_or_404(membership, collection), SheetsForm(initial=SheetsForm.USUAL))


@require_safe
@evidence_page(*WRITERS)
def sheets_file(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """The sheets as a PDF, or what is wrong with what was asked for."""
    found = collection_or_404(membership, collection)
    form = SheetsForm(SheetsForm.USUAL | request.GET.dict())
    if not form.is_valid():
        return _ask(request, membership, found, form)
    asked = form.cleaned_data
    people = list_waiting(found) if asked["who"] == WAITING else list_participants(found)
    first = (asked["part"] - 1) * MOST_SHEETS
    try:
        content = print_sheets(
            found,
            people=list(people[first : first + MOST_SHEETS]),
            layout=Layout(asked["layout"]),
            language=asked["language"],
            address_of=lambda person: _address(request, found, person),
            on=timezone.localdate(),
        )
    except InvalidInput:
        nobody = SummaryLine("There is nobody to print a sheet for. Make codes first, or choose everyone.")
        return _ask(request, membership, found, form, [nobody])
    name = f"{slugify(found.name)[:60].strip('-') or 'questionnaires'}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _address(request: HttpRequest, collection: Collection, person: Participant) -> str:
    """The link of a code; the first page takes the code out of the address at once."""
    address = request.build_absolute_uri(reverse("evidence:answer", args=[collection.token]))
    return f"{address}?{urlencode({'code': shown_code(person.code)})}"


def _ask(
    request: HttpRequest,
    membership: Membership,
    collection: Collection,
    form: SheetsForm,
    lines: list[SummaryLine] | None = None,
) -> HttpResponse:
    words = {
        "form": form,
        "lines": lines or [],
        "collection": collection,
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "evidence/sheets.html", words)

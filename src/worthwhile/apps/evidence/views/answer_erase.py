"""Erasing one's own answers, with the code."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from worthwhile.apps.evidence.forms.answering import EraseForm
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.evidence.views.answer_start import find_by_code
from worthwhile.apps.evidence.views.respondent import Visit, may_try_a_code, respondent_page


@require_http_methods(["GET", "HEAD", "POST"])
@respondent_page(even_closed=True)
def erase(visit: Visit) -> HttpResponse:
    """Erase everything under a code; possible for as long as anything is kept."""
    form = EraseForm(visit.request.POST if visit.request.method == "POST" else None)
    if form.is_valid():
        if not may_try_a_code(visit):
            return visit.show("too_many.html", status=429)
        person = find_by_code(visit, form)
        if person is not None:
            erase_person(participant=person, by=None, now=visit.now)
            visit.forget()
            return visit.show("erased.html")
    return visit.show("erase.html", {"form": form})

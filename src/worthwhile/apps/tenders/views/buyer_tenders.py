"""The tenders of an organisation that buys, a new one, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.buyer_writing import BeginTenderForm
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.presenters.buyer_list import present_list
from worthwhile.apps.tenders.presenters.buyer_tender import present_tender
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving, list_people, list_tenders, standing_of
from worthwhile.apps.tenders.selectors.notices import has_public_notices
from worthwhile.apps.tenders.selectors.written_content import draft_change_of
from worthwhile.apps.tenders.services.write_tender import begin_tender
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@require_role(*INSIDERS)
def buyer_tenders(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show what the organisation buys by tender."""
    lines = present_list(list_tenders(membership.organisation))
    words = {"membership": membership, "organisation": membership.organisation, "lines": lines}
    return render(request, "tenders/buyer_tenders.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def buyer_begin(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Begin a tender, whose author is whoever begins it."""
    form = BeginTenderForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        begun = _begun(request, membership, form)
        if begun is not None:
            return redirect("tenders:buyer_tender", membership.organisation_id, begun.pk)
    words = {"form": form, "membership": membership, "organisation": membership.organisation}
    return render(request, "tenders/buyer_begin.html", words)


def _begun(request: HttpRequest, membership: Membership, form: BeginTenderForm) -> Tender | None:
    try:
        return begin_tender(
            buyer=membership.organisation,
            procedure=form.given_procedure,
            title=form.cleaned_data["title"],
            known_as=form.cleaned_data["known_as"],
            by=signed_in(request),
            now=timezone.now(),
        )
    except WorthwhileError as error:
        show_refusal(form, error)
    return None


@require_safe
@of_tender
def buyer_tender(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show how far a tender is, what may be done now and what stands in the way."""
    people = list_people(at.tender)
    standing = standing_of(at.tender, at.person, at.now)
    shown = present_tender(at.tender, standing, people, latest_saving(at.tender))
    words = {"shown": shown, "people": people, "has_notices": has_public_notices(at.tender)}
    words["is_changing"] = draft_change_of(at.tender) is not None
    return render(request, "tenders/buyer_tender.html", {**at.words, **words})

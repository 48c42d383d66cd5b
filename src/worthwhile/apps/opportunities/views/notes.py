"""Notes of a team on a notice."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.opportunities.forms.notes import NoteForm
from worthwhile.apps.opportunities.selectors.notes import find_note
from worthwhile.apps.opportunities.services.notes_keep import remove_note, write_note
from worthwhile.apps.opportunities.views.watch_notice import known_notice
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@require_role(*WRITERS)
def new_note(request: HttpRequest, membership: Membership, ocid: str) -> HttpResponse:
    """Write a note for colleagues."""
    notice = known_notice(membership, ocid, timezone.now())
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            write_note(
                organisation=membership.organisation,
                ocid=ocid,
                text=form.cleaned_data["text"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except WorthwhileError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, "Your note is kept for your team.")
            return redirect("opportunities:watch_notice", membership.organisation_id, ocid)
    words = {"form": form, "organisation": membership.organisation, "ocid": ocid, "notice": notice}
    return render(request, "opportunities/notes_new.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def end_note(request: HttpRequest, membership: Membership, ocid: str, note: int) -> HttpResponse:
    """Remove a note of mine, after asking."""
    held = find_note(membership.organisation, ocid, note)
    if held is None:
        raise Http404
    if request.method == "POST":
        try:
            remove_note(note=held, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Your note is removed.")
        return redirect("opportunities:watch_notice", membership.organisation_id, ocid)
    words = {
        "note": held,
        "organisation": membership.organisation,
        "ocid": ocid,
        "mine": held.written_by_id == signed_in(request).pk,
    }
    return render(request, "opportunities/notes_remove.html", words)

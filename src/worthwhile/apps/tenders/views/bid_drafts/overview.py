"""A bid at a glance: begin it, see what is missing, say who writes what, take a copy, remove it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.bid_drafts.team import WhoWritesForm
from worthwhile.apps.tenders.models import PartState
from worthwhile.apps.tenders.presenters.bid_drafts.overview import missing_lines, section_lines
from worthwhile.apps.tenders.presenters.bid_drafts.whole import whole_bid, whole_text
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import (
    find_draft,
    frame_of,
    list_files,
    list_parts,
    list_writers,
    looked_over,
)
from worthwhile.apps.tenders.services.bid_drafts.assign import assign_part
from worthwhile.apps.tenders.services.bid_drafts.hand_in_draft import copy_of
from worthwhile.apps.tenders.services.bid_drafts.keep import begin_draft, confirm_documents, remove_draft
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS, AtDraft, of_draft, page, tender_of
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@require_role(*INSIDERS)
def draft(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """The overview; where nothing is begun, what writing here means, and a button."""
    found = tender_of(membership, tender)
    if find_draft(membership.organisation, found) is not None:
        return overview(request, organisation=membership.organisation_id, tender=tender)
    may_write = membership.role in WRITERS
    if request.method == "POST" and may_write:
        try:
            begin_draft(tender=found, bidder=membership.organisation, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            messages.error(request, str(error))
        return redirect("tenders:draft", membership.organisation_id, tender)
    words = {"organisation": membership.organisation, "tender": found, "may_write": may_write}
    return render(request, "tenders/bid_drafts/begin.html", words)


@of_draft(*INSIDERS)
def overview(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """What is missing, and every part with who writes it."""
    missing = missing_lines(at.draft, at.asked, looked_over(at.draft, at.written.data, at.asked))
    sections = section_lines(at.draft, at.asked, at.data, list_parts(at.draft))
    changed = at.draft.documents < at.tender.documents
    return page(request, at, "overview", missing=missing, sections=sections, documents_changed=changed)


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_who(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Say who writes a part, and how far it is."""
    lines = section_lines(at.draft, at.asked, at.data, list_parts(at.draft))
    key = request.POST.get("part") or request.GET.get("part", "")
    line = next((one for one in lines if one.section.key == key), None)
    if line is None:
        raise Http404
    held = list_parts(at.draft).get(key)
    begun = {
        "person": str(held.person_id) if held and held.person_id else "",
        "state": held.state if held else PartState.NOT_BEGUN,
    }
    form = WhoWritesForm(
        request.POST if request.method == "POST" else None, writers=list_writers(at.draft.bidder), initial=begun
    )
    if form.is_valid():
        assign_part(
            draft=at.draft, part=key, person=form.chosen, state=PartState(form.cleaned_data["state"]), now=at.now
        )
        messages.success(request, f"{line.title}: kept.")
        return redirect("tenders:draft", *at.numbers)
    return page(request, at, "who", form=form, line=line)


@of_draft(*WRITERS)
@require_POST
def draft_documents(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Say that the documents were read as they are now."""
    given = request.POST.get("documents", "")
    seen = int(given) if given.isdecimal() and len(given) < 6 else at.draft.documents
    confirm_documents(draft=at.draft, documents=seen, by=at.person, now=at.now)
    messages.success(request, "Noted that you have read what changed.")
    return redirect("tenders:draft", *at.numbers)


@require_safe
@of_draft(*INSIDERS)
def draft_copy(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Everything that was written, to keep."""
    files = [file.name for file in list_files(at.draft)]
    text = whole_text(whole_bid(at.data, frame_of(at.draft, at.asked), files))
    answer = HttpResponse(copy_of(at.draft, text), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="our-bid-{at.tender.number}.zip"'
    return answer


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_remove(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Erase what was written here, after asking."""
    if request.method == "POST":
        remove_draft(draft=at.draft, by=at.person, now=at.now)
        messages.success(request, "What you wrote here is erased. What you handed in stays as it is.")
        return redirect("tenders:bid", *at.numbers)
    return page(request, at, "remove")

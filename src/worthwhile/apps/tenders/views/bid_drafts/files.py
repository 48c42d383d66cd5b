"""Files of a bid being written."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS
from worthwhile.apps.tenders.forms.bid_drafts.team import DraftFilesForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.models import FileOf
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import content_of, find_file, list_files
from worthwhile.apps.tenders.services.bid_drafts.attach import attach_files, detach_file
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS, AtDraft, of_draft, page
from worthwhile.exchange.bid import MOST_FILES, BidFile
from worthwhile.kernel.problems import InvalidInput


@require_http_methods(METHODS)
@of_draft(*INSIDERS)
def draft_files(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """The files, and more of them."""
    is_sent = request.method == "POST" and at.words["may_write"]
    form = DraftFilesForm(request.POST, request.FILES) if is_sent else DraftFilesForm()
    if form.is_valid():
        files = [BidFile(name=one.name or "", content=one.read()) for one in form.cleaned_data["attached"]]
        try:
            attach_files(
                draft=at.draft, envelope=FileOf(form.cleaned_data["envelope"]), files=files, by=at.person, now=at.now
            )
        except InvalidInput as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The files are kept with your bid.")
            return redirect("tenders:draft_files", *at.numbers)
    return page(request, at, "files", form=form, files=list_files(at.draft), most=MOST_FILES)


@require_safe
@of_draft(*INSIDERS)
def draft_file(request: HttpRequest, at: AtDraft, file: int) -> HttpResponse:
    """One file, to save and never to show: it opens in no page of ours."""
    found = find_file(at.draft, file)
    if found is None:
        raise Http404
    answer = HttpResponse(content_of(at.draft, found), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=found.name) or "attachment"
    )
    return answer


@of_draft(*WRITERS)
@require_POST
def draft_file_remove(request: HttpRequest, at: AtDraft, file: int) -> HttpResponse:
    """Take a file out."""
    detach_file(draft=at.draft, number=file, by=at.person, now=at.now)
    messages.success(request, "The file is taken out.")
    return redirect("tenders:draft_files", *at.numbers)

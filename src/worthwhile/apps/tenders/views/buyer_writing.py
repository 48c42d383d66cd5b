"""What a tender says to bidders, and by when they answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.buyer_writing import ChangeDocumentsForm, TenderFileForm, TimesForm
from worthwhile.apps.tenders.presenters.tender_content import present_content
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving, standing_of
from worthwhile.apps.tenders.selectors.written_content import draft_change_of, written_content
from worthwhile.apps.tenders.services.write_content import (
    change_content,
    read_pasted_tender,
    read_tender_file,
    save_content,
    set_times,
)
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.exchange.tender import LoadedTender, new_tender_text, tender_from_data, tender_text
from worthwhile.kernel.problems import WorthwhileError

NEW = "new-tender.yaml"
DRAFT_CHANGE = "draft-change.yaml"
FILES = {"tender.yaml": ".yaml", "tender.json": ".json"}


@require_safe
@of_tender
def buyer_content(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show what bidders read."""
    saving, standing = latest_saving(at.tender), standing_of(at.tender, at.person, at.now)
    words = {
        **at.words,
        "saving": saving,
        "kept": moment_words(saving.made_at) if saving else "",
        "parts": present_content(tender_from_data(saving.data).tender) if saving else (),
        "may_edit": standing.answer(Act.EDIT).is_allowed,
        "is_changing": draft_change_of(at.tender) is not None,
        "may_change": standing.answer(Act.CHANGE_DOCUMENTS).is_allowed,
    }
    return render(request, "tenders/buyer_content.html", words)


@require_safe
@of_tender
def buyer_content_file(request: HttpRequest, at: AtTender, name: str) -> HttpResponse:
    """Hand the content over as a tender file, or an empty one to fill in."""
    saving = latest_saving(at.tender)
    if name == NEW:
        text = new_tender_text()
    elif name == DRAFT_CHANGE and draft_change_of(at.tender) is not None:
        text = tender_text(written_content(at.tender).data, suffix=".yaml")
    elif name in FILES and saving is not None:
        text = tender_text(saving.data, suffix=FILES[name])
    else:
        raise Http404
    kind = "application/json" if name.endswith(".json") else "application/yaml"
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@require_http_methods(METHODS)
@of_tender
def buyer_bring_in(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Bring in what a draft says to bidders, as a file or pasted."""
    answer = standing_of(at.tender, at.person, at.now).answer(Act.EDIT)
    form = TenderFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            save_content(tender=at.tender, loaded=_loaded(form), by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error, otherwise=_box(form))
        else:
            messages.success(request, "The content for bidders is kept.")
            return redirect("tenders:buyer_content", *at.numbers)
    return render(request, "tenders/buyer_bring_in.html", {**at.words, "form": form, "refusals": answer.refusals})


@require_http_methods(METHODS)
@of_tender
def buyer_change_documents(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Publish a new version from a file while bids are taken."""
    answer = standing_of(at.tender, at.person, at.now).answer(Act.CHANGE_DOCUMENTS)
    form = ChangeDocumentsForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            number = change_content(tender=at.tender, loaded=_loaded(form), reason=reason, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error, otherwise=_box(form))
        else:
            messages.success(request, f"Version {number} is published. Bidders confirm their bids for it.")
            return redirect("tenders:buyer_tender", *at.numbers)
    is_changing = draft_change_of(at.tender) is not None
    words = {**at.words, "form": form, "refusals": answer.refusals, "is_changing": is_changing}
    return render(request, "tenders/buyer_change_documents.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_times(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Set by when bids and questions come in, while the tender is a draft."""
    answer = standing_of(at.tender, at.person, at.now).answer(Act.EDIT)
    form = TimesForm(
        request.POST if request.method == "POST" else None,
        deadline=at.tender.deadline_at,
        questions_until=at.tender.questions_until,
    )
    if form.is_valid():
        deadline, until = form.cleaned_data["deadline_moment"], form.cleaned_data["questions_until_moment"]
        try:
            set_times(tender=at.tender, deadline=deadline, questions_until=until, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Bids come in until {moment_words(deadline)}.")
            return redirect("tenders:buyer_tender", *at.numbers)
    words = {**at.words, "form": form, "refusals": answer.refusals, **_said(at)}
    return render(request, "tenders/buyer_times.html", words)


def _said(at: AtTender) -> dict[str, str]:
    moments = {"deadline": at.tender.deadline_at, "questions_until": at.tender.questions_until}
    return {name: moment_words(moment) if moment else "" for name, moment in moments.items()}


def _box(form: TenderFileForm) -> str:
    return "file" if form.cleaned_data.get("file") else "text"


def _loaded(form: TenderFileForm) -> LoadedTender:
    file = form.cleaned_data["file"]
    return read_tender_file(file.name, file.read()) if file else read_pasted_tender(form.cleaned_data["text"])

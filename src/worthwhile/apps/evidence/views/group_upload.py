"""A group's questionnaires from a file: upload, look at what it would do, say yes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.group_upload import KeepForm, UploadForm
from worthwhile.apps.evidence.models import Collection, Mode
from worthwhile.apps.evidence.presenters.group_kept import kept_sentence
from worthwhile.apps.evidence.presenters.group_preview import present_preview
from worthwhile.apps.evidence.presenters.page_words import problem_lines
from worthwhile.apps.evidence.selectors.group_plan import GroupPlan, RowState, plan_group
from worthwhile.apps.evidence.services.blank_sheet import UnknownSheet, make_blank_sheet
from worthwhile.apps.evidence.services.check_file import (
    CheckedFile,
    CheckExpired,
    check_file,
    note_answers_shown,
    signed,
    unsigned,
)
from worthwhile.apps.evidence.services.keep_group import Choices, KeptGroup, keep_group
from worthwhile.apps.evidence.services.raise_concern import tell_owners
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.kernel.problems import InvalidInput, WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def upload(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Take a file and show what it would do; what comes back from that page is kept."""
    found = collection_or_404(membership, collection)
    if not found.measure_ids:
        raise Http404
    if "checked" in request.POST:
        return _keep(request, membership, found)
    form = UploadForm(request.POST if request.method == "POST" else None, request.FILES or None, collection=found)
    lines: list[SummaryLine] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            checked = check_file(name=file.name, content=file.read(), measure=form.measure)
        except WorthwhileError as error:
            lines = problem_lines(error, form["file"].id_for_label)
        else:
            return _preview(request, membership, found, checked)
    return _ask_for_file(request, membership, found, form, lines)


def _ask_for_file(
    request: HttpRequest,
    membership: Membership,
    collection: Collection,
    form: UploadForm,
    lines: list[SummaryLine],
) -> HttpResponse:
    words = {"form": form, "lines": lines, "collection": collection, "membership": membership}
    return render(request, "evidence/group_upload.html", words | {"organisation": membership.organisation})


def _preview(
    request: HttpRequest,
    membership: Membership,
    collection: Collection,
    checked: CheckedFile,
    form: KeepForm | None = None,
    lines: list[SummaryLine] | None = None,
) -> HttpResponse:
    """The page that says what would happen. Answers that are kept and shown are noted as read."""
    measure, now, by = MEASURES[checked.measure_id], timezone.now(), signed_in(request)
    plan = _plan(collection, checked)
    note_answers_shown(collection=collection, rows=plan.of(RowState.CHANGED), by=by, now=now)
    words = {
        "form": form or KeepForm(collection=collection, plan=plan),
        "lines": lines or [],
        "preview": present_preview(checked, plan, measure),
        "checked": signed(checked, collection=collection, by=by),
        "collection": collection,
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "evidence/group_preview.html", words)


def _plan(collection: Collection, checked: CheckedFile) -> GroupPlan:
    return plan_group(
        collection,
        MEASURES[checked.measure_id],
        responses=checked.responses,
        problems=checked.problems,
        on=timezone.localdate(),
    )


def _keep(request: HttpRequest, membership: Membership, collection: Collection) -> HttpResponse:
    """Keep what the preview showed; whatever changed meanwhile is asked about again."""
    by = signed_in(request)
    try:
        checked = unsigned(request.POST["checked"], collection=collection, by=by)
    except CheckExpired as error:
        return _ask_for_file(request, membership, collection, UploadForm(collection=collection), problem_lines(error))
    form = KeepForm(request.POST, collection=collection, plan=_plan(collection, checked))
    if not form.is_valid():
        return _preview(request, membership, collection, checked, form)
    try:
        kept = keep_group(
            collection=collection,
            measure=MEASURES[checked.measure_id],
            responses=checked.responses,
            problems=checked.problems,
            choices=_choices(form),
            mode=Mode.FILE,
            by=by,
            now=timezone.now(),
        )
    except InvalidInput as error:
        return _preview(request, membership, collection, checked, None, problem_lines(error))
    return _after(request, collection, kept)


def _choices(form: KeepForm) -> Choices:
    return Choices(
        consent=form.wording,
        replace=form.replace,
        leave_out_faulty=bool(form.cleaned_data.get("leave_out")),
        add_people=bool(form.cleaned_data.get("add_people")),
    )


def _after(request: HttpRequest, collection: Collection, kept: KeptGroup) -> HttpResponse:
    if kept.concerns:
        address = reverse("evidence:concerns", args=[collection.organisation_id])
        tell_owners(collection=collection, link=request.build_absolute_uri(address))
    messages.success(request, kept_sentence(kept))
    return redirect("evidence:results", organisation=collection.organisation_id, collection=collection.pk)


@require_safe
@evidence_page(*WRITERS)
def blank_sheet(request: HttpRequest, membership: Membership, collection: int, name: str) -> HttpResponse:
    """The sheet to fill in, with the codes of the collection in it."""
    found = collection_or_404(membership, collection)
    try:
        made = make_blank_sheet(found, measure_id=request.GET.get("measure", ""), name=name)
    except UnknownSheet as error:
        raise Http404 from error
    return HttpResponse(
        made.content,
        content_type=made.content_type,
        headers={"Content-Disposition": f'attachment; filename="{made.name}"'},
    )

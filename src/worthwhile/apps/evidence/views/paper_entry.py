"""Typing in one sheet of paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.evidence.forms.paper_entry import PaperEntryForm
from worthwhile.apps.evidence.forms.results import measure_named
from worthwhile.apps.evidence.models import Collection, Mode
from worthwhile.apps.evidence.presenters.group_kept import kept_sentence
from worthwhile.apps.evidence.selectors.group_plan import RowState, plan_group
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.services.keep_group import Choices, KeptGroup, keep_group
from worthwhile.apps.evidence.services.raise_concern import tell_owners
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.engines.measures.measure import Measure
from worthwhile.kernel.problems import InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
@evidence_page(*WRITERS)
def enter(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Type in a sheet; after each one the same page asks for the next."""
    found = collection_or_404(membership, collection)
    measure = measure_named(found, request.GET.get("measure", ""))
    if measure is None:
        raise Http404
    initial = {"stage": request.GET.get("stage", "")}
    form = PaperEntryForm(
        request.POST if request.method == "POST" else None, collection=found, measure=measure, initial=initial,
        differs="changed" in request.POST,
    )  # fmt: skip
    if form.is_valid():
        form, kept = _kept(request, found, measure, form)
        if kept is not None:
            messages.success(request, f"{shown_code(form.response.person.upper())}: {kept_sentence(kept)}")
            return redirect(f"{request.path}?measure={measure.id}&stage={form.cleaned_data['stage']}")
    words = {
        "form": form,
        "measure": measure,
        "collection": found,
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "evidence/paper_entry.html", words)


def _kept(
    request: HttpRequest, collection: Collection, measure: Measure, form: PaperEntryForm
) -> tuple[PaperEntryForm, KeptGroup | None]:
    """Keep the sheet; or the form with what is wrong, or with the question what should stand."""
    response, now = form.response, timezone.now()
    plan = plan_group(collection, measure, responses=[response], on=timezone.localdate(now))
    form.take_problems(plan.problems)
    if plan.new_people:
        form.add_error("code", "Nobody here has this code. Check it against the sheet, or make codes first")
    if form.errors:
        return form, None
    if plan.of(RowState.CHANGED) and form.replace is None:
        asking = PaperEntryForm(request.POST, collection=collection, measure=measure, differs=True)
        asking.is_valid()
        return asking, None
    try:
        kept = keep_group(
            collection=collection,
            measure=measure,
            responses=[response],
            problems=(),
            choices=Choices(consent=form.wording, replace=form.replace),
            mode=Mode.PAPER,
            by=signed_in(request),
            now=now,
        )
    except InvalidInput as error:
        form.take_problems(error.problems)
        return form, None
    if kept.concerns:
        address = reverse("evidence:concerns", args=[collection.organisation_id])
        tell_owners(collection=collection, link=request.build_absolute_uri(address))
    return form, kept

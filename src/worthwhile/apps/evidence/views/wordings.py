"""What people agree to, the same in Welsh, and questionnaires in a pasted wording."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.evidence.forms.wording import ConsentForm, OwnWordingForm, WelshForm
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.models.languages import ENGLISH, WELSH
from worthwhile.apps.evidence.presenters.consent_text import starting_consent
from worthwhile.apps.evidence.selectors.wordings import (
    TRANSLATED,
    find_consent_wording,
    list_consent_wordings,
)
from worthwhile.apps.evidence.services.draft_collection import change_collection
from worthwhile.apps.evidence.services.keep_own_wording import can_be_asked, keep_own_wording
from worthwhile.apps.evidence.services.write_consent import write_consent
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.kernel.problems import InvalidInput

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def consent(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Write what people agree to, and see every version there was."""
    asked = collection_or_404(membership, collection)
    latest = find_consent_wording(asked, ENGLISH)
    text = latest.text if latest else starting_consent(asked)
    form = ConsentForm(request.POST if request.method == "POST" else None, initial={"text": text})
    if form.is_valid():
        said = form.cleaned_data["text"]
        kept = write_consent(collection=asked, language=ENGLISH, text=said, by=signed_in(request), now=timezone.now())
        messages.success(request, f"Version {kept.version} is what people are asked to agree to.")
        return redirect("evidence:collection", membership.organisation_id, asked.pk)
    words = {
        "form": form,
        "collection": asked,
        "organisation": membership.organisation,
        "wordings": list_consent_wordings(asked),
    }
    return render(request, "evidence/consent.html", words)


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def welsh(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Write the same in Welsh."""
    asked = collection_or_404(membership, collection)
    form = WelshForm(request.POST if request.method == "POST" else None, initial=_in_welsh(asked))
    if form.is_valid():
        given, by, now = form.cleaned_data, signed_in(request), timezone.now()
        translations = {**asked.translations, WELSH: {field: given[field] for field in TRANSLATED}}
        change_collection(collection=asked, changes={"translations": translations}, by=by, now=now)
        if given["consent"].strip():
            write_consent(collection=asked, language=WELSH, text=given["consent"], by=by, now=now)
        messages.success(request, "The Welsh wording is saved.")
        return redirect("evidence:collection", membership.organisation_id, asked.pk)
    words = {"form": form, "collection": asked, "organisation": membership.organisation}
    return render(request, "evidence/welsh.html", words)


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def own_wording(request: HttpRequest, membership: Membership, collection: int, measure: str) -> HttpResponse:
    """Paste the published wording of a questionnaire."""
    asked = collection_or_404(membership, collection)
    found = next((one for one in asked.measures if one.id == measure and can_be_asked(one)), None)
    if found is None:
        raise Http404
    form = OwnWordingForm(request.POST if request.method == "POST" else None, terms=found.licence.terms)
    if form.is_valid():
        given = form.cleaned_data
        try:
            keep_own_wording(
                collection=asked, measure=found, language=given["language"], introduction=given["introduction"],
                pasted=given["wording"], source=given["source"], licence_reference=given["licence_reference"],
                by=signed_in(request), now=timezone.now(),
            )  # fmt: skip
        except InvalidInput as error:
            for problem in error.problems:
                form.add_error(problem.path, problem.message)
        else:
            messages.success(request, f"{found.name}: the wording is saved.")
            return redirect("evidence:collection", membership.organisation_id, asked.pk)
    words = {"form": form, "collection": asked, "organisation": membership.organisation, "measure": found}
    return render(request, "evidence/own_wording.html", words)


def _in_welsh(collection: Collection) -> dict[str, str]:
    latest = find_consent_wording(collection, WELSH)
    consent = latest.text if latest is not None and latest.language == WELSH else ""
    return {**collection.translations.get(WELSH, {}), "consent": consent}

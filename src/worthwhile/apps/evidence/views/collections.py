"""The collections of an organisation, a new one, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.collection import MeasuresStep
from worthwhile.apps.evidence.presenters.setting_up import list_terms, present_measures, present_steps
from worthwhile.apps.evidence.selectors.collections import list_collections
from worthwhile.apps.evidence.selectors.licences import list_usable
from worthwhile.apps.evidence.selectors.progress import (
    count_codes,
    count_erased,
    count_open_concerns,
    find_progress,
)
from worthwhile.apps.evidence.selectors.readiness import opening_problems
from worthwhile.apps.evidence.services.draft_collection import draft_collection
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, signed_in


@require_safe
@evidence_page(*ANY_MEMBER)
def collections(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show the collections of an organisation."""
    words = {
        "membership": membership,
        "organisation": membership.organisation,
        "collections": list_collections(membership.organisation),
        "waiting": count_open_concerns(membership.organisation),
    }
    return render(request, "evidence/collections.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
@evidence_page(*WRITERS)
def new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Begin a collection. It asks nobody until it is opened."""
    usable = list_usable(membership.organisation, on=timezone.localdate())
    form = MeasuresStep(request.POST if request.method == "POST" else None, collection=None, usable=usable)
    if form.is_valid():
        made = draft_collection(
            organisation=membership.organisation, by=signed_in(request), now=timezone.now(), **form.changes
        )
        return redirect("evidence:collection", membership.organisation_id, made.pk)
    return render(
        request, "evidence/new.html", {"form": form, "organisation": membership.organisation, "terms": list_terms()}
    )


@require_safe
@evidence_page(*ANY_MEMBER)
def collection(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Show how a collection stands: what it still lacks, or how many people have answered."""
    shown = collection_or_404(membership, collection)
    problems = opening_problems(shown, on=timezone.localdate())
    words = {
        "membership": membership,
        "organisation": membership.organisation,
        "collection": shown,
        "steps": present_steps(problems),
        "is_ready": not problems,
        "measures": present_measures(shown),
        "progress": find_progress(shown),
        "codes": count_codes(shown),
        "erased": count_erased(shown),
        "waiting": count_open_concerns(membership.organisation, shown),
        "takes_answers": shown.takes_answers(timezone.localdate()),
    }
    return render(request, "evidence/collection.html", words)

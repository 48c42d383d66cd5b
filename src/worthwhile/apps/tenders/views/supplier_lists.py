"""Lists of suppliers as a supplier finds them: where to apply, and how it stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.preferred_lists import ApplyForm, OffListForm
from worthwhile.apps.tenders.presenters.preferred_lists import present_standing, present_standings
from worthwhile.apps.tenders.selectors.preferred_lists import OwnStanding, find_standing, list_standings
from worthwhile.apps.tenders.services.preferred_lists import apply_to_list, take_off_list
from worthwhile.apps.tenders.views.buyer_access import METHODS
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@require_role(*INSIDERS)
def supplier_lists(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show the lists that are open, and where the organisation stands."""
    lines = present_standings(list_standings(membership.organisation))
    words = {"membership": membership, "organisation": membership.organisation, "lines": lines}
    return render(request, "tenders/supplier_lists.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def supplier_apply(request: HttpRequest, membership: Membership, preferred: int) -> HttpResponse:
    """Ask to be put on a list."""
    standing = _standing(membership, preferred)
    form = ApplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            apply_to_list(
                preferred=standing.list, supplier=membership.organisation, words=words, by=signed_in(request),
                now=timezone.now(),
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{standing.list.buyer} has your application and will answer with reasons.")
            return redirect("tenders:supplier_lists", membership.organisation_id)
    return render(request, "tenders/supplier_apply.html", {**_words(membership, standing), "form": form})


@require_http_methods(METHODS)
@require_role(*WRITERS)
def supplier_leave(request: HttpRequest, membership: Membership, preferred: int) -> HttpResponse:
    """Leave a list."""
    standing = _standing(membership, preferred)
    if standing.listed is None:
        raise Http404
    form = OffListForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        take_off_list(listed=standing.listed, reason=reason, by=signed_in(request), now=timezone.now())
        messages.success(request, "You are no longer on the list.")
        return redirect("tenders:supplier_lists", membership.organisation_id)
    return render(request, "tenders/supplier_leave.html", {**_words(membership, standing), "form": form})


def _standing(membership: Membership, preferred: int) -> OwnStanding:
    found = find_standing(membership.organisation, preferred)
    if found is None:
        raise Http404
    return found


def _words(membership: Membership, standing: OwnStanding) -> dict[str, object]:
    line = present_standing(standing)
    return {"membership": membership, "organisation": membership.organisation, "line": line}

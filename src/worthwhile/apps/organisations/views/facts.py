"""What is true of an organisation: on a day, over time, and from now on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.forms.fact import FactForm, OnDayForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.models.fact_catalogue import FACT_KINDS
from worthwhile.apps.organisations.presenters.facts import present_facts, present_history
from worthwhile.apps.organisations.selectors.facts import list_facts, list_history
from worthwhile.apps.organisations.services.record_fact import record_fact
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in


@require_safe
@require_role(*ANY_MEMBER)
def facts(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show what was true on a day; today, if none is asked for."""
    form = OnDayForm(request.GET if "on" in request.GET else None)
    on = form.cleaned_data["on"] if form.is_valid() else timezone.localdate()
    words = {
        "form": form,
        "on": on,
        "membership": membership,
        "organisation": membership.organisation,
        "groups": present_facts(list_facts(membership.organisation, on=on), on=on),
    }
    return render(request, "organisations/facts.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def fact(request: HttpRequest, membership: Membership, key: str) -> HttpResponse:
    """Show every value that one fact ever had."""
    history = list_history(membership.organisation, key)
    if not history:
        raise Http404
    words = {
        "kind": FACT_KINDS[key],
        "lines": present_history(history, on=timezone.localdate()),
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "organisations/fact.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*WRITERS)
def new_fact(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Record a fact, or a new value of one that is known (``?key=``)."""
    form = FactForm(request.POST if request.method == "POST" else None, initial={"key": request.GET.get("key", "")})
    if form.is_valid():
        kept = record_fact(
            organisation=membership.organisation,
            recorded_by=signed_in(request),
            now=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, f"{kept.kind.label}: recorded.")
        return redirect("organisations:fact", organisation=membership.organisation_id, key=kept.key)
    words = {"form": form, "organisation": membership.organisation}
    return render(request, "organisations/new_fact.html", words)

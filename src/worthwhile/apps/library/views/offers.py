"""Offering a value for review, taking it back, and the network's queue."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.library.forms.offer import OfferForm, ReviewForm
from worthwhile.apps.library.models import Offer
from worthwhile.apps.library.presenters.own_value import present_version
from worthwhile.apps.library.selectors.offers import find_offer_to, list_offers_to
from worthwhile.apps.library.selectors.sharing import why_version_is_not_shared
from worthwhile.apps.library.services import offers as services
from worthwhile.apps.library.views.own_values import METHODS, find_kept
from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@require_role(*WRITERS)
def offer(request: HttpRequest, membership: Membership, value: int) -> HttpResponse:
    """Offer the latest version of a value to a network."""
    kept = find_kept(membership, value)
    organisation = membership.organisation
    form = OfferForm(request.POST if request.method == "POST" else None, organisation=organisation)
    if form.is_valid():
        network = form.cleaned_data["network"]
        try:
            services.offer_value(own_value=kept.own_value, network=network, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{kept.latest.label} is offered to {network}.")
            return redirect("library:own_value", organisation=organisation.pk, value=kept.own_value.pk)
    words = {
        "form": form,
        "kept": kept,
        "lines": present_version(kept.latest),
        "sharing_off": why_version_is_not_shared(kept.latest),
        "organisation": organisation,
    }
    return render(request, "library/offer.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def withdraw(request: HttpRequest, membership: Membership, value: int) -> HttpResponse:
    """Take the standing offer back."""
    kept = find_kept(membership, value)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    standing = kept.standing_offer
    if form.is_valid() and standing is not None:
        services.withdraw_offer(offer=standing, by=signed_in(request), now=timezone.now())
        messages.success(request, f"{kept.latest.label} is not shared any more.")
        return redirect("library:own_value", organisation=membership.organisation_id, value=kept.own_value.pk)
    words = {"form": form, "kept": kept, "organisation": membership.organisation}
    return render(request, "library/withdraw.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def queue(request: HttpRequest, membership: Membership) -> HttpResponse:
    """List what other organisations offered to this one, which is a network."""
    network = membership.organisation
    words = {"offers": list_offers_to(network), "membership": membership, "organisation": network}
    return render(request, "library/queue.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def offered(request: HttpRequest, membership: Membership, offer: int) -> HttpResponse:
    """Show an offer with everything that the network needs to judge it."""
    found = _find_offer(membership, offer)
    words = {
        "offer": found,
        "lines": present_version(found.version),
        "membership": membership,
        "organisation": membership.organisation,
    }
    return render(request, "library/offered.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def review(request: HttpRequest, membership: Membership, offer: int) -> HttpResponse:
    """Accept or decline an offer."""
    found = _find_offer(membership, offer)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.review_offer(
                offer=found,
                network=membership.organisation,
                accepts=form.accepts,
                note=form.cleaned_data["note"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except WorthwhileError as error:
            form.add_error(None, str(error))
        else:
            done = "accepted: everybody may see it now" if form.accepts else "declined"
            messages.success(request, f"{found.version.label} is {done}.")
            return redirect("library:queue", organisation=membership.organisation_id)
    words = {
        "form": form,
        "offer": found,
        "lines": present_version(found.version),
        "organisation": membership.organisation,
    }
    return render(request, "library/review.html", words)


def _find_offer(membership: Membership, offer: int) -> Offer:
    found = find_offer_to(membership.organisation, offer)
    if found is None:
        raise Http404
    return found

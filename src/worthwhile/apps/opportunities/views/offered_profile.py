"""What an organisation offers: shown, and asked in parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.opportunities.forms.offered_profile import (
    AccreditationsForm,
    AreasForm,
    BiddingForm,
    FoundForm,
    ReservedForm,
    initial_of_reserved,
)
from worthwhile.apps.opportunities.presenters.offered_profile import present_profile
from worthwhile.apps.opportunities.selectors.offered_profile import Offered, find_offered
from worthwhile.apps.opportunities.selectors.offered_profile_words import ACCREDITATION_NAMES
from worthwhile.apps.opportunities.services.offered_profile_import import plain
from worthwhile.apps.opportunities.services.offered_profile_keep import (
    keep_accreditations,
    keep_areas,
    keep_findable,
    keep_stated,
)
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in
from worthwhile.reference import areas

TITLES = {
    "areas": "Where you work",
    "accreditations": "What you hold",
    "bidding": "What is worth a bid",
    "reserved": "Reserved contracts",
    "found": "Being found",
}


@require_safe
@require_role(*ANY_MEMBER)
def offered_profile(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show the profile: what is kept, which facts it uses, and what is missing."""
    offered = find_offered(membership.organisation, on=timezone.localdate())
    words = {"membership": membership, "organisation": membership.organisation, "page": present_profile(offered)}
    return render(request, "opportunities/offered_profile.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*WRITERS)
def offered_profile_part(request: HttpRequest, membership: Membership, part: str) -> HttpResponse:
    """Ask one part of the profile."""
    if part not in TITLES:
        raise Http404
    offered = find_offered(membership.organisation, on=timezone.localdate())
    form = _form(part, request.POST if request.method == "POST" else None, offered)
    if form.is_valid():
        _keep(part, form, membership, request)
        messages.success(request, f"{TITLES[part]}: kept.")
        return redirect("opportunities:offered_profile", membership.organisation_id)
    words = {"form": form, "organisation": membership.organisation, "title": TITLES[part]}
    return render(request, "opportunities/offered_profile_part.html", words)


def _form(part: str, given: Any, offered: Offered) -> Form:
    kept = offered.kept
    stated = dict(kept.stated) if kept else {}
    made: dict[str, Callable[[], Form]] = {
        "areas": lambda: AreasForm(given, initial={"areas": "\n".join(_names(kept.areas if kept else []))}),
        "accreditations": lambda: AccreditationsForm(given, initial=_held(kept.accreditations if kept else [])),
        "bidding": lambda: BiddingForm(given, initial=stated),
        "found": lambda: FoundForm(given, initial={"findable": kept.findable if kept else False}),
        "reserved": lambda: ReservedForm(given, initial=initial_of_reserved(stated)),
    }
    return made[part]()


def _keep(part: str, form: Form, membership: Membership, request: HttpRequest) -> None:
    by, now, organisation = signed_in(request), timezone.now(), membership.organisation
    if isinstance(form, AreasForm):
        keep_areas(organisation=organisation, areas=form.cleaned_data["areas"], by=by, now=now)
    elif isinstance(form, AccreditationsForm):
        keep_accreditations(organisation=organisation, accreditations=form.given, by=by, now=now)
    elif isinstance(form, FoundForm):
        keep_findable(organisation=organisation, findable=form.cleaned_data["findable"], by=by, now=now)
    else:
        given = form.given if isinstance(form, ReservedForm) else form.cleaned_data
        keep_stated(organisation=organisation, changes={k: plain(v) for k, v in given.items()}, by=by, now=now)


def _names(codes: list[str]) -> list[str]:
    """Areas by their names where the name leads back to the same area, else by their codes."""
    names = [(code, areas.area(code).name) for code in codes if areas.is_area(code)]
    return [name if _is_meant(name, code) else code for code, name in names]


def _is_meant(name: str, code: str) -> bool:
    found = areas.recognise(name)
    return "," not in name and found is not None and found.code == code


def _held(accreditations: list[str]) -> dict[str, Any]:
    known = [name for name in accreditations if name in ACCREDITATION_NAMES]
    return {"held": known, "others": "\n".join(name for name in accreditations if name not in ACCREDITATION_NAMES)}

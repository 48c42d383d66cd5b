"""The links by which a case is shared: listed, made, and revoked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.presenters.qr import qr_picture
from worthwhile.apps.impact.forms.shared_link import SharedLinkForm
from worthwhile.apps.impact.presenters.shared_links import present_links, version_choices
from worthwhile.apps.impact.selectors.cases import find_version, list_versions
from worthwhile.apps.impact.selectors.shared_links import find_shared_link, list_shared_links
from worthwhile.apps.impact.services.share_case import GivenLink, revoke_link, share_version
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@open_case(*ANY_MEMBER)
def shares(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show the links of a case and how each stands. None can be shown itself: only its hash is kept."""
    words = {
        "links": present_links(list_shared_links(opened.case), now=timezone.now()),
        "has_version": list_versions(opened.case).exists(),
    }
    return render(request, "impact/shares/shares.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*WRITERS)
def new_share(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Make a link, and show it once, in the answer: it is in no session and no cache."""
    found = list_versions(opened.case)
    choices = version_choices(found)
    if not choices:
        return render(request, "impact/shares/no_version.html", opened.words)
    form = SharedLinkForm(
        request.POST if request.method == "POST" else None, versions=choices, initial=_initial(request, opened)
    )
    if form.is_valid():
        given = _given(request, opened, form)
        if given is not None:
            address = request.build_absolute_uri(reverse("impact:shared", args=[given.token]))
            words = {"given": given, "address": address, "picture": qr_picture(address)}
            return render(request, "impact/shares/made.html", {**opened.words, **words})
    return render(request, "impact/shares/new.html", {**opened.words, "form": form})


@require_http_methods(METHODS)
@open_case(*WRITERS)
def revoke_share(request: HttpRequest, opened: OpenCase, share: int) -> HttpResponse:
    """End a link, after asking."""
    link = find_shared_link(opened.case, share)
    if link is None:
        raise Http404
    if request.method == "POST":
        revoke_link(link=link, by=signed_in(request), now=timezone.now())
        messages.success(request, f"The link for {link.for_whom} no longer works.")
        return redirect("impact:shares", *opened.key)
    return render(request, "impact/shares/revoke.html", {**opened.words, "link": link})


def _initial(request: HttpRequest, opened: OpenCase) -> dict[str, Any]:
    """What the page begins with: the version that was asked for, or what another link was made for."""
    number, again = request.GET.get("version", ""), request.GET.get("again", "")
    link = find_shared_link(opened.case, int(again)) if _is_number(again) else None
    if link is not None:
        return {"version": link.version.number, "for_whom": link.for_whom, "may_try": link.may_try}
    return {"version": int(number)} if _is_number(number) else {}


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 10


def _given(request: HttpRequest, opened: OpenCase, form: SharedLinkForm) -> GivenLink | None:
    version = find_version(opened.case, form.cleaned_data["version"])
    if version is None:
        raise Http404
    try:
        return share_version(
            version=version,
            for_whom=form.cleaned_data["for_whom"],
            life=form.given_life,
            may_try=form.cleaned_data["may_try"],
            by=signed_in(request),
            now=timezone.now(),
        )
    except WorthwhileError as error:
        form.add_error(None, str(error))
    return None

"""A buyer's lists of suppliers: what they are for, who is on them, and what became of invitations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.models import Membership, Organisation, Role
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.preferred_lists import (
    AddToListForm,
    DecideApplicationForm,
    OffListForm,
    PreferredListForm,
    initial_of_list,
)
from worthwhile.apps.tenders.models import PreferredList
from worthwhile.apps.tenders.presenters.preferred_lists import (
    for_what,
    present_application,
    present_lists,
    present_members,
    present_past,
)
from worthwhile.apps.tenders.selectors.invitations import list_past_invitations
from worthwhile.apps.tenders.selectors.offering import Offering
from worthwhile.apps.tenders.selectors.preferred_lists import (
    find_application,
    find_listed,
    find_preferred,
    list_applications,
    list_left,
    list_listed,
    list_preferred,
    list_to_add,
)
from worthwhile.apps.tenders.services.preferred_lists import (
    change_list,
    decide_application,
    make_list,
    put_all_on_list,
    take_off_list,
)
from worthwhile.apps.tenders.views.buyer_access import METHODS
from worthwhile.kernel.problems import WorthwhileError

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Membership, PreferredList, P], HttpResponse]


def of_list(*roles: Role) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Open a page of a list to members of its buyer in these roles."""

    def guard(view: View[P]) -> Callable[..., HttpResponse]:
        @require_role(*roles)
        @wraps(view)
        def opened(
            request: HttpRequest, membership: Membership, preferred: int, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            found = find_preferred(membership.organisation, preferred)
            if found is None:
                raise Http404
            return view(request, membership, found, *args, **kwargs)

        return opened

    return guard


def _words(membership: Membership, preferred: PreferredList | None = None) -> dict[str, object]:
    return {"membership": membership, "organisation": membership.organisation, "preferred": preferred}


@require_safe
@require_role(*INSIDERS)
def preferred_lists(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show every list."""
    lines = present_lists(list_preferred(membership.organisation))
    return render(request, "tenders/preferred_lists.html", {**_words(membership), "lines": lines})


@require_http_methods(METHODS)
@require_role(*WRITERS)
def preferred_new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Make a list."""
    form = PreferredListForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = make_list(
                buyer=membership.organisation, **form.given, by=signed_in(request), now=timezone.now()
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The list is made. Put suppliers on it.")
            return redirect("tenders:preferred_list", membership.organisation_id, made.pk)
    return render(request, "tenders/preferred_change.html", {**_words(membership), "form": form})


@require_http_methods(METHODS)
@of_list(*WRITERS)
def preferred_change(request: HttpRequest, membership: Membership, preferred: PreferredList) -> HttpResponse:
    """Change what a list is for, or whether suppliers may apply."""
    if request.method == "POST":
        form = PreferredListForm(request.POST)
    else:
        form = PreferredListForm(initial=initial_of_list(preferred))
    if form.is_valid():
        try:
            change_list(preferred=preferred, **form.given, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The list is changed.")
            return redirect("tenders:preferred_list", membership.organisation_id, preferred.pk)
    return render(request, "tenders/preferred_change.html", {**_words(membership, preferred), "form": form})


@require_safe
@of_list(*INSIDERS)
def preferred_list(request: HttpRequest, membership: Membership, preferred: PreferredList) -> HttpResponse:
    """Show who is on a list, who wants to be, and every invitation to those who are."""
    listed = list(list_listed(preferred))
    past = list_past_invitations(membership.organisation, suppliers=[one.supplier_id for one in listed])
    words = {
        **_words(membership, preferred),
        "says": for_what(preferred),
        "members": present_members(listed, past),
        "applications": [(one, present_application(one)) for one in list_applications(preferred)],
        "left": list_left(preferred),
        "past": present_past(past),
    }
    return render(request, "tenders/preferred_list.html", words)


@require_http_methods(METHODS)
@of_list(*WRITERS)
def preferred_add(request: HttpRequest, membership: Membership, preferred: PreferredList) -> HttpResponse:
    """Put suppliers on a list: those who offer what it is for, or one by name."""
    offering = list_to_add(preferred)
    form = AddToListForm(request.POST if request.method == "POST" else None, offering=offering, buyer=preferred.buyer)
    if form.is_valid():
        suppliers = _chosen(form, offering)
        if suppliers and _are_put_on(request, form, preferred, suppliers):
            messages.success(request, f"On the list now: {', '.join(str(one) for one in suppliers)}.")
            return redirect("tenders:preferred_list", membership.organisation_id, preferred.pk)
    words = {**_words(membership, preferred), "form": form, "says": for_what(preferred)}
    return render(request, "tenders/preferred_add.html", words)


@require_http_methods(METHODS)
@of_list(*WRITERS)
def preferred_take_off(
    request: HttpRequest, membership: Membership, preferred: PreferredList, listed: int
) -> HttpResponse:
    """Take a supplier off a list, with the reason."""
    found = find_listed(preferred, listed)
    if found is None:
        raise Http404
    form = OffListForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        take_off_list(listed=found, reason=form.cleaned_data["reason"], by=signed_in(request), now=timezone.now())
        messages.success(request, f"{found.supplier} is no longer on the list.")
        return redirect("tenders:preferred_list", membership.organisation_id, preferred.pk)
    words = {**_words(membership, preferred), "form": form, "listed": found}
    return render(request, "tenders/preferred_take_off.html", words)


@require_http_methods(METHODS)
@of_list(*WRITERS)
def preferred_application(
    request: HttpRequest, membership: Membership, preferred: PreferredList, application: int
) -> HttpResponse:
    """Read an application, and admit or decline."""
    found = find_application(preferred, application)
    if found is None:
        raise Http404
    form = DecideApplicationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        admitted, reasons = form.cleaned_data["admitted"] == "yes", form.cleaned_data["reasons"]
        try:
            decide_application(
                application=found, admitted=admitted, reasons=reasons, by=signed_in(request), now=timezone.now()
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            told = "is on the list now" if admitted else "is declined, with your reasons"
            messages.success(request, f"{found.supplier} {told}.")
            return redirect("tenders:preferred_list", membership.organisation_id, preferred.pk)
    words = {**_words(membership, preferred), "form": form, "application": found, "said": present_application(found)}
    return render(request, "tenders/preferred_application.html", words)


def _are_put_on(
    request: HttpRequest, form: AddToListForm, preferred: PreferredList, suppliers: list[Organisation]
) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        put_all_on_list(
            preferred=preferred, suppliers=suppliers, reason=reason, by=signed_in(request), now=timezone.now()
        )  # fmt: skip
    except WorthwhileError as error:
        show_refusal(form, error)
        return False
    return True


def _chosen(form: AddToListForm, offering: Iterable[Offering]) -> list[Organisation]:
    """Those that were ticked and the one that was meant by the box."""
    ticked = form.cleaned_data.get("suppliers", [])
    named = form.meant
    chosen = [one.organisation for one in offering if str(one.organisation.pk) in ticked]
    return chosen if named is None or named in chosen else [*chosen, named]

"""One value of the bank, or one that is published but not supplied."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from worthwhile.apps.library.presenters.data import day_asked_for, figure_json
from worthwhile.apps.library.presenters.value import present_value
from worthwhile.apps.library.selectors.figures import find_bank_value, find_withheld
from worthwhile.apps.library.selectors.where_used import list_use_by_own_organisations, used_in
from worthwhile.apps.organisations.selectors.memberships import list_memberships


@require_safe
def value(request: HttpRequest, code: str) -> HttpResponse:
    """Show a value with its source, its working and its history; or why it is not supplied, and what to do."""
    found = find_bank_value(code)
    if found is not None:
        bank, parameter = found
        if bank.code != code:
            return redirect("library:value", code=bank.code, permanent=True)
        words = {"page": present_value(bank, parameter), "used": used_in(bank.code), **_own(request, bank.code)}
        return render(request, "library/value.html", words)
    withheld = find_withheld(code)
    if withheld is None:
        raise Http404
    if withheld.code != code:
        return redirect("library:value", code=withheld.code, permanent=True)
    return render(request, "library/withheld.html", {"value": withheld, **_own(request, withheld.code)})


@require_safe
def value_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same as ``worthwhile reference show CODE --json``."""
    found = find_bank_value(code)
    figure = found[1] if found is not None else find_withheld(code)
    if figure is None:
        raise Http404
    return figure_json(figure, on=day_asked_for(request.GET.get("on"), today=timezone.localdate()))


def _own(request: HttpRequest, code: str) -> dict[str, object]:
    """What only somebody who is signed in is told: their organisations, and how often each uses the value."""
    if not request.user.is_authenticated:
        return {}
    return {
        "use": list_use_by_own_organisations(request.user, code),
        "writable": [one.organisation for one in list_memberships(request.user) if one.can_write],
    }

"""Values that organisations shared after a network's review. They never stand among those that ship."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from worthwhile.apps.library.presenters.own_value import present_version
from worthwhile.apps.library.selectors.offers import find_shared, list_shared


@require_safe
@never_cache
def all_shared(request: HttpRequest) -> HttpResponse:
    """List what is shared."""
    return render(request, "library/all_shared.html", {"shared": list_shared()})


@require_safe
@never_cache
def shared(request: HttpRequest, offer: int) -> HttpResponse:
    """Show one shared value with its source and who reviewed it."""
    found = find_shared(offer)
    if found is None:
        raise Http404
    return render(request, "library/shared.html", {"offer": found, "lines": present_version(found.version)})

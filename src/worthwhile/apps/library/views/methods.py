"""How figures are worked out and checked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from worthwhile.apps.library.presenters.method import method_html
from worthwhile.apps.library.presenters.topics import present_methods
from worthwhile.reference.method_pages import UnknownMethod, find_method


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """List every page."""
    return render(request, "library/methods.html", {"sections": present_methods()})


@require_safe
def method(request: HttpRequest, code: str) -> HttpResponse:
    """Show one page at the address of its code, which stays for as long as results name it."""
    try:
        page = find_method(code)
    except UnknownMethod:
        raise Http404 from None
    if page.code != code:
        return redirect("library:method", code=page.code, permanent=True)
    return render(request, "library/method.html", {"page": page, "text": method_html(page)})

"""Files that are read and not kept: they stay in memory, and no copy of them is written to a disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[[HttpRequest], HttpResponse]


def uploads_in_memory(*, if_too_many: View) -> Callable[[View], View]:
    """Let a view read files, which the settings keep in memory; ``if_too_many`` answers where there are too many.

    The check of the form's token reads the form, so that it comes after the look at how many files there are.
    """

    def guard(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def kept_in_memory(request: HttpRequest) -> HttpResponse:
            try:
                request.POST  # noqa: B018 (reads the form)
            except TooManyFilesSent:
                return if_too_many(request)
            return protected(request)

        return kept_in_memory

    return guard

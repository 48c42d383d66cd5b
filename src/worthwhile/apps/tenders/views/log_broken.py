"""A calm page where the log of a tender is not as this service wrote it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from worthwhile.apps.tenders.selectors.log_unbroken import LogBroken


class LogIsBroken:
    """Middleware: says so, with status 503, wherever a page needs a log that was changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, LogBroken):
            return None
        return render(request, "tenders/log_broken.html", {"said": str(exception)}, status=503)

"""What every answer carries, and what no request may exceed."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from worthwhile.api.errors import NOTHING_THERE
from worthwhile.api.problems import problem_answer
from worthwhile.exchange.signs_of_life import note_served
from worthwhile.kernel.problems import Problem

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing is loaded from elsewhere and no script or style is written into a page. Images may be data:
# because charts are drawn on the server and set in the page.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
SECONDS_BETWEEN_NOTES = 30
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=()"


class SecurityHeaders:
    """Tells the browser to run nothing but our own files, to hand the page no device, and to keep no private page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if _depends_on_who_asks(request, response):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def _depends_on_who_asks(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a page was made from the session of whoever asks, as each says that names the person at its head.

    Some views are not ours, and show recovery codes and sessions without a word on keeping them.
    """
    return settings.SESSION_COOKIE_NAME in request.COOKIES and "cookie" in response.headers.get("Vary", "").lower()


class AddressesOfText:
    """Leads an address with a NUL in it nowhere: PostgreSQL keeps no such text, and fails where it is asked for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" not in request.path_info:
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            return problem_answer([Problem("", NOTHING_THERE)], status=404)
        raise Http404


class SignOfLife:
    """Notes, twice a minute at most, that a page was answered, so that an outage can be told when it is over."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self._noted = -float(SECONDS_BETWEEN_NOTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            self._note()
        return response

    def _note(self) -> None:
        if time.monotonic() - self._noted < SECONDS_BETWEEN_NOTES:
            return
        self._noted = time.monotonic()
        # A full disk is no reason to answer nobody.
        with suppress(OSError):
            note_served(settings.HOME, timezone.now())


class RequestSizeLimit:
    """Refuses a request that says it is too large, before a byte of it is read or kept.

    Django's own limit leaves files out. A request that does not say its size has none that Django would
    read, so nothing passes unmeasured.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        most = settings.MOST_BYTES_IN_A_REQUEST
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) > most:
            return _too_large(request, most // 1_000_000)
        return self.get_response(request)


def _too_large(request: HttpRequest, most_megabytes: int) -> HttpResponse:
    """Say so to a program as the API says everything, and to a person on a page."""
    if request.path.startswith("/api/"):
        return problem_answer([Problem("", f"Send up to {most_megabytes} MB. Nothing of it was read")], status=413)
    return render(request, "413.html", {"most_megabytes": most_megabytes}, status=413)

"""What is said to somebody who asks too often."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Every count that leads here is one a minute or shorter.
SECONDS_TO_WAIT = 60


def too_many(request: HttpRequest) -> HttpResponse:
    """Say how long to wait."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(SECONDS_TO_WAIT)
    return response

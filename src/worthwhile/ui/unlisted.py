"""Pages at addresses that only those know to whom they were given."""

from __future__ import annotations

from django.http import HttpResponse


def unlisted(response: HttpResponse) -> HttpResponse:
    """The same page, which no search engine lists and whose address no other site is told.

    The browser may say to ourselves where it came from: with no-referrer it would call the sender of a form null,
    and the form would be refused.
    """
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response

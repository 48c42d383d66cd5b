"""Who may open a page of a shared case: whoever has the link, for as long as it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from worthwhile.apps.accounts.views.too_many import too_many
from worthwhile.apps.impact.models import SharedLink, Version
from worthwhile.apps.impact.selectors.shared_links import find_link_by_token
from worthwhile.apps.impact.services.use_shared_link import AskedTooOften, Asking, count_asking

P = ParamSpec("P")
# A token cannot be guessed; this holds up whoever tries all the same. Links that work are not counted, so that many
# readers behind one address of their office do not hold up each other.
DEAD_LINKS = {"shared": "60/10m/ip"}


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One request by somebody who has a link that works."""

    link: SharedLink
    token: str
    now: datetime

    @property
    def version(self) -> Version:
        return self.link.version


def shared_page(
    asking: Asking,
) -> Callable[[Callable[Concatenate[HttpRequest, Reading, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a page to whoever has the link; the view is given the reading instead of the token.

    A link that is past its time, revoked or was never made: the same page with 404, so that nobody learns which.
    """

    def guard(view: Callable[Concatenate[HttpRequest, Reading, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not _consume(request, dry_run=True):
                return _unseen(too_many(request))
            now = timezone.now()
            link = find_link_by_token(token, now=now)
            if link is None:
                _consume(request, dry_run=False)
                return _unseen(render(request, "impact/shared/gone.html", status=404))
            try:
                count_asking(link, asking, now=now)
            except AskedTooOften as error:
                return _unseen(_too_often(request, error))
            return _unseen(view(request, Reading(link=link, token=token, now=now), *args, **kwargs))

        return guarded

    return guard


def _consume(request: HttpRequest, *, dry_run: bool) -> bool:
    """Whether another dead link may be opened from here; counts one unless it is a dry run."""
    return bool(ratelimit.consume(request, app="impact", action="shared", config=DEAD_LINKS, dry_run=dry_run))


def _too_often(request: HttpRequest, error: AskedTooOften) -> HttpResponse:
    """Ask for patience. To htmx as a sentence on the page, whose result would else pass for that of the new figures."""
    if not request.htmx:  # type: ignore[attr-defined]
        return too_many(request)
    response = render(request, "impact/shared/too_often.html", {"reason": str(error)})
    response["HX-Reswap"] = "none"
    return response


def _unseen(response: HttpResponse) -> HttpResponse:
    """No search engine lists the page, and no other site is told of its address.

    The browser may say to ourselves where it came from: with no-referrer it would call the sender of a form null,
    and the form would be refused.
    """
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response

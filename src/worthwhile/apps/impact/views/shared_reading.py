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
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from worthwhile.apps.accounts.views.too_many import too_many
from worthwhile.apps.impact.models import SharedLink, Version
from worthwhile.apps.impact.selectors.shared_links import find_link_by_token
from worthwhile.apps.impact.services.use_shared_link import (
    AskedTooOften,
    Asking,
    count_asking,
    count_dead_link,
    has_opened_too_many_dead,
)
from worthwhile.ui.unlisted import unlisted

P = ParamSpec("P")


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
            now, asker = timezone.now(), ratelimit.get_ip(request)
            if has_opened_too_many_dead(asker, now=now):
                return unlisted(_too_often(request))
            link = find_link_by_token(token, now=now)
            if link is None:
                count_dead_link(asker, now=now)
                return unlisted(_gone(request, token))
            try:
                count_asking(link, asking, now=now)
            except AskedTooOften:
                return unlisted(_too_often(request))
            return unlisted(view(request, Reading(link=link, token=token, now=now), *args, **kwargs))

        return guarded

    return guard


def _gone(request: HttpRequest, token: str) -> HttpResponse:
    """Say that the link does not work. To htmx as a new page: what stood there must not pass for an answer."""
    response = render(request, "impact/shared/gone.html", status=404)
    if request.htmx:  # type: ignore[attr-defined]
        response["HX-Redirect"] = reverse("impact:shared", args=[token])
    return response


def _too_often(request: HttpRequest) -> HttpResponse:
    """Ask for patience. To htmx as a sentence on the page, whose result would else pass for that of the new figures."""
    if not request.htmx:  # type: ignore[attr-defined]
        return too_many(request)
    response = render(request, "impact/shared/too_often.html")
    response["HX-Reswap"] = "none"
    return response

"""What stands above every page that is of the demonstration or has the guide beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.presenters.guide import Strip, present_strip
from worthwhile.apps.demonstration.selectors.space import is_on
from worthwhile.apps.demonstration.selectors.whose_page import find_demonstration
from worthwhile.apps.organisations.models import Demonstration

SAYS = {
    Demonstration.EXAMPLE: "Every figure and every person here is invented.",
    Demonstration.FACTS: "Facts from published articles, each with its source; not entered by this organisation.",
    Demonstration.VISITOR: "Figures are invented; facts of real organisations have their source.",
}


@dataclass(frozen=True, kw_only=True)
class Banner:
    """That a page is of the demonstration. ``visitor`` is whoever looks around, if it is a visitor."""

    says: str
    visitor: User | None
    template: str = "demonstration/banner.html"


def notices(request: HttpRequest) -> dict[str, Any]:
    """For every template: ``notices``, looked up once and only where a page shows them."""

    @lru_cache(maxsize=1)
    def found() -> Sequence[Banner | Strip]:
        return tuple(notice for notice in (_banner(request), _strip(request)) if notice is not None)

    lazily: Callable[[], Sequence[Banner | Strip]] = found
    return {"notices": SimpleLazyObject(lazily), "may_look_around": is_on() and not _is_signed_in(request)}


def _banner(request: HttpRequest) -> Banner | None:
    match, reader = request.resolver_match, getattr(request, "user", None)
    if reader is None:
        return None
    shows = find_demonstration(match.view_name if match else "", match.kwargs if match else {}, reader)
    if shows is None:
        return None
    return Banner(says=SAYS[shows], visitor=reader if isinstance(reader, User) and reader.is_visitor else None)


def _strip(request: HttpRequest) -> Strip | None:
    match = request.resolver_match
    if match is None or not _is_signed_in(request) or not {"organisation", "case"} <= match.kwargs.keys():
        return None
    return present_strip(match.view_name, match.kwargs["organisation"], match.kwargs["case"])


def _is_signed_in(request: HttpRequest) -> bool:
    return bool(getattr(request, "user", None) and request.user.is_authenticated)

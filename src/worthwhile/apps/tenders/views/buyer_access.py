"""How the pages of a buyer's tender are opened: by its members, with the tender as it is at this moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, require_role, signed_in
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_tenders import find_tender
from worthwhile.apps.tenders.selectors.kind_words import words_of_kind
from worthwhile.apps.tenders.selectors.looking_around import looks_around
from worthwhile.apps.tenders.services.clock import close_if_due

P = ParamSpec("P")
METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, kw_only=True)
class AtTender:
    """Who asks about which tender, and when."""

    membership: Membership
    tender: Tender
    person: User
    now: datetime

    @property
    def words(self) -> dict[str, Any]:
        """What every page of a tender knows."""
        return {
            "membership": self.membership,
            "organisation": self.membership.organisation,
            "tender": self.tender,
            "kind": words_of_kind(self.tender.procedure),
            "looks_around": looks_around(self.tender, self.person),
        }

    @property
    def numbers(self) -> tuple[int, int]:
        """The numbers in the addresses of its pages."""
        return self.membership.organisation_id, self.tender.pk


def of_tender(view: Callable[Concatenate[HttpRequest, AtTender, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a page to the members of the buyer, but not to assessors from outside. The rules say what each may do."""

    @require_role(*INSIDERS)
    @wraps(view)
    def opened(
        request: HttpRequest, membership: Membership, tender: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        found, now = find_tender(membership.organisation, tender), timezone.now()
        if found is None:
            raise Http404
        at = AtTender(membership=membership, tender=close_if_due(found, now), person=signed_in(request), now=now)
        return view(request, at, *args, **kwargs)

    return opened

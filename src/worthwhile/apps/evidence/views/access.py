"""Who may open a page of evidence, what is erased before anybody sees it, and what stands at the top of each page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.selectors.collections import find_collection
from worthwhile.apps.evidence.selectors.participants import find_participant
from worthwhile.apps.evidence.selectors.progress import count_open_concerns
from worthwhile.apps.evidence.services.erase_due import erase_due
from worthwhile.apps.organisations.models import Membership, Role
from worthwhile.apps.organisations.views.access import require_role

P = ParamSpec("P")


def evidence_page(
    *roles: Role,
) -> Callable[[Callable[Concatenate[HttpRequest, Membership, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a page of evidence to members in these roles, after erasing what is due in their organisation."""

    def guard(view: Callable[Concatenate[HttpRequest, Membership, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @require_role(*roles)
        @wraps(view)
        def guarded(request: HttpRequest, membership: Membership, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            erase_due(now=timezone.now(), organisation=membership.organisation)
            waiting = count_open_concerns(membership.organisation) if membership.can_write else 0
            request.open_concerns = waiting  # type: ignore[attr-defined]  # page.html says it above everything else
            return view(request, membership, *args, **kwargs)

        return guarded

    return guard


def collection_or_404(membership: Membership, number: int) -> Collection:
    """The collection of a member's organisation; to anybody else there is none."""
    collection = find_collection(membership.organisation, number)
    if collection is None:
        raise Http404
    return collection


def person_or_404(membership: Membership, collection: int, number: int) -> Participant:
    """A person of a collection of a member's organisation."""
    person = find_participant(membership.organisation, number)
    if person is None or person.collection_id != collection:
        raise Http404
    return person

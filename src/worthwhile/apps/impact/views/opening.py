"""Who may open a page of a case. Every such page is opened through here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.assessing import present_assessment_state
from worthwhile.apps.impact.presenters.comments import present_open_comments
from worthwhile.apps.impact.presenters.followed import present_followed
from worthwhile.apps.impact.selectors.cases import find_case
from worthwhile.apps.impact.services.follow_evidence import bring_up_to_date
from worthwhile.apps.organisations.models import Membership, Organisation, Role
from worthwhile.apps.organisations.views.access import require_role

P = ParamSpec("P")


@dataclass(frozen=True)
class OpenCase:
    """A case with the membership of whoever opened it."""

    membership: Membership
    case: Case

    @property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @property
    def words(self) -> dict[str, Any]:
        """What every page of a case is drawn with. What has to be looked up is looked up where a page shows it."""
        return {
            "membership": self.membership,
            "organisation": self.organisation,
            "case": self.case,
            "open_comments": partial(present_open_comments, self.case),
            "assessment_state": partial(present_assessment_state, self.case),
            "followed": partial(present_followed, self.case),
        }

    @property
    def key(self) -> list[int]:
        """What every address of the case begins with."""
        return [self.organisation.pk, self.case.pk]


def open_case(
    *roles: Role,
) -> Callable[[Callable[Concatenate[HttpRequest, OpenCase, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a page of a case to members in these roles; the view is given the case instead of its number.

    A case of another organisation is not found, as if there were none.
    """

    def guard(view: Callable[Concatenate[HttpRequest, OpenCase, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @require_role(*roles)
        @wraps(view)
        def guarded(
            request: HttpRequest, membership: Membership, case: int, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            found = find_case(membership.organisation, case)
            if found is None:
                raise Http404
            bring_up_to_date(found, now=timezone.now())
            return view(request, OpenCase(membership, found), *args, **kwargs)

        return guarded

    return guard

"""Everything an organisation keeps about notices, in one list."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.presenters.watch_list import WatchLine, present_watch_list
from worthwhile.apps.opportunities.selectors.decisions import decisions_in_force
from worthwhile.apps.opportunities.selectors.market import OpenMarket, open_market
from worthwhile.apps.opportunities.selectors.notes import count_notes
from worthwhile.apps.opportunities.selectors.watch_list import list_ocids_kept, list_readings, list_watched
from worthwhile.apps.opportunities.selectors.watch_notices import find_notices
from worthwhile.apps.opportunities.services.watch_keep import mark_seen
from worthwhile.apps.opportunities.views.answered_for import day_of, words_of_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, require_role, signed_in


@require_safe
@require_role(*ANY_MEMBER)
def watch_list(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show every notice that is watched, decided on or has notes."""
    asked, market = day_of(request), open_market()
    words = {
        **(words_of_page(market, asked) if market else {}),
        "membership": membership,
        "organisation": membership.organisation,
        "asked": asked,
        "lines": watch_lines(membership, signed_in(request), market, on=asked.on),
    }
    return render(request, "opportunities/watch_list.html", words)


@require_POST
@require_role(*ANY_MEMBER)
def seen(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Remember that I have looked at what changed."""
    mark_seen(organisation=membership.organisation, person=signed_in(request))
    messages.success(request, "Changes up to now are marked as seen, for you alone.")
    return redirect("opportunities:members_home", organisation=membership.organisation_id)


def watch_lines(membership: Membership, person: User, market: OpenMarket | None, *, on: datetime) -> list[WatchLine]:
    """The lines of the list, as they stand at a moment."""
    organisation = membership.organisation
    ocids = list_ocids_kept(organisation)
    return present_watch_list(
        list_watched(organisation),
        notices=find_notices(market, ocids, on=on) if market else {},
        decided=decisions_in_force(organisation),
        notes=count_notes(organisation),
        readings=list_readings(organisation, person),
    )

"""The home of an organisation's opportunities, and everything that fits it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from worthwhile.apps.opportunities.presenters.match import present_matches
from worthwhile.apps.opportunities.presenters.watch_list import closing_soon
from worthwhile.apps.opportunities.selectors.decisions import decisions_in_force, due_decisions
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.match_answers import find_matches
from worthwhile.apps.opportunities.selectors.saved_search_list import choices_of, list_saved_searches
from worthwhile.apps.opportunities.selectors.watch_list import list_new_changes, list_ocids_kept
from worthwhile.apps.opportunities.selectors.watch_notices import find_notices
from worthwhile.apps.opportunities.views.answered_for import day_of, words_of_page
from worthwhile.apps.opportunities.views.watch_lists import watch_lines
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, require_role, signed_in

SHOWN_AT_HOME = 5


@require_safe
@require_role(*ANY_MEMBER)
def opportunities_home(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show what fits, what closes soon, what changed, the saved searches, and what is to be decided."""
    organisation, person, asked = membership.organisation, signed_in(request), day_of(request)
    market = open_market()
    found = find_matches(organisation, market, on=asked.on) if market else None
    kept = find_notices(market, list_ocids_kept(organisation), on=asked.on) if market else {}
    due = due_decisions(kept, decisions_in_force(organisation))
    closing = closing_soon(watch_lines(membership, person, market, on=asked.on))
    choices = choices_of(organisation, person)
    words = {
        **_words(membership, asked),
        **(words_of_page(market, asked) if market else {}),
        "market": market,
        "groups": present_matches(found, on=asked.on) if found else None,
        "shown": SHOWN_AT_HOME,
        "closing": [notice for notice in closing if notice not in due],
        "changes": list_new_changes(organisation, person),
        "searches": [(saved, choices.get(saved.pk)) for saved in list_saved_searches(organisation)],
        "due": due,
    }
    return render(request, "opportunities/match_home.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def matches(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show everything open that fits, that might, and that does not alone, each with its reasons."""
    asked, market = day_of(request), open_market()
    found = find_matches(membership.organisation, market, on=asked.on) if market else None
    words = {
        **_words(membership, asked),
        **(words_of_page(market, asked) if market else {}),
        "market": market,
        "groups": present_matches(found, on=asked.on) if found else None,
    }
    return render(request, "opportunities/match_list.html", words)


def _words(membership: Membership, asked: Any) -> dict[str, Any]:
    return {"membership": membership, "organisation": membership.organisation, "asked": asked}

"""Saved searches: keep one, see what it finds, choose how often to be told, and its feeds."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.opportunities.forms.saved_search import HowOftenForm, SaveSearchForm, SearchNameForm
from worthwhile.apps.opportunities.models import SavedSearch
from worthwhile.apps.opportunities.presenters.search_address import query_of
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.saved_search_answers import open_now
from worthwhile.apps.opportunities.selectors.saved_search_list import choices_of, find_saved_search, list_saved_searches
from worthwhile.apps.opportunities.selectors.saved_search_list import how_often as often_of
from worthwhile.apps.opportunities.services.feeds_secret import end_feeds, make_feeds
from worthwhile.apps.opportunities.services.saved_search_keep import (
    SearchTooLong,
    choose_how_often,
    remove_search,
    rename_search,
    save_search,
)
from worthwhile.apps.opportunities.views.answered_for import day_of, no_market_yet, words_of_page
from worthwhile.apps.opportunities.views.search import search_words
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]
SHOWN = 20


@require_safe
@require_role(*ANY_MEMBER)
def saved_searches(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show every saved search."""
    choices = choices_of(membership.organisation, signed_in(request))
    searches = [(saved, choices.get(saved.pk)) for saved in list_saved_searches(membership.organisation)]
    words = {"membership": membership, "organisation": membership.organisation, "searches": searches}
    return render(request, "opportunities/saved_searches.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def new_saved_search(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Save the search whose query string the search page sends along, or what fits the profile."""
    if request.method == "POST" and "begin" not in request.POST:
        form = SaveSearchForm(request.POST)
    else:
        query = request.POST.get("query", "") or request.GET.get("query", "")
        begins = {"query": query, "by_profile": request.GET.get("by_profile") == "on"}
        form = SaveSearchForm(initial=begins)
    if form.is_valid():
        try:
            saved = save_search(
                organisation=membership.organisation,
                by=signed_in(request),
                now=timezone.now(),
                name=form.cleaned_data["name"],
                query=_lasting(form.cleaned_data["query"]),
                by_profile=form.cleaned_data["by_profile"],
            )
        except SearchTooLong as error:
            form.add_error(None, str(error))
        except WorthwhileError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, f"{saved.name} is saved. Choose below whether to be told of what is new.")
            return redirect("opportunities:saved_search", membership.organisation_id, saved.pk)
    words = {"form": form, "organisation": membership.organisation}
    return render(request, "opportunities/saved_search_new.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def saved_search(request: HttpRequest, membership: Membership, search: int) -> HttpResponse:
    """Show a saved search: what is open in it, who is told, and its feeds."""
    saved, asked, market = _found(membership, search), day_of(request), open_market()
    often = often_of(saved, signed_in(request))
    words = {
        **(words_of_page(market, asked) if market else {}),
        "membership": membership,
        "organisation": membership.organisation,
        "search": saved,
        "asked": asked,
        "found": open_now(saved, market, on=asked.on, most=SHOWN) if market else [],
        "market": market,
        "often": often,
        "often_form": HowOftenForm(initial={"often": often}),
        "sends_letters": not membership.organisation.is_demonstration and not signed_in(request).is_visitor,
    }
    return render(request, "opportunities/saved_search.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def open_saved_search(request: HttpRequest, membership: Membership, search: int) -> HttpResponse:
    """The search page with what the search asks, which stays here: however long it is, its address is short."""
    saved = _found(membership, search)
    if saved.by_profile:
        return redirect("opportunities:match", membership.organisation_id)
    words = search_words(QueryDict(saved.query), market=open_market(), day=day_of(request))
    if words is None:
        return no_market_yet(request)
    return render(request, "opportunities/search.html", {**words, "saved": saved})


@require_http_methods(METHODS)
@require_role(*WRITERS)
def rename_saved_search(request: HttpRequest, membership: Membership, search: int) -> HttpResponse:
    """Give a saved search another name."""
    saved = _found(membership, search)
    form = SearchNameForm(request.POST if request.method == "POST" else None, initial={"name": saved.name})
    if form.is_valid():
        try:
            rename_search(search=saved, name=form.cleaned_data["name"], by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            form.add_error("name", str(error))
        else:
            return redirect("opportunities:saved_search", membership.organisation_id, saved.pk)
    words = {"form": form, "organisation": membership.organisation, "search": saved}
    return render(request, "opportunities/saved_search_rename.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def remove_saved_search(request: HttpRequest, membership: Membership, search: int) -> HttpResponse:
    """Remove a saved search, after asking."""
    saved = _found(membership, search)
    if request.method == "POST":
        remove_search(search=saved, by=signed_in(request), now=timezone.now())
        messages.success(request, f"{saved.name} is removed, with its e-mails and feeds.")
        return redirect("opportunities:members_home", membership.organisation_id)
    words = {"organisation": membership.organisation, "search": saved}
    return render(request, "opportunities/saved_search_remove.html", words)


@require_POST
@require_role(*ANY_MEMBER)
def how_often(request: HttpRequest, membership: Membership, search: int) -> HttpResponse:
    """Choose for myself how often I am told."""
    saved = _found(membership, search)
    form = HowOftenForm(request.POST)
    if form.is_valid():
        try:
            choose_how_often(search=saved, person=signed_in(request), often=form.given, now=timezone.now())
        except WorthwhileError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Kept: {form.given.label[:1].lower()}{form.given.label[1:]}.")
    else:
        messages.error(request, "Choose how often to be told.")
    return redirect("opportunities:saved_search", membership.organisation_id, saved.pk)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def new_feeds(request: HttpRequest, membership: Membership, search: int) -> HttpResponse:
    """Make the address of the feeds, or another in its place; it is shown once."""
    saved = _found(membership, search)
    words = {"organisation": membership.organisation, "search": saved}
    if request.method == "POST":
        try:
            secret = make_feeds(search=saved, by=signed_in(request), now=timezone.now())
        except WorthwhileError as error:
            messages.error(request, str(error))
            return redirect("opportunities:saved_search", membership.organisation_id, saved.pk)
        at = {
            kind: request.build_absolute_uri(reverse(f"opportunities:{kind}", args=[secret]))
            for kind in ("feed_of_notices", "feed_of_deadlines")
        }
        return render(request, "opportunities/feeds_made.html", {**words, **at})
    return render(request, "opportunities/feeds_make.html", words)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def end_of_feeds(request: HttpRequest, membership: Membership, search: int) -> HttpResponse:
    """End the feeds, after asking."""
    saved = _found(membership, search)
    if request.method == "POST":
        end_feeds(search=saved, by=signed_in(request), now=timezone.now())
        messages.success(request, "The feeds lead nowhere from now on.")
        return redirect("opportunities:saved_search", membership.organisation_id, saved.pk)
    words = {"organisation": membership.organisation, "search": saved}
    return render(request, "opportunities/feeds_end.html", words)


def _lasting(query: str) -> str:
    """What a search asks on whatever day and page it is opened."""
    kept = query_of(QueryDict(query.removeprefix("?")))
    for name in ("on", "page"):
        kept.pop(name, None)
    return kept.urlencode()


def _found(membership: Membership, search: int) -> SavedSearch:
    saved = find_saved_search(membership.organisation, search)
    if saved is None:
        raise Http404
    return saved

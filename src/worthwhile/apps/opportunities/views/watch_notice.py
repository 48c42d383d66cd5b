"""What an organisation says and does about one notice: watching it, and being told of changes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from worthwhile.apps.opportunities.forms.notes import NoteForm
from worthwhile.apps.opportunities.models import Watched
from worthwhile.apps.opportunities.presenters.decisions import present_decisions
from worthwhile.apps.opportunities.selectors.decisions import list_decisions
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.notes import list_notes
from worthwhile.apps.opportunities.selectors.watch_list import find_watched, is_reader, list_changes, list_ocids_kept
from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine, find_notices
from worthwhile.apps.opportunities.services.watch_keep import read_by_mail, stop_watching, watch
from worthwhile.apps.opportunities.views.answered_for import day_of, words_of_page
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@require_role(*ANY_MEMBER)
def watch_notice(request: HttpRequest, membership: Membership, ocid: str) -> HttpResponse:
    """Show a notice with what the team says of it."""
    words, market = notice_words(request, membership, ocid), open_market()
    words |= words_of_page(market, words["asked"]) if market else {}
    return render(request, "opportunities/watch_notice.html", words)


@require_safe
@require_role(*ANY_MEMBER)
def watch_part(request: HttpRequest, membership: Membership, ocid: str) -> HttpResponse:
    """The same as a part that the public page of the notice shows."""
    return render(request, "opportunities/watch_part.html", notice_words(request, membership, ocid))


@require_role(*WRITERS)
@require_POST
def start_watching(request: HttpRequest, membership: Membership, ocid: str) -> HttpResponse:
    """Watch the notice."""
    market = open_market()
    if market is None:
        raise Http404
    try:
        watch(organisation=membership.organisation, ocid=ocid, market=market, by=signed_in(request), now=timezone.now())
    except WorthwhileError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "You watch this notice. What changes is shown here and on your home page.")
    return _back(membership, ocid)


@require_role(*WRITERS)
@require_POST
def end_watching(request: HttpRequest, membership: Membership, ocid: str) -> HttpResponse:
    """Watch the notice no more."""
    stop_watching(watched=_watched(membership, ocid), by=signed_in(request), now=timezone.now())
    messages.success(request, "You no longer watch this notice. Notes and decisions are kept.")
    return _back(membership, ocid)


@require_POST
@require_role(*ANY_MEMBER)
def by_mail(request: HttpRequest, membership: Membership, ocid: str) -> HttpResponse:
    """Choose for myself whether changes come by e-mail."""
    reads = request.POST.get("reads") == "yes"
    try:
        read_by_mail(watched=_watched(membership, ocid), person=signed_in(request), reads=reads, now=timezone.now())
    except WorthwhileError as error:
        messages.error(request, str(error))
    else:
        told = "You are told by e-mail when it changes." if reads else "You get no e-mails about this notice."
        messages.success(request, told)
    return _back(membership, ocid)


def notice_words(request: HttpRequest, membership: Membership, ocid: str) -> dict[str, Any]:
    """What the page of a notice for members shows. Http404 where it is not held and nothing is kept on it."""
    organisation, person, asked = membership.organisation, signed_in(request), day_of(request)
    watched = find_watched(organisation, ocid)
    return {
        "membership": membership,
        "organisation": organisation,
        "asked": asked,
        "person": person,
        "ocid": ocid,
        "notice": known_notice(membership, ocid, asked.on),
        "watched": watched,
        "by_mail": watched is not None and is_reader(watched, person),
        "sends_letters": not organisation.is_demonstration and not person.is_visitor,
        "changes": list_changes(organisation, ocid),
        "decisions": present_decisions(list_decisions(organisation, ocid)),
        "notes": list_notes(organisation, ocid),
        "note_form": NoteForm(),
    }


def known_notice(membership: Membership, ocid: str, on: Any) -> NoticeLine | None:
    """The notice as it stands; None where the market holds it no more. Http404 where nothing is known of it."""
    market = open_market()
    notice = find_notices(market, [ocid], on=on).get(ocid) if market else None
    if notice is None and ocid not in list_ocids_kept(membership.organisation):
        raise Http404
    return notice


def _watched(membership: Membership, ocid: str) -> Watched:
    watched = find_watched(membership.organisation, ocid)
    if watched is None:
        raise Http404
    return watched


def _back(membership: Membership, ocid: str) -> HttpResponse:
    return redirect("opportunities:watch_notice", membership.organisation_id, ocid)

"""Taking figures of an outcome from questionnaires."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.evidence.selectors.feeding import find_feed
from worthwhile.apps.impact.forms.taking import END, FollowForm, TakeForm
from worthwhile.apps.impact.models import Revision
from worthwhile.apps.impact.presenters.changed_meanwhile import present_meanwhile
from worthwhile.apps.impact.presenters.feeds import present_fitting, present_taking
from worthwhile.apps.impact.presenters.followed import followed_line
from worthwhile.apps.impact.selectors.cases import find_revision, latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.evidence_links import find_link, others_of_the_same_people
from worthwhile.apps.impact.selectors.fitting_feeds import Offered, list_fitting, why_refused
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.apps.impact.services.feed_case import (
    NoSuchResult,
    ResultMoved,
    ResultRefused,
    end_link,
    feed_outcome,
    pause_link,
    planned_edits,
)
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import WRITERS, signed_in

PART = BY_NAME["evidence"]


@require_safe
@open_case(*WRITERS)
def take(request: HttpRequest, opened: OpenCase, outcome: str) -> HttpResponse:
    """Show the results that an outcome can take, the likeliest first, and why others cannot be taken."""
    latest = latest_revision(opened.case)
    words = _words(opened, latest, outcome)
    words["feeds"] = present_fitting(opened.case, outcome, list_fitting(opened.case, outcome, latest.data))
    return render(request, "impact/evidence/take.html", {**opened.words, **words})


@require_http_methods(["GET", "HEAD", "POST"])
@open_case(*WRITERS)
def take_one(request: HttpRequest, opened: OpenCase, outcome: str, collection: int, row: str) -> HttpResponse:
    """Show what taking one result changes, and take it once that is confirmed."""
    latest = latest_revision(opened.case)
    words = _words(opened, latest, outcome)
    feed = find_feed(opened.organisation, collection, row)
    if feed is None:
        raise Http404
    form = TakeForm(request.POST if request.method == "POST" else None)
    words["based_on"] = based_on_of(request, latest)
    if form.is_valid():
        try:
            feed_outcome(
                case=opened.case,
                outcome=outcome,
                collection=collection,
                row_key=row,
                fingerprint=form.cleaned_data["fingerprint"],
                based_on=words["based_on"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except ChangedMeanwhile as error:
            base = find_revision(opened.case, words["based_on"])
            assert base is not None
            words |= {"meanwhile": present_meanwhile(error, base), "based_on": error.revision.number}
        except (NoSuchResult, ResultMoved, ResultRefused) as error:
            words["problem"] = str(error)
        else:
            messages.success(request, f"Taken: {feed.title}. New answers will update this draft.")
            return redirect("impact:evidence_of", *opened.key, outcome)
    offered = Offered(feed=feed, refused=why_refused(opened.case, outcome, latest.data, feed))
    others = others_of_the_same_people(opened.case, outcome, collection, latest.data)
    edits = planned_edits(opened.case, outcome, feed)
    words["page"] = present_taking(opened.case, outcome, latest.data, offered, edits, others)
    return render(request, "impact/evidence/take_one.html", {**opened.words, **words})


@open_case(*WRITERS)
@require_POST
def follow(request: HttpRequest, opened: OpenCase, outcome: str) -> HttpResponse:
    """Pause an outcome that follows questionnaires, or end it; its figures stay."""
    link = find_link(opened.case, outcome)
    form = FollowForm(request.POST)
    if link is None or not form.is_valid():
        raise Http404
    if form.cleaned_data["act"] == END:
        end_link(link=link, by=signed_in(request), now=timezone.now())
        messages.success(request, "The figures stay, and follow your questionnaires no longer.")
    else:
        pause_link(link=link, by=signed_in(request), now=timezone.now())
        messages.success(request, "Paused. The figures stay as they are until you take the result again.")
    return redirect("impact:evidence_of", *opened.key, outcome)


def _words(opened: OpenCase, latest: Revision, outcome: str) -> dict[str, Any]:
    row = find_outcome(latest.data, outcome)
    if row is None:
        raise Http404
    return {
        "part": PART,
        "row": row,
        "based_on": latest.number,
        "followed_here": followed_line(opened.case, outcome, latest.data),
    }

"""Comments on a case: all of them, a new one, and one with its answers."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.comment import AnswerForm, CommentForm
from worthwhile.apps.impact.models import Comment
from worthwhile.apps.impact.presenters.comments import present_thread, present_threads
from worthwhile.apps.impact.selectors.cases import find_version, latest_revision
from worthwhile.apps.impact.selectors.comments import find_comment, find_thread, list_threads_shown
from worthwhile.apps.impact.selectors.places import is_a_place, list_places, part_of_place
from worthwhile.apps.impact.selectors.progress import BY_NAME, PARTS
from worthwhile.apps.impact.services.comments import (
    NotYourComment,
    answer_comment,
    make_comment,
    reopen_comment,
    resolve_comment,
    withdraw_comment,
)
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.views.access import ANY_MEMBER

METHODS = ["GET", "HEAD", "POST"]
FILTERS = (("", "All"), ("open", "Open"), ("resolved", "Resolved"))


@require_safe
@open_case(*ANY_MEMBER)
def comments(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show every comment, those on one part (``?part=``), or the open or resolved ones (``?show=``)."""
    show, part = request.GET.get("show", ""), request.GET.get("part", "")
    found = list_threads_shown(opened.case, show=show, part=part)
    words = {
        "groups": present_threads(found, latest_revision(opened.case).data, opened.membership),
        "show": show,
        "filters": FILTERS,
        "only": BY_NAME.get(part),
    }
    return render(request, "impact/comments/comments.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*ANY_MEMBER)
def new_comment(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Write a comment on a place of the case: of a part (``?part=&outcome=``), or one that is named (``?place=``)."""
    data = latest_revision(opened.case).data
    place = request.GET.get("place", "")
    place = place if is_a_place(place, data) else ""
    part = part_of_place(place) or request.GET.get("part", "")
    places = list_places(data, part=part, outcome=request.GET.get("outcome", ""))
    if place and not any(place == path for group in places for path, _ in group.places):
        places = list_places(data)
    form = CommentForm(request.POST if request.method == "POST" else None, places=places, initial={"place": place})
    number = request.GET.get("version", "")
    version = find_version(opened.case, int(number)) if number.isdecimal() and len(number) < 10 else None
    if form.is_valid():
        made = make_comment(
            case=opened.case,
            by=opened.membership,
            place=form.cleaned_data["place"],
            text=form.cleaned_data["text"],
            version=version,
            now=timezone.now(),
        )
        messages.success(request, "Your comment is kept.")
        return redirect("impact:comment", *opened.key, made.pk)
    words = {"form": form, "only": BY_NAME.get(part), "parts": PARTS, "version": version}
    return render(request, "impact/comments/new.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*ANY_MEMBER)
def comment(request: HttpRequest, opened: OpenCase, comment: int) -> HttpResponse:
    """Show a comment with its answers; answer it, resolve it, open it again, or withdraw what one wrote."""
    thread = find_thread(opened.case, comment)
    if thread is None:
        raise Http404
    does = request.POST.get("do", "") if request.method == "POST" else ""
    form = AnswerForm(request.POST if does == "answer" else None)
    if form.is_valid():
        answer_comment(thread=thread, by=opened.membership, text=form.cleaned_data["text"], now=timezone.now())
    elif does in ("resolve", "reopen", "withdraw"):
        _act(request, opened, thread, does)
    if form.is_valid() or does in ("resolve", "reopen", "withdraw"):
        return redirect("impact:comment", *opened.key, thread.pk)
    shown = present_thread(thread, latest_revision(opened.case).data, opened.membership)
    return render(request, "impact/comments/comment.html", {**opened.words, "thread": shown, "form": form})


def _act(request: HttpRequest, opened: OpenCase, thread: Comment, does: str) -> None:
    """Do what was asked. A member who may not is refused, as the page offers it to nobody who may not."""
    by, now = opened.membership, timezone.now()
    try:
        if does == "withdraw":
            withdraw_comment(comment=_own(request, opened, thread), by=by, now=now)
        else:
            act = resolve_comment if does == "resolve" else reopen_comment
            act(thread=thread, by=by, now=now)
    except NotYourComment as error:
        raise PermissionDenied(str(error)) from None


def _own(request: HttpRequest, opened: OpenCase, thread: Comment) -> Comment:
    """The comment or answer of this thread that is meant."""
    given = request.POST.get("which", "")
    found = find_comment(opened.case, int(given)) if given.isdecimal() and len(given) < 19 else None
    if found is None or thread.pk not in (found.pk, found.reply_to_id):
        raise Http404
    return found

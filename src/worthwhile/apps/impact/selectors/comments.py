"""The comments on a case."""

from __future__ import annotations

from collections import Counter

from django.db.models import F, QuerySet

from worthwhile.apps.impact.models import Case, Comment
from worthwhile.apps.impact.selectors.places import part_of_place


def list_threads(case: Case) -> QuerySet[Comment]:
    """The first comment of every thread with its answers: what is open first, then the newest first."""
    return (
        case.comments.filter(reply_to=None)
        .select_related("made_by", "resolved_by", "version")
        .prefetch_related("replies__made_by")
        .order_by(F("resolved_at").asc(nulls_first=True), "-made_at", "-pk")
    )


def list_threads_shown(case: Case, *, show: str = "", part: str = "") -> list[Comment]:
    """The threads that are open or resolved (``show``), on one part, or all."""
    found = list_threads(case)
    if show in ("open", "resolved"):
        found = found.filter(resolved_at__isnull=show == "open")
    return [comment for comment in found if not part or part_of_place(comment.place) == part]


def find_thread(case: Case, pk: int) -> Comment | None:
    """A thread of this case by its first comment."""
    return list_threads(case).filter(pk=pk).first()


def find_comment(case: Case, pk: int) -> Comment | None:
    """A comment or an answer on this case."""
    return case.comments.select_related("reply_to").filter(pk=pk).first()


def count_open_by_part(case: Case) -> Counter[str]:
    """How many threads are open on each part of a case. One query."""
    places = case.comments.filter(reply_to=None, resolved_at=None).values_list("place", flat=True)
    return Counter(part_of_place(place) for place in places)

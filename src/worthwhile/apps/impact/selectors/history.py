"""What was saved of a case, and when."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.impact.models import Case, Revision


def list_revisions(case: Case) -> QuerySet[Revision]:
    """Every saving of a case without its content, the latest first."""
    return case.revisions.select_related("made_by").defer("content").order_by("-number")


def revision_before(case: Case, number: int) -> Revision | None:
    """The saving before one, None before the first."""
    return case.revisions.filter(number__lt=number).order_by("-number").first()

"""Bring a case back as it was at an earlier saving."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, Revision
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile, save_case
from worthwhile.exchange.edits_between import whole_edits

BROUGHT_BACK = "brought-back:"


def bring_back(*, case: Case, revision: Revision, based_on: int, by: User | None, now: datetime) -> Revision:
    """Save the content of an earlier revision again. Nothing is taken out of the history.

    Raises ChangedMeanwhile where the case was saved since revision ``based_on``: whoever brings an old state back
    should know everything that it replaces.
    """
    with transaction.atomic():
        kept = Case.objects.select_for_update().get(pk=case.pk)
        latest = kept.revisions.select_related("made_by").get(number=kept.revision)
        if latest.number != based_on:
            raise ChangedMeanwhile((), latest)
        saved = save_case(
            case=kept,
            based_on=based_on,
            edits=whole_edits(before=latest.data, after=revision.data),
            what=f"{BROUGHT_BACK}{revision.number}",
            by=by,
            now=now,
        )
    case.refresh_from_db()
    return saved

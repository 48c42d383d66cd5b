"""Bring a whole case in: as a new case of an organisation, or in place of what a case says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, Revision
from worthwhile.apps.impact.services.keep_case import refuse_too_large, refuse_too_many
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile, save_case, start_case
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.draft_case import DraftCase
from worthwhile.exchange.edits_between import edits_between
from worthwhile.exchange.stories import KEY

FROM_A_FILE, REPLACED = "brought-in-from-a-file", "replaced-by-a-file"


def refuse_unusable(draft: DraftCase) -> None:
    """Raise CaseTooLarge where a page could not value the case once it is complete."""
    if draft.is_complete:
        refuse_too_large(case_from_data(draft.data).case)
    else:
        outcomes, costs = draft.data.get("outcomes") or (), draft.data.get("inputs") or ()
        priced = sum(row.get("status") in (None, Status.PRICED) for row in outcomes)
        refuse_too_many(priced=priced, lines=len(outcomes) + len(costs))


def bring_in(
    *,
    organisation: Organisation,
    draft: DraftCase,
    by: User | None,
    now: datetime,
    what: str = FROM_A_FILE,
    template: str = "",
    is_demonstration: bool = False,
    token: int | None = None,
) -> Case:
    """Keep a case that was made elsewhere, with whatever gaps it has. Raises CaseTooLarge or CaseTooLong."""
    refuse_unusable(draft)
    return start_case(
        organisation=organisation,
        data=draft.data,
        by=by,
        now=now,
        what=what,
        template=template,
        is_demonstration=is_demonstration,
        token=token,
    )


def with_kept_part(data: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """A changed case with what the pages keep beside it, wherever the changed case says nothing of it."""
    old, new = kept.get(KEY), data.get(KEY)
    if not isinstance(old, Mapping) or not old:
        return dict(data)
    return {**data, KEY: {**old, **(new if isinstance(new, Mapping) else {})}}


def replace_case(
    *,
    case: Case,
    draft: DraftCase,
    based_on: int,
    by: User | None,
    now: datetime,
    what: str = REPLACED,
    token: int | None = None,
) -> Revision:
    """Save a whole case in place of what revision ``based_on`` says; drafts, stories and answers beside it stay.

    Whoever replaces a whole should have seen what they replace: raises ChangedMeanwhile, with nothing saved, where
    the case was saved since. Raises CaseTooLarge or CaseTooLong.
    """
    refuse_unusable(draft)
    with transaction.atomic():
        kept = Case.objects.select_for_update().get(pk=case.pk)
        latest = kept.revisions.select_related("made_by").get(number=kept.revision)
        if latest.number != based_on:
            raise ChangedMeanwhile((), latest)
        before = latest.data
        saved = save_case(
            case=kept,
            based_on=based_on,
            edits=edits_between(before=before, after=with_kept_part(draft.data, before)),
            what=what,
            by=by,
            now=now,
            token=token,
        )
    case.refresh_from_db()
    return saved

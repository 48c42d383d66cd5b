"""Begin a case with the guide, leave the guide, and come back to it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.models import GuidedCase
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.start_of_case import case_of_template
from worthwhile.apps.impact.services.save_case import start_case
from worthwhile.apps.organisations.models import Organisation

TEMPLATE = "lunch-club"
# One change that is priced and one that never is: enough to see how a case works.
OUTCOMES = ("life-satisfaction", "eat-well")


def start_guided_case(*, organisation: Organisation, by: User, now: datetime) -> Case:
    """A small lunch club, with the guide beside it."""
    data = case_of_template(TEMPLATE, title="My first case: a lunch club", organisation=organisation.name)
    data["outcomes"] = [dict(row) for row in data["outcomes"] if row["id"] in OUTCOMES]
    for row in data["outcomes"]:
        row.pop("shares_change_with", None)
    with transaction.atomic():
        case = start_case(organisation=organisation, data=data, template=TEMPLATE, by=by, now=now)
        GuidedCase.objects.create(case=case, started_at=now)
    return case


def leave_guide(guide: GuidedCase, *, now: datetime) -> None:
    """Show the guide no more. The case stays as it is."""
    GuidedCase.objects.filter(pk=guide.pk, left_at=None).update(left_at=now)


def resume_guide(guide: GuidedCase) -> None:
    """Show the guide again."""
    GuidedCase.objects.filter(pk=guide.pk).update(left_at=None)

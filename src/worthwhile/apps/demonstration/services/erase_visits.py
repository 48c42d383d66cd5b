"""Erase visitors with everything they made."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.organisations.models import Demonstration, Organisation
from worthwhile.apps.organisations.services.close_organisation import close_organisation


def erase_visit(visitor: User, *, now: datetime) -> None:
    """Erase a visitor, the organisations they made and their sessions. The audit log keeps the numbers alone."""
    with transaction.atomic():
        leaving = User.objects.select_for_update().filter(pk=visitor.pk, visiting_until__isnull=False).first()
        if leaving is None:
            return
        for made in Organisation.objects.filter(memberships__person=leaving, demonstration=Demonstration.VISITOR):
            close_organisation(organisation=made, by=leaving, now=now)
        sessions = UserSession.objects.filter(user=leaving).values_list("session_key", flat=True)
        Session.objects.filter(session_key__in=list(sessions)).delete()
        number = leaving.pk
        leaving.delete()
        record_act(
            act=Act.ACCOUNT_ERASED,
            object_kind="account",
            object_id=number,
            content={"id": number},
            at=now,
            actor_id=number,
            organisation_id=None,
        )


def erase_due_visits(*, now: datetime, most: int | None = None) -> int:
    """Erase every visitor whose time is over, or at most so many, the longest over first; say how many."""
    due = User.objects.filter(visiting_until__lte=now).order_by("visiting_until", "pk")
    number = 0
    for visitor in due[:most]:
        erase_visit(visitor, now=now)
        number += 1
    return number

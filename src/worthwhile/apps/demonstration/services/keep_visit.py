"""Let somebody who has signed up take along what they made as a visitor."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.demonstration.selectors.space import find_own
from worthwhile.apps.demonstration.services.erase_visits import erase_visit
from worthwhile.apps.organisations.models import Membership, Organisation, Role
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError


class VisitIsOver(WorthwhileError):
    """What was made in a visit is erased already, or was taken along."""

    def __init__(self) -> None:
        super().__init__("This visit is over, and what was made in it is erased")


def keep_visit(*, visitor_id: int, person: User, name: str, now: datetime) -> Organisation:
    """Hand a visitor's organisation to a person, under a name of its own, and erase the visitor.

    It is then an organisation like any other. Cases copied from the demonstration stay marked: their figures are
    invented. Raises VisitIsOver.
    """
    with transaction.atomic():
        visitor = User.objects.select_for_update().filter(pk=visitor_id, visiting_until__gt=now).first()
        own = find_own(visitor) if visitor else None
        if visitor is None or own is None:
            raise VisitIsOver
        Organisation.objects.filter(pk=own.pk).update(name=name, demonstration="")
        own.refresh_from_db()
        own.memberships.all().delete()
        Membership.objects.create(organisation=own, person=person, role=Role.OWNER, joined_at=now)
        content = {"person": person.pk, "role": Role.OWNER.value, "taken_over_from": visitor.pk}
        record(Act.ORGANISATION_CHANGED, own, own, by=person, at=now, content=content)
        erase_visit(visitor, now=now)
    return own

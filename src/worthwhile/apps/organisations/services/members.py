"""Change who belongs to an organisation. None is ever left without an owner."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Membership, Organisation, Role
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError


class LastOwner(WorthwhileError):
    """The change would leave an organisation that nobody owns."""

    def __init__(self) -> None:
        super().__init__("An organisation needs an owner. Make another member an owner first")


class NoLongerAMember(WorthwhileError):
    """Somebody else ended this membership meanwhile."""

    def __init__(self) -> None:
        super().__init__("This person no longer belongs to the organisation. Go back to see who does")


def change_role(*, membership: Membership, role: Role, by: User, now: datetime) -> Membership:
    """Give a member another role. Raises LastOwner or NoLongerAMember."""
    with transaction.atomic():
        current = _held(membership)
        if role != Role.OWNER:
            _refuse_the_last_owner(current)
        current.role = role
        current.save(update_fields=["role"])
        content = {"person": current.person_id, "role": role.value}
        record(Act.ROLE_CHANGED, current.organisation, current, by=by, at=now, content=content)
    return current


def end_membership(*, membership: Membership, by: User, now: datetime) -> None:
    """Let a member go, whoever asked for it. Raises LastOwner or NoLongerAMember."""
    with transaction.atomic():
        current = _held(membership)
        _refuse_the_last_owner(current)
        content = {"person": current.person_id, "role": current.role}
        record(Act.MEMBER_REMOVED, current.organisation, current, by=by, at=now, content=content)
        current.delete()


def _held(membership: Membership) -> Membership:
    """The membership as it is now. Its organisation is held, so that two owners cannot both leave at once."""
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    current = Membership.objects.filter(pk=membership.pk).select_related("organisation").first()
    if current is None:
        raise NoLongerAMember
    return current


def _refuse_the_last_owner(membership: Membership) -> None:
    if not membership.is_owner:
        return
    owners = Membership.objects.filter(
        organisation_id=membership.organisation_id, role=Role.OWNER, person__is_active=True
    )
    if not owners.exclude(pk=membership.pk).exists():
        raise LastOwner

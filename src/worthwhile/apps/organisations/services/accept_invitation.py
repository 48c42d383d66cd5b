"""Take up an invitation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Invitation, Membership, Organisation
from worthwhile.apps.organisations.selectors.invitations import standing
from worthwhile.apps.organisations.selectors.verified_addresses import is_verified_address
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError


class NotTheInvited(WorthwhileError):
    """The person has not shown that the invited address is theirs."""


class InvitationSpent(WorthwhileError):
    """The invitation was accepted, revoked or past its time."""


def accept_invitation(*, person: User, invitation: Invitation, now: datetime) -> Membership:
    """Make a person a member, once. Whoever belongs already keeps the role they have.

    Raises NotTheInvited or InvitationSpent.
    """
    if not is_verified_address(person, invitation.email):
        raise NotTheInvited("This invitation was sent to another address")
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=invitation.organisation_id)
        if not standing(Invitation.objects.filter(pk=invitation.pk), now=now).update(accepted_at=now):
            raise InvitationSpent("This invitation can no longer be accepted. Ask for another")
        membership, _ = Membership.objects.get_or_create(
            organisation_id=invitation.organisation_id,
            person=person,
            defaults={"role": invitation.role, "joined_at": now},
        )
        content = {"person": person.pk, "role": membership.role}
        record(Act.INVITATION_ACCEPTED, invitation.organisation, invitation, by=person, at=now, content=content)
    return membership

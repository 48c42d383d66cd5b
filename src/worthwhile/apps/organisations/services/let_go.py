"""Let go of a person whose account is being closed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.close_account import AccountStillNeeded
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.selectors.access_tokens import list_access_tokens
from worthwhile.apps.organisations.selectors.invitations import list_open_invitations
from worthwhile.apps.organisations.services.access_tokens import withdraw_access
from worthwhile.apps.organisations.services.invite import revoke_invitation
from worthwhile.apps.organisations.services.members import LastOwner, end_membership
from worthwhile.apps.organisations.services.recorded import record


def let_go(*, user: User, at: datetime, **_: Any) -> None:
    """End every membership of a person; one who is alone in an organisation may go as well, with its ways in.

    Those are its tokens and its invitations, which nobody would be left to take back.

    Raises AccountStillNeeded, naming the organisations, where others would be left without an owner.
    """
    needed = [
        membership.organisation.name
        for membership in user.memberships.select_related("organisation").order_by("pk")
        if not _ended(membership, user, at)
    ]
    if needed:
        raise AccountStillNeeded(f"Make another member an owner first, of: {', '.join(needed)}")


def _ended(membership: Membership, user: User, at: datetime) -> bool:
    try:
        end_membership(membership=membership, by=user, now=at)
    except LastOwner:
        if membership.organisation.memberships.exclude(pk=membership.pk).exists():
            return False
        content = {"person": user.pk, "role": membership.role}
        record(Act.MEMBER_REMOVED, membership.organisation, membership, by=user, at=at, content=content)
        membership.delete()
        for token in list_access_tokens(membership.organisation):
            withdraw_access(token=token, by=user, now=at)
        for invitation in list_open_invitations(membership.organisation, now=at):
            revoke_invitation(invitation=invitation, by=user, now=at)
    return True

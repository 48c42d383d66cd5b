"""Invite somebody to an organisation, or take an invitation back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.selectors.audit_log import count_acts_of
from worthwhile.apps.organisations.models import Invitation, Organisation, Role
from worthwhile.apps.organisations.models.invitation import STANDS_FOR, new_token
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.organisations.selectors.invitations import standing
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError

# An account is easily made and an invitation is a letter to a stranger: neither an organisation nor a person, through
# however many organisations, may send a flood.
MOST_IN_A_DAY = 50
DAY = timedelta(days=1)


class AlreadyInvited(WorthwhileError):
    """An invitation to this address still stands."""


class AlreadyAMember(WorthwhileError):
    """The address is that of a member."""


class NobodyIsInvited(WorthwhileError):
    """The organisation is of the demonstration, from which no letter goes out."""

    def __init__(self) -> None:
        super().__init__("Nobody can be invited in the demonstration. Sign up to work with others")


class TooManyInvitations(WorthwhileError):
    """The organisation, or the person who invites, has sent as many invitations as one may in a day."""


@dataclass(frozen=True)
class SentInvitation:
    """An invitation with its link, which is told here and kept nowhere."""

    invitation: Invitation
    link: str
    was_sent: bool


def invite(
    *,
    organisation: Organisation,
    email: str,
    role: Role,
    invited_by: User,
    now: datetime,
    make_link: Callable[[str], str],
) -> SentInvitation:
    """Invite an address, and send it the link that ``make_link`` makes of the token.

    Raises AlreadyAMember, AlreadyInvited, NobodyIsInvited or TooManyInvitations. A letter that cannot be sent does not
    undo the invitation: the link is returned to be passed on by hand.
    """
    if organisation.is_demonstration:
        raise NobodyIsInvited
    address, token = email.lower(), new_token()
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        remove_past(now=now)
        _refuse_needless(organisation, address, now)
        _refuse_a_flood(organisation, invited_by, now)
        invitation = Invitation.objects.create(
            organisation=organisation,
            email=address,
            role=role,
            token_hash=secret_hash(token),
            invited_by=invited_by,
            created_at=now,
            expires_at=now + STANDS_FOR,
        )
        content = {"role": role.value}  # never the address: what is short can be guessed from its hash
        record(Act.MEMBER_INVITED, organisation, invitation, by=invited_by, at=now, content=content)
    link = make_link(token)
    return SentInvitation(invitation=invitation, link=link, was_sent=_send(invitation, link))


def revoke_invitation(*, invitation: Invitation, by: User, now: datetime) -> None:
    """Take an invitation back; its link leads nowhere from now on. One that was accepted stays accepted."""
    with transaction.atomic():
        if standing(Invitation.objects.filter(pk=invitation.pk), now=now).update(revoked_at=now):
            organisation = invitation.organisation
            record(Act.INVITATION_WITHDRAWN, organisation, invitation, by=by, at=now, content={"role": invitation.role})


def remove_past(*, now: datetime) -> None:
    """Remove the invitations past their time, and with them the addresses; the audit log knows that they were."""
    Invitation.objects.filter(expires_at__lte=now).delete()


def _refuse_needless(organisation: Organisation, address: str, now: datetime) -> None:
    if organisation.memberships.filter(person__email__iexact=address).exists():
        raise AlreadyAMember("Somebody with this address already belongs to the organisation")
    if standing(organisation.invitations.filter(email=address), now=now).exists():
        raise AlreadyInvited("An invitation to this address still stands. To send another, take the first one back")


def _refuse_a_flood(organisation: Organisation, invited_by: User, now: datetime) -> None:
    sent = organisation.invitations.filter(created_at__gt=now - DAY).count()
    # The audit log remembers what a closed organisation took with it.
    if max(sent, count_acts_of(invited_by.pk, Act.MEMBER_INVITED, since=now - DAY)) >= MOST_IN_A_DAY:
        raise TooManyInvitations(f"You can send up to {MOST_IN_A_DAY} invitations in a day. Try again tomorrow")


def _send(invitation: Invitation, link: str) -> bool:
    words = {"invitation": invitation, "link": link}
    try:
        send_mail(
            subject="You are invited to an organisation on Worthwhile",
            message=render_to_string("organisations/invitation.txt", words),
            from_email=None,
            recipient_list=[invitation.email],
        )
    except (OSError, SMTPException):
        return False
    return True

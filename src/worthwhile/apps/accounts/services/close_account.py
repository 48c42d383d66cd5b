"""Closing an account erases the person and keeps the number, so that what was done stays accounted for."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.dispatch import Signal

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.end_sessions import erase_sessions
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.kernel.problems import WorthwhileError

# Sent in the same transaction, before anything is erased, with user and at. What a later area of work keeps of the
# person it lets go of then, or raises AccountStillNeeded.
account_closing = Signal()


class AccountStillNeeded(WorthwhileError):
    """Others depend on this account until somebody takes over what it holds."""


@transaction.atomic
def close_account(user: User, *, at: datetime) -> None:
    """Erase what is personal, end every session, and keep an account that nobody can sign in to.

    The address left in its place cannot exist (RFC 2606): no e-mail is ever sent to it. Raises
    AccountStillNeeded, with nothing changed, while others depend on it.
    """
    account_closing.send(sender=User, user=user, at=at)
    erase_sessions(user)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.email = f"closed-{user.pk}@closed.invalid"
    user.name = ""
    user.is_active = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    record_act(
        act=Act.ACCOUNT_ERASED,
        object_kind="account",
        object_id=user.pk,
        content={"id": user.pk},
        at=at,
        actor_id=user.pk,
        organisation_id=None,
    )

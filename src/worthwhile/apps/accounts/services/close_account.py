"""Closing an account erases the person and keeps the number, so that what was done stays accounted for."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.end_sessions import erase_sessions
from worthwhile.apps.accounts.services.record_act import record_act


@transaction.atomic
def close_account(user: User, *, at: datetime) -> None:
    """Erase what is personal, end every session, and keep an account that nobody can sign in to.

    The address left in its place cannot exist (RFC 2606): no e-mail is ever sent to it.
    """
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

"""That somebody's ways of signing in were changed, for the audit log: who takes an account over changes these first."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import email_changed, password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import Signal
from django.utils import timezone

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act

CHANGES: dict[Signal, str] = {
    email_changed: "address",
    password_changed: "password",
    password_reset: "password",
    password_set: "password",
    authenticator_added: "second step added",
    authenticator_removed: "second step removed",
    authenticator_reset: "second step made anew",
}


def record_account_changed(*, signal: Signal, user: User, **_: Any) -> None:
    """Record what was changed, and neither the old nor the new of it."""
    record_act(
        act=Act.ACCOUNT_CHANGED,
        object_kind="account",
        object_id=user.pk,
        content={"id": user.pk, "changed": CHANGES[signal]},
        at=timezone.now(),
        actor_id=user.pk,
        organisation_id=None,
    )

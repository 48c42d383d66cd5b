"""That an account was created, for the audit log."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act


def record_account_created(user: User, *, at: datetime) -> None:
    """Record it by number alone: an address can be guessed from its hash."""
    record_act(
        act=Act.ACCOUNT_CREATED,
        object_kind="account",
        object_id=user.pk,
        content={"id": user.pk},
        at=at,
        actor_id=user.pk,
        organisation_id=None,
    )

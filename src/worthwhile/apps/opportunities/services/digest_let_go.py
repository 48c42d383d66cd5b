"""Let go of a person whose account is being closed: no letter is addressed to them any more."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.models import LastLook, Subscriber, WatchReader


def send_nothing_more(*, user: User, **_: Any) -> None:
    """Forget what a person asked to be sent, and up to where they looked."""
    for model in (Subscriber, WatchReader, LastLook):
        model.objects.filter(user=user).delete()

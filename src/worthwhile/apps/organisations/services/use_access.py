"""A program asks for something with a token: whether it may, and that it did."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from worthwhile.apps.organisations.models import AccessToken, Scope
from worthwhile.apps.organisations.selectors.access_tokens import find_token_by_secret
from worthwhile.kernel.problems import WorthwhileError

MOST_IN_A_MINUTE = 120
MINUTE = timedelta(minutes=1)


class TokenRefused(WorthwhileError):
    """There is no such token in force. Which of the reasons it is, nobody is told who does not hold a good one."""

    def __init__(self) -> None:
        super().__init__(
            "Send a token that is in force, as “Authorization: Bearer ww_...”. An owner of the organisation can make "
            "one on its page, under Access for programs"
        )


class ScopeMissing(WorthwhileError):
    """The token is in force and may not be used for this."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(
            f"This token may not be used for this: it lacks {scope.value} ({scope.label}). Make a token with it"
        )


class AskedTooOften(WorthwhileError):
    """More was asked with one token than is answered in a minute. ``wait`` is in whole seconds."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(
            f"This token has asked {MOST_IN_A_MINUTE} times within a minute, which is the most. "
            f"Ask again in {wait} second{'' if wait == 1 else 's'}"
        )


def use_access(*, secret: str, scope: Scope | None, now: datetime) -> AccessToken:
    """The token that a program asks with; its use today is put on record. ``scope`` is what it must allow, if any.

    Raises TokenRefused, AskedTooOften or ScopeMissing.
    """
    token = find_token_by_secret(secret, now=now)
    if token is None:
        raise TokenRefused
    with transaction.atomic():
        # Held while it is counted, so that those who ask at the same moment are each counted.
        if not AccessToken.objects.select_for_update().filter(pk=token.pk, revoked_at=None).exists():
            raise TokenRefused
        wait = _seconds_to_wait(token, now)
        today = timezone.localdate(now)
        if not wait and not token.was_used_on(today):
            AccessToken.objects.filter(pk=token.pk).update(last_used_on=today)
    if wait:
        raise AskedTooOften(wait)
    if scope is not None and not token.has(scope):
        raise ScopeMissing(scope)
    return token


def _seconds_to_wait(token: AccessToken, now: datetime) -> int:
    """Count this request among those of the last minute; if it is one too many, how long until the oldest is past."""
    name, moment = f"asked-with-token-{token.pk}", now.timestamp()
    asked = [before for before in cache.get(name, []) if before > moment - MINUTE.total_seconds()]
    if len(asked) >= MOST_IN_A_MINUTE:
        return max(1, math.ceil(asked[0] + MINUTE.total_seconds() - moment))
    cache.set(name, [*asked, moment], timeout=MINUTE.total_seconds())
    return 0

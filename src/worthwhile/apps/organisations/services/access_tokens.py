"""Give a program access to an organisation, and withdraw it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import AccessToken, Organisation, Scope
from worthwhile.apps.organisations.models.access_token import LONGEST_LIFE, new_secret, public_part
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError

MOST_TOKENS = 50


class LivesTooLong(WorthwhileError):
    """A token is asked for that would never end, or too late."""


class TooManyTokens(WorthwhileError):
    """The organisation has as many tokens as one may have."""


class NoProgramsHere(WorthwhileError):
    """The organisation is of the demonstration, which is for people alone."""

    def __init__(self) -> None:
        super().__init__("No program is let into the demonstration. Sign up to make a token")


@dataclass(frozen=True)
class GivenToken:
    """A token with its secret, which is told here and kept nowhere."""

    token: AccessToken
    secret: str


def give_access(
    *, organisation: Organisation, label: str, scopes: Iterable[Scope], life: timedelta, by: User, now: datetime
) -> GivenToken:
    """Make a token for a program. It belongs to the organisation and outlasts the membership of whoever made it.

    Raises LivesTooLong, NoProgramsHere or TooManyTokens.
    """
    if organisation.is_demonstration:
        raise NoProgramsHere
    if not timedelta(0) < life <= LONGEST_LIFE:
        raise LivesTooLong(f"A token can last up to {LONGEST_LIFE.days} days. Choose a day before that")
    secret, may = new_secret(), sorted({scope.value for scope in scopes})
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if organisation.access_tokens.filter(revoked_at=None, expires_at__gt=now).count() >= MOST_TOKENS:
            raise TooManyTokens(f"You can have up to {MOST_TOKENS} access tokens. Withdraw one that is not used")
        token = AccessToken.objects.create(
            organisation=organisation,
            label=label,
            scopes=may,
            public_part=public_part(secret),
            secret_hash=secret_hash(secret),
            made_by=by,
            made_at=now,
            expires_at=now + life,
        )
        content = {"scopes": may, "expires_at": token.expires_at.isoformat()}
        record(Act.ACCESS_GIVEN, organisation, token, by=by, at=now, content=content)
    return GivenToken(token=token, secret=secret)


def withdraw_access(*, token: AccessToken, by: User, now: datetime) -> None:
    """End a token at once. One that was withdrawn already stays so, and is not recorded again."""
    with transaction.atomic():
        if AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
            record(Act.ACCESS_WITHDRAWN, token.organisation, token, by=by, at=now, content={"scopes": token.scopes})

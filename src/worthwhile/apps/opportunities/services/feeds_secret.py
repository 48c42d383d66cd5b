"""Make the secret address of a saved search's feeds, another in its place, or none."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.opportunities.models import SavedSearch
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError

SECRET_BYTES = 32


class NoFeedsHere(WorthwhileError):
    """The organisation is of the demonstration, from which nothing goes out."""

    def __init__(self) -> None:
        super().__init__("There are no feeds in the demonstration. Sign up to make one")


def make_feeds(*, search: SavedSearch, by: User, now: datetime) -> str:
    """Give a search feeds at a secret, which is told here and kept nowhere; one it had before leads nowhere then.

    Raises NoFeedsHere.
    """
    if search.organisation.is_demonstration:
        raise NoFeedsHere
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        SavedSearch.objects.filter(pk=search.pk).update(feed_hash=secret_hash(secret))
        record(Act.FEED_MADE, search.organisation, search, by=by, at=now, content={"search": search.pk})
    return secret


def end_feeds(*, search: SavedSearch, by: User, now: datetime) -> None:
    """Let the feeds of a search lead nowhere from now on. Where there are none nothing changes."""
    with transaction.atomic():
        if SavedSearch.objects.filter(pk=search.pk).exclude(feed_hash="").update(feed_hash=""):
            record(Act.FEED_ENDED, search.organisation, search, by=by, at=now, content={"search": search.pk})

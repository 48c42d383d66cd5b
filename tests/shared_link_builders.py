"""A version shared by a link, for the tests of the shared page."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Version
from worthwhile.apps.impact.services.share_case import GivenLink, share_version

NINETY_DAYS = timedelta(days=90)


def make_link(
    version: Version,
    by: User,
    *,
    for_whom: str = "Commissioner of Redbridge",
    life: timedelta = NINETY_DAYS,
    may_try: bool = True,
    now: datetime | None = None,
) -> GivenLink:
    """A link that works from now on."""
    return share_version(
        version=version, for_whom=for_whom, life=life, may_try=may_try, by=by, now=now or timezone.now()
    )


def shared_address(given: GivenLink, rest: str = "") -> str:
    """Where the shared page stands, or a page below it."""
    return f"/shared/{given.token}/{rest}"

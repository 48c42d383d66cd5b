"""Share a version by a link, and revoke the link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.impact.models import Case, SharedLink, Version
from worthwhile.apps.impact.models.shared_link import (
    LONGEST_LIFE,
    SHORTEST_LIFE,
    new_link_token,
    shown_part,
)
from worthwhile.apps.impact.selectors.shared_links import count_working_links
from worthwhile.apps.impact.selectors.versions import is_intact
from worthwhile.apps.impact.services.keep_version import VersionIsDamaged
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.kernel.problems import WorthwhileError

MOST_LINKS = 50


class LinkLivesTooLong(WorthwhileError):
    """A link is asked for that ends at once or too late."""


class TooManyLinks(WorthwhileError):
    """A case has as many links as one may have."""


@dataclass(frozen=True, kw_only=True)
class GivenLink:
    """A link with its token, which is told here and kept nowhere."""

    link: SharedLink
    token: str


def share_version(
    *, version: Version, for_whom: str, life: timedelta, may_try: bool, by: User, now: datetime
) -> GivenLink:
    """Make a link to a version for readers without an account.

    Raises LinkLivesTooLong, TooManyLinks, or VersionIsDamaged.
    """
    if not SHORTEST_LIFE <= life <= LONGEST_LIFE:
        raise LinkLivesTooLong(f"A link works for 1 to {LONGEST_LIFE.days} days. Choose a time between them.")
    if not is_intact(version):
        raise VersionIsDamaged("This version is not what was kept, so it cannot be shared. Keep a new one.")
    token = new_link_token()
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=version.case_id)
        if count_working_links(case, now=now) >= MOST_LINKS:
            raise TooManyLinks(f"A case can have up to {MOST_LINKS} links that work. Revoke one that is not needed.")
        link = SharedLink.objects.create(
            version=version,
            for_whom=for_whom,
            may_try=may_try,
            shown_part=shown_part(token),
            token_hash=secret_hash(token),
            expires_at=now + life,
            made_at=now,
            made_by=by,
        )
        _record(Act.CASE_SHARED, link, by=by, now=now)
    return GivenLink(link=link, token=token)


def revoke_link(*, link: SharedLink, by: User, now: datetime) -> None:
    """End a link at once. One that was revoked already stays so, and is not recorded again."""
    with transaction.atomic():
        if SharedLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now, revoked_by=by):
            _record(Act.SHARE_REVOKED, link, by=by, now=now)


def _record(act: Act, link: SharedLink, *, by: User, now: datetime) -> None:
    record_act(
        act=act,
        object_kind="sharedlink",
        object_id=link.pk,
        content={
            "case": link.version.case_hash,
            "version": link.version.number,
            "expires_at": link.expires_at.isoformat(),
            "may_try": link.may_try,
        },
        at=now,
        actor_id=by.pk,
        organisation_id=link.version.case.organisation_id,
    )

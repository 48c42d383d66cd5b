"""What becomes of shared links when the last person of an organisation closes their account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import SharedLink
from worthwhile.apps.impact.services.share_case import revoke_link


def leave_nothing_shared(*, user: User, at: datetime, **_: Any) -> None:
    """Revoke the links to cases of organisations that nobody belongs to any longer: nobody is left who could.

    Called after the memberships have ended.
    """
    left = SharedLink.objects.filter(version__case__organisation__memberships=None, revoked_at=None)
    for link in left.select_related("version__case").order_by("pk"):
        revoke_link(link=link, by=user, now=at)

"""The links by which a case was shared."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db.models import QuerySet

from worthwhile.apps.impact.models import Case, SharedLink
from worthwhile.apps.impact.models.shared_link import has_form_of_token, shown_part
from worthwhile.apps.organisations.models.secret_hash import secret_hash


def list_shared_links(case: Case) -> QuerySet[SharedLink]:
    """Every link to a version of a case, the newest first, also those that no longer work."""
    return (
        SharedLink.objects.filter(version__case=case)
        .select_related("version", "made_by", "revoked_by")
        .order_by("-made_at", "-pk")
    )


def find_shared_link(case: Case, pk: int) -> SharedLink | None:
    """One link to a version of a case."""
    return list_shared_links(case).filter(pk=pk).first()


def count_working_links(case: Case, *, now: datetime) -> int:
    """How many links to versions of a case work."""
    return list_shared_links(case).filter(revoked_at=None, expires_at__gt=now).count()


def find_link_by_token(token: str, *, now: datetime) -> SharedLink | None:
    """The link that works with this token; None where there is none, whatever the reason.

    The question takes no organisation: the token is what is known, and the organisation follows from it alone.
    Found by the part that is no secret; the rest is compared in a time that does not tell how much of it was right.
    """
    if not has_form_of_token(token):
        return None
    given = secret_hash(token)
    shown = SharedLink.objects.select_related("version__case__organisation", "version__case__forecast__case")
    found = [link for link in shown.filter(shown_part=shown_part(token)) if _is_same(link.token_hash, given)]
    return next((link for link in found if link.is_in_force(now)), None)


def _is_same(kept: str, given: str) -> bool:
    return secrets.compare_digest(kept, given)

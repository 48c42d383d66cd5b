"""The tokens by which programs act for an organisation."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db.models import QuerySet

from worthwhile.apps.organisations.models import AccessToken, Membership, Organisation
from worthwhile.apps.organisations.models.access_token import has_form_of_secret, public_part
from worthwhile.apps.organisations.models.secret_hash import secret_hash


def list_access_tokens(organisation: Organisation) -> QuerySet[AccessToken]:
    """Every token of an organisation that was not withdrawn, the newest first."""
    return organisation.access_tokens.filter(revoked_at=None).select_related("made_by").order_by("-made_at", "-pk")


def list_tokens_made_by(member: Membership) -> QuerySet[AccessToken]:
    """The tokens that a member made, and so may still know."""
    return list_access_tokens(member.organisation).filter(made_by_id=member.person_id)


def find_access_token(organisation: Organisation, token_id: int) -> AccessToken | None:
    """One token of an organisation that was not withdrawn."""
    return list_access_tokens(organisation).filter(pk=token_id).first()


def find_token_by_secret(secret: str, *, now: datetime) -> AccessToken | None:
    """The token that is in force with this secret; None where there is none, whatever the reason.

    The question takes no organisation: the secret is what is known, and the organisation follows from it alone.
    Found by the part that is no secret; the rest is compared in a time that does not tell how much of it was right.
    """
    if not has_form_of_secret(secret):
        return None
    given = secret_hash(secret)
    shown = AccessToken.objects.select_related("organisation").filter(public_part=public_part(secret))
    found = [token for token in shown if secrets.compare_digest(token.secret_hash, given)]
    return next((token for token in found if token.is_in_force(now)), None)

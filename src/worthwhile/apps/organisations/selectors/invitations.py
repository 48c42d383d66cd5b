"""Invitations that still stand."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from worthwhile.apps.organisations.models import Invitation, Organisation
from worthwhile.apps.organisations.models.secret_hash import secret_hash


def list_open_invitations(organisation: Organisation, *, now: datetime) -> QuerySet[Invitation]:
    """The invitations of an organisation that can still be accepted, oldest first."""
    return standing(organisation.invitations.all(), now=now).order_by("created_at", "pk")


def find_open_invitation(organisation: Organisation, invitation_id: int, *, now: datetime) -> Invitation | None:
    """One invitation of an organisation that can still be accepted."""
    return standing(organisation.invitations.all(), now=now).filter(pk=invitation_id).first()


def find_invitation_by_token(token: str, *, now: datetime) -> Invitation | None:
    """The invitation a link leads to; None where there never was one or it no longer stands.

    The one question here that takes neither organisation nor person: the link is what is known.
    """
    held = Invitation.objects.select_related("organisation").filter(token_hash=secret_hash(token))
    return standing(held, now=now).first()


def standing(invitations: QuerySet[Invitation], *, now: datetime) -> QuerySet[Invitation]:
    """Those that are neither accepted nor revoked nor past their time."""
    return invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)

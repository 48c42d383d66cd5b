"""An invitation to belong to an organisation, sent to one address."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models.membership import Role
from worthwhile.apps.organisations.models.organisation import Organisation

STANDS_FOR = timedelta(days=14)
TOKEN_BYTES = 32


def new_token() -> str:
    """What the link of an invitation ends in: 256 random bits, as URL-safe text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class Invitation(models.Model):
    """Stands until it is accepted, revoked or past its time. Whoever reads this table cannot accept one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def role_name(self) -> str:
        """The role in one word, as a page says it."""
        return self.role.capitalize()

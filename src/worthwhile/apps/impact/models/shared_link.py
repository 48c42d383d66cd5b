"""A link by which somebody without an account reads a version. Whoever reads this table cannot use one."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.version import Version

SHORTEST_LIFE = timedelta(days=1)
LONGEST_LIFE = timedelta(days=365)
TOKEN_BYTES = 32
SHOWN_CHARACTERS = 6
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def new_link_token() -> str:
    """What makes the address of a link: 256 random bits as URL-safe text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def has_form_of_token(text: str) -> bool:
    """Whether a text could be a token at all; anything else is not looked for."""
    return _TOKEN.fullmatch(text) is not None


def shown_part(token: str) -> str:
    """The beginning of a token, by which people and the table recognise it: 36 of its bits, 220 stay secret."""
    return token[:SHOWN_CHARACTERS]


class SharedLink(models.Model):
    """Leads to one version, which never changes; works until it is past its time or revoked.

    Of those who open it no more is kept than how often, and the day of the last time.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="shared_links")
    for_whom = models.CharField(max_length=100)
    may_try = models.BooleanField(default=True)
    shown_part = models.CharField(max_length=SHOWN_CHARACTERS, db_index=True)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_count = models.PositiveIntegerField(default=0)
    last_opened_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="a_link_ends_after_it_is_made"
            ),
        )

    def __str__(self) -> str:
        return f"shared link {self.pk} to version {self.version_id}"

    def is_in_force(self, now: datetime) -> bool:
        """Whether the link still works."""
        return self.revoked_at is None and now < self.expires_at

"""A token by which a program acts for an organisation. Whoever reads this table cannot use one."""

from __future__ import annotations

import re
import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models

from worthwhile.apps.organisations.models.organisation import Organisation

LONGEST_LIFE = timedelta(days=365)
PREFIX = "ww_"  # so that a person, or a program that looks for secrets in files, knows what it has found
SECRET_BYTES = 32
SHOWN_CHARACTERS = len(PREFIX) + 6
_SECRET = re.compile(r"ww_[A-Za-z0-9_-]{43}", re.ASCII)


class Scope(models.TextChoices):
    """What a token may be used for. A closed list: each way in asks for one of these or for none."""

    CASES_READ = "cases:read", "Read cases, and work out what a case is worth"
    CASES_WRITE = "cases:write", "Add and change cases"
    EVIDENCE_READ = "evidence:read", "Read evidence, and score questionnaires"
    EVIDENCE_WRITE = "evidence:write", "Add evidence"
    RESULTS_READ = "results:read", "Read results"
    TENDERS_READ = "tenders:read", "Read tenders that the organisation runs, without bids"


def new_secret() -> str:
    """A token: 256 random bits as URL-safe text, after a beginning by which it is known for what it is."""
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def has_form_of_secret(text: str) -> bool:
    """Whether a text could be a token at all; anything else is not looked for, so that no text can upset the search."""
    return _SECRET.fullmatch(text) is not None


def public_part(secret: str) -> str:
    """The beginning of a token, by which people and the table recognise it: 36 of its bits, 220 stay secret."""
    return secret[:SHOWN_CHARACTERS]


class AccessToken(models.Model):
    """Belongs to the organisation, not to whoever made it; works until it is past its time or withdrawn."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="access_tokens")
    label = models.CharField(max_length=100)
    scopes = models.JSONField()
    public_part = models.CharField(max_length=SHOWN_CHARACTERS, db_index=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="a_token_ends_after_it_is_made"
            ),
        )

    def __str__(self) -> str:
        return f"access token {self.pk}"

    def has(self, scope: Scope) -> bool:
        """Whether the token may be used for something."""
        return scope.value in self.scopes

    def is_in_force(self, now: datetime) -> bool:
        """Whether the token still works."""
        return self.revoked_at is None and now < self.expires_at

    def was_used_on(self, day: date) -> bool:
        """Whether its use on a day is on record."""
        return self.last_used_on is not None and self.last_used_on >= day

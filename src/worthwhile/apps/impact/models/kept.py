"""What is kept between two pages: a case at an address nobody can guess, and a value map still being read."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import models

KEPT_FOR = timedelta(days=30)
UPLOADS_KEPT_FOR = timedelta(days=1)
TOKEN_BYTES = 24


def new_token() -> str:
    """An address that cannot be guessed: 192 random bits, as URL-safe text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class KeptCase(models.Model):
    """A valid case as its author gave it; ``entered`` holds the answers to the form of ``template``."""

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    text = models.TextField()
    suffix = models.CharField(max_length=5)
    case_hash = models.CharField(max_length=64)
    template = models.CharField(max_length=60, blank=True)
    entered = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"case {self.case_hash[:8]}"


class KeptUpload(models.Model):
    """A value map that could be opened, until its owner has said what the sheet does not."""

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"upload {self.name}"

"""The key by which this service signs logs of tenders."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from worthwhile.exchange.proof import LogKey


@lru_cache
def log_key() -> LogKey:
    """The key that signs checkpoints and ends."""
    return LogKey.kept_in(settings.HOME)


def public_log_key() -> str:
    """What everybody may compare a log with: its public half, as hexadecimal digits."""
    return log_key().public.hex()

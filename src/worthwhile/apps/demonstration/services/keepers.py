"""The made-up people in whose name the demonstration is kept.

Nobody can sign in as one of them: they have no password, and to an address that cannot exist no code is sent.
"""

from __future__ import annotations

from worthwhile.apps.accounts.models import User

MANAGER = ("manager@demonstration.invalid", "Alex Example (made up)")
ASSESSOR = ("assessor@demonstration.invalid", "Jo Example (made up)")


def ensure_keeper(keeper: tuple[str, str]) -> User:
    """One of them, made the first time. The address cannot exist (RFC 2606)."""
    address, name = keeper
    return User.objects.filter(email=address).first() or User.objects.create_user(address, name=name)

"""The made-up people in whose name the demonstration is kept. Nobody can sign in as one of them."""

from __future__ import annotations

from worthwhile.apps.accounts.models import User

MANAGER = ("manager@demonstration.invalid", "Alex Example (made up)")
ASSESSOR = ("assessor@demonstration.invalid", "Jo Example (made up)")


def ensure_keeper(keeper: tuple[str, str]) -> User:
    """One of them, made the first time. The address cannot exist (RFC 2606), and the account is closed."""
    address, name = keeper
    found = User.objects.filter(email=address).first()
    if found is None:
        found = User.objects.create_user(address, name=name)
        found.is_active = False
        found.save(update_fields=["is_active"])
    return found

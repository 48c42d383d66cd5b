"""How a page names people."""

from __future__ import annotations

from worthwhile.apps.accounts.models import User

GONE = "Somebody whose account is closed"


def name_of(person: User | None) -> str:
    """The name of a person, or that the account is closed."""
    return GONE if person is None else str(person)

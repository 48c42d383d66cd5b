"""Which addresses a person has shown to be theirs."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from worthwhile.apps.accounts.models import User


def is_verified_address(person: User, email: str) -> bool:
    """Whether a person has confirmed that an address is theirs."""
    return EmailAddress.objects.filter(user=person, email__iexact=email, verified=True).exists()

"""The ways in which a person can sign in."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True)
class WaysIn:
    """What a person has set up."""

    has_password: bool
    passkeys: int
    has_app: bool
    recovery_codes_left: int | None

    @property
    def needs_recovery_codes(self) -> bool:
        """Whether losing a device would shut this person out."""
        return (self.has_app or self.passkeys > 0) and not self.recovery_codes_left


def find_ways_in(user: AbstractBaseUser) -> WaysIn:
    """What this person has set up."""
    kept = list(Authenticator.objects.filter(user_id=user.pk))
    kinds = [one.type for one in kept]
    codes = next((one for one in kept if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return WaysIn(
        has_password=user.has_usable_password(),
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        has_app=Authenticator.Type.TOTP in kinds,
        recovery_codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
    )

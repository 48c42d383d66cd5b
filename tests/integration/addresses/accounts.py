"""Signing in, and what a person does about themselves."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.organisation_builders import World

WHOM = {
    "account/": For.THE_PERSON,
    "account/name/": For.THE_PERSON,
    "account/close/": For.THE_PERSON,
    "account/closed/": For.ANYBODY,
    "account/sessions/": For.THE_PERSON,
    "account/sessions/<key:number>/end/": For.THE_PERSON,
    "account/login/": For.SIGN_IN,
    "account/login/code/": For.SIGN_IN,
    "account/login/code/confirm/": For.SIGN_IN,
    "account/logout/": For.SIGN_IN,
    "account/inactive/": For.SIGN_IN,
    "account/signup/": For.SIGN_IN,
    "account/signup/passkey/": For.SIGN_IN,
    "account/confirm-email/": For.SIGN_IN,
    "account/reauthenticate/": For.THE_PERSON,
    "account/email/": For.THE_PERSON,
    "account/password/change/": For.THE_PERSON,
    "account/password/set/": For.THE_PERSON,
    "account/password/reset/": For.SIGN_IN,
    "account/password/reset/confirm/": For.SIGN_IN,
    "account/password/reset/complete/": For.SIGN_IN,
    "account/password/reset/done/": For.SIGN_IN,
    "account/2fa/": For.SIGN_IN,  # leads on to account/
    "account/2fa/authenticate/": For.SIGN_IN,
    "account/2fa/reauthenticate/": For.THE_PERSON,
    "account/2fa/totp/activate/": For.THE_PERSON,
    "account/2fa/totp/deactivate/": For.THE_PERSON,
    "account/2fa/recovery-codes/": For.THE_PERSON,
    "account/2fa/recovery-codes/generate/": For.THE_PERSON,
    "account/2fa/recovery-codes/download/": For.THE_PERSON,
    "account/2fa/webauthn/": For.THE_PERSON,
    "account/2fa/webauthn/add/": For.THE_PERSON,
    "account/2fa/webauthn/reauthenticate/": For.THE_PERSON,
    "account/2fa/webauthn/keys/<int:pk>/remove/": For.THE_PERSON,
    "account/2fa/webauthn/keys/<int:pk>/edit/": For.THE_PERSON,
    "account/2fa/webauthn/login/": For.SIGN_IN,
    "account/2fa/webauthn/signup/": For.SIGN_IN,
}
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """A session and a key that are not this person's."""
    return {"<key:number>": "1", "<int:pk>": "1"}

"""The forms of passkeys and of codes from an app: allauth's rules in our words.

``MFA_FORMS`` in the settings says where each is used.
"""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as passkey_forms

from worthwhile.apps.accounts.forms.plain_words import APP_CODE, PlainWords, Words

NAME = Words("Name of the passkey", "Enter a name for the passkey", "So that you know it again, such as Work laptop.")
APP_OR_RECOVERY = Words(
    "Code", "Enter a code from your app or a recovery code", "From your app, or one of your recovery codes."
)


class EnterCode(PlainWords, code_forms.AuthenticateForm):
    """A code from an app, or a recovery code."""

    words: ClassVar = {"code": APP_OR_RECOVERY}


class ConfirmCode(PlainWords, code_forms.ReauthenticateForm):
    """A code once more, before something that matters."""

    words: ClassVar = {"code": APP_OR_RECOVERY}


class AddApp(PlainWords, app_forms.ActivateTOTPForm):
    """The first code from a new app."""

    words: ClassVar = {"code": APP_CODE}


class AddPasskey(PlainWords, passkey_forms.AddWebAuthnForm):
    """Another passkey, which signs in by itself unless one says otherwise."""

    words: ClassVar = {
        "name": NAME,
        "passwordless": Words(
            "Sign in with it alone",
            "",
            "Your device asks for its PIN, fingerprint or face. Without a tick it is a second step after a password.",
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class FirstPasskey(PlainWords, passkey_forms.SignupWebAuthnForm):
    """The passkey that one signs up with."""

    words: ClassVar = {"name": NAME}


class RenamePasskey(PlainWords, passkey_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    words: ClassVar = {"name": NAME}

"""The forms of signing up and in, and of passwords and addresses: allauth's rules in our words.

``ACCOUNT_FORMS`` in the settings says where each is used.
"""

from __future__ import annotations

from typing import ClassVar

from allauth.account import forms

from worthwhile.apps.accounts.forms.plain_words import EMAIL, EMAIL_CODE, LONG_ENOUGH, NEW_PASSWORD, PlainWords, Words

NOW = Words("Password now", "Enter the password you use now")
PASSWORD = Words("Password", "Enter your password")


class SignIn(PlainWords, forms.LoginForm):
    """Address and password."""

    words: ClassVar = {"login": EMAIL, "password": PASSWORD}


class SignUp(PlainWords, forms.SignupForm):
    """Address and password, for the first time."""

    words: ClassVar = {
        "email": Words(EMAIL.label, EMAIL.when_empty, "We will send a code to it, to know that it is yours."),
        "password1": Words("Password", "Enter a password", LONG_ENOUGH),
    }


class AskForCode(PlainWords, forms.RequestLoginCodeForm):
    """Sign in without a password."""

    words: ClassVar = {"email": EMAIL}


class EnterSignInCode(PlainWords, forms.ConfirmLoginCodeForm):
    """The code that signs in."""

    words: ClassVar = {"code": EMAIL_CODE}


class EnterAddressCode(PlainWords, forms.ConfirmEmailVerificationCodeForm):
    """The code that shows an address to be one's own."""

    words: ClassVar = {"code": EMAIL_CODE}


class AskForNewPassword(PlainWords, forms.ResetPasswordForm):
    """Where to send the code for a new password."""

    words: ClassVar = {"email": EMAIL}


class EnterPasswordCode(PlainWords, forms.ConfirmPasswordResetCodeForm):
    """The code for a new password."""

    words: ClassVar = {"code": EMAIL_CODE}


class ChooseNewPassword(PlainWords, forms.ResetPasswordKeyForm):
    """The new password, after the code."""

    words: ClassVar = {
        "password1": NEW_PASSWORD,
        "password2": Words("New password again", "Enter the new password again"),
    }


class ChangePassword(PlainWords, forms.ChangePasswordForm):
    """A new password in place of the old one."""

    words: ClassVar = {
        "oldpassword": Words("Password now", "Enter the password you use now"),
        **ChooseNewPassword.words,
    }


class SetPassword(PlainWords, forms.SetPasswordForm):
    """A password for an account that has none."""

    words: ClassVar = ChooseNewPassword.words


class ChangeAddress(PlainWords, forms.AddEmailForm):
    """A new address in place of the old one."""

    words: ClassVar = {"email": Words("New e-mail address", "Enter the new e-mail address")}


class ConfirmPassword(PlainWords, forms.ReauthenticateForm):
    """The password once more, before something that matters."""

    words: ClassVar = {"password": PASSWORD}

"""Where allauth asks how this house does things: what is said, and how long a lock-out lasts."""

from __future__ import annotations

import math
import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from worthwhile.apps.accounts.models import User
from worthwhile.apps.accounts.selectors.ways_in import find_ways_in
from worthwhile.apps.accounts.services.open_account import record_account_created

APP, FAILED = "allauth.account", "login_failed"
SECONDS_IN_A_MINUTE = 60
NOBODYS = ".invalid"


class AccountAdapter(DefaultAccountAdapter):
    """Our words, and a lock-out that says when it ends."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed",
        "duplicate_email": "This is your address already",
        "email_password_mismatch": "Check the e-mail address and the password: they do not belong together",
        "enter_current_password": "Enter the password you use now",
        "incorrect_code": "Check the code: it is not the one we sent last",
        "incorrect_password": "Check the password: it is not yours",
        "same_as_current": "Enter an address other than the one you have",
        "too_many_login_attempts": "Too many tries. Wait 5 minutes, then try again",
        "rate_limited": "We have just sent a code. Wait half a minute before you ask for another",
    }

    @transaction.atomic
    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        """Keep a person who signs up, and that they did."""
        kept: User = super().save_user(request, user, form, commit=commit)
        if commit:
            record_account_created(kept, at=timezone.now())
        return kept

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing to an address that cannot exist (RFC 2606), as visitors and made-up people have."""
        if not email.lower().endswith(NOBODYS):
            super().send_mail(template_prefix, email, context)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse a password while too many have failed.

        Raises:
            ValidationError: says how long to wait.
        """
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refused:
            key = self._get_login_attempts_cache_key(request, **credentials)
            wait = _time_text(_seconds_locked(request, key))
            raise ValidationError(
                f"Too many tries with a wrong password. Wait {wait}, then try again. "
                "You can also ask for a code by e-mail instead",
                code=refused.code,
            ) from None

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """A person who signed up by passkey is given recovery codes at once: the passkey is their only way in."""
        user = request.user
        if not isinstance(user, AnonymousUser) and find_ways_in(user).needs_recovery_codes:
            return reverse("mfa_generate_recovery_codes")
        return reverse(settings.LOGIN_REDIRECT_URL)


class SecondStepAdapter(DefaultMFAAdapter):
    """Our words for passkeys and codes."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": "Remove your passkeys and app before you add an address",
        "cannot_generate_recovery_codes": "Add a passkey or an app first: recovery codes stand in for them",
        "incorrect_code": "Check the code. A code from an app is good for half a minute, a recovery code once",
        "unverified_email": "Confirm your e-mail address first",
    }

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """What a passkey is called until its owner says otherwise."""
        there_are = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {there_are + 1}" if there_are else "Passkey"


def _seconds_locked(request: HttpRequest, key: str) -> float:
    """How long until each full count has room again."""
    now, longest = time.time(), 1.0
    for rate in ratelimit.get_rates(app=APP, action=FAILED):
        tries = cache.get(ratelimit.get_cache_key(request, app=APP, action=FAILED, rate=rate, key=key), [])
        if len(tries) >= rate.amount:
            longest = max(longest, tries[rate.amount - 1] + rate.duration - now)
    return longest


def _time_text(seconds: float) -> str:
    if seconds <= SECONDS_IN_A_MINUTE:
        return "a minute"
    return f"{math.ceil(seconds / SECONDS_IN_A_MINUTE)} minutes"

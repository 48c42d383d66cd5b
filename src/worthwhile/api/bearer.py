"""Who asks: a program, by the token in its request. No cookie is read, so no other site can make a browser ask."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from worthwhile.apps.organisations.models import AccessToken, Organisation, Scope
from worthwhile.apps.organisations.services.use_access import TokenRefused, use_access


class AccessTokenAuth(HttpBearer):
    """Lets in a token that is in force and may be used for ``scope``; none asks for any token in force."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> AccessToken:
        """The token of a request. Raises TokenRefused, AskedTooOften or ScopeMissing.

        In place of ninja's own, which writes a header that it does not know into the log.
        """
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            raise TokenRefused
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> AccessToken:
        """The token with this secret, its use counted."""
        return use_access(secret=token, scope=self.scope, now=timezone.now())


def token_of(request: HttpRequest) -> AccessToken:
    """The token that a request came with."""
    token = getattr(request, "auth", None)
    assert isinstance(token, AccessToken)
    return token


def organisation_of(request: HttpRequest) -> Organisation:
    """The organisation that is asked about: the token's own. No address names one."""
    return token_of(request).organisation

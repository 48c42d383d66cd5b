"""Access tokens as a page tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.organisations.models import AccessToken, Scope


@dataclass(frozen=True)
class TokenLine:
    """A token, what it may be used for in words, and whether its time is over."""

    token: AccessToken
    may: list[str]
    made_by: str
    is_past: bool


def present_tokens(tokens: Iterable[AccessToken], *, now: datetime) -> list[TokenLine]:
    """The tokens in the order given."""
    return [
        TokenLine(
            token=token,
            may=[scope.label for scope in Scope if token.has(scope)],
            made_by=str(token.made_by) if token.made_by and token.made_by.is_active else "somebody who has left",
            is_past=not token.is_in_force(now),
        )
        for token in tokens
    ]

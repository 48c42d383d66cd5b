"""Whom an address may be for."""

from __future__ import annotations

from enum import Enum, auto


class For(Enum):
    """Whom an address is for."""

    ANYBODY = auto()  # public, or kept at an address that nobody can guess
    SIGN_IN = auto()  # a step of signing in or up, or one that leads on to such a step
    THE_PERSON = auto()  # whoever is signed in, about themselves alone
    INVITED = auto()  # whoever has confirmed the address an invitation was sent to
    MEMBERS = auto()
    INSIDERS = auto()  # members but for assessors, who come from outside
    WRITERS = auto()  # owners and editors
    OWNERS = auto()
    ASSESSORS = auto()  # assessors alone: whoever wrote a thing does not check it
    TOKEN = auto()  # a program with a token of the organisation; nobody else, signed in or not

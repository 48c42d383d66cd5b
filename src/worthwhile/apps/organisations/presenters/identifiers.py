"""The numbers of registers as a page tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.organisations.models import Identifier, Scheme
from worthwhile.apps.organisations.models.identifier_form import CHECKED, NOT_CHECKED_NOTE


@dataclass(frozen=True)
class IdentifierLine:
    """A number, the register it is from, and what was not checked about it."""

    identifier: Identifier
    register: str
    note: str


def present_identifiers(identifiers: Iterable[Identifier]) -> list[IdentifierLine]:
    """The numbers in the order given."""
    return [
        IdentifierLine(
            identifier=identifier,
            register=Scheme(identifier.scheme).label,
            note="" if identifier.scheme in CHECKED else NOT_CHECKED_NOTE,
        )
        for identifier in identifiers
    ]

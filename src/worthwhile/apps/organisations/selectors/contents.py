"""What an organisation holds, counted before it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.dispatch import Signal

from worthwhile.apps.organisations.models import Organisation

# Sent with organisation. A later area of work answers with a list of Content: what it keeps of the organisation.
contents_asked = Signal()


@dataclass(frozen=True, kw_only=True)
class Content:
    """So many of one kind of thing, in words for one and for many: ``1 impact case``, ``3 impact cases``."""

    count: int
    one: str
    many: str

    def __str__(self) -> str:
        return f"{self.count:,} {self.one if self.count == 1 else self.many}"


def list_contents(organisation: Organisation) -> list[Content]:
    """Whatever is kept of an organisation, of every area of work, most general first; nothing that is empty."""
    ours = [
        Content(count=organisation.memberships.count(), one="member", many="members"),
        Content(count=organisation.facts.count(), one="value of a fact", many="values of facts"),
        Content(count=organisation.identifiers.count(), one="registered number", many="registered numbers"),
        Content(count=organisation.access_tokens.count(), one="access token", many="access tokens"),
    ]
    answers: Sequence[tuple[object, Any]] = contents_asked.send(Organisation, organisation=organisation)
    theirs: Iterable[Content] = (content for _, found in answers for content in found)
    return [content for content in (*ours, *theirs) if content.count]

"""How each provider that is considered comes to its letter, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.organisations.presenters.identifiers import IdentifierLine, present_identifiers
from worthwhile.apps.tenders.models import Contender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words


@dataclass(frozen=True, kw_only=True)
class ReadsWords:
    """Who reads a letter here, each empty where nobody does; ``waits_until`` where a link was not followed yet."""

    by: str = ""
    number: int = 0
    identifiers: tuple[IdentifierLine, ...] = ()
    followed: str = ""
    address: str = ""
    waits_until: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsideredWords:
    """A provider that is considered, why, and who reads its letter here."""

    number: int
    name: str
    reason: str
    reads: ReadsWords


def present_considered(contenders: Iterable[Contender]) -> list[ConsideredWords]:
    """Those who are considered without a bid."""
    return [
        ConsideredWords(number=one.number, name=one.name, reason=one.reason, reads=reads_words(one))
        for one in contenders
        if one.bid_id is None
    ]


def reads_words(contender: Contender) -> ReadsWords:
    """Who reads the letter of a provider here, as the buyer needs to know it."""
    link = getattr(contender, "link", None)
    if link is None:
        return ReadsWords()
    if link.organisation is None:
        return ReadsWords(waits_until=moment_words(link.expires_at))
    return ReadsWords(
        by=str(link.organisation),
        number=link.organisation.pk,
        identifiers=tuple(present_identifiers(link.organisation.identifiers.order_by("scheme", "pk"))),
        followed=moment_words(link.followed_at),
        address=link.followed_by.email if link.followed_by is not None else "",
    )

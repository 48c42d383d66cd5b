"""Bids set aside, outcomes kept and bids never read, as those who decide read of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from worthwhile.apps.tenders.models import BidSetAside, OutcomeKept, ReceivedBid, name_in_log
from worthwhile.apps.tenders.selectors.award_basis import told_name
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.set_aside import ground_words

AGREED = "Agreed"


@dataclass(frozen=True, kw_only=True)
class AskedWords:
    """Something that one person asked and another decides. ``rows`` are pairs of a label and what was said."""

    title: str
    rows: tuple[tuple[str, str], ...]
    status: str


@dataclass(frozen=True, kw_only=True)
class UnreadableWords:
    """A bid that could not be read: the receipt that its bidder holds, and what was decided, empty before."""

    bidder: str
    received: str
    sha256: str
    decided: str


def present_aside(asked: BidSetAside, names: Mapping[str, str]) -> AskedWords:
    """What was asked about one bid."""
    decided = getattr(asked, "decided", None)
    rows = [
        ("Ground", ground_words(asked)),
        ("Why", asked.reason),
        ("What they said" if asked.heard else "Not heard, because", asked.said),
        ("Asked", f"{moment_words(asked.asked_at)}, by {_named(names, asked.asked_by_id)}"),
    ]
    if decided is not None:
        rows += _decided(decided.reason, moment_words(decided.decided_at), _named(names, decided.decided_by_id))
    status = "Waits" if decided is None else "Set aside" if decided.confirmed else "Stays in"
    return AskedWords(title=told_name(asked.contender), rows=tuple(rows), status=status)


def present_kept(asked: OutcomeKept, names: Mapping[str, str]) -> AskedWords:
    """What was asked about an outcome."""
    decided = getattr(asked, "decided", None)
    rows = [
        ("Why it stays", asked.reason),
        ("Asked", f"{moment_words(asked.asked_at)}, by {_named(names, asked.asked_by_id)}"),
    ]
    if decided is not None:
        rows += _decided(decided.reason, moment_words(decided.decided_at), _named(names, decided.decided_by_id))
    status = "Waits" if decided is None else AGREED if decided.agreed else "Not agreed"
    return AskedWords(title="To leave the outcome as it is", rows=tuple(rows), status=status)


def present_unreadable(received: ReceivedBid) -> UnreadableWords:
    """One bid that could not be read."""
    decided = getattr(received, "unreadable_decided", None)
    return UnreadableWords(
        bidder=str(received.bid.bidder),
        received=moment_words(received.received_at),
        sha256=received.sha256,
        decided=decided.words if decided else "",
    )


def _named(names: Mapping[str, str], person: int) -> str:
    return names.get(name_in_log(person), f"person {person}")


def _decided(reason: str, at: str, by: str) -> list[tuple[str, str]]:
    return [("Decided", f"{at}, by {by}"), *([("Why not", reason)] if reason else [])]

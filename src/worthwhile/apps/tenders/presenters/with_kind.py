"""What the engine says of bids, said of providers where nobody bids: it knows evaluations and no kind of process."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from worthwhile.apps.tenders.presenters.with_names import with_texts
from worthwhile.apps.tenders.selectors.kind_words import words_of_kind
from worthwhile.engines.scoring import Evaluation
from worthwhile.engines.scoring.draw import METHOD, METHOD_OF_PROVIDERS

T = TypeVar("T")
_INSTEAD = {
    METHOD: METHOD_OF_PROVIDERS,
    "where in the bid they are shown": "what they rest on",
    "give the hash of every sealed bid, and the public value under draw": "have the public value confirmed",
    "bidder": "provider", "bidders": "providers", "bid": "provider", "bids": "providers",
    "Bidder": "Provider", "Bidders": "Providers", "Bid": "Provider", "Bids": "Providers",
}  # fmt: skip
# Ids such as bidder-1 stay, and stand alone where a sentence says whose bid it is.
_SPOKEN = "|".join(
    (
        r"\bbid of (?=bidder-\d)",
        *(rf"\b{re.escape(said)}(?!\w|-\d)" for said in sorted(_INSTEAD, key=len, reverse=True)),
    )
)


def with_kind(words: T, procedure: str, evaluation: Evaluation) -> T:
    """The same record in the words of a kind of process. Ids stay, so that names can be put in after."""
    if words_of_kind(procedure).takes_bids:
        return words
    spoken = re.compile("|".join((*_kept(evaluation), _SPOKEN)))
    said: T = with_texts(words, lambda text: spoken.sub(lambda found: _said(found[0]), text))
    return said


def _said(found: str) -> str:
    return "" if found == "bid of " else _INSTEAD.get(found, found)


def _kept(evaluation: Evaluation) -> Iterable[str]:
    """Names of providers and people, which stay as they are whatever words are in them; the longest first."""
    names = {one.name for one in evaluation.bidders} | {one.name for one in evaluation.assessors}
    return [re.escape(name) for name in sorted(names - {""}, key=len, reverse=True)]

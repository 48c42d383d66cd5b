"""What those who compete are called, by kind of process: the one place that decides it for every page.

Under the Provider Selection Regime the authority assesses providers, and nobody bids: so neither does any page say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.engines.tendering import RULES, Procedure


@dataclass(frozen=True, kw_only=True)
class KindWords:
    """``one`` is what is assessed and ranked, ``who`` is who offers it; both are the provider where nobody bids."""

    takes_bids: bool
    one: str
    several: str
    who: str
    everybody: str
    where: str
    """Where an assessor finds what a score rests on."""


_BIDS = KindWords(
    takes_bids=True, one="bid", several="bids", who="bidder", everybody="bidders", where="Where in the bid"
)
_PROVIDERS = KindWords(
    takes_bids=False,
    one="provider",
    several="providers",
    who="provider",
    everybody="providers",
    where="Where in what you know of the provider",
)


def words_of_kind(procedure: str) -> KindWords:
    """What a kind of process calls those who compete."""
    return _BIDS if RULES[Procedure(procedure)].takes_bids else _PROVIDERS

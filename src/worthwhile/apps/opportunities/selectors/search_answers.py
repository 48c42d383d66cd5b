"""What a search of the market finds, with what may have been meant and what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_hits import Found
from worthwhile.market.queries.search_spelling import unknown_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``unknown``: words that no notice uses, with near ones that some do."""

    found: Found
    unknown: Mapping[str, tuple[str, ...]]


def answer_search(market: OpenMarket, asked: Search, *, on: datetime) -> Answer | None:
    """The answer; None where the market has no index yet."""
    if market.index is None:
        return None
    found = search(market.index, asked, on=on)
    return Answer(found=found, unknown=unknown_words(market.index, asked.text, typing=asked.typing))


def offered_choices(market: OpenMarket | None) -> dict[str, tuple[str, ...]]:
    """Which regimes, notice types and publishers any notice has; what none has is no choice."""
    if market is None or market.index is None:
        return {}
    return {
        filter_name: tuple(sorted({name for segment in market.index.segments for name in segment.choices[column]}))
        for filter_name, column in (("regime", "regime"), ("type", "notice_type"), ("publisher", "publisher"))
    }

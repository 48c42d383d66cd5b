"""The lot that decides between equals, for a page of one of them."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.own_draw import OwnDraw
from worthwhile.engines.scoring.draw import METHOD, METHOD_OF_PROVIDERS


def present_draw(draw: OwnDraw | None) -> dict[str, Any]:
    """What the part of a page about a draw takes; nothing of it is shown where ``draw`` is None."""
    if draw is None:
        return {"draw": None}
    method = METHOD if draw.takes_bids else METHOD_OF_PROVIDERS
    return {"draw": draw, "draw_at": moment_words(draw.at) if draw.at else "", "method": method}

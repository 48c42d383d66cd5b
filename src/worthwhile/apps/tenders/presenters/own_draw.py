"""The lot that decides between equals, for a page of one of them."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.own_draw import OwnDraw
from worthwhile.engines.scoring.draw import METHOD


def present_draw(draw: OwnDraw | None) -> dict[str, Any]:
    """What the part of a page about a draw takes; nothing of it is shown where ``draw`` is None."""
    return {"draw": draw, "draw_at": moment_words(draw.at) if draw and draw.at else "", "method": METHOD}

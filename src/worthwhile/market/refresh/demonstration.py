"""The demonstration's notices brought into the market."""

from __future__ import annotations

from datetime import datetime

from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.sources.demonstration.releases import demonstration_releases
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.json_text import write_json
from worthwhile.market.store.layout import MarketHome


def set_up_demonstration_notices(home: MarketHome, *, now: datetime) -> int:
    """Take in the notices, dated from the day of ``now``, and compile; returns how many are new.

    The same day again changes nothing. Raises what taking in and compiling raise.
    """
    body = b"\n".join(write_json(release) for release in demonstration_releases(now=now))
    taken = Intake(home, now=lambda: now).take([Piece(body=body, origin="demonstration")]).new
    refresh(home, now=now)
    return taken

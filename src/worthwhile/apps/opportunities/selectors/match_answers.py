"""What fits an organisation of everything that is open. The last answers are kept, since a page shows some of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.selectors.offered_profile import find_offered
from worthwhile.apps.opportunities.selectors.watch_notices import UNITED_KINGDOM
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.matching import Provider
from worthwhile.market.queries.match import Matches, match

MOST_KEPT = 64
MINUTES_KEPT = 10

_lock = threading.Lock()
_kept: OrderedDict[tuple[str, Provider, int, datetime], Matches] = OrderedDict()


def find_matches(organisation: Organisation, market: OpenMarket, *, on: datetime, limit: int = 50) -> Matches | None:
    """The notices open at ``on`` set against an organisation's profile; None while it names no service.

    Answered for the last full ten minutes before ``on``: what closed since may still be there, as its deadline shows.
    """
    offered = find_offered(organisation, on=on.astimezone(UNITED_KINGDOM).date())
    if offered.provider is None or market.index is None:
        return None
    moment = on.replace(minute=on.minute - on.minute % MINUTES_KEPT, second=0, microsecond=0)
    key = (market.state.id, offered.provider, limit, moment)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = match(market.index, offered.provider, on=moment, market=market.tables, limit=limit)
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found

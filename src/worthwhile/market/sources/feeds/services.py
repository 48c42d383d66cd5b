"""The services that can be asked, by the name they are called by."""

from __future__ import annotations

from worthwhile.market.sources.feeds import contracts_finder, find_a_tender, public_contracts_scotland, sell2wales
from worthwhile.market.sources.feeds.service import Service

SERVICES: dict[str, Service] = {
    service.key: service
    for service in (
        find_a_tender.SERVICE,
        contracts_finder.SERVICE,
        public_contracts_scotland.SERVICE,
        sell2wales.SERVICE,
    )
}

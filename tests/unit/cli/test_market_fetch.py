"""The names that can be given are the services that can be asked."""

from __future__ import annotations

from worthwhile.cli.market_fetch import KEYS
from worthwhile.market.sources.feeds.services import SERVICES
from worthwhile.market.store.publishers import UNITED_KINGDOM


def test_every_service_can_be_named_and_is_a_publisher_of_the_store() -> None:
    assert list(KEYS) == list(SERVICES)
    assert set(KEYS) == {publisher.key for publisher in UNITED_KINGDOM}
    assert {service.name for service in SERVICES.values()} == {publisher.name for publisher in UNITED_KINGDOM}

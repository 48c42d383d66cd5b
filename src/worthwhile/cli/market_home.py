"""The market's folder and its open state, for the commands of the market."""

from __future__ import annotations

from typing import TYPE_CHECKING

from worthwhile.exchange.home import worthwhile_home
from worthwhile.market.store.layout import MarketHome

if TYPE_CHECKING:
    from worthwhile.market.store.reading import Market


def market_home() -> MarketHome:
    """Where the market is kept: the folder ``market`` of WORTHWHILE_HOME."""
    return MarketHome(worthwhile_home() / "market")


def open_market() -> Market:
    """The market as last compiled. Raises NoMarketYet, with the command to run."""
    from worthwhile.market.store.reading import Market

    return Market.open(market_home())

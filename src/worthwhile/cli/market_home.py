"""The market's folder and its open state, for the commands of the market."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from worthwhile.exchange.home import worthwhile_home
from worthwhile.market.store.layout import MarketHome, demonstration_home, home_to_read, real_home

if TYPE_CHECKING:
    from worthwhile.market.store.reading import Market
    from worthwhile.market.store.spark_reading import SparkMarket


MADE_UP = (
    "These notices were made up for the demonstration. For real ones: worthwhile market fetch find-a-tender, then "
    "worthwhile market compile"
)


MADE_BEFORE = (
    "These tables were made by an earlier version of Worthwhile: some answers may differ from what is described. Make "
    "them again from the notices that are kept: worthwhile market compile"
)


def market_home() -> MarketHome:
    """Where published notices are kept: the folder ``market`` of WORTHWHILE_HOME."""
    return real_home(worthwhile_home())


def market_to_read() -> MarketHome:
    """The market to answer from.

    Where it is the demonstration's, or was compiled by an earlier version, that is said on standard error.
    """
    home = home_to_read(worthwhile_home())
    if home == demonstration_home(worthwhile_home()):
        click.echo(MADE_UP, err=True)
    if _was_made_before(home):
        click.echo(MADE_BEFORE, err=True)
    return home


def _was_made_before(home: MarketHome) -> bool:
    from worthwhile.market.store.manifest import NoMarketYet, UnreadableMarket, read_state

    try:
        return read_state(home).is_of_earlier_version
    except (NoMarketYet, UnreadableMarket):
        # Whoever reads it next says what to run.
        return False


def open_market() -> Market:
    """The market as last compiled. Raises NoMarketYet, with the command to run."""
    from worthwhile.market.store.reading import Market

    return Market.open(market_to_read())


def open_to_ask(spark_folder: str | None) -> Market | SparkMarket:
    """What questions are put to: the market as last compiled here, or the tables that Spark wrote to a folder."""
    if spark_folder is None:
        return open_market()
    from worthwhile.cli.market_spark import spark_session

    spark = spark_session()
    from worthwhile.market.store.spark_reading import SparkMarket

    return SparkMarket(spark, spark_folder)

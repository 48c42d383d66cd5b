"""``worthwhile market demonstration``: notices made up for the demonstration, to look around without a network."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from worthwhile.cli.market_home import market_home


@click.command()
def command() -> None:
    """Take in the notices made up for the demonstration, dated from today, and compile them.

    Every one of them says that it is made up. Running it again on a later day moves their dates on.
    """
    from worthwhile.market.refresh.demonstration import set_up_demonstration_notices

    taken = set_up_demonstration_notices(market_home(), now=datetime.now(UTC))
    click.echo(
        f"{taken} notices of the demonstration are in the market. Look for something: "
        'worthwhile market search "company for older people" --open'
        if taken
        else "The notices of the demonstration are there already, dated from today."
    )

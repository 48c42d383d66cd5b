"""``worthwhile market demonstration``: notices made up for the demonstration, to look around without a network."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from worthwhile.exchange.home import worthwhile_home
from worthwhile.market.store.layout import demonstration_home


@click.command()
def command() -> None:
    """Take in the notices made up for the demonstration, dated from today, and compile them.

    They stand in a market of their own, and are what the other commands answer from until published notices were
    compiled. Running it again on a later day moves their dates on.
    """
    from worthwhile.market.refresh.demonstration import set_up_demonstration_notices

    taken = set_up_demonstration_notices(demonstration_home(worthwhile_home()), now=datetime.now(UTC))
    click.echo(
        f"{taken} notices of the demonstration are ready. Look for something: "
        'worthwhile market search "company for older people" --open'
        if taken
        else "The notices of the demonstration are there already, dated from today."
    )

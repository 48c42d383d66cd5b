"""``worthwhile market stats``: what is held, how fresh it is, and what is wrong with it."""

from __future__ import annotations

import json

import click

from worthwhile.cli.market_home import market_to_read
from worthwhile.cli.market_stats_text import stats_lines


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--set-aside", is_flag=True, help="List the processes that could not be joined, one line of JSON each.")
def command(as_json: bool, set_aside: bool) -> None:
    """Say what is held, from whom and how fresh, and what is wrong with it.

    Faults of the data have permanent codes (MK-001 and so on).
    """
    if set_aside:
        _list_set_aside()
        return
    from worthwhile.market.queries.holdings import holdings

    found = holdings(market_to_read())
    text = json.dumps(found, indent=2, default=str) if as_json else "\n".join(stats_lines(found))
    click.echo(text)


def _list_set_aside() -> None:
    from worthwhile.market.store.compiled import set_aside_lines
    from worthwhile.market.store.manifest import read_state

    home = market_to_read()
    for line in set_aside_lines(home, read_state(home)):
        click.echo(line.decode())

"""``worthwhile market fetch``: notices from the services that publish them, politely and completely."""

from __future__ import annotations

import math
import shlex
import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import click

from worthwhile.cli.dates import read_date
from worthwhile.cli.market_home import market_home
from worthwhile.exchange.home import make_home, worthwhile_home
from worthwhile.kernel.problems import InvalidInput, WorthwhileError

if TYPE_CHECKING:
    from worthwhile.market.sources.feeds.fetching import Fetch
    from worthwhile.market.sources.feeds.sequence import YearOfNotices

KEYS = ("find-a-tender", "contracts-finder", "public-contracts-scotland", "sell2wales")
STOPPED_BY_HAND = 130  # as shells report a command ended by Ctrl-C
LEAST_PACE = 1.0  # of a service's own address; an address of one's own may be asked as fast as it likes
_MOST_NAMED = 20


@click.command()
@click.argument("service", metavar="SERVICE", type=click.Choice(KEYS))
@click.option("--since", callback=read_date, metavar="DATE", help="First day, as 2026-04-01.")
@click.option("--until", callback=read_date, metavar="DATE", help="Last day.  [default: now]")
@click.option("--gaps", is_flag=True, help="Fetch nothing: list the notice numbers that are missing.")
@click.option("--ask-gaps", is_flag=True, help="Ask for each missing notice by its number.")
@click.option(
    "--pace",
    type=click.FloatRange(min=0, max=3600),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="Least time between two requests.",
)
@click.option(
    "--address",
    envvar="WORTHWHILE_FETCH_ADDRESS",
    metavar="URL",
    help="Ask here instead of the service's own address.  [env: WORTHWHILE_FETCH_ADDRESS]",
)
def command(
    service: str, since: date | None, until: date | None, gaps: bool, ask_gaps: bool, pace: float, address: str | None
) -> None:
    """Fetch notices of SERVICE: find-a-tender, contracts-finder, public-contracts-scotland or sell2wales.

    Newest first, only what was not read yet. Without --since it goes back 30 days, or to where an earlier fetch began.
    Stop it at any moment and run it again: nothing is lost or held twice.
    """
    if gaps and (ask_gaps or since or until):
        raise click.UsageError("--gaps looks at everything that is held. Give it alone.")
    if address is None and pace < LEAST_PACE:
        raise click.UsageError(f"Give a --pace of at least {LEAST_PACE:.0f} second. Services refuse what is faster.")
    from worthwhile.market.sources.feeds.clock import SystemClock
    from worthwhile.market.sources.feeds.fetching import Fetch
    from worthwhile.market.sources.feeds.services import SERVICES

    make_home(worthwhile_home())
    fetch = Fetch(
        service=SERVICES[service],
        home=market_home(),
        clock=SystemClock(),
        tell=lambda sentence: click.echo(sentence, err=True),
        address=address,
        pace=pace,
    )
    if gaps:
        _print_gaps(fetch.gaps())
        return
    _run(fetch, since=since, until=until, ask_gaps=ask_gaps)


def _run(fetch: Fetch, *, since: date | None, until: date | None, ask_gaps: bool) -> None:
    try:
        if ask_gaps:
            fetch.ask_for_gaps()
        else:
            fetch.read(since=since, until=until)
    except KeyboardInterrupt:
        click.echo(f"\nStopped. {_held(fetch)} {_go_on()}", err=True)
        sys.exit(STOPPED_BY_HAND)
    except InvalidInput:
        raise
    except WorthwhileError as error:
        raise WorthwhileError(f"{error}\n{_held(fetch)} {_go_on()}") from error
    click.echo(_held(fetch) if fetch.tally.answers else "There was nothing to ask for that is not held already.")
    _print_faults(fetch)
    click.echo("Next: worthwhile market compile")


def _held(fetch: Fetch) -> str:
    tally = fetch.tally
    answers = f"{tally.answers:,} {'answer' if tally.answers == 1 else 'answers'}"
    return f"Taken and held: {tally.notices:,} notices in {answers}, {tally.new:,} of them new."


def _go_on() -> str:
    return f"To go on from there, run: worthwhile {shlex.join(sys.argv[1:])}"


def _print_faults(fetch: Fetch) -> None:
    tally = fetch.tally
    _print_counts("Kept, though something is wrong with them:", tally.told)
    _print_counts("Set aside, listed with worthwhile market stats:", tally.set_aside)
    _print_list("MK-051: full, and not to be made smaller; notices may be missing", tally.full)
    _print_list("Could not be read; set aside, and asked for again by the next fetch", tally.unread)
    _print_list("Skipped, because the service answers with a fault", tally.skipped)


def _print_counts(what: str, counts: Counter[str]) -> None:
    from worthwhile.market.faults import BY_CODE

    if counts:
        click.echo(what)
    for code, number in sorted(counts.items()):
        click.echo(f"  {number:,} × {BY_CODE[code].title} ({code})")


def _print_list(what: str, named: list[str]) -> None:
    if not named:
        return
    click.echo(f"{what} ({len(named):,}):")
    for name in named[:_MOST_NAMED]:
        click.echo(f"  {name}")
    if len(named) > _MOST_NAMED:
        click.echo(f"  and {len(named) - _MOST_NAMED:,} more")


def _print_gaps(years: list[YearOfNotices]) -> None:
    from worthwhile.market.sources.feeds.sequence import number_of

    if not years:
        click.echo("No numbered notices are held yet. Fetch some: worthwhile market fetch find-a-tender")
        return
    for year in years:
        absent = f"; {year.not_there:,} asked for and not there" if year.not_there else ""
        click.echo(
            f"{year.year}: {number_of(year.year, year.first)} to {number_of(year.year, year.last)}: "
            f"{year.held:,} held, {year.missing:,} missing{absent}; {math.floor(1000 * year.complete) / 10}% complete"
        )
        for low, high in year.gaps:
            many = f" to {number_of(year.year, high)} ({high - low + 1:,})" if high > low else " (1)"
            click.echo(f"  MK-050 {number_of(year.year, low)}{many}")
    if any(year.missing for year in years):
        click.echo("Ask for them one by one: worthwhile market fetch find-a-tender --ask-gaps")

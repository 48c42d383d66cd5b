"""``worthwhile market match``: what is open and fits a provider, with reasons and what would make more of it fit."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import click

from worthwhile.cli.dates import read_date

SHOWN = 10
SHOWN_AS_JSON = 50
NEW = "Fill in what it asks, then run: worthwhile market match {name}"


@click.command()
@click.argument("profile", required=False, type=click.Path(path_type=Path))
@click.option("--on", callback=read_date, help="Answer for this day (2026-04-01) instead of now.")
@click.option(
    "--limit", type=click.IntRange(1, 500), help=f"Show at most so many [default: {SHOWN}; {SHOWN_AS_JSON} as JSON]."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option(
    "--all-reasons", is_flag=True, help="Print every reason with its code, its source and its part of the fit."
)
@click.option("--new-profile", is_flag=True, help="Start a profile: write one to fill in to PROFILE, or print it.")
def command(
    profile: Path | None, on: date | None, limit: int | None, as_json: bool, all_reasons: bool, new_profile: bool
) -> None:
    """Find the open contracts that fit the provider in PROFILE, best first, with reasons.

    Each reason says what it rests on. What is not known is said to be not known and never counts as good.
    """
    if new_profile:
        _start(profile)
        return
    if profile is None:
        raise click.UsageError(
            "Name the file of a profile, or start one: worthwhile market match --new-profile my-profile.yaml"
        )
    from worthwhile.cli.market_home import open_market
    from worthwhile.exchange.plain_data import json_text
    from worthwhile.exchange.profile import load_profile
    from worthwhile.market.queries.match import match_market
    from worthwhile.market.queries.match_data import matches_data

    loaded = load_profile(profile)
    moment = moment_of(on)
    market = open_market()
    most = limit or (SHOWN_AS_JSON if as_json else SHOWN)
    found = match_market(market, loaded.provider, on=moment, limit=most)
    if as_json:
        click.echo(json_text(matches_data(found)))
        return
    from worthwhile.cli.market_match_text import match_lines

    lines = match_lines(
        found,
        name=loaded.profile.name,
        on=moment.date(),
        freshest_at=market.freshest_at(),
        all_reasons=all_reasons,
    )
    click.echo("\n".join(lines))


def moment_of(on: date | None) -> datetime:
    """The beginning of a day in the United Kingdom, or now where none is given."""
    from worthwhile.market.queries.match_details import UNITED_KINGDOM

    return datetime.now(UNITED_KINGDOM) if on is None else datetime.combine(on, time(), UNITED_KINGDOM)


def _start(to: Path | None) -> None:
    from worthwhile.exchange.profile import new_profile_text, write_new_profile

    if to is None:
        click.echo(new_profile_text(), nl=False)
        return
    write_new_profile(to)
    click.echo(f"Wrote {to}. {NEW.format(name=to)}")

"""``worthwhile market search``: find notices by words, meaning and filters, with reasons."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from worthwhile.cli.dates import read_date

if TYPE_CHECKING:
    from worthwhile.kernel.problems import Problem
    from worthwhile.market.index.opened import SearchIndex
    from worthwhile.market.queries.search_asked import Search

UNITED_KINGDOM = ZoneInfo("Europe/London")
SORTS = ("best", "deadline", "published", "value")


@click.command()
@click.argument("text", nargs=-1)
@click.option("--area", "areas", multiple=True, help="Name, code or postcode of an area; more than one: any of them.")
@click.option("--within", "within_km", type=float, metavar="KM", help="Also places so near to the area.")
@click.option("--cpv", multiple=True, metavar="CODE", help="A CPV code or its beginning, such as 85320000 or 85.")
@click.option("--open", "open_only", is_flag=True, help="Only what can still be answered.")
@click.option("--closing", type=int, metavar="DAYS", help="Only what has its deadline in so many days.")
@click.option("--on", callback=read_date, metavar="DATE", help="Answer for the beginning of this day; else for now.")
@click.option("--min", "minimum", type=float, metavar="POUNDS", help="The whole is worth at least this.")
@click.option("--max", "maximum", type=float, metavar="POUNDS", help="The smallest part is worth at most this.")
@click.option("--all", "loosely", is_flag=True, help="Also what is only loosely related to TEXT.")
@click.option("--strict", is_flag=True, help="Leave out what does not state a value or a place that is asked for.")
@click.option("--suits", multiple=True, type=click.Choice(["vcse", "sme"]), help="Stated as suitable for them.")
@click.option("--reserved", is_flag=True, help="Only what is reserved for some kinds of organisation.")
@click.option("--lots", is_flag=True, help="Only what is divided into lots.")
@click.option("--light-touch", is_flag=True, help="Only what states a light-touch regime.")
@click.option("--regime", "regimes", multiple=True, help="Such as procurement-act-2023 or psr-2023.")
@click.option("--notice-type", "notice_types", multiple=True, help="UK1 to UK17.")
@click.option("--stage", "stages", multiple=True, help="Such as planning, tender or award.")
@click.option("--publisher", "publishers", multiple=True, help="Such as find-a-tender.")
@click.option("--buyer", default="", help="Words of the buyer's name.")
@click.option("--sort", type=click.Choice(SORTS), default="best", show_default=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 500), help="Most notices to print.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1), help="The next ones, so many at a time.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    text: tuple[str, ...],
    areas: tuple[str, ...],
    closing: int | None,
    on: date | None,
    suits: tuple[str, ...],
    reserved: bool,
    lots: bool,
    light_touch: bool,
    limit: int,
    as_json: bool,
    **filters: Any,
) -> None:
    """Find notices about TEXT, best first, with the reasons.

    TEXT may be everyday words, such as: friend for lonely older people. Without TEXT the filters alone decide.
    """
    from worthwhile.market.queries.search import search

    asked = _asked(
        areas,
        text=" ".join(text),
        closing_within_days=closing,
        suits_vcse="vcse" in suits,
        suits_sme="sme" in suits,
        reserved=True if reserved else None,
        has_lots=True if lots else None,
        light_touch=True if light_touch else None,
        per_page=limit,
        **filters,
    )
    moment = datetime.now(UNITED_KINGDOM) if on is None else datetime.combine(on, time(), UNITED_KINGDOM)
    index = _open_index()
    found = search(index, asked, on=moment)
    if as_json:
        from worthwhile.exchange.plain_data import json_text
        from worthwhile.market.queries.search_data import hit_data

        click.echo(json_text([hit_data(hit) for hit in found.hits]))
        return
    from worthwhile.cli.market_search_text import found_lines
    from worthwhile.market.queries.search_spelling import unknown_words

    unknown = unknown_words(index, asked.text)
    lines = found_lines(found, asked=asked, moment=moment, unknown=unknown, freshest_at=index.freshest_at)
    click.echo("\n".join(lines))


def _asked(areas: tuple[str, ...], *, cpv: tuple[str, ...], **filters: Any) -> Search:
    """The search that the options ask for. Raises InvalidInput with the problems of all of them at once."""
    from worthwhile.cli.market_scope import area_codes
    from worthwhile.cli.market_search_text import option_of
    from worthwhile.kernel.problems import InvalidInput, Problem
    from worthwhile.market.queries.search_asked import Search
    from worthwhile.reference.cpv import stem

    problems: list[Problem] = []
    codes = [code for given in areas for code in area_codes(given, problems)]
    # An area that is not known is told as such, not as a distance that lacks its area.
    stand_in = ("",) if problems else ()
    try:
        asked = Search(areas=(*codes, *stand_in), cpv=tuple(stem(code) or code for code in cpv), **filters)
    except InvalidInput as refused:
        problems += [Problem(option_of(problem.path), problem.message) for problem in refused.problems]
    if problems:
        raise InvalidInput(problems)
    return asked


def _open_index() -> SearchIndex:
    from worthwhile.cli.market_home import market_to_read
    from worthwhile.market.index.opened import SearchIndex
    from worthwhile.market.index.state import UnusableIndex
    from worthwhile.market.store.manifest import read_state

    home = market_to_read()
    state = read_state(home)
    if state.index is None:
        raise UnusableIndex("The market has no search index yet. Make it with: worthwhile market compile")
    return SearchIndex.open(home.indexes / state.index)

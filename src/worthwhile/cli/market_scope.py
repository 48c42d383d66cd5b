"""The options that say which part of the market is asked about, shared by the commands that ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from worthwhile.kernel.problems import InvalidInput, Problem

if TYPE_CHECKING:
    from worthwhile.market.queries.scope import Scope

Command = Callable[..., Any]


def scope_options(command: Command) -> Command:
    """``--area``, ``--cpv`` and ``--buyer``, each as often as wanted."""
    for option in (
        click.option(
            "--buyer",
            "buyers",
            multiple=True,
            metavar="KEY|WORDS",
            help="Register and number of a buyer (GB-COH:01234567), as often as wanted; or words of its name.",
        ),
        click.option(
            "--cpv", multiple=True, metavar="CODE", help="CPV code or its first digits (853), as often as wanted."
        ),
        click.option(
            "--area",
            "areas",
            multiple=True,
            metavar="AREA",
            help="ONS code, name or postcode of an area, with all below it; as often as wanted.",
        ),
    ):
        command = option(command)
    return command


def spark_option(command: Command) -> Command:
    """``--spark``, for the commands whose questions run on either engine."""
    return click.option(
        "--spark",
        "spark_folder",
        metavar="FOLDER",
        help="Answer with Spark, from the tables that compile-on-spark wrote to this folder or address.",
    )(command)


def scope_of(
    *,
    areas: Sequence[str],
    cpv: Sequence[str],
    buyers: Sequence[str],
    since: date | None = None,
    until: date | None = None,
) -> Scope:
    """The scope that options ask for. Raises InvalidInput with every problem of them at once."""
    from worthwhile.market.queries.scope import Scope
    from worthwhile.reference.areas import within

    problems: list[Problem] = []
    named = [code for given in areas for code in area_codes(given, problems)]
    codes = sorted({below for code in named for below in within(code)})
    keys = tuple(buyer for buyer in buyers if ":" in buyer)
    words = " ".join(buyer for buyer in buyers if ":" not in buyer)
    try:
        scope = Scope(areas=tuple(codes), cpv=tuple(cpv), buyers=keys, buyer_words=words, since=since, until=until)
    except InvalidInput as found:
        raise InvalidInput([*problems, *found.problems]) from None
    if problems:
        raise InvalidInput(problems)
    return scope


def area_codes(given: str, problems: list[Problem]) -> tuple[str, ...]:
    """Codes of the areas that ``--area`` names; a problem is added for each that is not known."""
    from worthwhile.reference.areas_given import read_areas, unknown_area

    found = read_areas(given)
    names = [name for name, _ in found.unknown] if given.strip(" ;") else [given]
    problems += [Problem("--area", unknown_area(name)) for name in names]
    return found.codes

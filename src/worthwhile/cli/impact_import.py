"""``worthwhile impact import``: turn a value map in Excel or CSV into a draft case file."""

from __future__ import annotations

import shlex
import sys
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from worthwhile.exchange.value_map import ImportedMap, NearMatchesFound
    from worthwhile.kernel.dates import PriceYear

INVALID_INPUT = 1
MOST_NOTES = 50


def _columns(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for item in given:
        heading, equals, name = item.rpartition("=")
        if not equals or not heading.strip():
            raise click.BadParameter(
                f'Write "Their heading=our_column", such as "How many=quantity". You gave {item!r}.'
            )
        found[heading] = name.strip()
    return found


def _rate(ctx: click.Context, param: click.Parameter, given: str | None) -> Decimal | None:
    try:
        return None if given is None else Decimal(given)
    except InvalidOperation:
        raise click.BadParameter(f"Enter a fraction such as 0.035. You gave {given!r}.") from None


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", help="Sheet that holds the value map, where several look like one.")
@click.option(
    "--column", "columns", multiple=True, callback=_columns, metavar='"HEADING=NAME"',
    help="Read the column with this heading (or letter) as NAME; “ignore” leaves it out. Give it once for each column.",
)  # fmt: skip
@click.option("--accept-near", is_flag=True, help="Take the headings that only resemble known ones.")
@click.option("--timing", type=click.Choice(["start", "mid", "end"]), help="When in a year value falls.")
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="First day of the work.")
@click.option("--end", type=click.DateTime(["%Y-%m-%d"]), help="Last day of the work; a year on where left out.")
@click.option("--price-year", help="Year whose prices the sheet is in, such as 2023 or 2023/24.")
@click.option("--rate", callback=_rate, help="Discount rate as a fraction, where the sheet gives none.")
@click.option("--deductions", type=click.Choice(["multiplicative", "subtractive"]), default="multiplicative",
              show_default=True, help="How the sheet's deductions combine.")  # fmt: skip
@click.option("--evaluative", is_flag=True, help="The map looks back at what happened, not forward.")
@click.option("--currency", help="Three-letter code, where the sheet shows no sign of it.")
@click.option("--title", help="Name of the case; the file's name where left out.")
@click.option("--organisation", help="Whose work it is.")
@click.option("--to", "out", type=click.Path(path_type=Path), help="Write the draft case here instead of printing it.")
@click.option("--published", type=click.Path(path_type=Path), help="Write the results printed in the sheet here.")
def import_command(
    file: Path,
    sheet: str | None,
    columns: dict[str, str],
    accept_near: bool,
    timing: str | None,
    start: datetime | None,
    end: datetime | None,
    price_year: str | None,
    rate: Decimal | None,
    deductions: str,
    evaluative: bool,
    currency: str | None,
    title: str | None,
    organisation: str | None,
    out: Path | None,
    published: Path | None,
) -> None:
    """Turn the value map in FILE (.xlsx, .xls, .csv) into a draft case.

    The draft is printed, or written with --to. Notes on how the sheet was read go to the error stream.
    """
    from worthwhile.engines.valuation.vocabulary import CaseKind, Deductions, Timing
    from worthwhile.exchange.value_map import ImportSettings, NearMatchesFound, import_value_map

    settings = ImportSettings(
        timing=Timing(timing) if timing else None,
        start=start.date() if start else None,
        end=end.date() if end else None,
        price_year=_price_year(price_year),
        rate=rate,
        title=title,
        organisation=organisation,
        currency=currency,
        kind=CaseKind.EVALUATIVE if evaluative else CaseKind.FORECAST,
        deductions=Deductions(deductions),
    )
    try:
        found = import_value_map(file, sheet=sheet, columns=columns, accept_near=accept_near, settings=settings)
    except NearMatchesFound as error:
        click.echo(_how_to_confirm(error), err=True)
        sys.exit(INVALID_INPUT)
    _deliver(found, out, published)


def _price_year(given: str | None) -> PriceYear | None:
    from worthwhile.kernel.dates import PriceYear
    from worthwhile.kernel.problems import InvalidInput

    try:
        return None if given is None else PriceYear.parse(given)
    except InvalidInput as error:
        raise click.BadParameter(error.problems[0].message, param_hint="--price-year") from None


def _how_to_confirm(error: NearMatchesFound) -> str:
    """The near matches, and the command that takes them: this one with one option more."""
    again = shlex.join(["worthwhile", *_arguments(), "--accept-near"])
    choices = " ".join(f"--column {shlex.quote(f'{match.heading}={match.field}')}" for match in error.matches)
    parts = [str(error)]
    if error.also:
        parts.append("Still to be given:\n" + "\n".join(f"  {problem}" for problem in error.also))
    parts.append(f"To accept all of them:\n  {again}")
    parts.append(f"To choose one by one, add (with “ignore” for a column to leave out):\n  {choices}")
    return "\n\n".join(parts)


def _arguments() -> list[str]:
    """What the user typed after ``worthwhile``."""
    return sys.argv[1:]


def _deliver(found: ImportedMap, out: Path | None, published: Path | None) -> None:
    from worthwhile.exchange.plain_data import write_whole, yaml_text

    if published is not None and found.published_data is not None:
        write_whole(published, yaml_text(found.published_data).encode())
    text = yaml_text(found.case_data)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_whole(out, text.encode())
    for note in found.notes[:MOST_NOTES]:
        click.echo(f"Note: {note}", err=True)
    if len(found.notes) > MOST_NOTES:
        click.echo(f"Note: there are {len(found.notes) - MOST_NOTES} more notes of these kinds.", err=True)
    for match in found.near_matches:
        click.echo(f"Note: {match.heading!r} was read as {match.field}.", err=True)
    _say_what_next(found, out, published)


def _say_what_next(found: ImportedMap, out: Path | None, published: Path | None) -> None:
    count = len(found.case_data["outcomes"])
    where = f" to {out}" if out else ""
    click.echo(f"Wrote a draft case with {count} outcome{'s' if count != 1 else ''}{where}.", err=True)
    if published is not None and found.published_data is None:
        click.echo(f"The sheet prints no results, so {published} was not written.", err=True)
    elif published is None and found.published_data is not None:
        click.echo("The sheet prints results too. Keep them for an audit with --published FIGURES.yaml.", err=True)
    if out is not None:
        click.echo(f"Next: worthwhile impact value {shlex.quote(str(out))}", err=True)
    if out is not None and published is not None and found.published_data is not None:
        command = shlex.join(["worthwhile", "impact", "audit", str(out), "--published", str(published)])
        click.echo(f"Then: {command}", err=True)

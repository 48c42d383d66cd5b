"""``worthwhile market expiring``: contracts near their end or the end of their extension, and who holds them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from worthwhile.cli.dates import read_date
from worthwhile.cli.market_scope import scope_of, scope_options, spark_option

FORMAT = "worthwhile/expiring/1"


@click.command()
@click.option(
    "--within", type=click.IntRange(1, 120), default=12, show_default=True, metavar="MONTHS", help="Look so far ahead."
)
@scope_options
@click.option("--on", callback=read_date, metavar="DATE", help="The day to look from, such as 2026-04-01; else today.")
@spark_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the list to this file.")
def command(
    within: int,
    areas: Sequence[str],
    cpv: Sequence[str],
    buyers: Sequence[str],
    on: date | None,
    spark_folder: str | None,
    as_json: bool,
    csv_file: Path | None,
) -> None:
    """List contracts near their end: who bought, who holds them, how long, how much, and what may follow.

    A contract that states no end cannot be listed; how many there are is told first.
    """
    scope = scope_of(areas=areas, cpv=cpv, buyers=buyers)
    from worthwhile.cli.market_home import open_to_ask
    from worthwhile.cli.market_rows_out import plain_rows, write_rows
    from worthwhile.cli.market_shape_text import completeness_lines, expiring_lines
    from worthwhile.market.queries import expiring

    market = open_to_ask(spark_folder)
    day = on or datetime.now(UTC).astimezone().date()
    rows = market.execute(expiring.expiring_contracts(market.tables, scope, day, within_months=within))
    behind = market.execute(expiring.expiring_completeness(market.tables, scope, day))
    said = expiring.read_expiring(rows, behind, on=day, within_months=within)
    if csv_file is not None:
        write_rows(csv_file, [name for name, _ in expiring.COLUMNS], rows)
    if as_json:
        found = {
            "format": FORMAT, "code": expiring.CODE, "on": day.isoformat(), "within_months": within, "reading": said,
            "rows": plain_rows(rows), "completeness": behind,
        }  # fmt: skip
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    click.echo("\n".join([*expiring_lines(rows, said), *completeness_lines(behind)]))
    if csv_file is not None:
        click.echo(f"Wrote {csv_file}.")

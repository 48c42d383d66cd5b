"""``worthwhile market shape``: answer questions about how open a market is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from worthwhile.cli.dates import read_date
from worthwhile.cli.market_scope import scope_of, scope_options, spark_option
from worthwhile.kernel.problems import did_you_mean

if TYPE_CHECKING:
    from worthwhile.market.queries.scope import Scope
    from worthwhile.market.queries.shape import Question
    from worthwhile.market.store.reading import Market
    from worthwhile.market.store.spark_reading import SparkMarket

FORMAT = "worthwhile/shape/1"


@click.command()
@click.argument("question", required=False)
@scope_options
@click.option("--from", "since", callback=read_date, metavar="DATE", help="First day, such as 2025-04-01.")
@click.option("--to", "until", callback=read_date, metavar="DATE", help="Last day.")
@click.option("--on", callback=read_date, metavar="DATE", help="Answer as of this day; else today.")
@spark_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the rows to this file.")
def command(
    question: str | None,
    areas: Sequence[str],
    cpv: Sequence[str],
    buyers: Sequence[str],
    since: date | None,
    until: date | None,
    on: date | None,
    spark_folder: str | None,
    as_json: bool,
    csv_file: Path | None,
) -> None:
    """Answer QUESTION about how open a market is; without one, list the questions with a one-line answer each.

    Each answer says how complete the data behind it is.
    """
    if question is None and csv_file is not None:
        raise click.UsageError("Name a question whose rows are to be written, such as contract-sizes.")
    asked = _find(question) if question is not None else None
    scope = scope_of(areas=areas, cpv=cpv, buyers=buyers, since=since, until=until)
    from worthwhile.cli.market_home import open_to_ask

    market = open_to_ask(spark_folder)
    day = on or datetime.now(UTC).astimezone().date()
    if asked is None:
        _list(market, scope, day, as_json=as_json)
    else:
        _answer(asked, market, scope, day, as_json=as_json, csv_file=csv_file)


def _find(given: str) -> Question:
    from worthwhile.market.queries.shape import BY_SLUG, QUESTIONS

    by_code = {question.code: question for question in QUESTIONS}
    found = BY_SLUG.get(given.lower()) or by_code.get(given.upper())
    if found is None:
        near = did_you_mean(given, [*BY_SLUG, *by_code])
        raise click.BadParameter(f"There is no question {given!r}.{near} Questions: {', '.join(BY_SLUG)}.")
    return found


def _list(market: Market | SparkMarket, scope: Scope, on: date, *, as_json: bool) -> None:
    from worthwhile.market.queries.shape import QUESTIONS

    listed = []
    for question in QUESTIONS:
        rows = market.execute(question.rows(market.tables, scope, on))
        said = question.read(rows, market.execute(question.completeness(market.tables, scope, on)))
        listed.append({"code": question.code, "slug": question.slug, "asks": question.asks, "reading": said})
        if not as_json:
            click.echo(f"{question.code}  {question.slug}\n       {question.asks}\n       {said[0]}")
    if as_json:
        click.echo(
            json.dumps({"format": FORMAT, "on": on.isoformat(), "questions": listed}, indent=2, ensure_ascii=False)
        )


def _answer(
    question: Question, market: Market | SparkMarket, scope: Scope, on: date, *, as_json: bool, csv_file: Path | None
) -> None:
    from worthwhile.cli.market_rows_out import plain_rows, write_rows
    from worthwhile.cli.market_shape_text import answer_lines, completeness_lines

    rows = market.execute(question.rows(market.tables, scope, on))
    behind = market.execute(question.completeness(market.tables, scope, on))
    said = question.read(rows, behind)
    if csv_file is not None:
        write_rows(csv_file, [column.name for column in question.columns], rows)
    if as_json:
        columns = [{"name": c.name, "type": c.type, "unit": c.unit, "about": c.about} for c in question.columns]
        found = {
            "format": FORMAT, "on": on.isoformat(), "code": question.code, "slug": question.slug,
            "asks": question.asks, "chart": question.chart, "reading": said, "columns": columns,
            "rows": plain_rows(rows), "completeness": behind,
        }  # fmt: skip
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    click.echo("\n".join([*answer_lines(question, rows, said), *completeness_lines(behind)]))
    if csv_file is not None:
        click.echo(f"Wrote {csv_file}.")

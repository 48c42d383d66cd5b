"""``worthwhile market ingest``: take in notices from files of any OCDS kind."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from worthwhile.exchange.home import make_home, worthwhile_home
from worthwhile.market.store.layout import MarketHome

if TYPE_CHECKING:
    from worthwhile.market.sources.intake import IntakeReport

NOT_ALL_READ = 1


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(paths: tuple[str, ...], as_json: bool) -> None:
    """Take in notices from files, folders or, with -, from the standard input.

    A file may be a package of releases or of records, one release, a list, or JSON lines; plain, gzip or zip. Nothing
    is taken twice. What cannot be read is set aside, counted, and never stops the rest; the status is then still 0. It
    is 1 where a file could not be read, or not to its end.
    """
    from worthwhile.market.sources.files import find_sources
    from worthwhile.market.sources.intake import Intake

    home = MarketHome(worthwhile_home() / "market")
    make_home(worthwhile_home())
    report = Intake(home, now=lambda: datetime.now(UTC)).take_sources(find_sources(paths))
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(report), ensure_ascii=False))
    else:
        for line in _lines(report, home):
            click.echo(line)
    for problem in report.unreadable:
        click.echo(problem, err=True)
    if report.unreadable:
        sys.exit(NOT_ALL_READ)


def _lines(report: IntakeReport, home: MarketHome) -> Iterator[str]:
    yield f"New releases: {report.new:,}"
    yield f"Held already: {report.held:,}"
    yield from _counted("Kept, though something is wrong with them:", report.told)
    yield from _counted("Set aside:", report.set_aside)
    for told in report.shown:
        line = "" if told.line is None else f", line {told.line:,}"
        yield f"  {told.origin}{line}: {told.reason} ({told.code})"
    if report.set_aside:
        yield f"Each is listed in {home.quarantine}"
    if report.new:
        yield "Next: worthwhile market compile"


def _counted(title: str, counts: dict[str, int]) -> Iterator[str]:
    from worthwhile.market.faults import BY_CODE

    if counts:
        yield title
    for code, number in sorted(counts.items()):
        yield f"  {number:,} × {BY_CODE[code].title} ({code})"

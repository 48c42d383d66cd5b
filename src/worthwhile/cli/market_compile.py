"""``worthwhile market compile``: processes, tables and the search index from the notices held."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from worthwhile.cli.market_home import market_home

if TYPE_CHECKING:
    from worthwhile.market.refresh.refreshing import NamedRules


@click.command()
@click.option("--all", "whole", is_flag=True, help="Compile every process again, not only those with new notices.")
@click.option(
    "--schema",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Merge by this OCDS release schema instead of the rules of release schema 1.1.5.",
)
@click.option(
    "--extension",
    "extensions",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Add the rules of an extension's release-schema.json to --schema; may be given again.",
)
@click.option(
    "--without-index", is_flag=True, help="Make the tables alone: nothing can be searched until the next time."
)
def command(whole: bool, schema: Path | None, extensions: tuple[Path, ...], without_index: bool) -> None:
    """Compile processes, tables and the search index from the notices held.

    Only processes with new notices are compiled again, unless --all is given. The old tables stay in use until the new
    ones are whole, and are then replaced in one step.
    """
    from worthwhile.market.refresh.refreshing import refresh

    rules = _rules(schema, extensions)
    report = refresh(
        market_home(),
        now=datetime.now(UTC),
        whole=whole,
        rules=rules,
        with_index=not without_index,
        say=lambda text: click.echo(text, err=True),
    )
    if report is None:
        click.echo("Nothing new has come in since the last time: the tables are up to date.")
        return
    click.echo(f"{report.processes:,} processes compiled{'' if report.whole else ' again'}.")
    if report.set_aside:
        click.echo(
            f"{report.set_aside:,} could not be joined by the rules of merging and were left out (MK-020): see "
            "`worthwhile market stats --set-aside`."
        )


def _rules(schema: Path | None, extensions: tuple[Path, ...]) -> NamedRules | None:
    from worthwhile.market.compile.rules import rules_of_schema
    from worthwhile.market.refresh.refreshing import NamedRules
    from worthwhile.market.store.json_text import read_json

    if schema is None:
        if extensions:
            raise click.UsageError("--extension adds to the schema given by --schema: give that too.")
        return None
    texts = [path.read_bytes() for path in (schema, *extensions)]
    try:
        first, *patches = (read_json(text) for text in texts)
        return NamedRules(hashlib.sha256(b"\0".join(texts)).hexdigest(), rules_of_schema(first, patches))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise click.UsageError(f"{schema} is not a JSON Schema of OCDS releases: {error}") from error

"""``worthwhile market``: public contracts as columns, found, matched and counted."""

from __future__ import annotations

import click

from worthwhile.cli.lazy import LazyGroup

COMMANDS = {
    "ingest": ("worthwhile.cli.market_ingest", "command", "Take in notices from files of any OCDS kind."),
    "fetch": ("worthwhile.cli.market_fetch", "command", "Fetch notices from the services that publish them."),
    "demonstration": ("worthwhile.cli.market_demonstration", "command", "Take in notices made up to look around with."),
    "compile": ("worthwhile.cli.market_compile", "command", "Compile processes, tables and the search index."),
    "stats": ("worthwhile.cli.market_stats", "command", "Say what is held, how fresh it is and what is wrong with it."),
    "search": ("worthwhile.cli.market_search", "command", "Find opportunities by words, meaning and filters."),
    "match": ("worthwhile.cli.market_match", "command", "Find the opportunities that fit a provider, with reasons."),
    "expiring": ("worthwhile.cli.market_expiring", "command", "List contracts near their end: the pipeline."),
    "shape": ("worthwhile.cli.market_shape", "command", "Answer questions about how open a market is."),
    "lay-out": ("worthwhile.cli.market_lay_out", "command", "Write the notices held as files that a cluster reads."),
    "compile-on-spark": ("worthwhile.cli.market_compile_on_spark", "command", "Compile laid-out notices on Spark."),
    "export": ("worthwhile.cli.market_export", "command", "Write compiled releases, one a line."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def command() -> None:
    """Public contracts: bring notices in, compile them, find the ones that fit and see how open the market is.

    Begin with `worthwhile market ingest FILE` or `worthwhile market fetch find-a-tender`, then `worthwhile market
    compile`.
    """

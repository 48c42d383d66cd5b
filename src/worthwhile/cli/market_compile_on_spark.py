"""``worthwhile market compile-on-spark``: processes and tables from releases that were laid out, on a cluster."""

from __future__ import annotations

import click


@click.command()
@click.argument("releases", metavar="RELEASES")
@click.argument("to", metavar="FOLDER")
def command(releases: str, to: str) -> None:
    """Compile what `lay-out` wrote to RELEASES into compiled releases and tables in FOLDER, which must be new.

    Both may be addresses of object storage. Runs on the Spark that is set up here, or under spark-submit on the cluster
    that it names. `worthwhile market shape --spark FOLDER` then answers questions.
    """
    from worthwhile.cli.market_spark import spark_session

    spark = spark_session()
    from worthwhile.market.build.spark_compiling import compile_on_spark

    report = compile_on_spark(spark, releases, to)
    click.echo(f"{report.processes:,} processes compiled.")
    if report.set_aside:
        click.echo(
            f"{report.set_aside:,} could not be joined by the rules of merging and were left out (MK-020): see column "
            f"set_aside of {to}/processes."
        )

"""The tables that Spark compiled, opened for the same questions as on a laptop."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.store.reading import ALL_TABLES, ibis_tables
from worthwhile.market.store.spark_types import spark_schema

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from pyspark.sql import SparkSession

SETTINGS: Mapping[str, str] = {
    # Days and moments mean the same wherever the cluster is.
    "spark.sql.session.timeZone": "UTC",
    # A release is 14 kB on average: this many reach Python at a time.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
}


class NotCompiledOnSpark(WorthwhileError):
    """The folder holds no whole set of tables."""


class SparkMarket:
    """One set of tables, as views of a Spark session that go by the names of the tables."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        """``folder`` is what ``compile_on_spark`` wrote to. Raises NotCompiledOnSpark."""
        from pyspark.errors import AnalysisException

        self._spark = spark
        set_up(spark)
        for table in ALL_TABLES:
            try:
                rows = spark.read.schema(spark_schema(table)).parquet(table_folder(folder, table.name))
            except AnalysisException as error:
                raise NotCompiledOnSpark(
                    f"{folder} holds no table {table.name}. Compile into it first: worthwhile market compile-on-spark "
                    f"RELEASES {folder}"
                ) from error
            rows.createOrReplaceTempView(table.name)

    @cached_property
    def tables(self) -> Mapping[str, ir.Table]:
        """Every table by name, as the Ibis expression that also stands for it in ``store.reading``."""
        return ibis_tables()

    def execute(self, expression: ir.Expr) -> list[dict[str, Any]]:
        """The rows of an Ibis expression, as dictionaries by column."""
        return [row.asDict() for row in self._spark.sql(spark_sql(expression)).collect()]


def spark_sql(expression: ir.Expr) -> str:
    """An Ibis expression as SQL of Spark."""
    import ibis
    from ibis import pyspark  # noqa: F401 - options of the dialect are known once it is loaded

    return str(ibis.to_sql(expression, dialect="pyspark"))


def set_up(spark: SparkSession) -> None:
    """What a session needs for the answers to be the same everywhere."""
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)


def table_folder(folder: str, table: str) -> str:
    """Where a table stands below what was compiled; ``folder`` may be an address of object storage."""
    return f"{folder.rstrip('/')}/tables/{table}"

"""The declared tables in the types of Spark. Import it only where Spark is installed."""

from __future__ import annotations

from collections.abc import Mapping

from pyspark.sql.types import (
    ArrayType,
    BinaryType,
    BooleanType,
    DataType,
    DateType,
    DoubleType,
    LongType,
    StringType,
    StructField,
    StructType,
    TimestampNTZType,
)

from worthwhile.market.store.tables import Table

SPARK: Mapping[str, DataType] = {
    "text": StringType(),
    "integer": LongType(),
    "number": DoubleType(),
    "boolean": BooleanType(),
    "moment": TimestampNTZType(),
    "day": DateType(),
    "texts": ArrayType(StringType()),
}

# Columns of store.spark_layout, and the folders that they stand in.
RELEASES = StructType(
    [
        StructField("seq", LongType()),
        StructField("ocid", StringType()),
        StructField("release_id", StringType()),
        StructField("made_id", BooleanType()),
        StructField("date", StringType()),
        StructField("mergeable", BooleanType()),
        StructField("raw", BinaryType()),
        StructField("publisher", StringType()),
        StructField("month", StringType()),
    ]
)


def spark_schema(table: Table) -> StructType:
    """The schema of a table, its columns in their order."""
    return StructType([StructField(column.name, SPARK[column.type]) for column in table.columns])

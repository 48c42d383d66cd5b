"""Every process compiled on Spark, by the same functions as on a laptop.

Releases are brought together by process and compiled where they are. What comes of a process is one row: its compiled
release, or why it was set aside, and the rows of every table nested in it. These rows are written once; each table is
then unnested from its own column, which is all that Spark reads for it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.types import ArrayType, LongType, StringType, StructField, StructType

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.build.compiling import HeldRelease, compile_process
from worthwhile.market.build.spark_crosswalk import write_crosswalk_on_spark
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.merge import CannotMerge
from worthwhile.market.compile.rules import MergeRules, shipped_rules
from worthwhile.market.store.json_text import write_json
from worthwhile.market.store.parquet import arrow_batch
from worthwhile.market.store.spark_reading import set_up, table_folder
from worthwhile.market.store.spark_types import RELEASES, spark_schema
from worthwhile.market.store.tables import TABLES, Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# Processes that are handed back to Spark at a time: some megabytes of rows.
PROCESSES_A_BATCH = 256

_SET_ASIDE = StructType(
    [StructField("code", StringType()), StructField("releases", LongType()), StructField("reason", StringType())]
)
PROCESSES = StructType(
    [
        StructField("ocid", StringType()),
        StructField("compiled", StringType()),
        StructField("set_aside", _SET_ASIDE),
        *(StructField(f"rows_of_{table.name}", ArrayType(spark_schema(table))) for table in TABLES),
    ]
)
_SET_ASIDE_ARROW = pa.struct([("code", pa.string()), ("releases", pa.int64()), ("reason", pa.string())])


class NotLaidOut(WorthwhileError):
    """There are no releases where they were said to be."""


class FolderInUse(WorthwhileError):
    """There is something already where the tables should be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkReport:
    """How many processes were compiled, and how many could not be merged."""

    processes: int
    set_aside: int


Compiled = tuple[str, bytes | None, dict[str, Any] | None, dict[str, list[tuple[Any, ...]]]]


def compile_on_spark(spark: SparkSession, releases: str, to: str, *, rules: MergeRules | None = None) -> SparkReport:
    """Compile what ``store.spark_layout`` laid out in ``releases`` into ``to``, which must not be there yet.

    Both are folders or addresses of object storage that the cluster can reach. Written are ``processes`` (a row a
    process: ocid, compiled, set_aside, its rows) and ``tables/NAME`` for every declared table; the crosswalk is the
    last, so a folder with ``tables/organisation`` is whole. Contact points are in neither. Raises NotLaidOut,
    FolderInUse.
    """
    set_up(spark)
    processes = f"{to.rstrip('/')}/processes"
    compiled = held_releases(spark, releases).mapInArrow(partial(compile_batches, rules or shipped_rules()), PROCESSES)
    _write(compiled, processes)
    nested = spark.read.schema(PROCESSES).parquet(processes)
    for table in TABLES:
        _write(nested.selectExpr(f"inline(rows_of_{table.name})"), table_folder(to, table.name))
    write_crosswalk_on_spark(spark, to)
    ((compiled_count, set_aside_count),) = nested.selectExpr("count(compiled)", "count(set_aside)").collect()
    return SparkReport(processes=compiled_count, set_aside=set_aside_count)


def held_releases(spark: SparkSession, releases: str) -> DataFrame:
    """The releases to merge, those of a process side by side in order of merging. Raises NotLaidOut."""
    from pyspark.errors import AnalysisException

    try:
        found = spark.read.schema(RELEASES).parquet(releases)
    except AnalysisException as error:
        raise NotLaidOut(f"{releases} cannot be read. Write it first: worthwhile market lay-out FOLDER") from error
    found = found.filter("mergeable").select("seq", "ocid", "release_id", "made_id", "date", "raw")
    return found.repartition("ocid").sortWithinPartitions("ocid", "date", "seq")


def compile_batches(rules: MergeRules, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches of releases to batches of processes, as Spark hands them to its workers."""
    gc.disable()  # parsed releases hold no cycles: looking for them costs a third of the time
    try:
        waiting: list[Compiled] = []
        for _, releases in groupby(_read(batches), key=lambda held: held.ocid):
            waiting.append(_compile(list(releases), rules))
            if len(waiting) == PROCESSES_A_BATCH:
                yield batch_of(waiting)
                waiting = []
        if waiting:
            yield batch_of(waiting)
    finally:
        gc.enable()


def batch_of(compiled: Sequence[Compiled]) -> pa.RecordBatch:
    """Processes as one batch in the form of ``PROCESSES``."""
    ocids, releases, set_aside, rows = zip(*compiled, strict=True)
    arrays = [
        pa.array(ocids, pa.string()),
        pa.array(releases, pa.binary()).cast(pa.string()),
        pa.array(set_aside, _SET_ASIDE_ARROW),
        *(_nested(table, [one.get(table.name, []) for one in rows]) for table in TABLES),
    ]
    return pa.RecordBatch.from_arrays(arrays, names=PROCESSES.fieldNames())


def _read(batches: Iterable[pa.RecordBatch]) -> Iterator[HeldRelease]:
    for batch in batches:
        yield from map(HeldRelease, *(column.to_pylist() for column in batch.columns))


def _compile(releases: Sequence[HeldRelease], rules: MergeRules) -> Compiled:
    ocid = releases[0].ocid
    try:
        process = compile_process(releases, rules)
    except CannotMerge as error:
        return ocid, None, {"code": "MK-020", "releases": len(releases), "reason": str(error)}, {}
    return ocid, write_json(process.merged.release), None, rows_of(process)


def _nested(table: Table, rows: Sequence[Sequence[tuple[Any, ...]]]) -> pa.Array:
    """The rows of each process as a list of structs, made column by column."""
    ends = [0]
    for several in rows:
        ends.append(ends[-1] + len(several))
    flat = arrow_batch(table, [row for several in rows for row in several])
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), flat.to_struct_array())


def _write(rows: DataFrame, to: str) -> None:
    from pyspark.errors import AnalysisException

    try:
        rows.write.mode("errorifexists").option("compression", "zstd").parquet(to)
    except AnalysisException as error:
        if error.getCondition() != "PATH_ALREADY_EXISTS":
            raise
        raise FolderInUse(f"{to} is there already. Give a new folder: what was compiled before is kept.") from error

"""The crosswalk of organisations made on Spark: the same joining as on a laptop, over the same pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from worthwhile.market.build.crosswalk import MOST_IDENTIFIERS, joined
from worthwhile.market.store.spark_reading import table_folder
from worthwhile.market.store.spark_types import spark_schema
from worthwhile.market.store.tables import BY_NAME, ORGANISATION

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_CANONICAL = "market_canonical_key"

_GROUPS = f"""
with keys as (
    select distinct ocid, party_id, scheme || ':' || identifier as key
    from party_identifier where lasting and well_formed is distinct from false and party_id is not null
), several as (
    select sort_array(collect_list(key)) as together from keys group by ocid, party_id
    having count(*) between 2 and {MOST_IDENTIFIERS}
)
select distinct together from several
"""  # noqa: S608 - a number of our own

_NAMED = f"""
with named as (
    select i.scheme || ':' || i.identifier as key, p.name as name, count(*) as named
    from party_identifier i join party p on p.ocid = i.ocid and p.party_id = i.party_id
    where i.lasting and i.well_formed is distinct from false and p.name is not null
    group by 1, 2
), most as (
    select key, max_by(name, struct(named, name)) as name, sum(named) as named from named group by key
)
select m.key as organisation_key, coalesce(c.canonical_key, m.key) as canonical_key, m.name, m.named
from most m left join {_CANONICAL} c on c.organisation_key = m.key
"""  # noqa: S608 - a name of our own


def write_crosswalk_on_spark(spark: SparkSession, to: str) -> None:
    """Write the table ``organisation`` below ``to``, from the tables party and party_identifier there.

    The groups of identifiers that stand together are joined on the driver: one row an organisation with several, which
    is a small part of all, and joining through chains is no work for many machines.
    """
    for name in ("party", "party_identifier"):
        rows = spark.read.schema(spark_schema(BY_NAME[name])).parquet(table_folder(to, name))
        rows.createOrReplaceTempView(name)
    canonical = joined(list(row.together) for row in spark.sql(_GROUPS).collect())
    pairs = spark.createDataFrame(sorted(canonical.items()), "organisation_key string, canonical_key string")
    pairs.createOrReplaceTempView(_CANONICAL)
    names = [column.name for column in ORGANISATION.columns]
    rows = spark.sql(_NAMED).toDF(*names)
    rows.write.mode("errorifexists").option("compression", "zstd").parquet(table_folder(to, ORGANISATION.name))

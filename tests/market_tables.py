"""Rows of the declared market tables, written by hand or made at random, and the engine that answers from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from worthwhile.market.store.reading import ALL_TABLES, ibis_tables
from worthwhile.market.store.tables.shapes import Table

ROW = dict[str, Any]
Rows = dict[str, list[ROW]]

ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "moment": pa.timestamp("us"),
    "day": pa.date32(),
    "texts": pa.list_(pa.string()),
}
TABLES = ibis_tables()


def market_rows(given: Mapping[str, Sequence[Mapping[str, Any]]]) -> Rows:
    """Whole rows of every table: what is not given is null, or no texts; a process without an opportunity gets one."""
    rows = {table.name: [_whole(table, row) for row in given.get(table.name, ())] for table in ALL_TABLES}
    told = {row["ocid"] for row in rows["opportunity"]}
    opportunity = next(table for table in ALL_TABLES if table.name == "opportunity")
    for process in rows["process"]:
        if process["ocid"] not in told:
            rows["opportunity"].append(_whole(opportunity, {"ocid": process["ocid"]}))
    return rows


def arrow_table(table: Table, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in table.columns])
    return pa.Table.from_pylist(list(rows), schema=schema)


class Engine:
    """DuckDB over the rows; expressions go in as SQL, as they do in the market that is opened for reading."""

    def __init__(self, rows: Rows) -> None:
        self.connection = duckdb.connect(":memory:", config={"threads": 1})
        self.connection.execute("set timezone = 'UTC'")
        for table in ALL_TABLES:
            self.connection.register(table.name, arrow_table(table, rows[table.name]))

    def execute(self, expression: Any) -> list[ROW]:
        return self.sql(as_sql(expression))

    def sql(self, text: str) -> list[ROW]:
        found = self.connection.execute(text)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@contextmanager
def engine_over(rows: Rows) -> Iterator[Engine]:
    engine = Engine(rows)
    try:
        yield engine
    finally:
        engine.connection.close()


def as_sql(expression: Any) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))


def _whole(table: Table, row: Mapping[str, Any]) -> ROW:
    unknown = set(row) - {column.name for column in table.columns}
    assert not unknown, f"{table.name} has no column {unknown}"
    return {column.name: row.get(column.name, [] if column.type == "texts" else None) for column in table.columns}


PUBLISHERS = ("find-a-tender", "contracts-finder", "sell2wales", "elsewhere")
KEYS = ("GB-COH:00000001", "GB-COH:IP000002", "GB-CHC:1234567", "GB-MPR:77", "GB-PPON:AAAA-1111-AAAA", None, None)
NAMES = ("Alder Care CIC", "Birch Ltd", "The Cedar Charity", "Elm C.I.C.", "Cicada Ltd", "NHS Foundation Trust")
AREAS = ("E06000001", "E06000002", "W06000001", None)
CODES = ("85310000", "85320000", "80000000", "85100000")
MONEY = (0.01, 9_999.99, 10_000.0, 49_999.995, 50_000.0, 120_000.5, 499_999.0, 750_000.0, 2e6, 7e6, 2e11)
FIRST_DAY = datetime.fromisoformat("2023-01-01T23:30:00")
FLAG = (None, False, True)


def random_rows(random: Random, processes: int) -> Rows:
    """A small market with every fault that the questions must bear."""
    made: Rows = {table.name: [] for table in ALL_TABLES}
    for number in range(processes):
        _add_process(made, random, _ocid(number))
    made["organisation"] = [
        {"organisation_key": "GB-PPON:AAAA-1111-AAAA", "canonical_key": "GB-COH:00000001"},
        {"organisation_key": "GB-COH:00000001", "canonical_key": "GB-COH:00000001"},
    ]
    return market_rows(made)


def _ocid(number: int) -> str:
    """Every third one is another ocid of the notice before it, as Contracts Finder has them."""
    notice = number - 1 if number % 3 == 2 else number
    variant = ("", "", "raw")[number % 3]
    return f"ocds-b5fd17{variant}-05f40f94-d51d-4eb9-b288-{notice:012}" if notice % 3 == 1 else f"ocds-{number:03}"


def _add_process(made: Rows, random: Random, ocid: str) -> None:
    maybe = random.choice
    first = FIRST_DAY + timedelta(days=random.randrange(900))
    start = maybe((None, first.date() + timedelta(days=random.randrange(200))))
    end = maybe((None, first.date() + timedelta(days=random.randrange(100, 1500))))
    process = {
        "publisher": maybe(PUBLISHERS),
        "first_at": first,
        "latest_at": maybe((None, first, first + timedelta(days=30))),
        "published_at": maybe((None, first)),
        "buyer_key": maybe(KEYS),
        "buyer_name": maybe((None, "Bradford Council", "Leeds City Council")),
        "buyer_name_key": maybe((None, "bradford council", "leeds city council")),
        "method": maybe((None, "open", "selective", "limited", "direct", "oddly")),
        "method_rationale": maybe((None, "Urgent.")),
        "title": maybe((None, "Befriending", "Lunch club")),
        "notice_type": maybe((None, "UK4", "UK5")),
        "framework": maybe(FLAG),
        "dynamic_market": maybe(FLAG),
        "light_touch": maybe(FLAG),
        "above_threshold": maybe(FLAG),
        "notice_days": maybe((None, -2.0, 0.0, 9.5, 10.0, 24.9, 60.0)),
        "contract_months": maybe((None, -3.0, 0.0, 6.0, 12.0, 12.5, 36.0, 48.0, 2000.0)),
        "contract_start_on": start,
        "contract_end_on": end,
        "contract_max_end_on": maybe((None, end)),
        "lots": maybe((None, 0, 1, 2, 5, 30)),
        "bids": maybe((None, None, 0, 1, 2, 3, 7, 40)),
        "main_cpv": maybe((None, *CODES)),
        "suppliers": maybe((None, 0, 1, 2)),
        "sme_suitable": maybe(FLAG),
        "vcse_suitable": maybe(FLAG),
        "notice_url": maybe((None, "https://example.org/notice")),
    }
    opportunity = {
        "twin_key": maybe((None, None, None, "t1", "t2", "t3", "t4")),
        "demonstration": maybe(FLAG),
        "areas_from": maybe((None, "delivery", "buyer")),
        "opened_at": maybe((None, first)),
    }
    made["process"].append({"ocid": ocid, **process})
    made["opportunity"].append({"ocid": ocid, **opportunity})
    made["cpv"] += [{"ocid": ocid, "code": code} for code in CODES if random.random() < 0.5]
    made["area"] += [{"ocid": ocid, "code": maybe(AREAS)} for _ in range(random.randrange(3))]
    _add_lots(made, random, ocid)
    _add_papers(made, random, ocid)
    _add_parties(made, random, ocid)
    for place in range(random.randrange(4)):
        _add_award(made, random, ocid, maybe((f"a{place}", "a0")), first.date())


def _money(random: Random) -> ROW:
    net = random.choice((None, *MONEY))
    return {
        "value_net": net,
        "value_gross": random.choice((None, 5.0)),
        "value_currency": random.choice(("GBP", "GBP", "GBP", "EUR", None)),
        "value_state": "given" if net is not None else random.choice(("zero", "absent", None)),
        "collided": random.choice((None, False, False, True)),
    }


def _add_lots(made: Rows, random: Random, ocid: str) -> None:
    maybe = random.choice
    for number in range(random.randrange(3)):
        lot = {"lot_id": str(number), "has_renewal": maybe((None, False, False, True)), **_money(random)}
        made["lot"].append({"ocid": ocid, **lot})
    for _ in range(random.randrange(4)):
        weight = maybe((None, -1.0, 3.0, 5.0, 7.1, 10.0, 20.0, 101.0))
        named = maybe((None, False, True, True))
        made["criterion"].append(
            {"ocid": ocid, "lot_id": maybe((None, "1", "2")), "social_value": named, "weight": weight}
        )
    for _ in range(random.randrange(2)):
        code = maybe((None, "shelteredWorkshop", "smeVcse", "odd"))
        made["reserved"].append({"ocid": ocid, "code": code, "location": maybe((None, "UKE"))})


def _add_papers(made: Rows, random: Random, ocid: str) -> None:
    maybe = random.choice
    for number in range(random.randrange(2)):
        paper = {
            "notice_type": maybe((None, "UK5", "UK8", "UK9", "UK17")),
            "document_id": f"{ocid}-{number}",
            "published_at": maybe((None, FIRST_DAY + timedelta(days=random.randrange(900)))),
            "collided": maybe(FLAG),
        }
        made["document"].append({"ocid": ocid, **paper})
    for _ in range(random.randrange(2)):
        until = maybe((None, FIRST_DAY.date() + timedelta(days=random.randrange(2000))))
        made["extension"].append({"ocid": ocid, "kind": maybe(("renewal", "amendment", None)), "until_on": until})


def _add_parties(made: Rows, random: Random, ocid: str) -> None:
    maybe = random.choice
    for party in ("p1", "p2"):
        for _ in range(random.randrange(1, 3)):
            told = {"mutual": maybe(FLAG), "sheltered": maybe(FLAG), "collided": maybe((None, False, False, True))}
            made["party"].append({"ocid": ocid, "party_id": party, **told})
        scheme, number = maybe((("GB-CHC", "1"), ("GB-COH", "IP9"), ("GB-MPR", "3"), ("GB-SRS", "4")))
        made["party_identifier"].append(
            {"ocid": ocid, "party_id": party, "scheme": scheme, "identifier": number, "well_formed": maybe(FLAG)}
        )


def _add_award(made: Rows, random: Random, ocid: str, award_id: str, day: date) -> None:
    maybe = random.choice
    end = maybe((None, day + timedelta(days=random.randrange(30, 1500))))
    award = {
        "status": maybe((None, "active", "Cancelled", "pending")),
        "awarded_on": maybe((None, day + timedelta(days=random.randrange(300)))),
        "delta": maybe((None, False, False, True)),
        "start_on": maybe((None, day)),
        "end_on": end,
        "max_end_on": maybe((None, None if end is None else end + timedelta(days=365))),
    }
    made["award"].append({"ocid": ocid, "award_id": award_id, **award, **_money(random)})
    for _ in range(random.randrange(4)):
        name = maybe((*NAMES, None))
        supplier = {
            "party_id": maybe(("p1", "p2", None)),
            "organisation_key": maybe(KEYS),
            "name": name,
            "name_key": None if name is None else name.lower(),
            "scale": maybe((None, "sme", "large", "other")),
            "vcse": maybe(FLAG),
            "collided": maybe((None, False, False, True)),
        }
        made["award_supplier"].append({"ocid": ocid, "award_id": award_id, **supplier})
    for number in range(random.randrange(3)):
        contract = {
            "contract_id": f"c{number}",
            "status": maybe((None, "active", "terminated")),
            "signed_on": maybe((None, day)),
            "delta": maybe(FLAG),
            "start_on": maybe((None, day)),
            "end_on": maybe((None, day + timedelta(days=random.randrange(30, 1500)))),
        }
        made["contract"].append({"ocid": ocid, "award_id": award_id, **contract, **_money(random)})

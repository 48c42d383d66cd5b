"""Spark compiles the same tables as a laptop does, and gives the same answers: on every published notice there is.

Runs where Spark is installed: ``make test-spark`` has an environment of its own for it.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
import pytest

pytest.importorskip("pyspark", reason="Spark has an environment of its own: make test-spark")

from click.testing import CliRunner
from pyspark.sql import SparkSession

from tests.market_builders import NOW
from worthwhile.cli.market import command
from worthwhile.market.build.contact_points import CONTACT_POINTS
from worthwhile.market.build.spark_compiling import FolderInUse, NotLaidOut, SparkReport, compile_on_spark
from worthwhile.market.queries.expiring import expiring_completeness, expiring_contracts
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import QUESTIONS
from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.compiled import compiled_lines, set_aside_lines
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.reading import ALL_TABLES, Market
from worthwhile.market.store.spark_layout import lay_out
from worthwhile.market.store.spark_reading import NotCompiledOnSpark, SparkMarket
from worthwhile.reference.areas import within

# Spark fetches what it collected through a socket and leaves closing it to the collector of garbage.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

# Each asks for another part: everything; a place and a time; a service; buyers and suppliers by their numbers.
ASKED: dict[str, tuple[Scope, date]] = {
    "everything": (Scope(), date(2025, 6, 1)),
    "Wales-for-ten-years": (
        Scope(areas=tuple(sorted(within("W92000004"))), since=date(2015, 1, 1), until=date(2024, 12, 31)),
        date(2025, 3, 1),
    ),
    "care-and-works-of-councils": (Scope(cpv=("85", "45000000"), buyer_words="council"), date(2021, 3, 1)),
}
# Every question is asked of everything and of one part, in turn: what makes a part is the same in all of them.
OF_A_PART = [name for name in ASKED if name != "everything"]
TOGETHER = [
    pytest.param(question, asked, id=f"{question.slug}-{asked}")
    for place, question in enumerate(QUESTIONS)
    for asked in ("everything", OF_A_PART[place % len(OF_A_PART)])
]
MONTHS_AHEAD = 18

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    # Planning again half-way pays for large data; an eighth of the time goes into it here.
    "spark.sql.adaptive.enabled": "false",
    # Small data asked many things: half the time goes into optimising machine code that is run once.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    # Nor does it pay to write and compile code for each question: a third of its time.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "100000",
}


class Both(NamedTuple):
    """The same notices on both engines."""

    home: Path
    releases: Path
    compiled: Path
    report: SparkReport
    ours: Market
    theirs: SparkMarket


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        assert not os.environ.get("CI"), "scripts/spark.sh installs Java where everything must hold"
        pytest.skip("Spark needs Java 17: sudo apt-get install openjdk-17-jre-headless")
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    builder = SparkSession.builder.master("local[2]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    logging.getLogger("py4j").setLevel(logging.WARNING)  # it tells of every connection, also when all is closed
    yield session
    session.stop()


@pytest.fixture(scope="module")
def both(
    spark: SparkSession, shared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """Every published notice beside the repository, taken in once and compiled by both."""
    root = tmp_path_factory.mktemp("market")
    home = MarketHome(root / "market")
    for path in sorted(shared("ocds").glob("*.jsonl*")):
        Intake(home, now=lambda: NOW).take([Piece(body=path.read_bytes(), origin=path.name)])
    refresh(home, now=NOW, with_index=False)
    lay_out(home, root / "releases", bytes_a_round=10_000_000)
    report = compile_on_spark(spark, str(root / "releases"), str(root / "compiled"))
    ours = Market.open(home)
    theirs = SparkMarket(spark, str(root / "compiled"))
    yield Both(root, root / "releases", root / "compiled", report, ours, theirs)
    ours.close()


def _rows(path: Path, columns: list[str]) -> list[tuple[Any, ...]]:
    found = pq.read_table(path, columns=columns)
    return list(zip(*(found.column(name).to_pylist() for name in columns), strict=True))


def _counted(rows: list[tuple[Any, ...]]) -> Counter[str]:
    """Rows in no order, each as often as it stands there; numbers to their last digit."""
    return Counter(map(repr, rows))


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_a_table_has_the_same_rows(both: Both, table: Any) -> None:
    names = [column.name for column in table.columns]
    ours = [tuple(row[name] for name in names) for row in both.ours.sql(f"select * from {table.name}")]
    theirs = _rows(both.compiled / "tables" / table.name, names)
    assert ours
    assert _counted(theirs) == _counted(ours)


def test_a_table_has_the_declared_columns_and_types(both: Both) -> None:
    kinds = {"text": "string", "integer": "int64", "number": "double", "boolean": "bool", "moment": "timestamp[us]",
             "day": "date32[day]", "texts": "list<element: string>"}  # fmt: skip
    for table in ALL_TABLES:
        schema = pq.read_table(both.compiled / "tables" / table.name).schema
        assert {field.name: str(field.type) for field in schema} == {c.name: kinds[c.type] for c in table.columns}


def test_compiled_releases_are_the_same_to_the_byte(both: Both) -> None:
    found = _rows(both.compiled / "processes", ["ocid", "compiled"])
    ours = list(compiled_lines(both.ours.home, both.ours.state))
    assert Counter(text.encode() for _, text in found if text is not None) == Counter(ours)
    assert both.report.processes == len(ours) > 3_000


def test_what_cannot_be_joined_is_set_aside_for_the_same_reasons(both: Both) -> None:
    found = _rows(both.compiled / "processes", ["ocid", "set_aside"])
    ours = [json.loads(line) for line in set_aside_lines(both.ours.home, both.ours.state)]
    theirs = [{"ocid": ocid, **about} for ocid, about in found if about is not None]
    assert sorted(theirs, key=lambda row: row["ocid"]) == sorted(ours, key=lambda row: row["ocid"])
    assert both.report.set_aside == len(ours) > 0


def test_contact_points_go_no_further_than_the_releases(both: Both) -> None:
    published = [row[0] for path in both.releases.rglob("*.parquet") for row in _rows(path, ["raw"])]
    assert any(b"contactPoint" in raw for raw in published)
    compiled = [json.loads(text) for (text,) in _rows(both.compiled / "processes", ["compiled"]) if text is not None]
    assert [release["ocid"] for release in compiled if CONTACT_POINTS & set(_names_in(release))] == []


def _names_in(value: Any) -> Iterator[str]:
    """Every field name in a JSON value."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _names_in(inner)


@pytest.mark.parametrize(("question", "asked"), TOGETHER)
def test_a_question_has_the_same_answer_and_rests_on_as_much(both: Both, question: Any, asked: str) -> None:
    scope, on = ASKED[asked]
    for expression in (question.rows(both.ours.tables, scope, on), question.completeness(both.ours.tables, scope, on)):
        _same(both.theirs.execute(expression), both.ours.execute(expression))


@pytest.mark.parametrize("on", [date(2018, 1, 1), date(2021, 3, 1), date(2025, 6, 1)], ids=str)
def test_contracts_near_their_end_are_the_same(both: Both, on: date) -> None:
    expression = expiring_contracts(both.ours.tables, Scope(), on, within_months=MONTHS_AHEAD)
    ours = both.ours.execute(expression)
    assert ours
    _same(both.theirs.execute(expression), ours)
    behind = expiring_completeness(both.ours.tables, Scope(), on)
    _same(both.theirs.execute(behind), both.ours.execute(behind))


@pytest.mark.parametrize("field", ["buyers", "suppliers"])
def test_organisations_are_found_by_any_of_their_numbers(both: Both, field: str) -> None:
    keys = {
        "buyers": "select buyer_key as key, count(*) as often from process where buyer_key is not null group by 1",
        "suppliers": "select organisation_key as key, count(*) as often from award_supplier "
        "where organisation_key is not null group by 1",
    }
    most = [row["key"] for row in both.ours.sql(f"{keys[field]} order by 2 desc, 1 limit 5")]
    scope = Scope(**{field: tuple(most)})
    expression = QUESTIONS[0].completeness(both.ours.tables, scope, date(2025, 6, 1))
    ours = both.ours.execute(expression)
    assert ours[0]["count"] > 0
    _same(both.theirs.execute(expression), ours)


def _same(theirs: list[dict[str, Any]], ours: list[dict[str, Any]]) -> None:
    """Equal rows in the same order, of the same types and to the last digit."""
    assert list(map(_plain, theirs)) == list(map(_plain, ours))


def _plain(row: Mapping[str, Any]) -> str:
    return repr(dict(row))


@pytest.fixture
def run(both: Both, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("WORTHWHILE_HOME", str(both.home))

    def call(*words: str) -> str:
        return CliRunner().invoke(command, words, catch_exceptions=False).output

    return call


def test_commands_answer_from_spark_as_from_the_laptop(both: Both, run: Callable[..., str]) -> None:
    shape = ("shape", "contract-lengths", "--on", "2025-06-01")
    assert run(*shape, "--spark", str(both.compiled)) == run(*shape)
    expiring = ("expiring", "--on", "2021-03-01", "--json")
    assert run(*expiring, "--spark", str(both.compiled)) == run(*expiring)


def test_a_second_day_is_laid_out_by_the_command(both: Both, run: Callable[..., str]) -> None:
    assert "Nothing new" in run("lay-out", str(both.releases))


def test_what_was_compiled_before_is_not_written_over(both: Both, run: Callable[..., str]) -> None:
    with pytest.raises(FolderInUse, match="Give a new folder"):
        run("compile-on-spark", str(both.releases), str(both.compiled))


def test_folders_with_nothing_in_them_say_what_to_run(both: Both, run: Callable[..., str], tmp_path: Path) -> None:
    with pytest.raises(NotLaidOut, match="worthwhile market lay-out"):
        run("compile-on-spark", str(tmp_path / "nowhere"), str(tmp_path / "to"))
    with pytest.raises(NotCompiledOnSpark, match="worthwhile market compile-on-spark"):
        run("shape", "lots", "--spark", str(tmp_path / "nowhere"))

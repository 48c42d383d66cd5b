"""Compiling and asking on a local Spark with two cores, beside ours on the same releases.

Run by the Python that has Spark (scripts/spark.sh makes it). What Spark costs to start is the same for any set, so
every step is run on a small and on a large set: the difference is what each further release costs, from which the page
From a laptop to a cluster reckons. CPU seconds are those of every process that a step began, Java included.

    .venv-spark/bin/python -m benchmarks.market_spark [--releases 20000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.market_set import write_set

BIN = Path(sys.executable).parent
PART = 5  # the small set is this part of the large one
CORES = 2
ON = "2026-06-01"
_PR_SET_CHILD_SUBREAPER = 36
SPARK = {
    "PYSPARK_SUBMIT_ARGS": f"--master local[{CORES}] --conf spark.ui.enabled=false --conf spark.driver.memory=2g "
    "--conf spark.ui.showConsoleProgress=false --conf spark.driver.host=127.0.0.1 "
    f"--conf spark.driver.bindAddress=127.0.0.1 --conf spark.sql.shuffle.partitions={4 * CORES} pyspark-shell",
    "SPARK_LOCAL_IP": "127.0.0.1",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and CPU seconds."""

    wall: float
    cpu: float


def cost_of(words: Sequence[str | Path], *, home: Path) -> Cost:
    """Run a command of ``worthwhile market`` to its end, with every process that it leaves behind."""
    before, started = os.times(), time.perf_counter()
    command = [str(BIN / "worthwhile"), "market", *map(str, words)]
    found = subprocess.run(command, env={**os.environ, **SPARK, "WORTHWHILE_HOME": str(home)}, capture_output=True)
    wall = time.perf_counter() - started
    _wait_for_orphans()
    after = os.times()
    if found.returncode:
        sys.exit(f"{' '.join(command)} failed: {found.stderr.decode()[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, cpu)


def _wait_for_orphans() -> None:
    """Spark's Java outlives the command for a moment; as their guardian we are told what such processes took."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def costs(folder: Path, releases: int) -> dict[str, Cost]:
    """What every step costs on a set of so many releases."""
    place = folder / str(releases)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    source = folder / f"releases-{releases}.jsonl"
    write_set(source, releases)
    question = ["shape", "contract-sizes", "--on", ON]
    steps: dict[str, list[str | Path]] = {
        "ingest": ["ingest", source],
        "compile, ours": ["compile", "--without-index"],
        "a question, ours": [*question],
        "lay out": ["lay-out", place / "releases"],
        "compile on Spark": ["compile-on-spark", place / "releases", place / "compiled"],
        "a question on Spark": [*question, "--spark", place / "compiled"],
    }
    found = {name: cost_of(words, home=place) for name, words in steps.items()}
    print(f"{releases:,} releases of {source.stat().st_size / releases:,.0f} bytes as published")
    for name in ("releases", "compiled/processes", "compiled/tables"):
        size = sum(path.stat().st_size for path in (place / name).rglob("*.parquet"))
        print(f"{name:<24} {releases:>9,} releases {size:>14,} bytes {size / releases:>8,.0f} a release")
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--releases", type=int, default=20_000)
    arguments.add_argument("--folder", type=Path)
    given = arguments.parse_args()
    if not (BIN.parent / "bin" / "spark-submit").exists():
        print("Nothing to measure: this Python has no Spark. Run scripts/spark.sh, then .venv-spark/bin/python.")
        return
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    folder = given.folder or Path(tempfile.mkdtemp(prefix="market-spark-"))
    try:
        compare(folder, given.releases)
    finally:
        if given.folder is None:
            shutil.rmtree(folder)


def compare(folder: Path, releases: int) -> None:
    """Print every step on both sets, what a further release costs, and the ratios."""
    few = releases // PART
    small, large = costs(folder, few), costs(folder, releases)
    for name, cost in large.items():
        further = (cost.cpu - small[name].cpu) / (releases - few)
        rate = 1 / further if further > 0 else float("inf")
        print(
            f"{name:<24} {few:,}: {small[name].wall:.1f} s, {small[name].cpu:.1f} s of CPU; "
            f"{releases:,}: {cost.wall:.1f} s, {cost.cpu:.1f} s of CPU; "
            f"each further release {further * 1e3:.3f} ms of CPU, {rate:,.0f} a second a core"
        )
    for step in ("compile", "a question"):
        ours, theirs = large[f"{step}, ours"], large[f"{step} on Spark"]
        print(
            f"{step}: {theirs.cpu / ours.cpu:.1f} times the CPU of ours, {theirs.wall / ours.wall:.1f} times the time"
        )


if __name__ == "__main__":
    main()

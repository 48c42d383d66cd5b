"""How long the server takes over a page of the market.

    .venv/bin/python -m benchmarks.market_pages [--releases 20000 | 100000] [--work FOLDER]

Real notices are replicated, compiled and indexed; with FOLDER what was made stays there, so that a second run only
asks. Every page is asked for many times, in turn, through all of Django but the socket. The floor is a page that asks
neither the database nor the market, measured in the same run. A kept answer is that of a question asked before; for one
that is not kept, every run asks for another day.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote

from benchmarks.market_set import write_set

BIN = Path(sys.executable).parent
RUNS, UNTIMED = 40, 3
NOTICES = 20
MOST_MILLISECONDS = 150
FLOOR = "/about"
# Inside the set's five years, so that there is what is open, what ends and what was.
DAY = date(2025, 6, 2)
ORDINARY = {
    "search, what is open": "/opportunities/?on={day}",
    "search, with words": "/opportunities/?on={day}&when=all&q=home+care+for+older+people",
    "search, words, filters": "/opportunities/?on={day}&q=care&suits=vcse&area=Luton&within=40",
    "search, filters only": "/opportunities/?on={day}&when=all&cpv=85",
    "one notice": "/opportunities/notices/{ocid}/?on={day}",
    "what ends soon, kept": "/opportunities/expiring/?on={day}",
    "the market": "/market/?on={day}",
    "a question, kept": "/market/concentration/?on={day}",
}
# What a page fetches once it stands, or what is worked out anew: told, and held to no limit.
SLOWER = {
    "who held it before": "/opportunities/notices/{ocid}/before/?on={day}",
    "what ends soon, not kept": "/opportunities/expiring/?on={other}",
    "a question, not kept": "/market/concentration/?on={other}",
}
Spent = tuple[float, float]


def main() -> int:
    """Measure in a folder that is kept, or in one that goes; 1 where an ordinary page takes too long."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--releases", type=int, default=20_000)
    asked.add_argument("--work", type=Path)
    given = asked.parse_args()
    if given.work:
        given.work.mkdir(parents=True, exist_ok=True)
        return measure(given.work, given.releases)
    with tempfile.TemporaryDirectory(prefix="worthwhile-bench-") as work:
        return measure(Path(work), given.releases)


def measure(work: Path, releases: int) -> int:
    """Make the market unless it is there, ask for every page in turn, and print what it took."""
    home = work / f"home-{releases}"
    os.environ |= {"WORTHWHILE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "worthwhile.config.settings"}
    if not home.exists():
        make_market(work / f"releases-{releases}.jsonl", releases)
    import django
    from django.core.management import call_command
    from django.test import Client

    django.setup()
    call_command("migrate", verbosity=0)
    browser = Client(headers={"host": "localhost"})
    return tell(releases, ask(browser))


def make_market(source: Path, releases: int) -> None:
    """Take a set in and compile it, index included."""
    write_set(source, releases)
    for command in (["ingest", str(source)], ["compile"]):
        subprocess.run([BIN / "worthwhile", "market", *command], check=True, capture_output=True)


def ask(browser: Any) -> dict[str, list[Spent]]:
    """Milliseconds on the clock and of CPU for each page, run by run."""
    ocids, others = _ocids(), count(1)
    took: dict[str, list[Spent]] = {name: [] for name in ("floor", *ORDINARY, *SLOWER)}
    for run in range(RUNS + UNTIMED):
        ocid = quote(ocids[run % len(ocids)], safe="")
        for name, page in {"floor": FLOOR, **ORDINARY, **SLOWER}.items():
            other = DAY + timedelta(days=next(others))
            address = page.format(day=DAY.isoformat(), other=other.isoformat(), ocid=ocid)
            clock, work = perf_counter(), process_time()
            answer = browser.get(address)
            spent = ((perf_counter() - clock) * 1e3, (process_time() - work) * 1e3)
            assert answer.status_code == 200, f"{address}: {answer.status_code}"
            if run >= UNTIMED:  # the first are those of a server that is not warm yet
                took[name].append(spent)
    return took


def tell(releases: int, took: dict[str, list[Spent]]) -> int:
    """Print a line a page: 1 where an ordinary one is over the limit."""
    floor = median(clock for clock, _ in took["floor"])
    print(f"{releases:,} releases; floor {floor:.1f} ms")
    print(f"{'':28}{'p50 ms':>9}{'p95 ms':>9}{'CPU p50':>9}{'CPU p95':>9}{'floors':>8}")
    failed = 0
    for name, spent in took.items():
        clock, work = ([pair[place] for pair in spent] for place in (0, 1))
        slow = quantiles(clock, n=20)[-1]
        failed |= name in ORDINARY and slow > MOST_MILLISECONDS
        print(
            f"{name:28}{median(clock):9.0f}{slow:9.0f}{median(work):9.0f}{quantiles(work, n=20)[-1]:9.0f}"
            f"{median(clock) / floor:8.1f}"
        )
    return int(failed)


def _ocids() -> list[str]:
    """Some processes of the set, spread over it."""
    from worthwhile.market.store.layout import home_to_read
    from worthwhile.market.store.reading import Market

    market = Market.open(home_to_read(Path(os.environ["WORTHWHILE_HOME"])))
    held = [row["ocid"] for row in market.sql("select ocid from process order by ocid")]
    market.close()
    return held[:: max(1, len(held) // NOTICES)][:NOTICES]


if __name__ == "__main__":
    sys.exit(main())

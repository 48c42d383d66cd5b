"""How long the server takes over a page, and how much a first visit loads, with 10,000 cases in the database.

Each ordinary page is asked for many times, in turn, through all of Django but the socket, on SQLite and on
PostgreSQL. The floor is a page that asks the database for nothing but the session, measured in the same run. The
weight of a page is its own bytes with those of every style, script and typeface it names, as they are sent.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).parents[1]
CASES = 10_000
OWN_CASES = 2_000
RUNS = 40
MOST_SECONDS = 0.15
MOST_BYTES = 250_000
FLOOR = "/about"
PAGES = {
    "first page": "/",
    "organisations": "/organisations/",
    "organisation": "/organisations/{o}/",
    "cases, first page of 80": "/organisations/{o}/cases/",
    "cases, last page": "/organisations/{o}/cases/?page=80",
    "tasks": "/organisations/{o}/cases/{c}/",
    "a part": "/organisations/{o}/cases/{c}/anyway/life-satisfaction/",
    "outcomes, with a search": "/organisations/{o}/cases/{c}/outcomes/?words=less+lonely",
    "worth": "/organisations/{o}/cases/{c}/worth/life-satisfaction/",
    "result": "/organisations/{o}/cases/{c}/result/",
    "checks": "/organisations/{o}/cases/{c}/checks/",
    "history": "/organisations/{o}/cases/{c}/history/",
    "versions": "/organisations/{o}/cases/{c}/versions/",
    "evidence": "/organisations/{o}/evidence/",
    "library": "/library/",
    "library, with a search": "/library/?q=lonely",
}
LINKED = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg)[^"]*)"')
NAMED = re.compile(rb"url\(\"?([^)\"]+\.woff2)")


def main() -> int:
    """Measure on both databases, each in a process of its own; 1 where a page takes too long or weighs too much."""
    if len(sys.argv) > 1:
        return measure(sys.argv[1])
    failed = 0
    for kind in ("sqlite", "postgresql"):
        with ExitStack() as stack:
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="worthwhile-bench-"))
            failed |= subprocess.run(
                [sys.executable, __file__, kind], env=_environment(kind, home, stack), check=False
            ).returncode
    return failed


def _environment(kind: str, home: str, stack: ExitStack) -> dict[str, str]:
    sys.path.insert(0, str(ROOT))
    from tests.postgresql import running_postgresql

    address = stack.enter_context(running_postgresql()) if kind == "postgresql" else ""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "worthwhile.config.settings",
        "WORTHWHILE_HOME": home,
        "WORTHWHILE_DATABASE": address,
        "PYTHONPATH": str(ROOT),
    }


def measure(kind: str) -> int:
    """Fill the database, ask for every page in turn, and print what it took."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    browser, organisation, case = fill()
    addresses = {name: page.format(o=organisation, c=case) for name, page in PAGES.items()}
    took: dict[str, list[float]] = {name: [] for name in ("floor", *addresses)}
    bodies: dict[str, bytes] = {}
    for run in range(RUNS + 3):
        for name, address in (("floor", FLOOR), *addresses.items()):
            before = time.perf_counter()
            answer = browser.get(address)
            seconds = time.perf_counter() - before
            assert answer.status_code == 200, f"{address}: {answer.status_code}"
            bodies[name] = answer.content
            if run >= 3:  # the first are those of a server that is not warm yet
                took[name].append(seconds)
    return tell(kind, browser, took, bodies)


def tell(kind: str, browser: Any, took: dict[str, list[float]], bodies: dict[str, bytes]) -> int:
    """Print a line a page: 1 where one is over a limit."""
    floor = median(took["floor"])
    print(f"{kind}, {CASES:,} cases; floor {floor * 1000:.1f} ms")
    failed = 0
    for name, seconds in took.items():
        if name == "floor":
            continue
        slow = quantiles(seconds, n=20)[-1]
        plain, packed = weight(browser, bodies[name])
        failed |= slow > MOST_SECONDS or packed > MOST_BYTES
        print(
            f"  {name:26} p50 {median(seconds) * 1000:6.1f} ms  p95 {slow * 1000:6.1f} ms"
            f"  {median(seconds) / floor:5.1f} floors  {packed / 1000:6.1f} kB sent ({plain / 1000:.0f} kB unpacked)"
        )
    return int(failed)


def weight(browser: Any, body: bytes) -> tuple[int, int]:
    """The bytes of a first visit: unpacked, and as they are sent."""
    sent = {"": body}
    waiting = [address.decode() for address in LINKED.findall(unpacked(body))]
    while waiting:
        address = waiting.pop()
        if address not in sent:
            answer = browser.get(address)
            sent[address] = b"".join(answer.streaming_content) if answer.streaming else answer.content
            folder, names = address.rsplit("/", 1)[0], NAMED.findall(unpacked(sent[address]))
            waiting += [os.path.normpath(f"{folder}/{name.decode()}") for name in names]
    return sum(len(unpacked(content)) for content in sent.values()), sum(map(len, sent.values()))


def unpacked(content: bytes) -> bytes:
    """What was sent, as the browser sees it."""
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def fill() -> tuple[Any, int, int]:
    """10,000 cases in many organisations, 2,000 of them in one; a browser in which its owner is signed in."""
    from django.test import Client

    from tests.case_builders import NOW, complete_data, make_case
    from tests.organisation_builders import make_organisation, make_person
    from worthwhile.apps.impact.models import Case, Revision
    from worthwhile.exchange.exact_json import exact_json_text

    owner = make_person("owner@example.org")
    own = make_organisation(owner, "Lunch Club CIC")
    others = [make_organisation(make_person(f"owner{n}@example.org"), f"Organisation {n}") for n in range(40)]
    case = make_case(own, owner)
    content = exact_json_text(complete_data())
    many = [
        Case(
            organisation=own if number < OWN_CASES else others[number % len(others)],
            title=f"Case {number}",
            revision=1,
            created_at=NOW,
            changed_at=NOW,
        )
        for number in range(CASES - 1)
    ]
    kept = Case.objects.bulk_create(many, batch_size=500)
    Revision.objects.bulk_create(
        (Revision(case=each, number=1, content=content, what="start", made_at=NOW) for each in kept), batch_size=200
    )
    browser = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    browser.force_login(owner)
    return browser, own.pk, case.pk


if __name__ == "__main__":
    sys.exit(main())

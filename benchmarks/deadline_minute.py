"""The last minute before a deadline: 500 bidders hand in 2 MB each, and the server is killed in the middle.

A real server (as `make serve` starts it) on a database of its own. Bids are spread over the minute as people are: few
early, half of them in the last twenty seconds, some too late. When half the minute is gone every process of the server
is killed and it is started again; who had no answer tries again, as a person would. Afterwards the database is asked:
every bid that was acknowledged must stand there, and none that came late. The floor beside it is writing 2 MB to the
same disk and waiting until it is there.

    .venv/bin/python -m benchmarks.deadline_minute [--bidders 500] [--postgresql]
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

BYTES = 2_000_000
MINUTE = 60.0
LATE = 0.04
PORT = 8_765
TO_START = 20.0
MOST_SECONDS = 2.0
TOKEN = "a" * 32


@dataclass
class Bidder:
    """One bidder: where and as whom it hands in, when, and what came of it."""

    page: str
    session: str
    at: float
    answered: float = 0.0
    sent: float = 0.0
    tries: int = 0
    status: int = 0
    faults: list[str] = field(default_factory=list)


def prepare(bidders: int) -> list[tuple[str, str]]:
    """A tender that takes bids, and for each bidder its page and its session. In this process."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    from tests.organisation_builders import make_organisation, make_person
    from tests.tender_builders import open_tender

    buying = open_tender()
    found = []
    for number in range(bidders):
        person = make_person(f"bidder{number}@supplier.example")
        organisation = make_organisation(person, f"Supplier {number}")
        client = Client()
        client.force_login(person)
        found.append((f"/organisations/{organisation.pk}/bids/{buying.tender.pk}/", client.cookies["sessionid"].value))
    return found


def let_it_end(deadline: datetime) -> None:
    """Set the deadline of the tender, once everything is prepared however long that took."""
    from worthwhile.apps.tenders.models import Tender

    Tender.objects.update(deadline_at=deadline)


def kept(deadline: datetime) -> dict[str, tuple[bool, bool]]:
    """Of every page that handed in: whether a bid stands, and whether any was received in time."""
    from worthwhile.apps.tenders.models import Bid

    return {
        f"/organisations/{bid.bidder_id}/bids/{bid.tender_id}/": (
            bid.standing_id is not None,
            all(received.received_at < deadline for received in bid.received.defer("content")),
        )
        for bid in Bid.objects.all()
    }


def start_server() -> subprocess.Popen[bytes]:
    command = ["gunicorn", "worthwhile.config.wsgi", "--bind", f"127.0.0.1:{PORT}", "--workers", "2", "--threads", "4"]
    server = subprocess.Popen(
        [Path(sys.executable).with_name(command[0]), *command[1:], "--timeout", "120", "--log-level", "critical"],
        start_new_session=True,
    )
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/about")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    sys.exit("The server did not start.")


def kill(server: subprocess.Popen[bytes]) -> None:
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def hand_in(bidder: Bidder, begun: float, content: bytes, give_up: float) -> None:
    """Hand in at the bidder's moment, and again while nothing comes back."""
    time.sleep(max(0.0, begun + bidder.at - time.monotonic()))
    bidder.sent = time.monotonic() - begun
    head = (
        f'--b\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{TOKEN}\r\n'
        '--b\r\nContent-Disposition: form-data; name="price_1"\r\n\r\n79400\r\n'
        '--b\r\nContent-Disposition: form-data; name="quality"; filename="bid.txt"\r\nContent-Type: text/plain\r\n\r\n'
    ).encode()
    body = head + content + b"\r\n--b--\r\n"
    headers = {
        "Content-Type": "multipart/form-data; boundary=b",
        "Cookie": f"sessionid={bidder.session}; csrftoken={TOKEN}",
        "Connection": "close",
    }
    while time.monotonic() - begun < give_up:
        bidder.tries += 1
        started = time.monotonic()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
            connection.request("POST", f"{bidder.page}hand-in/", body, headers)
            answer = connection.getresponse()
            answer.read()
            connection.close()
        except OSError as error:
            bidder.faults.append(type(error).__name__)
            time.sleep(0.3)
            continue
        bidder.status, bidder.answered = answer.status, time.monotonic() - started
        return


def run(bidders: int, kind: str) -> int:
    """Measure on one database; 1 where something was lost, late or slow."""
    chance = random.Random(1)
    made = prepare(bidders)
    deadline = datetime.now(UTC) + timedelta(seconds=TO_START + MINUTE)
    let_it_end(deadline)
    server = start_server()
    begun = time.monotonic() + (deadline - datetime.now(UTC)).total_seconds() - MINUTE
    if begun < time.monotonic():
        kill(server)
        sys.exit(
            f"The server took longer than {TO_START:.0f} seconds to start. Try again when the machine is less busy."
        )
    people = [Bidder(page, session, _moment(chance)) for page, session in made]
    content = _text(chance)
    threads = [threading.Thread(target=hand_in, args=(one, begun, content, MINUTE + 60), daemon=True) for one in people]
    for thread in threads:
        thread.start()
    time.sleep(max(0.0, begun + MINUTE / 2 - time.monotonic()))
    kill(server)
    killed = time.monotonic() - begun
    server = start_server()
    back = time.monotonic() - begun
    for thread in threads:
        thread.join()
    found = kept(deadline)
    kill(server)
    return told(kind, people, found, killed, back)


def told(kind: str, people: list[Bidder], found: dict[str, tuple[bool, bool]], killed: float, back: float) -> int:
    acknowledged = [one for one in people if one.status == 302]
    lost = [one for one in acknowledged if not found.get(one.page, (False, False))[0]]
    late = [page for page, (_, in_time) in found.items() if not in_time]
    late_taken = [one for one in acknowledged if one.sent > MINUTE]
    steady = [one.answered for one in acknowledged if one.tries == 1]
    slow = quantiles(steady, n=20)[-1]
    floor = _floor()
    print(f"{kind}: {len(people)} bidders, {len(acknowledged)} acknowledged, {sum(one.tries > 1 for one in people)} "
          f"tried again; killed after {killed:.0f} s, back after {back - killed:.1f} s")  # fmt: skip
    print(f"  lost {len(lost)}, late ones kept {len(late)}, acknowledged though sent late {len(late_taken)}")
    print(f"  median {median(steady) * 1000:.0f} ms, 95th percentile {slow * 1000:.0f} ms, "
          f"{slow / floor:.0f} times writing 2 MB to the disk ({floor * 1000:.0f} ms)")  # fmt: skip
    return int(bool(lost or late or late_taken) or slow > MOST_SECONDS)


def _moment(chance: random.Random) -> float:
    """Seconds into the minute: half in its last third, some after it."""
    if chance.random() < LATE:
        return MINUTE + chance.uniform(0.2, 5)
    return chance.uniform(0, MINUTE - 20) if chance.random() < 0.5 else chance.uniform(MINUTE - 20, MINUTE - 3)


def _text(chance: random.Random) -> bytes:
    """Text that packs about as well as a document does."""
    words = ["visit", "older", "people", "weekly", "staff", "hours", "outcome", "support", "travel", "training"]
    written = " ".join(chance.choice(words) + str(chance.randrange(1000)) for _ in range(BYTES // 9))
    return written.encode()[:BYTES]


def _floor() -> float:
    """Seconds to write 2 MB and have them on the disk, the middle of 20."""
    times = []
    with tempfile.NamedTemporaryFile(dir=os.environ["WORTHWHILE_HOME"]) as file:
        for _ in range(20):
            started = time.monotonic()
            file.write(os.urandom(BYTES))
            file.flush()
            os.fsync(file.fileno())
            times.append(time.monotonic() - started)
    return median(times)


def main() -> int:
    """Measure on SQLite, or with --postgresql on a PostgreSQL of its own."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bidders", type=int, default=500)
    arguments.add_argument("--postgresql", action="store_true")
    given = arguments.parse_args()
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="worthwhile-bench-"))
        os.environ |= {"WORTHWHILE_HOME": home, "DJANGO_SETTINGS_MODULE": "worthwhile.config.settings"}
        os.environ.pop("WORTHWHILE_DATABASE", None)
        if given.postgresql:
            from tests.postgresql import running_postgresql

            os.environ["WORTHWHILE_DATABASE"] = stack.enter_context(running_postgresql())
        return run(given.bidders, "PostgreSQL" if given.postgresql else "SQLite")


if __name__ == "__main__":
    sys.exit(main())

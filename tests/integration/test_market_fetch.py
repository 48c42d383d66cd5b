"""``worthwhile market fetch`` as a process: killed at any moment, stopped by hand, without a network."""

from __future__ import annotations

import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.misbehaving_publisher import FIND_A_TENDER, MisbehavingPublisher, Row, Trouble, publishing, release
from worthwhile.market.sources.feeds.windows import Window, join, start_of_day
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger

PROGRAM = "from worthwhile.cli.main import main; main()"
FIRST, LAST = date(2024, 6, 3), date(2024, 6, 9)
KILLS = 20
Command = Callable[..., list[str]]


def _week(count: int) -> list[Row]:
    """A week of notices in crowds, with numbers that do not follow their times."""
    chance = random.Random(count)
    numbers = chance.sample(range(1, count + 1), count)
    crowds = [chance.uniform(0, 7 * 86400 - 600) for _ in range(9)]
    seconds = [int(chance.choice(crowds) + chance.uniform(0, 600)) for _ in numbers]
    start = start_of_day(FIRST)
    return [
        release(number, at=start + timedelta(seconds=second)) for number, second in zip(numbers, seconds, strict=True)
    ]


@pytest.fixture
def publisher() -> Iterator[MisbehavingPublisher]:
    with publishing(MisbehavingPublisher(rows=_week(600), page_limit=30)) as running:
        yield running


@pytest.fixture
def command(publisher: MisbehavingPublisher) -> Command:
    def command(*more: str, pace: str = "0.002", address: str = "") -> list[str]:
        address = address or f"{publisher.address}{FIND_A_TENDER}"
        program = [sys.executable, "-c", PROGRAM, "market", "fetch", "find-a-tender"]
        return [*program, "--pace", pace, "--address", address, *more]

    return command


def _week_asked() -> list[str]:
    return ["--since", FIRST.isoformat(), "--until", LAST.isoformat()]


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        with process:
            yield process
    finally:
        process.kill()


def _done(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MarketHome:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return MarketHome(tmp_path / "market")


def _wait_for_requests(publisher: MisbehavingPublisher, number: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while len(publisher.asked) < number and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.002)


def _held(home: MarketHome) -> dict[str, bytes]:
    with Ledger.open(home) as ledger:
        entries = [entry for file in ledger.files() for entry in ledger.entries(file.id)]
        held = {entry.release_id: ledger.read(entry) for entry in entries}
        assert len(held) == len(entries)
        return held


def _reached(home: MarketHome) -> list[Window]:
    with Ledger.open(home) as ledger:
        rows = ledger.reached("find-a-tender")
    return join(Window(datetime.fromisoformat(row.start), datetime.fromisoformat(row.end)) for row in rows)


def test_killed_again_and_again_a_fetch_ends_with_every_release_held_once(
    publisher: MisbehavingPublisher, command: Command, home: MarketHome
) -> None:
    publisher.again_every = 7
    publisher.troubles = [Trouble("reset"), Trouble(429, retry_after="0"), Trouble("half_gzip"), Trouble(503)]
    publisher.troubles += [Trouble("short"), Trouble("half_json"), Trouble("garbage")]
    chance = random.Random(4)
    killed = 0
    for _ in range(KILLS):
        with _running(command(*_week_asked())) as process:
            _wait_for_requests(publisher, len(publisher.asked) + chance.randint(1, 9), process)
            time.sleep(chance.uniform(0, 0.03))
            killed += process.poll() is None
            process.kill()
    assert killed > KILLS // 2

    done = _done(command(*_week_asked()))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Next: worthwhile market compile")
    assert _held(home) == {row.number: row.raw for row in publisher.rows}
    assert _reached(home) == [Window(start_of_day(FIRST), start_of_day(LAST + timedelta(days=1)))]

    before = len(publisher.asked)
    again = _done(command(*_week_asked()))
    assert again.stdout.startswith("There was nothing to ask for that is not held already.")
    assert len(publisher.asked) == before


def test_stopping_by_hand_is_calm_and_says_how_to_go_on(
    publisher: MisbehavingPublisher, command: Command, home: MarketHome
) -> None:
    asked = command(*_week_asked(), pace="0.05")
    with _running(asked) as process:
        _wait_for_requests(publisher, 20, process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    last = said.splitlines()[-1]
    assert last.startswith("Stopped. Taken and held: ")
    assert last.endswith(f"run: worthwhile {' '.join(asked[3:])}")
    assert "Traceback" not in said
    assert set(_held(home)) < {row.number for row in publisher.rows}


def test_progress_says_which_window_how_many_notices_and_how_long_it_takes(command: Command) -> None:
    done = _done(command("--since", "2024-06-03", "--until", "2024-06-03"))
    lines = done.stderr.splitlines()
    assert any(line.endswith("more than a page, so it is asked for in halves.") for line in lines)
    assert any(" new. Less than a minute left." in line for line in lines)
    assert lines[-1].endswith(" new. Nothing is left.")
    assert done.stdout.startswith("Taken and held: ")


def test_gaps_are_listed_as_ranges_and_asked_for(publisher: MisbehavingPublisher, command: Command) -> None:
    hidden = {number: row for number, row in enumerate(publisher.rows) if row.number in ("000010-2024", "000011-2024")}
    publisher.rows = [row for row in publisher.rows if row.number not in ("000010-2024", "000011-2024", "000050-2024")]
    _done(command(*_week_asked()))
    listed = _done(command("--gaps")).stdout
    assert listed.splitlines() == [
        "2024: 000001-2024 to 000600-2024: 597 held, 3 missing; 99.5% complete",
        "  MK-050 000010-2024 to 000011-2024 (2)",
        "  MK-050 000050-2024 (1)",
        "Ask for them one by one: worthwhile market fetch find-a-tender --ask-gaps",
    ]
    publisher.rows += hidden.values()
    asked = _done(command("--ask-gaps"))
    assert asked.stdout.startswith("Taken and held: 2 notices in 2 answers, 2 of them new.")
    assert "000050-2024: the service has no notice with this number." in asked.stderr
    assert _done(command("--gaps")).stdout == (
        "2024: 000001-2024 to 000600-2024: 599 held, 0 missing; 1 asked for and not there; 100.0% complete\n"
    )


def test_without_notices_there_are_no_gaps_to_list(command: Command) -> None:
    assert _done(command("--gaps")).stdout.startswith("No numbered notices are held yet.")


def test_a_service_that_is_not_reached_is_told_with_how_to_go_on(command: Command, home: MarketHome) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = _done(command(address=f"http://127.0.0.1:{port}/"))
    assert done.returncode == 1
    last, next_step = done.stderr.splitlines()[-2:]
    assert last == "127.0.0.1 refused the connection. We asked 3 times. Try again later."
    assert next_step.startswith("Taken and held: 0 notices in 0 answers, 0 of them new. To go on from there, run: ")
    assert not home.ledger.exists()


def test_wrong_wishes_are_explained(command: Command) -> None:
    assert "at least 1 second" in _done([*command()[:6], "--pace", "0.5"]).stderr
    assert "Give it alone." in _done(command("--gaps", "--ask-gaps")).stderr
    assert "There is nothing to ask for" in _done(command("--since", "2024-06-03", "--until", "2024-06-01")).stderr
    assert "Enter an address such as https://" in _done(command(address="find-a-tender")).stderr
    assert "Enter a date such as 2026-04-01" in _done(command("--since", "June")).stderr

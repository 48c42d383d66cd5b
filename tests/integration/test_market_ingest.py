"""``worthwhile market ingest`` as a person uses it, and as a machine that fails lets them."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.intake_builders import as_bytes, held_bytes, release
from worthwhile.cli.main import cli
from worthwhile.market.sources import unpacking
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger

Run = Callable[..., Result]
LINES = [as_bytes(release(number)) for number in range(1, 6)]
COMMAND = Path(sys.executable).parent / "worthwhile"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MarketHome:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path / "home"))
    return MarketHome(tmp_path / "home/market")


@pytest.fixture
def run(home: MarketHome) -> Run:
    return lambda *words, **given: CliRunner().invoke(cli, ["market", "ingest", *map(str, words)], **given)


def test_a_folder_is_read_to_its_last_file(run: Run, home: MarketHome, tmp_path: Path) -> None:
    folder = tmp_path / "notices"
    (folder / "2026/.hidden").mkdir(parents=True)
    (folder / "a.jsonl").write_bytes(LINES[0])
    (folder / "2026/b.json.gz").write_bytes(gzip.compress(LINES[1]))
    (folder / "2026/.hidden/c.json").write_bytes(LINES[2])
    (folder / "read-me.txt").write_text("not notices")
    done = run(folder)
    assert done.exit_code == 0
    assert done.output == "New releases: 2\nHeld already: 0\nNext: worthwhile market compile\n"
    assert held_bytes(home) == [LINES[0], LINES[1]]


def test_the_standard_input_is_read(run: Run, home: MarketHome) -> None:
    assert run("-", input=b"\n".join(LINES)).exit_code == 0
    assert held_bytes(home) == LINES


def test_counts_come_as_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES[0] + b"\n{oops}\n")
    done = run(tmp_path / "a.jsonl", "--json")
    answer = json.loads(done.output)
    assert (answer["new"], answer["held"], answer["set_aside"]) == (1, 0, {"MK-001": 1})


def test_what_was_set_aside_is_told_with_its_line_and_the_status_is_0(
    run: Run, home: MarketHome, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES[0] + b"\n{oops}\n")
    done = run(path)
    assert done.exit_code == 0
    assert "1 × Text that is not JSON (MK-001)" in done.output
    assert f"{path}, line 2: a field name is missing" in done.output
    assert str(home.quarantine) in done.output


def test_what_cannot_be_read_is_named_and_the_rest_is_taken(run: Run, home: MarketHome, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    good = tmp_path / "good.json"
    good.write_bytes(LINES[0])
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(LINES[1] + b"\n" + os.urandom(2000).hex().encode())[:-20])
    done = run(tmp_path / "gone.json", empty, "/dev/null", cut, good)
    assert done.exit_code == 1
    assert f"{tmp_path / 'gone.json'}: cannot be read (No such file or directory)" in done.stderr
    assert f"{empty}: has no file of notices" in done.stderr
    assert "/dev/null: cannot be read (it is neither a file nor a folder)" in done.stderr
    assert f"{cut}: it ends too early or is damaged" in done.stderr
    assert held_bytes(home) == [LINES[1], LINES[0]]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "closed.json"
    path.write_bytes(LINES[0])
    path.chmod(0)
    assert "Permission denied" in run(path).stderr


def test_an_archive_made_to_fill_a_machine_is_stopped(
    run: Run, home: MarketHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "CHECKED_FROM", 4 * 1024 * 1024)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as stream:
        stream.write(LINES[0] + b"\n")
        for _ in range(32):
            stream.write(b" " * 1024 * 1024)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(packed.getvalue())
    done = run(path)
    assert done.exit_code == 1
    assert "unpacks to more than 200 times its size" in done.stderr


def test_a_full_disk_is_told_with_what_was_kept_and_the_command_can_be_run_again(
    home: MarketHome, tmp_path: Path
) -> None:
    path = tmp_path / "many.jsonl"
    lines = [as_bytes(release(number, noise=os.urandom(700).hex())) for number in range(2000)]
    path.write_bytes(b"\n".join(lines))
    small = f"ulimit -f 512; exec {COMMAND} market ingest {path}"
    refused = subprocess.run(["bash", "-c", small], capture_output=True, text=True, timeout=60, check=False)
    assert refused.returncode == 1
    assert "Make room or allow writing there, then run the same command again" in refused.stderr
    assert "Traceback" not in refused.stderr
    again = subprocess.run([COMMAND, "market", "ingest", path], capture_output=True, timeout=60, check=False)
    assert again.returncode == 0
    assert held_bytes(home) == lines


@pytest.mark.parametrize("name", ["uk_releases.jsonl.gz", "other_releases.jsonl.gz", "find_a_tender_2023_act.jsonl"])
def test_every_published_release_is_held_as_it_was_published(
    run: Run, home: MarketHome, shared: Callable[[str], Path], name: str
) -> None:
    path = shared(f"ocds/{name}")
    text = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    published = [line for line in text.splitlines() if line]
    assert run(path).exit_code == 0
    assert sorted(held_bytes(home)) == sorted(set(published))
    with Ledger.open(home) as ledger:
        counts = ledger.counts()
        for line in published[:: max(1, len(published) // 50)]:
            fields = json.loads(line)
            assert line in [ledger.read(entry) for entry in ledger.entries_of(fields["ocid"])]
    compiled = sum("compiled" in (json.loads(line).get("tag") or []) for line in set(published))
    assert (counts.releases, counts.releases - counts.mergeable, counts.set_aside) == (
        len(set(published)),
        compiled,
        {},
    )

"""The verifier of a tender's log, run as anybody would run it: alone in a folder, with Python and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from worthwhile.exchange.proof import (
    LogKey,
    commitment_of,
    disclosed_text,
    exported_lines,
    hash_of_line,
    next_entry,
    verify_log,
)
from worthwhile.exchange.proof.verify_log import fault_of, is_signed

KEY = LogKey(bytes(range(32)))
BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
TENDER = "ocds-example-0001"


def entries(number: int = 4):
    previous = hash_of_line(KEY.head(TENDER))
    made = []
    for at in range(1, number + 1):
        moment = BEGUN + timedelta(minutes=at)
        if at % 4 == 0:
            entry = KEY.checkpoint(tender=TENDER, number=at, at=moment, previous=previous)
        else:
            about = {"bid": f"b-{at}", "sha256": "ab" * 32, "note": "caf\u00e9"}
            entry = next_entry(number=at, at=moment, who="p-3", act="submit-bid", about=about, previous=previous)
        previous = entry.hash
        made.append(entry)
    return made


LINES = list(exported_lines(entries(), tender=TENDER, key=KEY, now=BEGUN + timedelta(days=1)))
LOG = "".join(line + "\n" for line in LINES)


def fault(text: str, *receipts: str) -> str | None:
    try:
        return fault_of(text, list(receipts))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        return f"cannot be read: {error}"


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    shutil.copy(verify_log.__file__, tmp_path / "verify_log.py")
    (tmp_path / "log.jsonl").write_bytes(LOG.encode("ascii"))
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", "-W", "error", "verify_log.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_verifier_is_short_enough_to_be_read_by_whoever_runs_it():
    assert len(Path(verify_log.__file__).read_text(encoding="utf-8").splitlines()) < 100


WHOLE = 'Whole, in order and signed: "ocds-example-0001", 5 entries as of 2026-03-03T09:00:00.000000+00:00. '


def test_a_whole_log_is_told_whole_by_the_key_that_was_given(alone: Path):
    for arguments in ((KEY.public.hex(), f"3:{entries()[2].hash}"), (KEY.public.hex().upper(),)):
        done = run(alone, "log.jsonl", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"{WHOLE}By the key you gave.\n"


def test_without_a_key_it_says_that_nobody_knows_who_signed(alone: Path):
    done = run(alone, "log.jsonl", f"3:{entries()[2].hash}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{WHOLE}By WHOM you have not checked: give the key {KEY.public.hex()}\n"


@pytest.mark.parametrize("given", [LogKey(bytes(32)).public.hex(), KEY.public.hex()[:-1], "x"])
def test_a_log_that_another_key_signed_is_refused(alone: Path, given: str):
    """Whoever has the database and a key of their own can make a whole log; it is not the one of the service."""
    done = run(alone, "log.jsonl", given)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"another key signed it than the one you gave: {KEY.public.hex()}" in done.stdout


def log_of(*acts: str) -> str:
    """A log with these acts, each entry as good as whoever has no key but the export can make it."""
    previous, made = hash_of_line(KEY.head(TENDER)), []
    for at, act in enumerate(acts, start=1):
        if act == "checkpoint":
            entry = KEY.checkpoint(tender=TENDER, number=at, at=BEGUN, previous=previous)
        else:
            entry = next_entry(number=at, at=BEGUN, who="p-3", act=act, about={}, previous=previous)
        previous = entry.hash
        made.append(entry)
    return "".join(line + "\n" for line in exported_lines(made, tender=TENDER, key=KEY, now=BEGUN))


def test_a_log_without_the_signatures_that_its_service_gives_is_refused():
    """Without the key a log can be written anew with good hashes, and the service that exports it signs its end."""
    assert fault(log_of(*["edit"] * 25)) is None
    assert fault(log_of(*["edit"] * 25, "checkpoint", *["edit"] * 25, "checkpoint")) is None
    missing = "the signature is missing that its service gives before entry 26"
    assert fault(log_of(*["edit"] * 26)) == missing
    assert fault(log_of(*["edit"] * 26, "checkpoint")) == missing
    assert fault(log_of("edit", "publish", "checkpoint", "edit")) is None
    for acts in (("edit", "publish", "edit"), ("edit", "publish")):
        assert fault(log_of(*acts)) == "the signature is missing that its service gives before entry 3"


SALT, SCORE = "5a" * 32, '{"rows":[{"criterion":"staffing","score":75,"reason":"Good"}]}'


def log_that_commits_to(*contents: str, alone: bool = True) -> str:
    """A log whose second entry commits to these texts: to one, or to each of several letters."""
    made = [commitment_of(salt=SALT, content=one) for one in contents]
    first = entries(1)[0]
    about = {"commitment": made[0]} if alone else {"letters": made}
    second = next_entry(number=2, at=first.at, who="p-3", act="score", about=about, previous=first.hash)
    given = exported_lines([first, second], tender=TENDER, key=KEY, now=BEGUN + timedelta(days=1))
    return "".join(line + "\n" for line in given)


@pytest.mark.parametrize("alone_in_it", [True, False])
def test_a_record_that_was_given_out_is_found_at_its_entry_and_at_no_other(alone: Path, alone_in_it: bool):
    contents = [SCORE] if alone_in_it else ["another letter", SCORE]
    (alone / "log.jsonl").write_text(log_that_commits_to(*contents, alone=alone_in_it), encoding="ascii")
    (alone / "record.txt").write_bytes(disclosed_text(salt=SALT, content=SCORE).encode())
    assert run(alone, "log.jsonl", "2:record.txt").returncode == 0
    for number in ("1", "3", ""):
        assert run(alone, "log.jsonl", f"{number}:record.txt").returncode == 1


@pytest.mark.parametrize(
    "given", [f"{SALT}\n{SCORE.replace('75', '50')}\n", f"{'5b' * 32}\n{SCORE}\n", f"{SALT}\n{SCORE}", SCORE, ""]
)
def test_a_record_that_was_changed_in_anything_is_not_found(alone: Path, given: str):
    (alone / "log.jsonl").write_text(log_that_commits_to(SCORE), encoding="ascii")
    (alone / "record.txt").write_bytes(given.encode())
    done = run(alone, "log.jsonl", "2:record.txt")
    assert (done.returncode, done.stderr) == (1, "")
    assert "these receipts are not in it: 2:" in done.stdout


def test_a_log_from_before_salts_is_whole_still(alone: Path):
    first = entries(1)[0]
    about = {"contender": 1, "scores": 3, "sha256": "ab" * 32, "stage": "assessing"}
    second = next_entry(number=2, at=first.at, who="p-3", act="score", about=about, previous=first.hash)
    given = exported_lines([first, second], tender=TENDER, key=KEY, now=BEGUN + timedelta(days=1))
    (alone / "log.jsonl").write_text("".join(line + "\n" for line in given), encoding="ascii")
    assert run(alone, "log.jsonl", f"2:{second.hash}").returncode == 0


@pytest.mark.parametrize("arguments", [(), ("missing.jsonl",), ("verify_log.py",), (".",)])
def test_what_is_no_log_is_told_without_a_traceback(alone: Path, arguments: tuple[str, ...]):
    done = run(alone, *arguments)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("NOT WHOLE: it cannot be read as a log")


def test_a_receipt_that_is_not_in_the_log_is_told(alone: Path):
    done = run(alone, "log.jsonl", f"2:{'0' * 64}")
    assert done.returncode == 1
    assert "these receipts are not in it: 2:0000" in done.stdout


def test_every_flipped_byte_is_found():
    raw = LOG.encode("ascii")
    unseen = []
    for at in range(len(raw)):
        changed = bytearray(raw)
        changed[at] ^= 1
        if fault(changed.decode("latin-1")) is None:
            unseen.append(at)
    assert unseen == []


def test_every_dropped_line_is_found():
    for at in range(len(LINES)):
        assert fault("".join(line + "\n" for line in LINES[:at] + LINES[at + 1 :])), at


def test_every_cut_is_found():
    for at in range(len(LINES)):
        assert fault("".join(line + "\n" for line in LINES[:at])), at
    assert fault(LOG[:-1])
    assert fault(LOG + LINES[-1] + "\n")


def test_every_exchange_of_two_lines_is_found():
    for first in range(len(LINES)):
        for second in range(first + 1, len(LINES)):
            moved = LINES.copy()
            moved[first], moved[second] = moved[second], moved[first]
            assert fault("".join(line + "\n" for line in moved)), (first, second)


def test_an_entry_written_anew_with_its_hashes_lacks_the_signature():
    """Whoever holds the database but not the key can make a new chain, not new signatures."""
    others = LogKey(bytes(32))
    first = [json.loads(line) for line in LINES]
    forged = list(exported_lines(entries()[:3], tender=TENDER, key=others, now=BEGUN + timedelta(days=1)))
    assert fault("\n".join([LINES[0], *forged[1:]]) + "\n")
    assert json.loads(forged[0])["public_key"] != first[0]["public_key"]


@pytest.mark.parametrize(
    "changes",
    [
        {"at": "2026-09-09T09:00:00.000000+00:00"},
        {"who": "auditor"},
        {"note": "all bids were opened"},
        {"about": {"signature": json.loads(LINES[-1])["about"]["signature"], "bids": 0}},
    ],
)
def test_an_old_log_cannot_be_given_out_as_if_it_were_of_now_or_with_words_added_to_its_end(changes):
    """The hash of the last entry can be made anew by anybody: what it says has to be under the signature."""
    end = {**json.loads(LINES[-1]), **changes}
    del end["hash"]
    own = verify_log.sha(verify_log.one_form(end))
    forged = [*LINES[:-1], verify_log.one_form({**end, "hash": own})]
    assert fault("".join(line + "\n" for line in forged)) == "the signature of entry 5 is not good"


def test_a_log_given_out_after_the_clock_was_set_back_is_whole():
    given = exported_lines(entries(), tender=TENDER, key=KEY, now=BEGUN - timedelta(days=1))
    assert fault("".join(line + "\n" for line in given)) is None


def test_time_does_not_run_back():
    early = KEY.checkpoint(tender=TENDER, number=2, at=BEGUN - timedelta(days=1), previous=entries()[0].hash)
    assert "does not follow" in str(fault("\n".join([LINES[0], LINES[1], early.line]) + "\n"))


@settings(max_examples=25, deadline=None)
@given(secret=st.binary(min_size=32, max_size=32), message=st.binary(max_size=80), other=st.binary(max_size=80))
def test_signatures_are_judged_as_the_library_judges_them(secret: bytes, message: bytes, other: bytes):
    key = Ed25519PrivateKey.from_private_bytes(secret)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert is_signed(public, message, signature)
    assert is_signed(public, other, signature) == (other == message)


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, 63), by=st.integers(1, 255))
def test_a_changed_signature_is_refused_where_the_library_refuses_it(at: int, by: int):
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public, changed = key.public_key().public_bytes_raw(), bytearray(key.sign(b"end"))
    changed[at] ^= by
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(public).verify(bytes(changed), b"end")
    with suppress(ValueError):  # no point of the curve
        assert not is_signed(public, b"end", bytes(changed))

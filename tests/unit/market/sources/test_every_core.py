"""Reading processes answer in order, and end with whoever started them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.intake_builders import as_bytes, release
from worthwhile.market.sources import reading_process
from worthwhile.market.sources.every_core import Readers, ReadingEnded
from worthwhile.market.sources.files import Unreadable
from worthwhile.market.sources.line_spans import spans_of
from worthwhile.market.sources.parts import Lines
from worthwhile.market.sources.reading_process import encode_part, send

PARTS = [Lines(as_bytes(release(number)) + b"\n") for number in range(9)]


def test_answers_come_in_the_order_of_the_parts() -> None:
    readers = Readers(number=2, alone_up_to=0)
    ocids = [found.blocks[0].releases.ocids()[0] for found in readers.gathered(iter(PARTS))]
    readers.close()
    assert ocids == [f"ocds-h6vhtk-{number:06}" for number in range(9)]


def test_what_came_before_a_stream_broke_is_kept() -> None:
    def breaking():
        yield from PARTS
        raise Unreadable("file", "broke")

    readers = Readers(number=2, alone_up_to=0)
    found, stopped = [], False
    try:
        for gathered in readers.gathered(breaking()):
            found.append(gathered)
    except Unreadable:
        stopped = True
    readers.close()
    assert (len(found), stopped) == (len(PARTS), True)


def test_a_reading_process_that_goes_away_is_told() -> None:
    readers = Readers(number=2, alone_up_to=0)
    answers = readers.gathered(iter(PARTS))
    next(answers)
    for process in readers._processes:
        process.kill()
        process.wait()
    with pytest.raises(ReadingEnded, match="Run the same command again"):
        list(answers)
    readers.close()


def test_a_small_intake_starts_no_process() -> None:
    readers = Readers(number=2)
    assert len(list(readers.gathered(iter(PARTS)))) == len(PARTS)
    assert readers._processes == []


def test_processes_begin_with_the_first_part_of_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"".join(part.text for part in PARTS))
    (span,) = spans_of(path)
    for after, begun in ((1000, 0), (1_000_000_000, 2)):
        readers = Readers(number=2)
        (found,) = readers.gathered(iter([msgspec.structs.replace(span, after=after)]))
        assert len(found.blocks[0].releases) == len(PARTS)
        assert len(readers._processes) == begun
        readers.close()


def test_a_reading_process_whose_answers_nobody_reads_ends_in_peace_with_its_giver() -> None:
    command = [sys.executable, "-m", reading_process.__name__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        send(process.stdin, encode_part(PARTS[0]))
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        process.stdin.close()
        assert process.wait(20) in (0, 120)
        assert b"Fatal" not in process.stderr.read()

"""Reading parts on every core, answers in the order of the parts. A small intake starts no process."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.sources import reading_process
from worthwhile.market.sources.files import Unreadable
from worthwhile.market.sources.gathered import Gathered
from worthwhile.market.sources.line_spans import Span
from worthwhile.market.sources.parts import Part, gather
from worthwhile.market.sources.reading_process import decode_gathered, encode_part, receive, send

ALONE_UP_TO = 24 * 1024 * 1024
"""Bytes that are read before other processes are started: a third of a second of work."""

_PIPE_BYTES = 1024 * 1024  # the answer to a part, about, so that whoever made it goes on to the next
_AHEAD = 2  # parts a process is given before its first answer is fetched


class ReadingEnded(WorthwhileError):
    """A reading process went away."""

    def __init__(self) -> None:
        super().__init__(
            "A process that reads notices ended before its work was done; the machine may have run out of memory. "
            "What was kept is safe. Run the same command again: what is held already is not taken twice."
        )


@dataclass(slots=True)
class Readers:
    """Processes that read parts, started when there is enough to read; ``close`` ends them."""

    number: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    alone_up_to: int = ALONE_UP_TO
    _read: int = 0
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def gathered(self, parts: Iterator[Part]) -> Iterator[Gathered]:
        """What each part gives, in order."""
        for part in parts:
            self._read += part.size
            if self.number < 2 or self._read <= self.alone_up_to:
                if self.number > 1 and isinstance(part, Span) and self._read + part.after > self.alone_up_to:
                    # They begin while we read, and are there when they are needed.
                    self._start()
                yield gather(part)
            else:
                yield from self._by_processes(part, parts)

    def _by_processes(self, first: Part, parts: Iterator[Part]) -> Iterator[Gathered]:
        self._start()
        waiting: deque[subprocess.Popen[bytes]] = deque()
        self._give(first, 0, waiting)
        stopped: Unreadable | None = None
        try:
            for turn, part in enumerate(parts, start=1):
                self._give(part, turn, waiting)
                if len(waiting) >= _AHEAD * self.number:
                    yield _answer(waiting.popleft())
        except Unreadable as error:
            stopped = error
        while waiting:
            yield _answer(waiting.popleft())
        if stopped is not None:
            # Only now: what came before it is kept.
            raise stopped

    def _give(self, part: Part, turn: int, waiting: deque[subprocess.Popen[bytes]]) -> None:
        process = self._processes[turn % self.number]
        try:
            assert process.stdin is not None
            send(process.stdin, encode_part(part))
        except BrokenPipeError:
            raise ReadingEnded from None
        waiting.append(process)

    def _start(self) -> None:
        command = [sys.executable, "-m", reading_process.__name__]
        while len(self._processes) < self.number:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            self._processes.append(process)
            _widen(process.stdout)

    def close(self) -> None:
        """End the processes."""
        for process in self._processes:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                _close(stream)
        self._processes = []


def _answer(process: subprocess.Popen[bytes]) -> Gathered:
    assert process.stdout is not None
    message = receive(process.stdout)
    if message is None:
        raise ReadingEnded
    return decode_gathered(message)


def _widen(stream: IO[bytes] | None) -> None:
    try:
        if stream is not None and sys.platform == "linux":
            fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    except OSError:
        # Whoever runs the machine allows less, as other systems do: answers then come in more pieces.
        return


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except BrokenPipeError:
        # What was still to be sent is not wanted any more.
        return

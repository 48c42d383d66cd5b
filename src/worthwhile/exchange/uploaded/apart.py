"""Reading a stranger's file in a process of its own, which may use so much time and memory and no more.

The parent sends one line of JSON (what to do) and the file; the child answers with a line that says how it went and
then the result. A file that makes a reader run without end or out of memory ends the child alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.refused import RefusedFile, refused
from worthwhile.kernel.problems import Problem

Work = Callable[[bytes, str, Limits, Mapping[str, Any]], bytes]

TOO_HARD = "This file takes longer or more memory to read than is allowed. Print it to PDF again, or send it in parts."

_DONE, _REFUSED = b"done", b"refused"
# A busy machine gives a process its time slowly; past this many times its allowance it is taken to hang.
_PATIENCE = 4


def run_apart(
    module: str, work: str, data: bytes, *, name: str, limits: Limits, given: Mapping[str, Any] | None = None
) -> bytes:
    """What ``work`` of the child ``module`` makes of the file. Raises RefusedFile, also where a limit is reached."""
    head = {"work": work, "name": name, "limits": asdict(limits), "given": dict(given or {})}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, run by our own interpreter, with no shell
            [sys.executable, "-m", module],
            input=json.dumps(head).encode() + b"\n" + data,
            capture_output=True,
            timeout=limits.seconds * _PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refused(name, TOO_HARD) from None
    how, _, result = done.stdout.partition(b"\n")
    if how == _DONE:
        return result
    if how == _REFUSED:
        raise RefusedFile(Problem(path, message) for path, message in json.loads(result))
    raise refused(name, TOO_HARD)


def serve(works: Mapping[str, Work]) -> None:
    """The child's side: one piece of work from standard input to standard output, within the limits."""
    head = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**head["limits"])
    _bound(limits)
    data = sys.stdin.buffer.read(limits.most_bytes + 1)
    try:
        answer = _DONE + b"\n" + works[head["work"]](data, head["name"], limits, head["given"])
    except RefusedFile as error:
        reasons = [[problem.path, problem.message] for problem in error.problems]
        answer = _REFUSED + b"\n" + json.dumps(reasons).encode()
    sys.stdout.buffer.write(answer)


def _bound(limits: Limits) -> None:
    """Asks the system to end this process past its allowance; where the system cannot, the parent's clock does."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.most_memory, limits.most_memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

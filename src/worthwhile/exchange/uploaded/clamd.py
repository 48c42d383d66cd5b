"""Asks a ClamAV daemon whether a file holds malware, by its INSTREAM command (clamd(8))."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from enum import StrEnum

_CHUNK = 64 * 1024
_LONGEST_ANSWER = 4_096
_COMMAND = b"zINSTREAM\0"
_TOO_LONG = "size limit exceeded"


class Verdict(StrEnum):
    """What is known after asking."""

    CLEAN = "clean"
    FOUND = "found"
    NOT_SCANNED = "not-scanned"


@dataclass(frozen=True, kw_only=True)
class Scan:
    """An answer. ``found`` names the malware; ``reason`` says, in a sentence, why there was no scan."""

    verdict: Verdict
    found: str = ""
    reason: str = ""

    @property
    def says(self) -> str:
        """What the scanner has against the file, in a sentence; empty where it is clean."""
        if self.verdict is Verdict.FOUND:
            return f"The scanner for malware found {self.found} in it."
        return self.reason


def scan(data: bytes, *, address: str, seconds: float = 60) -> Scan:
    """Asks the daemon at ``address``: ``unix:/run/clamav/clamd.ctl`` or ``tcp:HOST:PORT``; empty where there is none.

    ``seconds`` bounds each step of the talk. Never raises: whatever goes wrong is an answer “not scanned” with its
    reason, so that no file counts as clean because a scanner was away.
    """
    if not address.strip():
        return _not_scanned("No scanner for malware is set up here.")
    try:
        with _connected(address.strip(), seconds) as line:
            return _read(_asked(line, data))
    except (OSError, ValueError) as error:
        return _not_scanned(f"The scanner for malware could not be asked ({error}).")


def _connected(address: str, seconds: float) -> socket.socket:
    how, _, rest = address.partition(":")
    if how == "unix" and rest:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(seconds)
        try:
            line.connect(rest)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = rest.rpartition(":")
    if how != "tcp" or not host or not port.isdigit():
        raise ValueError(f"its address is unix:PATH or tcp:HOST:PORT, not {address!r}")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=seconds)


def _asked(line: socket.socket, data: bytes) -> str:
    """Sends the file in chunks, each after its length in four bytes of network order, and an empty one to end it."""
    try:
        line.sendall(_COMMAND)
        for at in range(0, len(data), _CHUNK):
            chunk = data[at : at + _CHUNK]
            line.sendall(struct.pack("!I", len(chunk)) + chunk)
        line.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        # The daemon answers and hangs up as soon as a file is past its own limit; the answer is still there to read.
        return _answer(line)
    return _answer(line)


def _answer(line: socket.socket) -> str:
    got = b""
    while b"\0" not in got and len(got) < _LONGEST_ANSWER:
        more = line.recv(_LONGEST_ANSWER)
        if not more:
            break
        got += more
    return got.partition(b"\0")[0].decode("utf-8", errors="replace").strip()


def _read(answer: str) -> Scan:
    what = answer.removeprefix("stream:").strip()
    if answer.startswith("stream:") and what == "OK":
        return Scan(verdict=Verdict.CLEAN)
    if answer.startswith("stream:") and what.endswith(" FOUND"):
        return Scan(verdict=Verdict.FOUND, found=what.removesuffix(" FOUND"))
    if _TOO_LONG in answer:
        return _not_scanned("This file is larger than the scanner for malware takes.")
    return _not_scanned(f"The scanner for malware gave no verdict ({answer[:200] or 'it hung up'}).")


def _not_scanned(reason: str) -> Scan:
    return Scan(verdict=Verdict.NOT_SCANNED, reason=reason)

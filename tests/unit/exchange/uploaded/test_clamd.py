"""A small server that speaks the protocol of clamd(8) is asked over real sockets."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from worthwhile.exchange.uploaded import Verdict, scan

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MOST = 1_000_000


class Clamd(socketserver.StreamRequestHandler):
    """zINSTREAM alone: chunks after their length, ended by an empty one; answers end with a zero byte."""

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        got = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            got += self.rfile.read(size)
            if len(got) > MOST:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.got = got  # type: ignore[attr-defined]
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in got else b"stream: OK\0")


class Silent(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.rfile.read(100)


class Endless(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"x" * 100_000)


class Slow(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        threading.Event().wait(1)


class TcpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""


class UnixServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def serving(handler: type[socketserver.BaseRequestHandler]) -> Iterator[tuple[TcpServer, str]]:
    with TcpServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server, f"tcp:127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("data", [b"", b"hello", bytes(range(256)) * 1000, b"\0\0\0\0" * 20_000])
def test_a_clean_file_arrives_whole_and_is_clean(data: bytes):
    with serving(Clamd) as (server, address):
        answer = scan(data, address=address)
        assert (answer.verdict, answer.found, answer.reason) == (Verdict.CLEAN, "", "")
        assert server.got == data  # type: ignore[attr-defined]


def test_malware_is_found_and_named():
    with serving(Clamd) as (_, address):
        answer = scan(b"a bid" + EICAR, address=address)
    assert (answer.verdict, answer.found) == (Verdict.FOUND, "Eicar-Test-Signature")


def test_a_socket_of_the_file_system_works_alike(tmp_path: Path):
    path = str(tmp_path / "clamd.ctl")
    with UnixServer(path, Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert scan(EICAR, address=f"unix:{path}").verdict is Verdict.FOUND
        server.shutdown()


def test_a_file_past_the_scanners_own_limit_is_not_scanned_and_not_clean():
    with serving(Clamd) as (_, address):
        answer = scan(b"x" * 5 * MOST, address=address)
    assert answer.verdict is Verdict.NOT_SCANNED
    assert answer.reason


def test_no_scanner_is_told_as_such():
    assert scan(b"x", address="").verdict is Verdict.NOT_SCANNED
    assert "No scanner" in scan(b"x", address=" ").reason


@pytest.mark.parametrize("address", ["tcp:127.0.0.1:1", "unix:/nowhere/clamd.ctl", "clamd", "tcp:host", "tcp::x"])
def test_a_scanner_that_cannot_be_reached_is_told_as_such(address: str):
    answer = scan(b"x", address=address)
    assert answer.verdict is Verdict.NOT_SCANNED
    assert "could not be asked" in answer.reason


@pytest.mark.parametrize("handler", [Silent, Endless])
def test_a_scanner_that_answers_nonsense_gives_no_verdict(handler: type[socketserver.BaseRequestHandler]):
    with serving(handler) as (_, address):
        answer = scan(b"hello" * 50, address=address)
    assert answer.verdict is Verdict.NOT_SCANNED
    assert len(answer.reason) < 400


def test_a_scanner_that_hangs_is_left_after_the_time_given():
    with serving(Slow) as (_, address):
        answer = scan(b"x", address=address, seconds=0.2)
    assert answer.verdict is Verdict.NOT_SCANNED

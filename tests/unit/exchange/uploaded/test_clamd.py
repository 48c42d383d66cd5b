"""A small server that speaks the protocol of clamd(8) is asked over real sockets."""

from __future__ import annotations

import socketserver
import threading
from pathlib import Path

import pytest

from tests.scanner_server import EICAR, MOST, Clamd, serving
from worthwhile.exchange.uploaded import Verdict, scan


class Silent(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.rfile.read(100)


class Endless(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"x" * 100_000)


class Slow(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        threading.Event().wait(1)


class UnixServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


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

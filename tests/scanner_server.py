"""A small server that speaks the protocol of clamd(8), for whoever asks a scanner for malware."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

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


class TcpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""


@contextmanager
def serving(handler: type[socketserver.BaseRequestHandler]) -> Iterator[tuple[TcpServer, str]]:
    with TcpServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server, f"tcp:127.0.0.1:{server.server_address[1]}"
        server.shutdown()

"""The services that publish notices, on this machine, with every fault that was seen in them.

A real HTTP server. It answers as Find a Tender, Contracts Finder, Public Contracts Scotland and Sell2Wales do, refuses
what they refuse, and keeps whatever it was asked in ``asked``. ``troubles`` are met by the next requests, one each;
with ``again_every`` they are met in turn, for ever, by every so many-th request.
"""

from __future__ import annotations

import gzip
import json
import socket
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qs, urlsplit

FIND_A_TENDER = "/api/1.0/ocdsReleasePackages"
CONTRACTS_FINDER = "/Published/Notices/OCDS/Search"
SCOTLAND = "/pcs/v1/Notices"
WALES = "/s2w/v1/Notices"
_WINDOWED = {
    FIND_A_TENDER: ("updatedFrom", "updatedTo", {"limit", "cursor", "updatedFrom", "updatedTo", "stages"}),
    CONTRACTS_FINDER: ("publishedFrom", "publishedTo", {"limit", "cursor", "publishedFrom", "publishedTo", "stages"}),
}
_PAGE_LIMIT = 100


@dataclass(frozen=True)
class Row:
    """A release as published, and when: UK local time for windows, the month and type for monthly services."""

    at: datetime
    raw: bytes
    number: str = ""
    kind: int = 2


@dataclass(frozen=True)
class Trouble:
    """What goes wrong with one answer. ``how``: a status, or the name of a method of the handler that spoils it."""

    how: str | int
    retry_after: str | None = None


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    fields: dict[str, str]
    agent: str


def release(number: int, *, at: datetime, **more: object) -> Row:
    """A release with a notice number of its own, of the year it was published in."""
    name = f"{number:06d}-{at.year}"
    body = {"ocid": f"ocds-h6vhtk-{number:06x}", "id": name, "date": f"{at.isoformat()}Z", "tag": ["tender"], **more}
    return Row(at=at, raw=json.dumps(body).encode(), number=name)


@dataclass
class MisbehavingPublisher:
    """``page_limit``: rows on a page at most. ``faulty_types`` are answered with 500, ``bare_types`` with a package
    that has no releases."""

    rows: list[Row] = field(default_factory=list)
    page_limit: int = _PAGE_LIMIT
    troubles: list[Trouble] = field(default_factory=list)
    again_every: int = 0
    faulty_types: frozenset[int] = frozenset()
    bare_types: frozenset[int] = frozenset()
    packed: bool = True
    without_next_link: bool = False
    asked: list[Asked] = field(default_factory=list)
    address: str = ""

    def __post_init__(self) -> None:
        self._lock = Lock()

    def receive(self, asked: Asked) -> Trouble | None:
        """Remember a request; what it meets."""
        with self._lock:
            self.asked.append(asked)
            if not self.again_every:
                return self.troubles.pop(0) if self.troubles else None
            turn, rest = divmod(len(self.asked), self.again_every)
            return None if rest else self.troubles[turn % len(self.troubles)]

    def answer(self, asked: Asked) -> tuple[int, bytes]:
        """Status and body, as the service would send it were nothing wrong on the way."""
        if asked.path in _WINDOWED:
            return self._window(asked)
        if asked.path in (SCOTLAND, WALES):
            return self._month(asked)
        return self._single(asked)

    def _window(self, asked: Asked) -> tuple[int, bytes]:
        first, last, known = _WINDOWED[asked.path]
        if not set(asked.fields) <= known:
            return 400, b'{"message": "Unknown parameter"}'
        start, end = datetime.fromisoformat(asked.fields[first]), datetime.fromisoformat(asked.fields[last])
        limit = int(asked.fields.get("limit", _PAGE_LIMIT))
        if start >= end or not 1 <= limit <= _PAGE_LIMIT:
            return 400, b'{"message": "updatedFrom must be before updatedTo"}'
        found = sorted((row for row in self.rows if start <= row.at <= end), key=lambda row: row.number, reverse=True)
        at = int(asked.fields.get("cursor", "0"))
        size = min(limit, self.page_limit)
        page, rest = found[at : at + size], found[at + size :]
        # As was seen: a cursor leads past the first rows of the next page, and back over the last of this one.
        link = f"{self.address}{asked.path}?cursor={at + size + 2}" if rest and not self.without_next_link else None
        again = page[-1:] if at else []
        return 200, _package([*again, *page], next_link=link)

    def _month(self, asked: Asked) -> tuple[int, bytes]:
        fields, kind = asked.fields, int(asked.fields["noticeType"])
        if asked.path == SCOTLAND and not asked.agent.startswith("worthwhile/"):
            return 403, b"Forbidden"
        if kind in self.faulty_types or (asked.path == WALES and fields.get("locale") != "0"):
            return 500, b'{"Message": "An error has occurred."}'
        if kind in self.bare_types:
            return 200, b'{"uri": "http://example.test/", "publisher": {"name": "A publisher"}}'
        found = [row for row in self.rows if (f"{row.at:%m-%Y}", row.kind) == (fields["dateFrom"], kind)]
        return 200, _package(found)

    def _single(self, asked: Asked) -> tuple[int, bytes]:
        number = asked.path.rpartition("/")[2]
        found = [row for row in self.rows if row.number == number]
        return (200, _package(found)) if found else (404, b'{"message": "Not found"}')


def _package(rows: Iterable[Row], *, next_link: str | None = None) -> bytes:
    links = b', "links": {"next": "%s"}' % next_link.encode() if next_link else b""
    return b'{"version": "1.1", "releases": [' + b", ".join(row.raw for row in rows) + b"]" + links + b"}"


@contextmanager
def publishing(publisher: MisbehavingPublisher) -> Iterator[MisbehavingPublisher]:
    """Serve until the block ends; ``address`` is set."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body are written apart, and must not wait for each other

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            fields = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            asked = Asked(parts.path, fields, self.headers.get("User-Agent", ""))
            trouble = publisher.receive(asked)
            if trouble is not None and isinstance(trouble.how, int):
                self._send(trouble.how, b"Rate limit of 12 exceeded.", retry_after=trouble.retry_after)
                return
            status, body = publisher.answer(asked)
            if trouble is None:
                self._send(status, body)
            else:
                getattr(self, str(trouble.how))(body)

        def _send(self, status: int, body: bytes, *, retry_after: str | None = None) -> None:
            packed = publisher.packed
            if packed:
                body = gzip.compress(body, 1)
            self._head(status, len(body), packed=packed, retry_after=retry_after)
            self.wfile.write(body)

        def _head(self, status: int, length: int, *, packed: bool, retry_after: str | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(length))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            if retry_after is not None:
                self.send_header("Retry-After", retry_after)
            self.end_headers()

        def reset(self, body: bytes) -> None:
            """Half the body, then the connection is reset, not closed."""
            self._head(200, len(body), packed=False)
            self.wfile.write(body[: len(body) // 2])
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()

        def short(self, body: bytes) -> None:
            """A length that is longer than what is sent."""
            self._head(200, len(body) + 1000, packed=False)
            self.wfile.write(body)
            self.close_connection = True

        def half_gzip(self, body: bytes) -> None:
            """Packed bytes that end too early, under a length that agrees with them."""
            half = gzip.compress(body)
            half = half[: len(half) // 2]
            self._head(200, len(half), packed=True)
            self.wfile.write(half)

        def half_json(self, body: bytes) -> None:
            """Text that ends too early, under a length that agrees with it."""
            self._send(200, body[: len(body) // 2])

        def page(self, body: bytes) -> None:
            self._send(200, b"<!doctype html><title>We are working on it</title>")

        def empty(self, body: bytes) -> None:
            self._send(200, b"")

        def garbage(self, body: bytes) -> None:
            """Something that begins as data and is none."""
            self._send(200, b'{"releases": [{,,,}]}')

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = _QuietServer(("127.0.0.1", 0), Handler)
    publisher.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _QuietServer(ThreadingHTTPServer):
    """A client that goes away in the middle is what these tests are about, and nothing to print."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass

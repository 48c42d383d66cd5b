"""One request, and what came back of it: a whole body, or what went wrong on the way."""

from __future__ import annotations

import urllib.request
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    SSLError,
)

CONNECT_SECONDS = 20.0
READ_SECONDS = 180.0  # a month of notices in one answer takes its time
MOST_BYTES = 1 << 30  # an answer beyond this is no list of notices
_PIECE = 1 << 20
_OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: status, headers (any case) and body, unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class NoConnection(Exception):
    """The service was not reached at all: ``str()`` says why, ``lasting`` whether another try is in vain."""

    def __init__(self, why: str, *, lasting: bool = False) -> None:
        super().__init__(why)
        self.lasting = lasting


class BrokenOff(Exception):
    """The answer began and ended too early, or was damaged on the way."""


class Line:
    """The connection to one service: one request at a time, through the proxy that the environment names, if any."""

    def __init__(self, *, address: str, user_agent: str) -> None:
        self._host = urlsplit(address).hostname or address
        self._headers = {"User-Agent": user_agent, "Accept": "application/json", "Accept-Encoding": "gzip"}
        self._pool = _pool_for(address)

    def get(self, address: str) -> Reply:
        """Ask once. Raises NoConnection or BrokenOff; any status is a reply."""
        try:
            with self._pool.request(
                "GET",
                address,
                headers=self._headers,
                retries=False,
                preload_content=False,
                decode_content=False,
                timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            ) as answer:
                packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
                body = _read(answer, packed=packed)
                return Reply(status=answer.status, headers=answer.headers, body=body)
        except (NameResolutionError, NewConnectionError, ConnectTimeoutError, ProxyError, SSLError) as error:
            raise _no_connection(error, self._host) from error
        except LocationParseError as error:
            raise NoConnection(f"{address} is not an address.", lasting=True) from error
        except (HTTPError, zlib.error, OSError) as error:
            raise BrokenOff("the answer broke off") from error


def _pool_for(address: str) -> urllib3.PoolManager:
    parts = urlsplit(address)
    proxy = urllib.request.getproxies().get(parts.scheme)
    host = parts.hostname or ""
    if proxy and host not in _OWN_MACHINE and not urllib.request.proxy_bypass(host):
        return urllib3.ProxyManager(proxy, maxsize=1)
    return urllib3.PoolManager(maxsize=1)


def _read(answer: urllib3.BaseHTTPResponse, *, packed: bool) -> bytes:
    """The whole body. urllib3 counts the bytes; that packed bytes end where they should is checked here."""
    unpacker = zlib.decompressobj(wbits=31) if packed else None
    body = bytearray()
    for piece in answer.stream(_PIECE, decode_content=False):
        body += unpacker.decompress(piece, MOST_BYTES + 1 - len(body)) if unpacker else piece
        if len(body) > MOST_BYTES:
            raise BrokenOff(f"the answer is longer than {MOST_BYTES >> 20:,} MB")
    if unpacker is not None and not unpacker.eof:
        raise BrokenOff("the packed answer ends too early")
    return bytes(body)


def _no_connection(error: HTTPError, host: str) -> NoConnection:
    if isinstance(error, NameResolutionError):
        return NoConnection(f"The name {host} is not known here. Is this machine on the internet?")
    if isinstance(error, SSLError):
        return NoConnection(
            f"{host} could not prove who it is ({_reason(error)}). Check this machine's date and certificates, and ask "
            "your network's administrator whether it looks inside secure connections.",
            lasting=True,
        )
    if isinstance(error, ProxyError):
        return NoConnection(f"The proxy of this network did not let us through to {host}. Check HTTPS_PROXY.")
    if isinstance(error, NewConnectionError):
        return NoConnection(f"{host} refused the connection.")
    return NoConnection(f"{host} did not take the connection within {CONNECT_SECONDS:.0f} seconds.")


def _reason(error: BaseException) -> str:
    inner = error.args[0] if error.args else error
    return str(getattr(inner, "verify_message", "") or getattr(inner, "reason", "") or type(error).__name__)

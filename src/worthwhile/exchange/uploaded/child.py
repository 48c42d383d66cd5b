"""The process in which one sent file is examined or scrubbed; see apart.py. Run as a module, never imported."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from worthwhile.exchange.uploaded.apart import serve
from worthwhile.exchange.uploaded.examine import examine
from worthwhile.exchange.uploaded.kinds import FileKind
from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.scrub import authors_in, scrub_authors


def _examine(data: bytes, name: str, limits: Limits, given: Mapping[str, Any]) -> bytes:
    allowed = frozenset(FileKind(kind) for kind in given["allowed"])
    return json.dumps(asdict(examine(data, name=name, limits=limits, allowed=allowed))).encode()


def _scrub(data: bytes, name: str, limits: Limits, given: Mapping[str, Any]) -> bytes:
    return scrub_authors(data, FileKind(given["kind"]), name=name, limits=limits)


def _authors(data: bytes, name: str, limits: Limits, given: Mapping[str, Any]) -> bytes:
    return json.dumps(authors_in(data, FileKind(given["kind"]), name=name, limits=limits)).encode()


if __name__ == "__main__":
    serve({"examine": _examine, "scrub": _scrub, "authors": _authors})

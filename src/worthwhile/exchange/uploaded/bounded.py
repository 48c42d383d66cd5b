"""The questions of examine.py and scrub.py, answered in a process with bounds on time and memory."""

from __future__ import annotations

import json

from worthwhile.exchange.uploaded.apart import run_apart
from worthwhile.exchange.uploaded.examine import Examined
from worthwhile.exchange.uploaded.kinds import ALL_KINDS, FileKind
from worthwhile.exchange.uploaded.limits import MEGABYTE, Limits
from worthwhile.exchange.uploaded.office import OutsideLink
from worthwhile.exchange.uploaded.refused import refused

_CHILD = "worthwhile.exchange.uploaded.child"


def examine_apart(
    data: bytes, *, name: str, limits: Limits | None = None, allowed: frozenset[FileKind] = ALL_KINDS
) -> Examined:
    """As :func:`worthwhile.exchange.uploaded.examine.examine`, for files from strangers. Raises RefusedFile."""
    limits = limits or Limits()
    if len(data) > limits.most_bytes:
        most = limits.most_bytes // MEGABYTE
        raise refused(name, f"This file has {len(data) / MEGABYTE:.1f} MB; the most is {most} MB.")
    given = {"allowed": sorted(allowed)}
    found = json.loads(run_apart(_CHILD, "examine", data, name=name, limits=limits, given=given))
    outside = tuple(OutsideLink(**link) for link in found.pop("outside"))
    return Examined(**{**found, "kind": FileKind(found["kind"]), "outside": outside})


def scrub_authors_apart(data: bytes, kind: FileKind, *, name: str, limits: Limits | None = None) -> bytes:
    """As :func:`worthwhile.exchange.uploaded.scrub.scrub_authors`, for files from strangers. Raises RefusedFile."""
    limits = limits or Limits()
    return run_apart(_CHILD, "scrub", data, name=name, limits=limits, given={"kind": kind})


def authors_in_apart(data: bytes, kind: FileKind, *, name: str, limits: Limits | None = None) -> tuple[str, ...]:
    """As :func:`worthwhile.exchange.uploaded.scrub.authors_in`, for files from strangers. Raises RefusedFile."""
    limits = limits or Limits()
    return tuple(json.loads(run_apart(_CHILD, "authors", data, name=name, limits=limits, given={"kind": kind})))

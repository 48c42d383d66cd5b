"""The process in which one file of a pack is read, or facts are found in all of them; see uploaded/apart.py.

Run as a module, never imported.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from worthwhile.exchange.tender_pack.finding import find_in_plain
from worthwhile.exchange.tender_pack.reading import read_file
from worthwhile.exchange.uploaded.apart import serve
from worthwhile.exchange.uploaded.limits import Limits


def _read(data: bytes, name: str, limits: Limits, given: Mapping[str, Any]) -> bytes:
    return json.dumps(asdict(read_file(data, name=name, limits=limits))).encode()


def _find(data: bytes, name: str, limits: Limits, given: Mapping[str, Any]) -> bytes:
    return find_in_plain(data)


if __name__ == "__main__":
    serve({"read": _read, "find": _find})

"""Compiling one process from what is held of it."""

from __future__ import annotations

import pytest

from tests.compiled_by_core import held
from tests.market_releases import tender_release
from worthwhile.market.build.compiling import compile_process
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.store.json_text import write_json


@pytest.mark.parametrize("name", [b"contactPoint", b"contactPoin\\u0074", b"\\u0063ontactPoint"])
def test_contact_points_go_however_their_name_is_written(name: bytes) -> None:
    raw = write_json(tender_release(1))
    assert b'"contactPoint"' in raw
    process = compile_process([held(raw.replace(b'"contactPoint"', b'"' + name + b'"'))], shipped_rules())
    assert "contactPoint" not in process.merged.release["parties"][0]

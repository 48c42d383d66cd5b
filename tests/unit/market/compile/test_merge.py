"""Releases of a process joined into one."""

from __future__ import annotations

from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.rules import shipped_rules


def test_a_later_release_replaces_a_value_and_keeps_the_rest() -> None:
    releases = [
        {"ocid": "o", "id": "2", "date": "2024-02-01", "tag": ["tenderUpdate"], "tender": {"title": "B"}},
        {"ocid": "o", "id": "1", "date": "2024-01-01", "tag": ["tender"], "tender": {"id": "t", "title": "A"}},
    ]
    merged = merge_releases(releases, shipped_rules())
    assert merged.release == {
        "tag": ["compiled"],
        "id": "o-2024-02-01",
        "date": "2024-02-01",
        "ocid": "o",
        "tender": {"id": "t", "title": "B"},
    }

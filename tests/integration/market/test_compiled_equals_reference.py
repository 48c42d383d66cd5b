"""Every real notice beside the repository: what we export equals what the reference implementation makes of it."""

from __future__ import annotations

import gzip
import json
import warnings
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ocdsmerge import Merger
from ocdsmerge.exceptions import OCDSMergeError

from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.compiled import compiled_lines, set_aside_lines
from worthwhile.market.store.layout import MarketHome

SHARED = Path(__file__).resolve().parents[4] / "shared"
NOW = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared: the real notices and the schema")


def _releases(path: Path) -> list[dict[str, Any]]:
    packed = path.read_bytes()
    text = gzip.decompress(packed) if path.suffix == ".gz" else packed
    return [json.loads(line) for line in text.splitlines()]


def _is_merged(release: dict[str, Any]) -> bool:
    tags = release.get("tag")
    named = tags == "compiled" if isinstance(tags, str) else "compiled" in (tags or [])
    return bool(release.get("ocid")) and isinstance(release.get("date"), str) and bool(release["date"]) and not named


def _by_reference(releases: list[dict[str, Any]]) -> tuple[dict[str, Any], set[str]]:
    """Compiled releases by ocid, and the ocids that the reference cannot merge."""
    merger = Merger(json.loads((SHARED / "schemas" / "release-schema-1__1__5.json").read_text(encoding="utf-8")))
    by_ocid: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for release in filter(_is_merged, releases):
        by_ocid[release["ocid"]].append(release)
    compiled, refused = {}, set()
    for ocid, several in by_ocid.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                compiled[ocid] = merger.create_compiled_release(sorted(several, key=lambda one: one["date"]))
            except (
                OCDSMergeError,
                TypeError,
                AttributeError,
            ):  # it fails on an id that is an object, without a name for it
                refused.add(ocid)
    return compiled, refused


@pytest.mark.parametrize("name", ["uk_releases.jsonl.gz", "find_a_tender_2023_act.jsonl", "other_releases.jsonl.gz"])
def test_what_is_exported_is_what_the_reference_compiles(tmp_path: Path, name: str) -> None:
    home = MarketHome(tmp_path / "market")
    Intake(home, now=lambda: NOW).take([Piece(body=(SHARED / "ocds" / name).read_bytes(), origin=name)])
    report = refresh(home, now=NOW, with_index=False)
    assert report is not None
    ours = {line["ocid"]: line for line in map(json.loads, compiled_lines(home, report.state))}
    compiled, refused = _by_reference(_releases(SHARED / "ocds" / name))

    assert {json.loads(line)["ocid"] for line in set_aside_lines(home, report.state)} == refused
    assert ours.keys() == compiled.keys()
    different = [ocid for ocid in compiled if ours[ocid] != _without_contacts(compiled[ocid])]
    assert different == []


def _without_contacts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_contacts(inner) for key, inner in value.items() if key != "contactPoint"}
    return [_without_contacts(inner) for inner in value] if isinstance(value, list) else value

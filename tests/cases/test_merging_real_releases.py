"""Every process of the published releases beside this checkout, compiled by us and by the reference implementation.

The expected answers are those of ocdsmerge 0.8 with the same schema file; nothing is written down here.
"""

from __future__ import annotations

import copy
import gzip
import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ocdsmerge import Merger

from worthwhile.market.compile.merge import CannotMerge, merge_releases
from worthwhile.market.compile.rules import rules_of_schema, shipped_rules

SCHEMA = "schemas/release-schema-1__1__5.json"
FILES = {"uk_releases.jsonl.gz": 738, "find_a_tender_2023_act.jsonl": 4, "other_releases.jsonl.gz": 2891}
CANNOT = "cannot be merged"

Shared = Callable[[str], Path]


def processes(path: Path) -> list[list[dict[str, Any]]]:
    """Releases of a file by ocid, in their order."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    by_ocid: dict[Any, list[dict[str, Any]]] = {}
    for line in text.split("\n"):
        if line:
            release = json.loads(line)
            by_ocid.setdefault(release.get("ocid"), []).append(release)
    return list(by_ocid.values())


def of_the_reference(merge: Callable[[list[Any]], Any], releases: list[Any]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return json.dumps(merge(copy.deepcopy(releases)), sort_keys=True)
        except TypeError:
            return CANNOT


def of_ours(merge: Callable[[list[Any]], Any], releases: list[Any]) -> str:
    try:
        return json.dumps(merge(releases), sort_keys=True)
    except CannotMerge:
        return CANNOT


@pytest.mark.parametrize("name", FILES)
def test_every_process_is_compiled_as_the_reference_does(name: str, shared: Shared) -> None:
    reference = Merger(json.loads(shared(SCHEMA).read_text(encoding="utf-8")))
    rules = shipped_rules()
    given = processes(shared(f"ocds/{name}"))
    assert len(given) == FILES[name]
    for releases in given:
        assert of_ours(lambda found: merge_releases(found, rules).release, releases) == of_the_reference(
            reference.create_compiled_release, releases
        ), releases[0].get("ocid")


def test_releases_are_left_as_they_were(shared: Shared) -> None:
    given = processes(shared("ocds/uk_releases.jsonl.gz"))
    before = json.dumps(given)
    for releases in given:
        merge_releases(releases, shipped_rules())
    assert json.dumps(given) == before


def test_the_shipped_rules_are_those_of_the_published_schema(shared: Shared) -> None:
    schema = json.loads(shared(SCHEMA).read_text(encoding="utf-8"))
    assert rules_of_schema(schema) == shipped_rules()
    assert list(Merger(schema).merge_rules.items()) == list(shipped_rules().by_path.items())


def test_every_party_that_shares_an_id_within_a_release_is_in_the_release_or_kept(shared: Shared) -> None:
    lost = 0
    for releases in processes(shared("ocds/uk_releases.jsonl.gz")):
        merged = merge_releases(releases, shipped_rules())
        kept = [collision.object for collision in merged.collisions if collision.path == ("parties",)]
        kept_names = {party.get("name") for party in [*kept, *merged.release.get("parties", ())]}
        for party in _last_parties(releases):
            assert party.get("name") in kept_names
            lost += party in kept
    assert lost > 50


def _last_parties(releases: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The parties of the last release to be merged."""
    yield from max(releases, key=lambda release: str(release["date"])).get("parties", ())

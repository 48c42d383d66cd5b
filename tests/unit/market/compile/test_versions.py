"""Every value a field had, with the release that gave it."""

from __future__ import annotations

from typing import Any

import pytest

from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.compile.versions import version_releases


def release(number: int, **fields: Any) -> dict[str, Any]:
    return {"ocid": "o", "id": f"r{number}", "date": f"2024-01-0{number}", "tag": ["tender"], **fields}


def entry(number: int, value: Any) -> dict[str, Any]:
    return {"releaseID": f"r{number}", "releaseDate": f"2024-01-0{number}", "releaseTag": ["tender"], "value": value}


def test_a_value_is_listed_each_time_it_changed() -> None:
    releases = [release(number, language=value) for number, value in enumerate(("en", "en", "cy", None), 1)]
    assert version_releases(releases, shipped_rules()) == {
        "ocid": "o",
        "language": [entry(1, "en"), entry(3, "cy"), entry(4, None)],
    }


def test_objects_of_a_list_keep_their_id_and_version_the_rest() -> None:
    found = version_releases(
        [release(1, awards=[{"id": 1, "title": "A"}]), release(2, awards=[{"id": 1, "title": "B"}])], shipped_rules()
    )
    assert found["awards"] == [{"id": 1, "title": [entry(1, "A"), entry(2, "B")]}]


def test_releases_are_taken_in_order_of_date() -> None:
    found = version_releases([release(2, language="cy"), release(1, language="en")], shipped_rules())
    assert [version["value"] for version in found["language"]] == ["en", "cy"]


def test_types_that_contradict_one_another_cannot_be_versioned() -> None:
    with pytest.raises(CannotMerge, match="buyer"):
        version_releases([release(1, buyer="Luton"), release(2, buyer={"name": "Luton"})], shipped_rules())

"""Releases of a process joined into one: what a publisher's releases say together, and what merging by id lost."""

from __future__ import annotations

from typing import Any

import pytest

from worthwhile.market.compile.merge import CannotMerge, merge_releases
from worthwhile.market.compile.rules import MergeRules, shipped_rules


def release(date: str, **fields: Any) -> dict[str, Any]:
    return {"ocid": "ocds-1", "id": f"release of {date}", "date": date, "tag": ["tender"], **fields}


def compiled(*releases: dict[str, Any]) -> dict[str, Any]:
    return merge_releases(releases, shipped_rules()).release


def test_a_single_release_is_compiled() -> None:
    assert compiled(release("2024-01-01", buyer={"name": "Luton"})) == {
        "tag": ["compiled"],
        "id": "ocds-1-2024-01-01",
        "date": "2024-01-01",
        "ocid": "ocds-1",
        "buyer": {"name": "Luton"},
    }


def test_what_stays_as_published_is_not_copied() -> None:
    tender = {"id": "t", "items": [{"id": "1", "description": "Lunches"}]}
    assert compiled(release("2024-01-01", tender=tender))["tender"] is tender


def test_a_later_date_replaces_a_value_and_keeps_the_rest() -> None:
    later = release("2024-02-01", tender={"title": "B"})
    earlier = release("2024-01-01", tender={"id": "t", "title": "A"})
    found = compiled(later, earlier)
    assert (found["id"], found["tender"]) == ("ocds-1-2024-02-01", {"id": "t", "title": "B"})


def test_of_two_releases_of_one_date_the_one_that_arrived_last_counts() -> None:
    first, second = release("2024-01-01", language="en"), release("2024-01-01", language="cy")
    assert compiled(first, second)["language"] == "cy"
    assert compiled(second, first)["language"] == "en"


def test_dates_are_compared_as_text() -> None:
    in_summer_time = release("2024-06-01T00:30:00+01:00", language="en")
    before_it_as_text = release("2024-06-01T00:00:00Z", language="cy")
    assert compiled(in_summer_time, before_it_as_text)["language"] == "en"


def test_a_null_takes_an_earlier_value_away() -> None:
    assert compiled(release("2024-01-01", language="en"), release("2024-01-02", language=None)) == {
        "tag": ["compiled"],
        "id": "ocds-1-2024-01-02",
        "date": "2024-01-02",
        "ocid": "ocds-1",
    }


def test_objects_and_lists_that_hold_nothing_are_left_out_and_take_nothing_away() -> None:
    found = compiled(
        release("2024-01-01", buyer={"name": "Luton"}, planning={}, parties=[{}]),
        release("2024-01-02", buyer={}, parties=[]),
    )
    assert (found["buyer"], "planning" in found, "parties" in found) == ({"name": "Luton"}, False, False)


def test_objects_of_one_id_are_merged_and_others_follow() -> None:
    found = compiled(
        release("2024-01-01", awards=[{"id": "a", "title": "A", "status": "pending"}]),
        release("2024-01-02", awards=[{"id": "b", "title": "B"}, {"id": "a", "status": "active"}]),
    )
    assert found["awards"] == [{"id": "a", "title": "A", "status": "active"}, {"id": "b", "title": "B"}]


def test_objects_without_an_id_are_added_by_each_release() -> None:
    part = [{"note": "x"}]
    assert compiled(release("2024-01-01", x_notes=part), release("2024-01-02", x_notes=part))["x_notes"] == part * 2


def test_ids_of_whole_numbers_stay_numbers() -> None:
    found = compiled(
        release("2024-01-01", awards=[{"id": 1, "title": "A"}]),
        release("2024-01-02", awards=[{"id": 1, "status": "active"}]),
    )
    assert found["awards"] == [{"id": 1, "title": "A", "status": "active"}]


def test_an_id_that_becomes_text_changes_the_values_it_had_and_adds_what_is_new_apart() -> None:
    found = compiled(
        release("2024-01-01", awards=[{"id": 1, "title": "A"}]),
        release("2024-01-02", awards=[{"id": "1", "title": "B", "status": "active"}]),
    )
    assert found["awards"] == [{"id": 1, "title": "B"}, {"id": "1", "status": "active"}]


def test_a_list_of_identifiers_is_taken_whole() -> None:
    found = compiled(
        release("2024-01-01", parties=[{"id": "p", "roles": ["buyer", "payer"]}]),
        release("2024-01-02", parties=[{"id": "p", "roles": ["supplier"]}]),
    )
    assert found["parties"] == [{"id": "p", "roles": ["supplier"]}]


def test_a_rule_may_leave_out_a_field_at_any_depth() -> None:
    rules = MergeRules({("tender", "lots", "secret"): "omitWhenMerged"})
    lots = [{"id": "1", "secret": "x", "title": "A"}]
    merged = merge_releases([{"ocid": "o", "date": "d", "tender": {"lots": lots}}] * 2, rules)
    assert merged.release["tender"] == {"lots": [{"id": "1", "title": "A"}]}


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [
        ({"buyer": "Luton"}, {"buyer": {"name": "Luton"}}, ("buyer",)),
        ({"awards": {"id": "a"}}, {"awards": [{"id": "a"}]}, ("awards",)),
        ({"awards": [{"id": "a", "value": 5}]}, {"awards": [{"id": "a", "value": {"amount": 5}}]}, ("awards", "value")),
        ({"contracts": [{"id": {"$oid": "5"}, "title": "A"}]}, {}, ("contracts",)),
    ],
)
def test_types_that_contradict_one_another_cannot_be_merged(
    first: dict[str, Any], second: dict[str, Any], path: tuple[str, ...]
) -> None:
    with pytest.raises(CannotMerge) as caught:
        compiled(release("2024-01-01", **first), release("2024-01-02", **second))
    assert caught.value.path == path
    assert str(caught.value).startswith("/".join(path))


def test_releases_without_a_date_cannot_be_put_in_order() -> None:
    with pytest.raises(CannotMerge, match="no date"):
        compiled(release("2024-01-01"), {"ocid": "ocds-1"})
    with pytest.raises(CannotMerge, match="not text"):
        compiled(release("2024-01-01"), {"ocid": "ocds-1", "date": None})


def test_what_stands_too_deeply_is_told_and_does_not_crash() -> None:
    deep: dict[str, Any] = {}
    for _ in range(5000):
        deep = {"one": deep, "two": 1}
    with pytest.raises(CannotMerge, match="too deeply"):
        compiled(release("2024-01-01", deep=deep))

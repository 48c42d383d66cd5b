"""A change that takes something out of a tender is told so that whoever merges its notices finds the truth."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notice_builders import CONTENT, LOTS, judged, packed, record_of, tender_with
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json
from worthwhile.exchange.notices import NoticeKind, release_of, with_what_went
from worthwhile.exchange.notices.taken_back import NO_CRITERION, NO_TARGET
from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.rules import shipped_rules

UPDATE = NoticeKind.TENDER_UPDATE
CRITERIA = CONTENT["award"]["criteria"]


def compiled(*releases: dict[str, Any]) -> dict[str, Any]:
    return dict(merge_releases(releases, shipped_rules()).release)


def told(*versions: dict[str, Any]) -> list[dict[str, Any]]:
    """The notices of a tender whose content takes these versions in turn."""
    releases: list[dict[str, Any]] = []
    for number, parts in enumerate(versions, start=1):
        kind = UPDATE if releases else NoticeKind.TENDER
        record = record_of(kind, tender=tender_with(**parts), number=number)
        release = release_of(record, kind)
        release["date"] = f"2026-03-{number:02}T09:00:00+00:00"
        if releases:
            release = with_what_went(release, compiled(*releases))
        releases.append(json.loads(exact_json_text(release)))
    return releases


def merged(*versions: dict[str, Any]) -> dict[str, Any]:
    tender: dict[str, Any] = compiled(*told(*versions))["tender"]
    return tender


def fresh(parts: dict[str, Any]) -> dict[str, Any]:
    """What a first notice would say of the same content."""
    tender: dict[str, Any] = told(parts)[0]["tender"]
    return tender


def awarded_by(*criteria: dict[str, Any]) -> dict[str, Any]:
    return {"award": {**CONTENT["award"], "criteria": list(criteria)}}


def without_what_went(tender: dict[str, Any]) -> dict[str, Any]:
    """What somebody reads who knows that a cancelled lot, a weight of 0 and an empty entry say nothing."""
    lots = [one for one in tender["lots"] if one["status"] != "cancelled"]
    for lot in lots:
        criteria = lot.get("awardCriteria", {}).get("criteria", [])
        lot["awardCriteria"] = {"criteria": [one for one in criteria if one.get("description") != NO_CRITERION]}
    live = {one["id"] for one in lots}
    items = [one for one in tender["items"] if one["relatedLot"] in live]
    targets = [one for one in tender.get("targets", ()) if one.get("description") != NO_TARGET]
    rest = {name: one for name, one in tender.items() if name not in ("documents", "amendments")}
    return _pruned({**rest, "lots": lots, "items": items, "targets": targets})


def _pruned(data: Any, *, in_list: bool = False) -> Any:
    """Without objects and lists that hold nothing, and entries of which only the id is left; entries by their ids."""
    if isinstance(data, dict):
        kept = {name: _pruned(one) for name, one in data.items()}
        kept = {name: one for name, one in kept.items() if one not in ({}, [], None)}
        return {} if in_list and set(kept) == {"id"} else kept
    if isinstance(data, list):
        entries = [one for one in (_pruned(one, in_list=True) for one in data) if one != {}]
        return sorted(entries, key=lambda one: str(one["id"])) if all("id" in one for one in entries) else entries
    return data


def by_id(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {row["id"]: row for row in rows}


def test_a_lot_that_is_taken_out_is_cancelled_in_the_compiled_release():
    one_lot = {**LOTS, "lots": LOTS["lots"][1:]}
    states = {key: lot["status"] for key, lot in by_id(merged(LOTS, one_lot)["lots"]).items()}
    assert states == {"north": "cancelled", "south": "active"}


def test_what_is_bought_stays_with_its_lot_whichever_lots_come_and_go():
    one_lot = {**LOTS, "lots": LOTS["lots"][1:]}
    items = by_id(merged(LOTS, one_lot)["items"])
    assert items["south"]["relatedLot"] == "south"
    assert items["south"]["additionalClassifications"][0]["id"] == "85320000"
    assert items["north"]["relatedLot"] == "north"


def test_a_lot_that_comes_back_is_active_again():
    one_lot = {**LOTS, "lots": LOTS["lots"][1:]}
    assert by_id(merged(LOTS, one_lot, LOTS)["lots"])["north"]["status"] == "active"


def test_a_tender_that_is_divided_later_is_no_longer_one_lot():
    states = {key: lot["status"] for key, lot in by_id(merged({}, LOTS)["lots"]).items()}
    assert states == {"1": "cancelled", "north": "active", "south": "active"}


def test_a_criterion_that_is_taken_out_weighs_nothing():
    quality, social, price = CRITERIA
    after = awarded_by({**quality, "weight": 0.7, "sub_criteria": []}, price)
    (lot,) = merged({}, after)["lots"]
    criteria = by_id(lot["awardCriteria"]["criteria"])
    weights = {key: one["numbers"][0]["number"] for key, one in criteria.items()}
    assert weights == {"quality": 70, "sv": 0, "price": 30}
    assert criteria["sv"]["description"] == NO_CRITERION
    assert "description" not in criteria["quality"]
    assert social["id"] == "sv"


def test_an_outcome_that_is_taken_out_is_no_longer_asked_for():
    (target,) = merged({}, {"outcomes": []})["targets"]
    assert target["description"] == NO_TARGET
    assert "4.3" not in str(target)


def test_what_is_no_longer_stated_is_not_in_the_compiled_release():
    subject = {**CONTENT["subject"], "description": None, "areas": ["Dunstable"]}
    after = {"subject": {name: one for name, one in subject.items() if one}, "value": None, "timetable": None}
    tender = merged({}, after)
    assert "description" not in tender
    assert not tender["value"]
    assert "2026-05-20" not in str(tender)
    assert [one["region"] for one in tender["items"][0]["deliveryAddresses"]] == ["Dunstable"]


def test_a_notice_of_more_time_alone_takes_nothing_back():
    first, second = told(LOTS, LOTS)
    same = {name: one for name, one in second["tender"].items() if name not in ("documents", "amendments")}
    assert same == {name: one for name, one in first["tender"].items() if name != "documents"}


def test_what_was_taken_back_is_not_taken_back_in_every_later_notice():
    one_lot = {**LOTS, "lots": LOTS["lots"][1:]}
    _, second, third = told(LOTS, one_lot, one_lot)
    assert len(second["tender"]["lots"]) == 2
    assert len(third["tender"]["lots"]) == 1
    assert "null" not in json.dumps(third)


def test_a_notice_that_takes_back_is_valid():
    subject = {"title": "Befriending", "cpv": ["85320000"]}
    gone = {"outcomes": [], "value": None, "term": None, "route": None}
    after = {**awarded_by({**CRITERIA[1], "weight": 0.7}, CRITERIA[2]), **gone, "subject": subject}
    releases = told(LOTS, {**LOTS, "lots": LOTS["lots"][1:]}, after)
    for found in judged(packed(read_exact_json(json.dumps(one))) for one in releases):
        assert (found["errors"], found["empty"]) == ([], [])


AREAS = st.lists(st.sampled_from(["Luton", "Dunstable", "Bedford"]), unique=True)
LOT = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "c"]), "title": st.sampled_from(["The town", "The hills"])},
    optional={"value_total": st.integers(1, 9), "areas": AREAS},
)
WEIGHTS = st.sampled_from(
    [{}, {"q": 1.0}, {"q": 0.7, "p": 0.3}, {"s": 0.3, "q": 0.3, "p": 0.4}, {"s": None, "p": None}]
)
CRITERIA_MADE = st.builds(
    lambda weights, name: [
        {"id": key, "name": f"{name} {key}", **({} if weight is None else {"weight": weight})}
        for key, weight in weights.items()
    ],
    WEIGHTS,
    st.sampled_from(["Quality", "Price"]),
)
OUTCOME = st.fixed_dictionaries(
    {"id": st.sampled_from(["x", "y"]), "name": st.sampled_from(["Less lonely", "More active"])},
    optional={"target": st.integers(1, 9), "unit": st.just("people"), "measured_by": st.just("ONS")},
)
VERSIONS = st.fixed_dictionaries(
    {
        "subject": st.fixed_dictionaries(
            {"title": st.sampled_from(["Befriending", "Visits"])},
            optional={
                "description": st.just("For whom and why."),
                "cpv": st.lists(st.sampled_from(["85320000", "85312100"]), unique=True),
                "areas": AREAS,
            },
        ),
        "lots": st.lists(LOT, max_size=3, unique_by=lambda lot: lot["id"]),
        "outcomes": st.lists(OUTCOME, max_size=2, unique_by=lambda one: one["id"]),
        "award": st.fixed_dictionaries(
            {"criteria": CRITERIA_MADE},
            optional={"lot_limits": st.fixed_dictionaries({}, optional={"bids": st.just(2), "wins": st.just(1)})},
        ),
        "value": st.sampled_from([None, {"total_net": 5}, {"total_net": 5, "total_gross": 6}]),
        "term": st.sampled_from([None, {"months": 12}, {"start": "2026-09-01", "end": "2027-08-31"}]),
        "route": st.sampled_from([None, CONTENT["route"], {"reserved": "below-threshold"}]),
        "participation": st.sampled_from([None, CONTENT["participation"]]),
        "timetable": st.sampled_from([None, CONTENT["timetable"]]),
    }
)


@pytest.mark.filterwarnings("error")
@given(st.lists(VERSIONS, min_size=2, max_size=4))
def test_all_notices_merged_say_what_the_last_version_says(versions):
    found, wanted = without_what_went(merged(*versions)), without_what_went(fresh(versions[-1]))
    assert found == wanted

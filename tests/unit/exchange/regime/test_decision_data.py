"""A decision for programs."""

from __future__ import annotations

import json

from tests.regime_builders import LIGHT, PSR_COMPETITIVE, WALES, decided
from worthwhile.exchange.plain_data import json_text
from worthwhile.exchange.regime import decision_data

PROMISED = {
    "regime", "permitted_routes", "forbidden_routes", "notices", "gates", "standstill", "records_required",
    "unknown_inputs",
}  # fmt: skip


def _data(given: dict[str, object]):
    return json.loads(json_text(decision_data(decided(given))))


def test_the_promised_names_are_always_there() -> None:
    for given in ({}, LIGHT, PSR_COMPETITIVE):
        assert set(_data(given)) >= PROMISED


def test_a_closed_route_comes_with_reason_and_citation() -> None:
    routes = {one["route"]: one for one in _data(PSR_COMPETITIVE)["forbidden_routes"]}
    closed = routes["direct-award-a"]
    assert closed["reason"].startswith("Not open")
    assert closed["citation"].endswith("regulation 6(3)")
    assert (closed["mark"], closed["label"]) == ("S", "statute")


def test_standstill_and_deadlines_are_days() -> None:
    given = {**PSR_COMPETITIVE, "intention_published_on": "2026-03-02", "awarded_on": "2026-03-16"}
    data = _data(given)
    assert (data["standstill"]["start"], data["standstill"]["end"]) == ("2026-03-03", "2026-03-13")
    notices = {one["code"]: one for one in data["notices"]}
    assert notices["REG-04/competitive-award"]["deadline"] == "2026-04-14"
    assert notices["REG-04/competitive-award"]["type"] == "Notice of award"


def test_unknown_is_null_and_never_false() -> None:
    data = _data({})
    assert data["regime"] is None
    assert data["standstill"]["start"] is None
    assert data["next_question"]["fact"] == "commenced_on"
    assert data["permitted_routes"] == []


def test_figures_that_decided_are_told_with_their_source() -> None:
    figure = _data(LIGHT)["regime_because"]["figures"][0]
    assert (figure["value"], figure["mark"]) == (663540, "L")
    assert figure["source"].startswith("New financial thresholds from 1 January 2026")


def test_a_lifetime_value_comes_with_its_working() -> None:
    data = _data({**WALES, "open_ended": True, "monthly_value": 1000})
    assert data["lifetime_value"]["value"] == 48000
    assert "48 months" in data["lifetime_value"]["steps"][0]["formula"]

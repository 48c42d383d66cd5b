"""Small enterprises, lots, users, partners and the route."""

from __future__ import annotations

import pytest

from tests.fitness_facts import BELOW, FULL, LIGHT, PSR, SCOTLAND, SCOTLAND_CARE, WORDS, answer_of

USERS = {"co_design_recorded": True, "continuity_considered": True}
TOGETHER = {
    "joint_bids_allowed": True,
    "partner_capacity_counted": True,
    "merger_demanded": False,
    "lead_liable_for_all": False,
}
CASES = [
    ("FIT-09", LIGHT | {"sme_barriers_considered": False}, "fail"),
    ("FIT-09", BELOW | {"sme_barriers_considered": False}, "fail"),
    ("FIT-09", LIGHT | {"sme_barriers_considered": True}, "warn"),
    ("FIT-09", LIGHT | {"sme_barriers_considered": True, "sme_barrier_removed": "No turnover asked"}, "pass"),
    ("FIT-09", LIGHT, "unknown"),
    ("FIT-09", SCOTLAND | {"sme_barriers_considered": False}, "not applicable"),
    ("FIT-09", BELOW | {"nation": "northern-ireland", "sme_barriers_considered": False}, "not applicable"),
    ("FIT-10", LIGHT | {"number_of_lots": 2}, "pass"),
    ("FIT-10", LIGHT | {"number_of_lots": 1, "lots_reasons_given": True}, "pass"),
    ("FIT-10", LIGHT | {"number_of_lots": 1, "lots_reasons_given": False}, "fail"),
    ("FIT-10", LIGHT | {"number_of_lots": 1}, "unknown"),
    ("FIT-10", LIGHT | {"lots_reasons_given": True}, "pass"),
    ("FIT-10", LIGHT, "unknown"),
    ("FIT-10", BELOW | {"number_of_lots": 1, "lots_reasons_given": False}, "not applicable"),
    ("FIT-11", LIGHT | {"smallest_lot_annual_value": 50_000, "target_provider_turnover": 100_000}, "pass"),
    ("FIT-11", LIGHT | {"smallest_lot_annual_value": 50_001, "target_provider_turnover": 100_000}, "warn"),
    ("FIT-11", LIGHT | {"smallest_lot_annual_value": 1_000_001, "is_community_service": True}, "warn"),
    ("FIT-11", LIGHT | {"smallest_lot_annual_value": 1_000_000, "is_community_service": True}, "unknown"),
    ("FIT-11", LIGHT, "unknown"),
    ("FIT-41", LIGHT | USERS, "pass"),
    ("FIT-41", SCOTLAND | USERS | {"co_design_recorded": False}, "warn"),
    ("FIT-41", PSR | USERS | {"continuity_considered": False}, "warn"),
    ("FIT-41", LIGHT | {"co_design_recorded": True}, "unknown"),
    ("FIT-42", LIGHT | TOGETHER, "pass"),
    ("FIT-42", LIGHT | TOGETHER | {"partner_capacity_counted": False}, "fail"),
    ("FIT-42", SCOTLAND | TOGETHER | {"partner_capacity_counted": False}, "fail"),
    ("FIT-42", SCOTLAND_CARE | TOGETHER | {"partner_capacity_counted": False}, "warn"),
    ("FIT-42", PSR | TOGETHER | {"partner_capacity_counted": False}, "warn"),
    ("FIT-42", LIGHT | TOGETHER | {"joint_bids_allowed": False}, "warn"),
    ("FIT-42", LIGHT | TOGETHER | {"merger_demanded": True}, "warn"),
    ("FIT-42", LIGHT | TOGETHER | {"lead_liable_for_all": True}, "warn"),
    ("FIT-42", LIGHT | {"joint_bids_allowed": True}, "unknown"),
    ("FIT-51", FULL | {"alternatives_considered": True, "route_reason_given": True}, "pass"),
    ("FIT-51", FULL | {"alternatives_considered": False, "route_reason_given": True}, "warn"),
    ("FIT-51", FULL | {"alternatives_considered": True, "route_reason_given": False}, "warn"),
    ("FIT-51", FULL | {"alternatives_considered": True}, "unknown"),
    ("FIT-51", FULL | {"reserved_under": "public-service-mutual"}, "pass"),
    ("FIT-51", FULL | {"reserved_under": "not-reserved"}, "unknown"),
]


@pytest.mark.parametrize(("code", "stated", "verdict"), CASES)
def test_the_market_is_judged_at_its_lines(code: str, stated: dict[str, object], verdict: str) -> None:
    assert answer_of(code, stated).verdict is WORDS[verdict]

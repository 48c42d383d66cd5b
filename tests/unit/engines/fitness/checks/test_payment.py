"""When money is paid, what hangs on results and volume, how prices move and what is taken back."""

from __future__ import annotations

import pytest

from tests.fitness_facts import BELOW, FULL, LIGHT, PSR, SCOTLAND, WORDS, answer_of

PAID = {"payment_days": 30, "payment_flows_down": True}
AT_RISK = {"start_up_paid": True, "results_attributable": True, "counterfactual_stated": True}
MOVES = {"indexation": "named-index", "indexation_yearly": True, "statutory_pay_covered": True}
OPEN = {
    "open_book": True,
    "open_book_symmetrical": True,
    "surplus_defined": True,
    "reserves_allowed": True,
}
# 10,000 hours at £10 with 20% on-costs is £120,000; with £5,000 of travel and 10% overhead £137,500.
COST = {
    "staff_hours_annual": 10_000,
    "minimum_wage": 10,
    "on_cost_share": "0.2",
    "travel_annual": 5_000,
    "overhead_share": "0.1",
}
CASES = [
    ("FIT-21", LIGHT | PAID, "pass"),
    ("FIT-21", LIGHT | PAID | {"payment_days": 31}, "fail"),
    ("FIT-21", LIGHT | PAID | {"payment_days": 29}, "pass"),
    ("FIT-21", LIGHT | PAID | {"payment_flows_down": False}, "fail"),
    ("FIT-21", LIGHT | PAID | {"payment_overridden": True}, "fail"),
    ("FIT-21", FULL | PAID | {"payment_days": 31}, "fail"),
    ("FIT-21", BELOW | PAID | {"payment_days": 31}, "fail"),
    ("FIT-21", BELOW | {"nation": "northern-ireland"} | PAID | {"payment_days": 31}, "warn"),
    ("FIT-21", SCOTLAND | PAID | {"payment_days": 31}, "warn"),
    ("FIT-21", PSR | PAID | {"payment_days": 31}, "warn"),
    ("FIT-21", LIGHT | {"payment_days": 30}, "unknown"),
    ("FIT-21", LIGHT, "unknown"),
    ("FIT-22", LIGHT, "unknown"),
    ("FIT-22", LIGHT | {"paid_in_advance": True}, "unknown"),
    ("FIT-22", LIGHT | {"cash_trough_share": "0.25"}, "pass"),
    ("FIT-22", LIGHT | {"cash_trough_share": "0.26"}, "warn"),
    ("FIT-23", LIGHT | {"share_at_risk": 0}, "pass"),
    ("FIT-23", LIGHT | AT_RISK | {"share_at_risk": "0.2"}, "pass"),
    ("FIT-23", LIGHT | AT_RISK | {"share_at_risk": "0.21"}, "warn"),
    ("FIT-23", LIGHT | AT_RISK | {"share_at_risk": "0.5"}, "warn"),
    ("FIT-23", LIGHT | AT_RISK | {"share_at_risk": "0.51"}, "fail"),
    ("FIT-23", LIGHT | AT_RISK | {"share_at_risk": "0.1", "start_up_paid": False}, "warn"),
    ("FIT-23", LIGHT | AT_RISK | {"share_at_risk": "0.1", "results_attributable": False}, "warn"),
    ("FIT-23", LIGHT | AT_RISK | {"share_at_risk": "0.1", "counterfactual_stated": False}, "warn"),
    ("FIT-23", LIGHT | {"share_at_risk": "0.1"}, "unknown"),
    ("FIT-23", LIGHT, "unknown"),
    ("FIT-24", LIGHT | {"provider_controls_referrals": True}, "pass"),
    ("FIT-24", LIGHT | {"volume_floor": True}, "pass"),
    ("FIT-24", LIGHT | {"provider_controls_referrals": False, "volume_floor": False}, "warn"),
    ("FIT-24", LIGHT | {"provider_controls_referrals": False}, "unknown"),
    ("FIT-24", LIGHT, "unknown"),
    ("FIT-32", LIGHT | MOVES | {"price_fixed_months": 12, "is_labour_service": True}, "pass"),
    ("FIT-32", LIGHT | MOVES | {"price_fixed_months": 13, "is_labour_service": True}, "warn"),
    ("FIT-32", LIGHT | MOVES | {"price_fixed_months": 13, "is_labour_service": False}, "pass"),
    ("FIT-32", LIGHT | {"indexation": "none"}, "warn"),
    ("FIT-32", LIGHT | {"indexation": "review"}, "warn"),
    ("FIT-32", LIGHT | MOVES | {"indexation_yearly": False}, "warn"),
    ("FIT-32", LIGHT | MOVES | {"statutory_pay_covered": False}, "warn"),
    ("FIT-32", LIGHT | {"indexation": "named-index"}, "unknown"),
    ("FIT-33", LIGHT | COST | {"fee_annual": 137_500}, "pass"),
    ("FIT-33", LIGHT | COST | {"fee_annual": 137_499}, "fail"),
    ("FIT-33", LIGHT | COST, "unknown"),
    ("FIT-33", LIGHT | {"fee_annual": 1}, "unknown"),
    ("FIT-45", LIGHT | {"open_book": False}, "not applicable"),
    ("FIT-45", LIGHT | OPEN, "pass"),
    ("FIT-45", LIGHT | OPEN | {"open_book_symmetrical": False}, "warn"),
    ("FIT-45", LIGHT | OPEN | {"surplus_defined": False}, "warn"),
    ("FIT-45", LIGHT | OPEN | {"reserves_allowed": False}, "warn"),
    ("FIT-45", LIGHT | {"open_book": True}, "unknown"),
    ("FIT-45", LIGHT, "unknown"),
    ("FIT-46", LIGHT | {"clawback": "savings-too"}, "warn"),
    ("FIT-46", LIGHT | {"clawback": "unspent-or-undelivered"}, "pass"),
    ("FIT-46", LIGHT | {"clawback": "none"}, "pass"),
    ("FIT-46", LIGHT, "unknown"),
]


@pytest.mark.parametrize(("code", "stated", "verdict"), CASES)
def test_money_is_judged_at_its_lines(code: str, stated: dict[str, object], verdict: str) -> None:
    assert answer_of(code, stated).verdict is WORDS[verdict]


def test_a_fee_is_held_against_the_real_living_wage_too() -> None:
    enough = answer_of("FIT-33", LIGHT | COST | {"fee_annual": 150_700, "living_wage": 11})
    short = answer_of("FIT-33", LIGHT | COST | {"fee_annual": 150_699, "living_wage": 11})
    assert enough.because.endswith("it covers the real Living Wage.")
    assert short.because.endswith("it does not cover the real Living Wage.")


def test_the_cash_it_takes_is_said_to_be_not_known_yet() -> None:
    assert answer_of("FIT-22", LIGHT).because.startswith("Not known yet: the cash it takes")


def test_a_far_too_large_share_at_risk_is_our_line_and_no_breach_of_law() -> None:
    assert not answer_of("FIT-23", LIGHT | AT_RISK | {"share_at_risk": 1}).breaks_law

"""Price, social value, criteria, indicators and what bidders hear."""

from __future__ import annotations

import pytest

from tests.fitness_facts import FULL, LIGHT, PSR, SCOTLAND, SCOTLAND_CARE, WORDS, answer_of
from worthwhile.engines.fitness import Band

VALUED = {"social_value_tied": True, "social_value_measurable": True, "social_value_indicator": True}
OPEN = {"sub_criteria_published": True, "weights_published": True, "descriptors_published": True}
FOLLOWED = {
    "indicators": 3,
    "indicators_outcome": 2,
    "indicators_baselined": 3,
    "indicators_controllable": 3,
    "indicator_cost_share": "0.02",
    "value_total": 5_000_001,
    "is_framework": False,
}
CASES = [
    ("FIT-34", LIGHT | {"abnormally_low": "asked-to-explain"}, "pass"),
    ("FIT-34", LIGHT | {"abnormally_low": "rejected-without-asking"}, "fail"),
    ("FIT-34", LIGHT | {"abnormally_low": "not-stated"}, "warn"),
    ("FIT-34", SCOTLAND | {"abnormally_low": "rejected-without-asking"}, "fail"),
    ("FIT-34", SCOTLAND_CARE | {"abnormally_low": "rejected-without-asking"}, "not applicable"),
    ("FIT-34", PSR | {"abnormally_low": "rejected-without-asking"}, "not applicable"),
    ("FIT-34", LIGHT, "unknown"),
    ("FIT-35", LIGHT | {"price_weight": "0.4", "price_formula": "PF-6"}, "pass"),
    ("FIT-35", LIGHT | {"price_weight": "0.41", "price_formula": "PF-6"}, "warn"),
    ("FIT-35", FULL | {"price_weight": "0.9", "price_formula": "PF-5"}, "pass"),
    ("FIT-35", LIGHT | {"price_weight": "0.3", "price_formula": "PF-1"}, "warn"),
    ("FIT-35", LIGHT | {"price_weight": "0.3", "price_formula": "PF-3"}, "warn"),
    ("FIT-35", LIGHT | {"price_weight": "0.3", "price_formula": "PF-4"}, "pass"),
    ("FIT-35", LIGHT | {"price_weight": "0.3", "price_formula": "PF-8"}, "warn"),
    ("FIT-35", LIGHT | {"price_weight": "0.3", "price_formula": "other"}, "warn"),
    ("FIT-35", SCOTLAND | {"price_weight": 1}, "fail"),
    ("FIT-35", SCOTLAND_CARE | {"price_weight": 1}, "fail"),
    ("FIT-35", LIGHT | {"price_weight": 1}, "warn"),
    ("FIT-35", SCOTLAND | {"price_weight": "0.99", "price_formula": "PF-6"}, "pass"),
    ("FIT-35", LIGHT | {"price_weight": "0.3"}, "unknown"),
    ("FIT-35", LIGHT, "unknown"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.1"}, "pass"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.09"}, "warn"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.3"}, "pass"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.31"}, "warn"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.31", "social_value_relevance_given": True}, "pass"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.1", "social_value_tied": False}, "warn"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.1", "social_value_measurable": False}, "warn"),
    ("FIT-36", LIGHT | VALUED | {"social_value_weight": "0.1", "social_value_indicator": False}, "warn"),
    ("FIT-36", LIGHT | VALUED, "unknown"),
    ("FIT-37", LIGHT | {"social_value_proportional": True, "core_purpose_counts": True}, "pass"),
    ("FIT-37", LIGHT | {"social_value_proportional": False, "core_purpose_counts": True}, "warn"),
    ("FIT-37", LIGHT | {"social_value_proportional": True, "core_purpose_counts": False}, "warn"),
    ("FIT-37", LIGHT | {"core_purpose_counts": True}, "unknown"),
    ("FIT-38", LIGHT | OPEN, "pass"),
    ("FIT-38", LIGHT | OPEN | {"sub_criteria_published": False}, "fail"),
    ("FIT-38", LIGHT | OPEN | {"importance_published": False}, "fail"),
    ("FIT-38", LIGHT | OPEN | {"weights_published": False}, "warn"),
    ("FIT-38", LIGHT | OPEN | {"descriptors_published": False}, "warn"),
    ("FIT-38", SCOTLAND | OPEN | {"importance_published": False}, "fail"),
    ("FIT-38", SCOTLAND_CARE | OPEN | {"importance_published": False}, "warn"),
    ("FIT-38", PSR | OPEN | {"importance_published": False}, "warn"),
    ("FIT-39", FULL | FOLLOWED | {"indicators": 2, "indicators_unsuitable": True}, "warn"),
    ("FIT-39", FULL | FOLLOWED | {"indicators": 2, "indicators_unsuitable": False}, "fail"),
    ("FIT-38", LIGHT | {"weights_published": True}, "unknown"),
    ("FIT-39", FULL | FOLLOWED, "pass"),
    ("FIT-39", FULL | FOLLOWED | {"indicators": 2}, "fail"),
    ("FIT-39", FULL | FOLLOWED | {"indicators": 2, "value_total": 5_000_000}, "warn"),
    ("FIT-39", FULL | FOLLOWED | {"indicators": 2, "is_framework": True}, "warn"),
    ("FIT-39", LIGHT | FOLLOWED | {"indicators": 2}, "warn"),
    ("FIT-39", LIGHT | FOLLOWED | {"indicators": 8, "indicators_outcome": 5, "indicators_baselined": 8,
                                   "indicators_controllable": 8}, "pass"),
    ("FIT-39", LIGHT | FOLLOWED | {"indicators": 9, "indicators_outcome": 5, "indicators_baselined": 9,
                                   "indicators_controllable": 9}, "warn"),
    ("FIT-39", LIGHT | FOLLOWED | {"indicators_outcome": 1}, "warn"),
    ("FIT-39", LIGHT | FOLLOWED | {"indicators_baselined": 2}, "warn"),
    ("FIT-39", LIGHT | FOLLOWED | {"indicators_controllable": 2}, "warn"),
    ("FIT-39", LIGHT | FOLLOWED | {"indicator_cost_share": "0.03"}, "warn"),
    ("FIT-39", LIGHT | {"indicators": 3}, "unknown"),
    ("FIT-39", LIGHT, "unknown"),
    ("FIT-40", LIGHT | {"requirements": 10, "requirements_outcome_or_functional": 5}, "pass"),
    ("FIT-40", LIGHT | {"requirements": 10, "requirements_outcome_or_functional": 4}, "warn"),
    ("FIT-40", LIGHT | {"requirements": 0, "requirements_outcome_or_functional": 0}, "unknown"),
    ("FIT-40", LIGHT, "unknown"),
    ("FIT-49", LIGHT | {"feedback_per_criterion": True, "feedback_same_time": True}, "pass"),
    ("FIT-49", LIGHT | {"feedback_per_criterion": False, "feedback_same_time": True}, "fail"),
    ("FIT-49", LIGHT | {"feedback_per_criterion": True, "feedback_same_time": False}, "fail"),
    ("FIT-49", PSR | {"feedback_per_criterion": False, "feedback_same_time": True}, "warn"),
    ("FIT-49", LIGHT | {"feedback_per_criterion": True}, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "stated", "verdict"), CASES)
def test_judging_is_judged_at_its_lines(code: str, stated: dict[str, object], verdict: str) -> None:
    assert answer_of(code, stated).verdict is WORDS[verdict]


def test_ten_per_cent_is_policy_for_central_government_and_our_line_for_others() -> None:
    low = LIGHT | VALUED | {"social_value_weight": "0.05"}
    central = answer_of("FIT-36", low | {"buyer_kind": "central-government"})
    council = answer_of("FIT-36", low | {"buyer_kind": "local-authority"})
    assert central.rule is not None
    assert council.rule is not None
    assert (central.rule.band, council.rule.band) == (Band.PRACTICE, Band.OURS)
    assert central.rule.source.startswith("PPN 002")

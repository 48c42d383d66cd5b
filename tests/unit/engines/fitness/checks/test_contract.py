"""Staff and pensions, liability and risk, the length, the end, and what belongs to whom."""

from __future__ import annotations

import pytest

from tests.fitness_facts import FULL, LIGHT, PSR, SCOTLAND, WORDS, answer_of
from worthwhile.engines.fitness import Band

STAFF = {"tupe_applies": True, "tupe_information_in_pack": True, "tupe_costs_covered": True}
PENSION = {
    "public_pension": True,
    "pension_pass_through": True,
    "pension_contribution_capped": True,
    "pension_exit_debt": False,
    "pension_bond": False,
}
CAPPED = {
    "liability_capped": True,
    "liability_mutual": True,
    "uncapped_indemnity": False,
    "liability_cap_share": "1.25",
}
RISKS = {"risks": 9, "risks_with_holder": 9, "risks_on_provider": 3, "risks_uncontrollable": 0}
EXTENDED = {"has_extensions": True, "extension_by_agreement": True, "extension_reopens_price": True}
ENDED = {"termination_without_cause": True, "winding_down_paid": True, "staff": 20, "termination_notice_months": 3}
CASES = [
    ("FIT-25", LIGHT | STAFF, "pass"),
    ("FIT-25", LIGHT | STAFF | {"tupe_information_in_pack": False}, "warn"),
    ("FIT-25", LIGHT | STAFF | {"tupe_costs_covered": False}, "warn"),
    ("FIT-25", LIGHT | {"tupe_applies": False}, "not applicable"),
    ("FIT-25", LIGHT | {"tupe_applies": True}, "unknown"),
    ("FIT-25", LIGHT, "unknown"),
    ("FIT-26", LIGHT | PENSION, "pass"),
    ("FIT-26", LIGHT | PENSION | {"pension_pass_through": False}, "warn"),
    ("FIT-26", LIGHT | PENSION | {"pension_contribution_capped": False}, "warn"),
    ("FIT-26", LIGHT | PENSION | {"pension_exit_debt": True}, "warn"),
    ("FIT-26", LIGHT | PENSION | {"pension_bond": True}, "warn"),
    ("FIT-26", LIGHT | {"public_pension": False}, "not applicable"),
    ("FIT-26", LIGHT | {"public_pension": True}, "unknown"),
    ("FIT-26", LIGHT, "unknown"),
    ("FIT-27", LIGHT | CAPPED, "pass"),
    ("FIT-27", LIGHT | CAPPED | {"liability_cap_share": "1.26"}, "warn"),
    ("FIT-27", LIGHT | CAPPED | {"liability_cap_share": "9", "liability_cap_is_insurance": True}, "pass"),
    ("FIT-27", LIGHT | CAPPED | {"liability_capped": False}, "warn"),
    ("FIT-27", LIGHT | CAPPED | {"liability_mutual": False}, "warn"),
    ("FIT-27", LIGHT | CAPPED | {"uncapped_indemnity": True}, "warn"),
    (
        "FIT-27",
        LIGHT
        | {
            "liability_capped": True,
            "liability_mutual": True,
            "uncapped_indemnity": False,
            "liability_cap": 125_000,
            "value_annual": 100_000,
        },
        "pass",
    ),
    (
        "FIT-27",
        LIGHT
        | {
            "liability_capped": True,
            "liability_mutual": True,
            "uncapped_indemnity": False,
            "liability_cap": 125_001,
            "value_annual": 100_000,
        },
        "warn",
    ),
    ("FIT-27", LIGHT | {"liability_capped": True}, "unknown"),
    ("FIT-28", LIGHT | RISKS, "pass"),
    ("FIT-28", LIGHT | RISKS | {"risks_on_provider": 4}, "warn"),
    ("FIT-28", LIGHT | RISKS | {"risks_with_holder": 8}, "warn"),
    ("FIT-28", LIGHT | RISKS | {"risks_uncontrollable": 1}, "warn"),
    ("FIT-28", LIGHT | {"risks": 9}, "unknown"),
    ("FIT-29", LIGHT | {"contract_months": 36}, "pass"),
    ("FIT-29", LIGHT | {"contract_months": 35, "break_with_notice": False}, "warn"),
    ("FIT-29", LIGHT | {"contract_months": 35, "break_with_notice": True}, "pass"),
    ("FIT-29", LIGHT | {"contract_months": 35}, "unknown"),
    ("FIT-29", LIGHT | {"contract_months": 60, "reserved_under": "public-service-mutual"}, "pass"),
    ("FIT-29", LIGHT | {"contract_months": 61, "reserved_under": "public-service-mutual"}, "fail"),
    (
        "FIT-29",
        LIGHT
        | {
            "contract_months": 48,
            "contract_months_with_extensions": 61,
            "reserved_under": "public-service-mutual",
        },
        "fail",
    ),
    ("FIT-29", LIGHT | {"contract_months": 61, "reserved_under": "supported-employment"}, "pass"),
    ("FIT-29", SCOTLAND | {"contract_months": 61, "reserved_under": "public-service-mutual"}, "warn"),
    ("FIT-29", LIGHT, "unknown"),
    ("FIT-30", LIGHT | EXTENDED, "pass"),
    ("FIT-30", LIGHT | EXTENDED | {"extension_by_agreement": False}, "warn"),
    ("FIT-30", LIGHT | EXTENDED | {"extension_reopens_price": False}, "warn"),
    ("FIT-30", LIGHT | {"has_extensions": False}, "not applicable"),
    ("FIT-30", LIGHT | {"has_extensions": True}, "unknown"),
    ("FIT-30", LIGHT, "unknown"),
    ("FIT-31", LIGHT | ENDED, "pass"),
    ("FIT-31", LIGHT | ENDED | {"termination_notice_months": "2.9"}, "warn"),
    ("FIT-31", LIGHT | ENDED | {"staff": 21}, "warn"),
    ("FIT-31", LIGHT | ENDED | {"staff": 21, "termination_notice_months": 6}, "pass"),
    ("FIT-31", LIGHT | ENDED | {"winding_down_paid": False}, "warn"),
    ("FIT-31", LIGHT | {"termination_without_cause": False}, "pass"),
    (
        "FIT-31",
        LIGHT | {"termination_without_cause": True, "winding_down_paid": True, "termination_notice_months": 3},
        "unknown",
    ),
    (
        "FIT-31",
        LIGHT | {"termination_without_cause": True, "winding_down_paid": True, "termination_notice_months": 6},
        "pass",
    ),
    ("FIT-31", LIGHT, "unknown"),
    ("FIT-43", LIGHT | {"background_ip": "assigned"}, "warn"),
    ("FIT-43", LIGHT | {"background_ip": "licensed"}, "pass"),
    ("FIT-43", LIGHT | {"background_ip": "kept"}, "pass"),
    ("FIT-43", LIGHT, "unknown"),
    ("FIT-44", LIGHT | {"iso_27001_demanded": False}, "pass"),
    ("FIT-44", LIGHT | {"iso_27001_demanded": True, "security_equivalent_accepted": False}, "warn"),
    (
        "FIT-44",
        LIGHT
        | {
            "iso_27001_demanded": True,
            "security_equivalent_accepted": True,
            "value_total": 99_999,
            "special_category_data": False,
        },
        "warn",
    ),
    (
        "FIT-44",
        LIGHT | {"iso_27001_demanded": True, "security_equivalent_accepted": True, "value_total": 100_000},
        "pass",
    ),
    (
        "FIT-44",
        LIGHT | {"iso_27001_demanded": True, "security_equivalent_accepted": True, "special_category_data": True},
        "pass",
    ),
    (
        "FIT-44",
        LIGHT | {"iso_27001_demanded": True, "security_equivalent_accepted": True, "value_total": 99_999},
        "unknown",
    ),
    ("FIT-44", LIGHT | {"iso_27001_demanded": True}, "unknown"),
    ("FIT-44", LIGHT, "unknown"),
]


@pytest.mark.parametrize(("code", "stated", "verdict"), CASES)
def test_the_contract_is_judged_at_its_lines(code: str, stated: dict[str, object], verdict: str) -> None:
    assert answer_of(code, stated).verdict is WORDS[verdict]


def test_what_was_never_read_is_to_be_confirmed_and_never_law() -> None:
    answer = answer_of("FIT-25", LIGHT | STAFF | {"tupe_information_in_pack": False})
    assert answer.rule is not None
    assert answer.rule.band is Band.OURS
    assert "TUPE Regulations 2006" in answer.rule.to_confirm


def test_a_certificate_of_security_alone_may_break_the_law_and_is_not_said_to() -> None:
    asked = {"iso_27001_demanded": True, "security_equivalent_accepted": False}
    answer = answer_of("FIT-44", FULL | asked)
    assert answer.rule is not None
    assert (answer.rule.band, answer.breaks_law) == (Band.LAW, False)
    elsewhere = answer_of("FIT-44", PSR | asked)
    assert elsewhere.rule is not None
    assert elsewhere.rule.band is Band.OURS

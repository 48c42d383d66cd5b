"""What bidders must be and have: each check at, just below and above its line, unknown, and where no law asks."""

from __future__ import annotations

import pytest

from tests.fitness_facts import BELOW, FULL, LIGHT, PSR, SCOTLAND, SCOTLAND_CARE, WORDS, answer_of
from worthwhile.engines.fitness import Band

CASES = [
    ("FIT-01", SCOTLAND | {"minimum_turnover": 200_000, "value_total": 100_000}, "pass"),
    ("FIT-01", SCOTLAND | {"minimum_turnover": 200_001, "value_total": 100_000}, "fail"),
    ("FIT-01", SCOTLAND | {"minimum_turnover": 199_999, "value_total": 100_000}, "pass"),
    (
        "FIT-01",
        SCOTLAND | {"minimum_turnover": 200_001, "value_total": 100_000, "minimum_turnover_reason": True},
        "pass",
    ),
    ("FIT-01", SCOTLAND | {"minimum_turnover": 200_001}, "unknown"),
    ("FIT-01", SCOTLAND | {"minimum_turnover": 0}, "pass"),
    (
        "FIT-01",
        SCOTLAND | {"minimum_turnover@north": 60_000, "value_total@north": 30_000, "number_of_lots": 1},
        "pass",
    ),
    ("FIT-01", SCOTLAND | {"minimum_turnover@north": 60_000, "value_total@north": 30_000}, "unknown"),
    ("FIT-01", LIGHT | {"minimum_turnover@Lot 1": 0, "number_of_lots": 2}, "unknown"),
    ("FIT-01", LIGHT | {"minimum_turnover@Lot 1": 0, "minimum_turnover@Lot 2": 0, "number_of_lots": 2}, "pass"),
    ("FIT-01", LIGHT | {"minimum_turnover@Lot 1": 0, "minimum_turnover_multiple@Lot 2": 5}, "warn"),
    ("FIT-01", SCOTLAND | {"minimum_turnover@Lot 1": 0, "minimum_turnover_multiple@Lot 2": 5}, "fail"),
    ("FIT-01", LIGHT | {"minimum_turnover_multiple@Lot 1": 2, "minimum_turnover_multiple@Lot 2": 10}, "warn"),
    ("FIT-01", SCOTLAND | {"minimum_turnover@north": 60_001, "value_total@north": 30_000}, "fail"),
    (
        "FIT-01",
        SCOTLAND
        | {
            "minimum_turnover": 200_000,
            "value_total": 4_000_000,
            "is_framework": True,
            "largest_call_off_value": 99_999,
        },
        "fail",
    ),
    ("FIT-01", SCOTLAND_CARE | {"minimum_turnover": 200_001, "value_total": 100_000}, "warn"),
    ("FIT-01", LIGHT | {"minimum_turnover": 200_000, "value_total": 900_000, "value_annual": 100_000}, "pass"),
    ("FIT-01", LIGHT | {"minimum_turnover": 200_001, "value_total": 900_000, "value_annual": 100_000}, "warn"),
    ("FIT-01", LIGHT | {"minimum_turnover_multiple": 2, "minimum_turnover_multiple_of": "annual"}, "pass"),
    ("FIT-01", LIGHT | {"minimum_turnover_multiple": "2.1", "minimum_turnover_multiple_of": "annual"}, "warn"),
    ("FIT-01", LIGHT | {"minimum_turnover_multiple": 2, "minimum_turnover_multiple_of": "total"}, "warn"),
    ("FIT-01", SCOTLAND | {"minimum_turnover_multiple": "2.1", "minimum_turnover_multiple_of": "total"}, "fail"),
    ("FIT-01", SCOTLAND | {"minimum_turnover_multiple": "2.1", "minimum_turnover_multiple_of": "annual"}, "warn"),
    ("FIT-01", SCOTLAND | {"minimum_turnover_multiple": 3, "minimum_turnover_reason": True}, "pass"),
    ("FIT-01", LIGHT, "unknown"),
    ("FIT-02", LIGHT | {"audited_accounts": "everybody"}, "fail"),
    ("FIT-02", LIGHT | {"audited_accounts": "where-companies-act-requires"}, "pass"),
    ("FIT-02", LIGHT | {"audited_accounts": "nobody"}, "pass"),
    ("FIT-02", LIGHT, "unknown"),
    ("FIT-02", SCOTLAND | {"audited_accounts": "everybody"}, "not applicable"),
    ("FIT-02", PSR | {"audited_accounts": "everybody"}, "not applicable"),
    ("FIT-02", {"regime": "pa-full", "audited_accounts": "everybody"}, "fail"),
    ("FIT-02", {"nation": "scotland", "regime": "pa-full", "audited_accounts": "everybody"}, "fail"),
    ("FIT-03", FULL | {"insurance_before_award": True}, "fail"),
    ("FIT-03", FULL | {"insurance_before_award": False}, "pass"),
    ("FIT-03", FULL, "unknown"),
    ("FIT-03", SCOTLAND | {"insurance_before_award": True}, "not applicable"),
    ("FIT-04", LIGHT | {"insurance_limit@public liability": 500_000, "value_total": 100_000}, "pass"),
    ("FIT-04", LIGHT | {"insurance_limit@public liability": 500_001, "value_total": 100_000}, "warn"),
    ("FIT-04", LIGHT | {"insurance_limit@public liability": 10_000_000, "value_total": 9_000_000}, "pass"),
    ("FIT-04", LIGHT | {"insurance_limit@public liability": 10_000_001}, "warn"),
    ("FIT-04", LIGHT | {"insurance_limit@employer": 10_000_001, "insurance_level_reason": True}, "pass"),
    ("FIT-04", LIGHT | {"insurance_limit@public liability": 5_000_000}, "unknown"),
    ("FIT-04", LIGHT, "unknown"),
    ("FIT-05", LIGHT | {"prior_contract_demanded": True}, "fail"),
    ("FIT-05", LIGHT | {"prior_contract_demanded": False}, "pass"),
    ("FIT-05", LIGHT, "unknown"),
    ("FIT-05", SCOTLAND | {"prior_contract_demanded": True}, "not applicable"),
    ("FIT-06", LIGHT | {"qualification": "PRINCE2", "qualification_equivalent@PRINCE2": False}, "fail"),
    ("FIT-06", LIGHT | {"qualification": "PRINCE2", "qualification_equivalent@PRINCE2": True}, "pass"),
    ("FIT-06", LIGHT | {"qualification": ["A", "B"], "qualification_equivalent": True}, "pass"),
    (
        "FIT-06",
        LIGHT | {"qualification": ["A", "B"], "qualification_equivalent": True, "qualification_equivalent@B": False},
        "fail",
    ),
    ("FIT-06", LIGHT | {"qualification": "PRINCE2"}, "unknown"),
    ("FIT-06", LIGHT | {"qualifications_demanded": False}, "pass"),
    ("FIT-06", LIGHT | {"qualifications_demanded": True}, "unknown"),
    ("FIT-06", SCOTLAND | {"qualification": "A", "qualification_equivalent": False}, "not applicable"),
    ("FIT-07", LIGHT | {"brand": "A system by name", "brand_equivalent": False}, "fail"),
    ("FIT-07", LIGHT | {"brand": "A system by name", "brand_equivalent": True}, "warn"),
    ("FIT-07", LIGHT | {"brand": "A system by name"}, "unknown"),
    ("FIT-07", LIGHT | {"brands_demanded": False}, "pass"),
    ("FIT-07", PSR | {"brand": "A", "brand_equivalent": False}, "not applicable"),
    ("FIT-08", BELOW | {"suitability_stage": True}, "fail"),
    ("FIT-08", BELOW | {"suitability_stage": False}, "pass"),
    ("FIT-08", BELOW, "unknown"),
    ("FIT-08", LIGHT | {"suitability_stage": True}, "not applicable"),
    ("FIT-08", BELOW | {"nation": "northern-ireland", "suitability_stage": True}, "not applicable"),
    ("FIT-08", BELOW | {"nation": "wales", "suitability_stage": True}, "unknown"),
    (
        "FIT-08",
        BELOW | {"nation": "wales", "suitability_stage": True, "buyer_devolved_welsh": True},
        "not applicable",
    ),
    ("FIT-08", BELOW | {"nation": "wales", "suitability_stage": True, "buyer_devolved_welsh": False}, "fail"),
]


@pytest.mark.parametrize(("code", "stated", "verdict"), CASES)
def test_participation_is_judged_at_its_lines(code: str, stated: dict[str, object], verdict: str) -> None:
    assert answer_of(code, stated).verdict is WORDS[verdict]


def test_the_place_and_the_words_stand_with_the_answer() -> None:
    answer = answer_of("FIT-02", LIGHT | {"audited_accounts": "everybody"})
    assert [str(fact.place) for fact in answer.evidence] == ["a document, page 1"]
    assert answer.evidence[0].quote == "audited_accounts: everybody"
    assert answer.better.startswith("Send your latest accounts")
    assert answer.rule is not None
    assert answer.rule.citation == "section 22(3)(a)"


def test_what_the_law_would_forbid_is_a_warning_while_it_is_not_known_which_law_binds() -> None:
    answer = answer_of("FIT-02", {"audited_accounts": "everybody"})
    assert (answer.verdict, answer.breaks_law) == (WORDS["warn"], False)
    assert answer.law_depends_on == ("regime",)
    assert answer.rule is not None
    assert answer.rule.band is Band.LAW


def test_turnover_says_what_it_is_compared_with() -> None:
    by_law = answer_of("FIT-01", SCOTLAND | {"minimum_turnover": 300_000, "value_total": 100_000})
    ours = answer_of("FIT-01", LIGHT | {"minimum_turnover": 300_000, "value_annual": 100_000})
    assert "3 times the value of the whole contract (£100,000)" in by_law.because
    assert "3 times the value of one year (£100,000)" in ours.because

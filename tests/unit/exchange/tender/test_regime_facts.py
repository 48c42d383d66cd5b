"""What a tender file states, as facts on which law and route are decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from worthwhile.engines.regimes.facts import NAMES
from worthwhile.exchange.regime import FORMAT, facts_from_data
from worthwhile.exchange.tender import tender_from_data
from worthwhile.exchange.tender.regime_facts import regime_facts_of

LEAST = {"format": "worthwhile/tender/1", "buyer": {"name": "A council"}, "subject": {"title": "A lunch club"}}
NAMED = {"format": FORMAT, "title": "A lunch club", "organisation": "A council"}
WHOLE = {
    **LEAST,
    "buyer": {"name": "A council", "kind": "local-authority", "nation": "england", "devolved_welsh": False},
    "commenced_on": "2026-04-01",
    "subject": {"title": "A lunch club", "kind": "social-care", "cpv": ["85312000", "85312000"]},
    "route": {"process": "competitive-tendering", "reserved": "not-reserved", "framework": False},
    "value": {"total_net": 700_000, "total_gross": 840_000},
    "term": {"months": 36, "extensions": {"months": 24}},
    "lots": [{"id": "lot-1", "title": "North"}, {"id": "lot-2", "title": "South"}],
    "indicators": [{"id": "kpi-1", "name": "Visits"}],
    "participation": {
        "accounts": "where-companies-act-requires", "insurance_before_award": False, "prior_contract": False,
        "partners_count": True, "suitability_stage": False, "minimum_turnover": {"amount": 0},
    },
    "award": {
        "criteria": [
            {"id": "quality", "name": "Quality", "kind": "quality", "weight": 0.6},
            {"id": "social", "name": "Social value", "kind": "social-value", "weight": 0.1},
            {"id": "price", "name": "Price", "kind": "price", "weight": 0.3},
        ]
    },
    "timetable": {"sent_electronically": True, "all_documents_from_start": True},
    "portal": {"fee": 0, "accessible": True, "interoperable": True},
    "gates": {
        "conflicts_assessed_on": "2026-03-01", "barriers_considered": True,
        "social_value_considered_on": "2026-03-01", "social_value_consulted": True,
        "market_engagement": {"held": True, "notice": "2026/S 000-000001"},
    },
}  # fmt: skip


def facts(**parts: Any) -> dict[str, Any]:
    return regime_facts_of(tender_from_data({**LEAST, **parts}).tender)


def test_what_is_left_out_is_not_stated() -> None:
    assert facts() == NAMED


def test_what_the_file_says_is_stated_and_can_be_read_as_facts() -> None:
    found = regime_facts_of(tender_from_data(WHOLE).tender)
    assert {name: found[name] for name in NAMES if name in found} == {
        "commenced_on": date(2026, 4, 1), "nation": "england", "buyer": "local-authority", "devolved_welsh": False,
        "subject": "social-care", "cpv": ("85312000",), "value_inc_vat": 840_000, "value_ex_vat": 700_000,
        "chosen_route": "competitive-tendering", "concluding_framework": False, "term_months": 60, "lots_used": True,
        "kpis": 1, "reserving": False, "conflicts_assessed": True, "sme_barriers_considered": True,
        "social_value_considered": True, "consultation_considered": True, "market_engagement_notice": True,
        "asks_audited_accounts": False, "asks_insurance_first": False, "asks_prior_contract": False,
        "group_capacity_counts": True, "suitability_stage": False, "minimum_turnover": 0,
        "social_value_weight": Decimal("0.1"), "electronic_tenders": True, "documents_with_notice": True,
        "electronic_system_open": True,
    }  # fmt: skip
    assert facts_from_data(found).facts.term_months == 60


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"term": {"months": 36}}, "term_months"),
        ({"gates": {"market_engagement": {"held": True}}}, "market_engagement_notice"),
        ({"gates": {}}, "conflicts_assessed"),
        ({"portal": {"fee": 0, "accessible": True}}, "electronic_system_open"),
        ({"award": {"criteria": [{"id": "a", "name": "A"}]}}, "social_value_weight"),
        ({"award": {"criteria": [{"id": "a", "name": "A", "kind": "social-value"}]}}, "social_value_weight"),
        ({"route": {"process": "competitive"}}, "reserving"),
    ],
)
def test_a_part_that_says_too_little_states_nothing(parts: dict[str, Any], name: str) -> None:
    assert name not in facts(**parts)


@pytest.mark.parametrize(
    ("parts", "name", "value"),
    [
        ({"portal": {"fee": 10}}, "electronic_system_open", False),
        ({"portal": {"accessible": False}}, "electronic_system_open", False),
        ({"participation": {"accounts": "everybody"}}, "asks_audited_accounts", True),
        ({"route": {"reserved": "scotland-supported-business"}}, "supported_business", True),
        ({"route": {"reserved": "supported-employment"}}, "reserving", True),
        ({"lots": [{"id": "lot-1", "title": "All of it"}]}, "lots_used", False),
        ({"lots_reasons": "One team needs all of it"}, "lots_reasons_given", True),
    ],
)
def test_what_is_said_outright_is_stated(parts: dict[str, Any], name: str, value: object) -> None:
    assert facts(**parts)[name] == value

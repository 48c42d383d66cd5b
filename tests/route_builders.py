"""Facts of procurements under which everything that the law asks for is done, one for each way to buy."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import RouteDecided, Tender
from worthwhile.apps.tenders.services.decide_route import keep_route
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.regime import FORMAT, facts_from_data

_BEGINS = {"format": FORMAT, "commenced_on": "2026-03-02", "nation": "england"}
LIGHT_TOUCH = {
    **_BEGINS, "buyer": "local-authority", "subject": "social-care", "value_inc_vat": 900_000,
    "chosen_route": "competitive-tendering", "direct_award_ground": "none", "urgent": False, "calling_off": False,
    "excluding": False, "sme_barriers_considered": True, "policy_statement_regarded": True,
    "market_engagement_reasons": True, "lots_considered": True, "lots_possible": False, "conflicts_assessed": True,
    "criteria_sound": True, "criteria_published": True, "conditions_proportionate": True,
    "asks_audited_accounts": False, "asks_insurance_first": False, "asks_prior_contract": False,
    "group_capacity_counts": True, "electronic_system_open": True, "social_value_considered": True,
    "consultation_considered": True, "debarment_list_checked": True, "subcontractors_asked_about": True,
}  # fmt: skip
MOST_SUITABLE = {
    **_BEGINS, "buyer": "icb", "subject": "health-care", "psr_schedule_1": True, "mixed": False,
    "value_ex_vat": 900_000, "chosen_route": "most-suitable-provider", "concluding_framework": False,
    "calling_off": False, "patient_choice_offered": False, "existing_provider": False, "urgent": False,
    "can_identify_most_suitable": True, "key_criteria_weighed": True, "basic_criteria_applied": True,
    "conflicted_people_recused": True, "debarment_list_checked": True,
}  # fmt: skip
DIRECT = {
    **MOST_SUITABLE, "chosen_route": "direct-award-c", "existing_provider": True, "only_capable_provider": False,
    "provider_numbers_restricted": True, "replacing_expiring_contract": True, "provider_satisfying": True,
    "provider_likely_to_satisfy": True, "materially_different": False, "old_lifetime_value": 900_000,
    "new_lifetime_value": 900_000,
}  # fmt: skip
BELOW_THRESHOLD = {
    **_BEGINS, "buyer": "local-authority", "subject": "social-care", "value_inc_vat": 90_000,
    "services_regulated": True, "chosen_route": "invited-suppliers", "suitability_stage": False,
    "sme_barriers_considered": True,
}  # fmt: skip
FULL_ACT = {**LIGHT_TOUCH, "subject": "other-services", "kpis": 3, "concluding_framework": False}
FACTS: dict[Procedure, dict[str, Any]] = {
    Procedure.COMPETITIVE: LIGHT_TOUCH,
    Procedure.QUICK_QUOTE: BELOW_THRESHOLD,
    Procedure.MOST_SUITABLE: MOST_SUITABLE,
    Procedure.DIRECT: DIRECT,
}


def keep_lawful_route(tender: Tender, by: User, now: Any, **facts: Any) -> RouteDecided:
    """A decision that leaves nothing to be done, but for what ``facts`` say otherwise; None leaves one out."""
    given = {**FACTS[Procedure(tender.procedure)], **facts}
    stated = {name: value for name, value in given.items() if value is not None}
    return keep_route(tender=tender, loaded=facts_from_data(stated), by=by, now=now)

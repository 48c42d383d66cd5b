"""Which facts speak well of a tender: those that a check passes on, so that finding one wrongly hides a fault."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact

LAWFUL_DAYS = Decimal(30)
"""Days for payment as the figure payment-days of the book has them (tests hold the two together)."""
LAWFUL_MULTIPLE = Decimal(2)
"""The multiple of turnover as the figure turnover-multiple of the book has it (tests hold the two together)."""

_WELL_IF_TRUE = frozenset(
    [
        "qualification_equivalent",
        "brand_equivalent",
        "security_equivalent_accepted",
        "joint_bids_allowed",
        "partner_capacity_counted",
        "descriptors_published",
        "sub_criteria_published",
        "weights_published",
        "feedback_per_criterion",
        "feedback_same_time",
        "payment_flows_down",
        "paid_in_advance",
        "volume_floor",
        "tupe_information_in_pack",
        "pension_pass_through",
        "pension_contribution_capped",
        "liability_capped",
        "liability_mutual",
        "liability_cap_is_insurance",
        "portal_accessible",
        "lots_reasons_given",
        "extension_by_agreement",
        "extension_reopens_price",
        "indexation_yearly",
        "winding_down_paid",
        "break_with_notice",
        "core_purpose_counts",
        "answers_to_all",
    ]
)
_WELL_IF_FALSE = frozenset(
    [
        "insurance_before_award",
        "prior_contract_demanded",
        "suitability_stage",
        "iso_27001_demanded",
        "merger_demanded",
        "lead_liable_for_all",
        "pension_exit_debt",
        "pension_bond",
        "public_pension",
        "open_book",
        "termination_without_cause",
        "tupe_applies",
        "uncapped_indemnity",
        "payment_overridden",
        "has_extensions",
    ]
)
_WELL_IF_CHOSEN = {
    "audited_accounts": ("nobody", "where-companies-act-requires"),
    "abnormally_low": ("asked-to-explain",),
    "background_ip": ("kept",),
    "clawback": ("none", "unspent-or-undelivered"),
    "indexation": ("named-index", "review"),
}
_WELL_UP_TO = {
    "minimum_turnover": Decimal(0),
    "portal_fee": Decimal(0),
    "share_at_risk": Decimal(0),
    "minimum_turnover_multiple": LAWFUL_MULTIPLE,
    "payment_days": LAWFUL_DAYS,
}


def is_reassuring(fact: Fact) -> bool:
    """Whether a check may pass on this fact."""
    if isinstance(fact.value, bool):
        return fact.name in (_WELL_IF_TRUE if fact.value else _WELL_IF_FALSE)
    if isinstance(fact.value, Decimal):
        return fact.name in _WELL_UP_TO and fact.value <= _WELL_UP_TO[fact.name]
    return fact.value in _WELL_IF_CHOSEN.get(fact.name, ())

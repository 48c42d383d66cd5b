"""Facts about the terms of the contract."""

from __future__ import annotations

from worthwhile.exchange.tender.contract import Carrier, TenderTerms
from worthwhile.exchange.tender.stating import Stating, known_all

AS_STATED = (
    ("payment_days", "payment.days"),
    ("payment_flows_down", "payment.sub_contractors_too"),
    ("payment_overridden", "payment.set_aside"),
    ("paid_in_advance", "payment.in_advance"),
    ("indexation", "indexation.how"),
    ("indexation_yearly", "indexation.yearly"),
    ("statutory_pay_covered", "indexation.statutory_pay"),
    ("price_fixed_months", "indexation.fixed_months"),
    ("fee_annual", "cost.fee"),
    ("staff_hours_annual", "cost.staff_hours"),
    ("minimum_wage", "cost.minimum_wage"),
    ("living_wage", "cost.living_wage"),
    ("on_cost_share", "cost.on_costs"),
    ("travel_annual", "cost.travel"),
    ("overhead_share", "cost.overhead"),
    ("share_at_risk", "results.share_at_risk"),
    ("start_up_paid", "results.start_up_paid"),
    ("results_attributable", "results.attributable"),
    ("provider_controls_referrals", "volume.provider_controls_referrals"),
    ("volume_floor", "volume.floor"),
    ("liability_capped", "liability.capped"),
    ("liability_cap", "liability.cap"),
    ("liability_cap_share", "liability.cap_share"),
    ("liability_cap_is_insurance", "liability.cap_is_insurance"),
    ("liability_mutual", "liability.mutual"),
    ("uncapped_indemnity", "liability.uncapped_indemnity"),
    ("termination_without_cause", "ending.without_cause"),
    ("termination_notice_months", "ending.notice_months"),
    ("winding_down_paid", "ending.winding_down_paid"),
    ("staff", "staff.number"),
    ("tupe_applies", "staff.tupe_applies"),
    ("tupe_information_in_pack", "staff.information_in_pack"),
    ("tupe_costs_covered", "staff.costs_covered"),
    ("public_pension", "pensions.public_scheme"),
    ("pension_pass_through", "pensions.pass_through"),
    ("pension_contribution_capped", "pensions.contribution_capped"),
    ("pension_exit_debt", "pensions.exit_debt"),
    ("pension_bond", "pensions.bond"),
    ("background_ip", "background_property"),
    ("open_book", "open_book.applies"),
    ("open_book_symmetrical", "open_book.symmetrical"),
    ("surplus_defined", "open_book.surplus_defined"),
    ("reserves_allowed", "open_book.reserves_allowed"),
    ("clawback", "clawback"),
)


def state_terms(terms: TenderTerms | None, to: Stating) -> None:
    """Every term that is stated."""
    if terms is None:
        return
    for name, path in AS_STATED:
        to.say(name, _at(terms, path), f"terms.{path}")
    if terms.results is not None:
        to.written("counterfactual_stated", terms.results.counterfactual, "terms.results.counterfactual")
    risks = terms.risks
    if risks is None:
        return
    path = "terms.risks"
    to.counted("risks", len(risks), path, "risks")
    to.counted("risks_with_holder", sum(one.carried_by is not None for one in risks), path, "say who carries them")
    theirs = [one for one in risks if one.carried_by is Carrier.PROVIDER]
    to.counted("risks_on_provider", len(theirs), path, "carried by the provider alone")
    if not theirs or known_all([one.provider_controls for one in theirs]):
        beyond = sum(one.provider_controls is False for one in theirs)
        to.counted("risks_uncontrollable", beyond, path, "of those it cannot control")


def _at(terms: TenderTerms, path: str) -> object:
    found: object = terms
    for name in path.split("."):
        found = getattr(found, name) if found is not None else None
    return found

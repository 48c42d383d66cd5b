"""What is known of a procurement: every fact may be left out, and left out never means no."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.engines.regimes.vocabulary import Buyer, DirectAwardGround, Nation, Route, Subject
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described

MOST_CODES = 200
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2090, 12, 31)


def _yes_no(text: str) -> Any:
    return described(text, default=None)


@dataclass(frozen=True, kw_only=True)
class Facts(Record):
    """The facts of one procurement. None always means that it is not stated."""

    # When, who, what, how much
    commenced_on: date | None = described("Day on which the procurement begins", default=None)
    nation: Nation | None = described("Nation of the buyer", default=None)
    buyer: Buyer | None = described("Kind of body that buys", default=None)
    devolved_scottish: bool | None = _yes_no("In Scotland: a devolved Scottish authority")
    devolved_welsh: bool | None = _yes_no("In Wales: a devolved Welsh authority")
    subject: Subject | None = described("What is mainly bought", default=None)
    cpv: tuple[str, ...] = described("CPV codes of what is bought", default=(), longest=MOST_CODES)
    psr_schedule_1: bool | None = _yes_no("The health services stand in Schedule 1 of the PSR regulations")
    mixed: bool | None = _yes_no("Health services are bought together with something else")
    health_value: Decimal | None = described(
        "Estimated lifetime value of the health part, in pounds", default=None, minimum=0
    )
    other_value: Decimal | None = described("Estimated lifetime value of the rest, in pounds", default=None, minimum=0)
    rest_separable: bool | None = _yes_no("The rest could reasonably be bought separately")
    value_inc_vat: Decimal | None = described(
        "Estimated value over the whole length, with VAT, in pounds", default=None, minimum=0
    )
    value_ex_vat: Decimal | None = described(
        "Estimated value over the whole length, without VAT, in pounds", default=None, minimum=0
    )
    services_regulated: bool | None = _yes_no("Below the thresholds: the contract is a regulated below-threshold one")
    # Which way to choose a provider
    chosen_route: Route | None = described("Route that the buyer has chosen", default=None)
    concluding_framework: bool | None = _yes_no("The procurement concludes a framework agreement")
    calling_off: bool | None = _yes_no("The contract is called off from a framework that stands already")
    existing_provider: bool | None = _yes_no("A provider delivers these services now")
    only_capable_provider: bool | None = _yes_no("By the nature of the services only that provider is capable")
    patient_choice_offered: bool | None = _yes_no("Patients are offered a choice of provider")
    provider_numbers_restricted: bool | None = _yes_no("The number of providers is restricted")
    all_qualified_get_contract: bool | None = _yes_no("Every provider that meets the requirements gets a contract")
    expression_of_interest_route: bool | None = _yes_no("Providers can express an interest")
    replacing_expiring_contract: bool | None = _yes_no("The contract replaces one that expires")
    provider_satisfying: bool | None = _yes_no("The existing provider satisfies the existing contract")
    provider_likely_to_satisfy: bool | None = _yes_no("It will likely satisfy the new contract")
    can_identify_most_suitable: bool | None = _yes_no("The buyer can likely identify the most suitable provider")
    urgent: bool | None = _yes_no("The award is urgent")
    urgency_unforeseeable: bool | None = _yes_no("The urgency was not foreseeable by or attributable to the buyer")
    delay_risks_safety: bool | None = _yes_no("Delay would put patients or the public at risk")
    direct_award_ground: DirectAwardGround | None = described(
        "Ground to award without competition under the Procurement Act", default=None
    )
    framework_term_months: Decimal | None = described("Length of the framework in months", default=None, above=0)
    framework_exceptional: bool | None = _yes_no("The case is exceptional, so that the framework may last longer")
    # How a contract changes
    modifying: bool | None = _yes_no("A contract that runs is to be changed")
    materially_different: bool | None = _yes_no("The change makes it materially different in character")
    succession_only: bool | None = _yes_no("The change comes only from another body succeeding the provider")
    successor_meets_basic_criteria: bool | None = _yes_no("That successor meets the basic selection criteria")
    authority_attributable: bool | None = _yes_no("The change is attributable to a decision of the authority")
    external_factors: bool | None = _yes_no("External factors, such as volume or a price formula, cause the change")
    old_lifetime_value: Decimal | None = described(
        "Lifetime value of the contract as first entered into, in pounds", default=None, above=0
    )
    new_lifetime_value: Decimal | None = described(
        "Lifetime value of the new or changed contract, in pounds", default=None, minimum=0
    )
    cumulative_change: Decimal | None = described(
        "Size of all changes of value so far and now, up or down, in pounds", default=None, minimum=0
    )
    change_provided_for: bool | None = _yes_no("The contract clearly provides for the change")
    awarded_by_a_or_b: bool | None = _yes_no("The contract was awarded by direct award A or B")
    change_of_permitted_kind: bool | None = _yes_no("The change is of a kind that the Procurement Act permits")
    scope_materially_changes: bool | None = _yes_no("The change materially changes the scope")
    economic_balance_changes: bool | None = _yes_no("The change materially shifts the economic balance to the supplier")
    term_months: Decimal | None = described("Length of the contract in months, with options", default=None, above=0)
    term_change_months: Decimal | None = described(
        "By how many months the length changes, up or down", default=None, minimum=0
    )
    # Lifetime value in Wales
    open_ended: bool | None = _yes_no("The contract has no fixed end")
    maximum_payable: Decimal | None = described(
        "Most that may be paid over the fixed term, options included, in pounds", default=None, minimum=0
    )
    monthly_value: Decimal | None = described("Value of one month, in pounds", default=None, minimum=0)
    # Before the first notice
    conflicts_assessed: bool | None = _yes_no("Conflicts of interest were assessed before the first notice")
    conflicted_people_recused: bool | None = _yes_no("People with a conflict took no part")
    lots_considered: bool | None = _yes_no("Dividing into lots was considered")
    lots_possible: bool | None = _yes_no("The contract could reasonably be divided into lots")
    lots_used: bool | None = _yes_no("The contract is divided into lots")
    lots_reasons_given: bool | None = _yes_no("Reasons for not using lots are given")
    sme_barriers_considered: bool | None = _yes_no("Barriers to small enterprises, and removing them, were considered")
    policy_statement_regarded: bool | None = _yes_no("Regard was had to the national procurement policy statement")
    market_engagement_notice: bool | None = _yes_no("A preliminary market engagement notice was published")
    market_engagement_reasons: bool | None = _yes_no("Reasons for publishing no such notice are recorded")
    social_value_considered: bool | None = _yes_no("Social value was considered before starting")
    consultation_considered: bool | None = _yes_no("Consulting about it was considered")
    social_value_weight: Decimal | None = described(
        "Share of the total weight for social value", default=None, rate=True
    )
    community_benefit_considered: bool | None = _yes_no("Community benefit requirements were considered")
    sustainable_duty_considered: bool | None = _yes_no("The sustainable procurement duty was considered")
    users_consulted: bool | None = _yes_no("People who use the service and carers were involved")
    # Criteria and conditions
    key_criteria_weighed: bool | None = _yes_no("The weight of each of the five key criteria is stated and recorded")
    basic_criteria_applied: bool | None = _yes_no("The basic selection criteria are applied")
    criteria_sound: bool | None = _yes_no("Award criteria relate to the subject, are clear and proportionate")
    criteria_published: bool | None = _yes_no("Method, disqualifiers and relative importance are published")
    conditions_proportionate: bool | None = _yes_no("Conditions of participation are proportionate, with equivalents")
    asks_audited_accounts: bool | None = _yes_no("Audited accounts are asked where the Companies Act asks for none")
    asks_insurance_first: bool | None = _yes_no("Insurance must be in place before award")
    asks_prior_contract: bool | None = _yes_no("A prior contract with a given authority is asked for")
    group_capacity_counts: bool | None = _yes_no("The capacity of consortium members and sub-contractors counts")
    suitability_stage: bool | None = _yes_no("There is a separate suitability stage")
    electronic_system_open: bool | None = _yes_no("The electronic system is free, accessible and interoperable")
    price_alone: bool | None = _yes_no("Price or cost alone decides")
    minimum_turnover: Decimal | None = described(
        "Smallest yearly turnover asked of a bidder, in pounds", default=None, minimum=0
    )
    turnover_justified: bool | None = _yes_no("A higher turnover is justified in the documents")
    kpis: int | None = described("Key performance indicators set", default=None, minimum=0)
    # Exclusion
    debarment_list_checked: bool | None = _yes_no("The debarment list was checked")
    subcontractors_asked_about: bool | None = _yes_no("Bidders were asked about sub-contractors")
    excluding: bool | None = _yes_no("A supplier may be excluded")
    representations_invited: bool | None = _yes_no("It could make representations and show self-cleaning")
    exclusion_about_associate: bool | None = _yes_no("The ground is about an associated person or a sub-contractor")
    replacement_allowed: bool | None = _yes_no("The supplier was told and allowed to replace that person")
    # Time for bidders
    planned_notice: bool | None = _yes_no("A planned procurement notice was published before the tender notice")
    electronic_tenders: bool | None = _yes_no("Tenders come in electronically")
    documents_with_notice: bool | None = _yes_no("All tender documents are available with the notice")
    preselected_non_central: bool | None = _yes_no("Not central government, and pre-selected suppliers only")
    dynamic_market: bool | None = _yes_no("Tenders from members of a dynamic market only")
    # Reserved contracts
    reserving: bool | None = _yes_no("The contract may be reserved")
    competitive_flexible: bool | None = _yes_no("A competitive flexible procedure is used")
    reservable_service: bool | None = _yes_no("The service is one that regulations name as reservable")
    supplier_supported_employment: bool | None = _yes_no(
        "The supplier is there, wholly or partly, to employ or support disabled or disadvantaged people"
    )
    supplier_disadvantaged_share: Decimal | None = described(
        "Share of its workforce that is disabled or disadvantaged", default=None, rate=True
    )
    supplier_public_service_purpose: bool | None = _yes_no("The supplier's purpose is to deliver public services")
    supplier_profit_to_members_only: bool | None = _yes_no("It makes no profit or pays profit to its members alone")
    supplier_employee_controlled: bool | None = _yes_no("It is under the management and control of its employees")
    supplier_had_reserved_contract: bool | None = _yes_no("It had a comparable reserved contract of this authority")
    supplier_reserved_awarded_on: date | None = described(
        "Day on which the last such contract was awarded", default=None
    )
    best_value_or_parish: bool | None = _yes_no("The buyer is a best-value authority or a parish council")
    reserve_named_in_notice: bool | None = _yes_no("The reservation is stated in the notice")
    reserve_competed: bool | None = _yes_no("Those for whom it is reserved compete")
    supported_business: bool | None = _yes_no("Scotland: the contract is for supported businesses")
    # Days of what happened
    planned_notice_on: date | None = described("Day of a qualifying planned procurement notice", default=None)
    tender_notice_on: date | None = described("Day of the tender notice", default=None)
    msp_notice_on: date | None = described(
        "Day on which the notice of the most suitable provider process was submitted", default=None
    )
    intention_published_on: date | None = described(
        "Day on which the notice of intention to award was submitted or published", default=None
    )
    award_notice_on: date | None = described("Day on which the contract award notice was published", default=None)
    representations_received: bool | None = _yes_no("Representations were received in the standstill")
    last_decision_on: date | None = described("Day on which the further decision was told", default=None)
    awarded_on: date | None = described("Day on which the contract was awarded or entered into", default=None)
    modified_on: date | None = described("Day on which the contract was changed", default=None)
    abandoned: bool | None = _yes_no("The procurement was given up")
    abandoned_on: date | None = described("Day on which the procurement was given up", default=None)
    ended_on: date | None = described("Day on which the contract ended", default=None)
    breached: bool | None = _yes_no("The supplier failed in its contract")
    breached_on: date | None = described("Day on which a failure of the supplier became known", default=None)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *_vat_problems(values),
            *_planned_problems(values),
            *_order_problems(values),
            *_far_problems(values),
        ]


NAMES: tuple[str, ...] = tuple(field.name for field in dataclasses.fields(Facts))


def _vat_problems(values: dict[str, Any]) -> list[Problem]:
    with_vat, without = values.get("value_inc_vat"), values.get("value_ex_vat")
    if with_vat is None or without is None or with_vat >= without:
        return []
    text = f"With VAT it is {with_vat}, without VAT {without}, which is more. Correct one of the two."
    return [Problem("value_inc_vat", text)]


def _planned_problems(values: dict[str, Any]) -> list[Problem]:
    if values.get("planned_notice") is not False or values.get("planned_notice_on") is None:
        return []
    text = (
        f"You say that no planned notice was published, and that it was on {values['planned_notice_on']}. Correct one."
    )
    return [Problem("planned_notice", text)]


def _order_problems(values: dict[str, Any]) -> list[Problem]:
    pairs = (
        ("planned_notice_on", "tender_notice_on"),
        ("intention_published_on", "last_decision_on"),
        ("supplier_reserved_awarded_on", "commenced_on"),
        ("awarded_on", "modified_on"),
        ("awarded_on", "ended_on"),
    )
    return [
        Problem(later, f"It is {values[later]}, before {earlier} on {values[earlier]}. Correct one of the two.")
        for earlier, later in pairs
        if values.get(earlier) is not None and values.get(later) is not None and values[later] < values[earlier]
    ]


def _far_problems(values: dict[str, Any]) -> list[Problem]:
    """Days of which no calendar of working days can be sure."""
    return [
        Problem(name, f"Enter a day from {FIRST_DAY} to {LAST_DAY}. You gave {given}.")
        for name, given in values.items()
        if isinstance(given, date) and not FIRST_DAY <= given <= LAST_DAY
    ]

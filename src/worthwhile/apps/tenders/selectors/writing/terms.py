"""The terms of the contract."""

from __future__ import annotations

from worthwhile.apps.tenders.selectors.writing.asked import Group, Rows, Section, ask, checks

PAYMENT = Section(
    slug="payment",
    title="Payment and how prices move",
    asked=(
        ask("terms.payment.days", "Days within which undisputed invoices are paid"),
        ask("terms.payment.sub_contractors_too", "Are sub-contractors paid within the same days?"),
        ask("terms.payment.set_aside", "Does any clause set these days aside?"),
        ask("terms.payment.in_advance", "Is it paid in advance, or for setting up?",
            "Small providers have little to bridge the first months with"),
        ask("terms.indexation.how", "How do prices move?", choices={
            "none": "They do not", "review": "They are reviewed", "named-index": "By a named index",
        }),
        ask("terms.indexation.index", "Which index?", "For example, CPIH"),
        ask("terms.indexation.yearly", "Do they move each year?"),
        ask("terms.indexation.statutory_pay", "Are changes of legal pay covered in the year they come?"),
        ask("terms.indexation.fixed_months", "For how many months do they stay fixed?"),
    ),
    checks=checks("21 22 32"),
)  # fmt: skip
COST = Section(
    slug="cost",
    title="What the work costs",
    lead="So that the fee can be held against what the work costs in a year. Bidders read it.",
    asked=(
        ask("terms.cost.fee", "The fee, or the highest price, of one year, in pounds"),
        ask("terms.cost.staff_hours", "Hours of work in one year"),
        ask("terms.cost.minimum_wage", "The legal minimum wage an hour, in pounds"),
        ask("terms.cost.living_wage", "The real Living Wage an hour, in pounds"),
        ask("terms.cost.on_costs", "Employer’s on-costs, in per cent of pay"),
        ask("terms.cost.travel", "Travel in one year, in pounds"),
        ask("terms.cost.overhead", "Overhead, in per cent of the other costs"),
    ),
    checks=checks("33"),
)
RISK = Section(
    slug="risk",
    title="Results, volume and risks",
    asked=(
        ask("terms.results.share_at_risk", "How much of the price hangs on results, in per cent?", "0 where nothing"),
        ask("terms.results.start_up_paid", "Is setting up paid whatever the results?"),
        ask("terms.results.attributable", "Are the results due to the provider?"),
        ask("terms.results.counterfactual", "What would have happened anyway?", lines=2),
        ask("terms.volume.provider_controls_referrals", "Does the provider control who comes?"),
        ask("terms.volume.floor", "Is a least volume, or a fixed part, paid?"),
        ask("terms.volume.expected", "How many people or hours do you expect in a year?"),
    ),
    rows=(
        Rows(
            path="terms.risks",
            title="Risks and who carries them",
            one="Risk",
            many="risks",
            none="No risks are named",
            asked=(
                ask("text", "The risk"),
                ask("carried_by", "Who carries it", choices={
                    "provider": "The provider", "buyer": "The buyer", "shared": "Both",
                }),
                ask("provider_controls", "Can the provider control it?"),
            ),
        ),
    ),
    checks=checks("23 24 28"),
)  # fmt: skip
LIABILITY = Section(
    slug="liability",
    title="Liability and ending",
    asked=(
        ask("terms.liability.capped", "Is the provider’s liability capped?"),
        ask("terms.liability.cap", "The cap, in pounds"),
        ask("terms.liability.cap_share", "Or the cap in per cent of a year’s charges", "For example, 125",
            is_share=True),
        ask("terms.liability.cap_is_insurance", "Is the cap what insurance pays?"),
        ask("terms.liability.mutual", "Is the buyer’s liability capped alike?"),
        ask("terms.liability.uncapped_indemnity", "Is there an indemnity beyond the law without a cap?"),
        ask("terms.ending.without_cause", "May the buyer end the contract without a cause?"),
        ask("terms.ending.notice_months", "Months of notice that it then gives"),
        ask("terms.ending.winding_down_paid", "Are the costs of winding down then paid?"),
    ),
    checks=checks("27 31"),
)  # fmt: skip
STAFF = Section(
    slug="staff",
    title="Staff and pensions",
    lead="Staff who work in the service now may transfer to the new provider (TUPE).",
    asked=(
        ask("terms.staff.number", "How many people work in the service now?"),
        ask("terms.staff.tupe_applies", "May they transfer?"),
        ask("terms.staff.information_in_pack", "Does the pack tell about them, without names?"),
        ask("terms.staff.costs_covered", "Are the costs of a transfer priced or shared?"),
        ask("terms.pensions.public_scheme", "Is a public pension scheme involved?"),
        ask("terms.pensions.pass_through", "Does the buyer carry the risks of that scheme?"),
        ask("terms.pensions.contribution_capped", "Are contributions capped?"),
        ask("terms.pensions.exit_debt", "May the provider owe a debt on leaving it?"),
        ask("terms.pensions.bond", "Must the provider give a bond?"),
    ),
    checks=checks("25 26"),
)
OTHER = Section(
    slug="other-terms",
    title="Other terms",
    asked=(
        ask("terms.background_property", "What becomes of methods that the provider brings?", choices={
            "kept": "The provider keeps them", "licensed": "The buyer may use them", "assigned": "They become yours",
        }),
        ask("terms.open_book.applies", "Are accounts open book, or is profit capped?"),
        ask("terms.open_book.symmetrical", "Are losses treated as surpluses are?"),
        ask("terms.open_book.surplus_defined", "Is surplus defined?"),
        ask("terms.open_book.reserves_allowed", "Are reserves and reinvestment allowed?"),
        ask("terms.clawback", "What money is taken back?", choices={
            "none": "None", "unspent-or-undelivered": "What was not spent or not delivered",
            "savings-too": "Savings too",
        }),
        ask("terms.variation", "How may the contract be changed?", lines=3),
    ),
    checks=checks("43 45 46"),
)  # fmt: skip
TERMS = Group(title="The contract", sections=(PAYMENT, COST, RISK, LIABILITY, STAFF, OTHER))

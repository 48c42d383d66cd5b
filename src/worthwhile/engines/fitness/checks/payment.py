"""Money during the contract: when it is paid, what hangs on results, how prices move and what is taken back."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.check import check, settled, warned, wrongs
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.wording import counted, per_cent, plain, pounds, rounded_to

COST_FACTS = ("staff_hours_annual", "minimum_wage", "on_cost_share", "travel_annual", "overhead_share")


@check(
    "FIT-21",
    "Payment terms",
    asks="Is everybody paid within 30 days, sub-contractors too?",
    better="We pay each undisputed invoice within 30 days of receiving it, and the provider pays its sub-contractors "
    "for this contract within 30 days too.",
    harm=3,
)
def paid_in_time(look: Look) -> Finding:
    """Thirty days, flowing down, with no clause that sets them aside."""
    days, most = look.number("payment_days"), look.figure("payment-days")
    wrong = wrongs(look, payment_flows_down="Sub-contractors need not be paid within the same time.")
    if look.flag("payment_overridden"):
        wrong.insert(0, "A clause sets the time for payment aside.")
    look.forget_missing("payment_overridden")
    if days is not None and days > most:
        wrong.insert(0, f"Invoices are paid within {counted(days, 'day', 'days')}, later than {plain(most)}.")
    return settled(look, wrong, f"Invoices are paid within {plain(days or most)} days, sub-contractors' too.")


@check(
    "FIT-22",
    "Cash it takes",
    asks="Can a small provider carry the work until it is paid?",
    better="We pay for setting up before the start and then each month in advance.",
    harm=3,
)
def cash(look: Look) -> Finding:
    """A quarter of unrestricted reserves; what it takes comes from the provider's own contracts and costs."""
    share = look.number("cash_trough_share")
    in_advance = look.flag("paid_in_advance")
    look.forget_missing("paid_in_advance")
    if share is None:
        known = {True: " It is paid in advance, which helps.", False: " It is paid in arrears.", None: ""}[in_advance]
        said = "Not known yet: the cash it takes depends on the provider's own contracts, costs and reserves."
        return look.unknown(said + known)
    most = look.figure("cash-share-of-reserves")
    said = f"At its lowest it takes {per_cent(share)} of unrestricted reserves"
    return look.warns(f"{said}, more than {per_cent(most)}.") if share > most else look.passes(f"{said}.")


@check(
    "FIT-23",
    "Payment by results",
    asks="Is little of the price at risk, and only for what the provider can bring about?",
    better="Setting up and the running of the service are paid in any case. At most [20%] hangs on outcomes that the "
    "provider brings about, measured against what would have happened anyway.",
    harm=3,
)
def by_results(look: Look) -> Finding:
    """20% is a warning and more than half a failure; start-up paid, attributable, with a counterfactual."""
    share = look.number("share_at_risk")
    if share is None:
        return look.unknown()
    if share == 0:
        return look.passes("Nothing hangs on results.")
    most, far = look.figure("share-at-risk"), look.figure("share-at-risk-far")
    wrong = wrongs(
        look,
        start_up_paid="Setting up is not paid for unless results come.",
        results_attributable="The results do not depend on the provider alone.",
        counterfactual_stated="It is not stated what would have happened anyway.",
    )
    if share > most:
        wrong.insert(0, f"{per_cent(share)} of the price hangs on results.")
    return look.fails(" ".join(wrong)) if share > far else warned(look, wrong, f"{per_cent(share)} hangs on results.")


@check(
    "FIT-24",
    "Risk of volume",
    asks="Is something paid whatever the number of referrals, where the provider does not control them?",
    better="We pay a fixed part of [60%] for the capacity we ask for, and a price for each person above [number].",
    harm=3,
)
def volume(look: Look) -> Finding:
    """A floor or a fixed part, unless the provider controls referrals."""
    controls, floor = look.flag("provider_controls_referrals"), look.flag("volume_floor")
    if controls or floor:
        said = "The provider controls who comes." if controls else "A least volume or a fixed part is paid."
        return look.passes(said)
    if controls is None or floor is None:
        return look.unknown()
    return look.warns("The provider does not control referrals, and nothing is paid when they do not come.")


@check(
    "FIT-32",
    "Prices over time",
    asks="Do prices follow a named index each year, and changes of legal pay within it?",
    better="Prices move each April with [named index], and with changes of the legal minimum wage and of employer's "
    "contributions from the day they take effect.",
    harm=3,
)
def indexation(look: Look) -> Finding:
    """A named index each year, statutory pay covered; prices of labour fixed for twelve months at most."""
    wrong = []
    fixed, most = look.number("price_fixed_months"), look.figure("months-fixed")
    labour = look.flag("is_labour_service")
    if fixed is not None and fixed > most and labour is not False:
        wrong.append(f"Prices are fixed for {counted(fixed, 'month', 'months')}.")
    how = look.choice("indexation")
    if how == "none":
        look.forget_missing("indexation_yearly")
        wrong.append("Prices do not move.")
    elif how == "review":
        wrong.append("Prices are reviewed, and no index is named.")
    wrong += wrongs(
        look,
        indexation_yearly="Prices do not move each year.",
        statutory_pay_covered="Changes of legal pay are not covered in the year they come.",
    )
    look.forget_missing("is_labour_service", "price_fixed_months")
    return warned(look, wrong, "Prices follow a named index each year and cover changes of legal pay.")


@check(
    "FIT-33",
    "Fee and cost",
    asks="Does the fee cover what the work costs at the legal minimum?",
    better="The fee is built up in the open: hours at [wage], on-costs, travel and overhead, as in the annex. Bids "
    "below it must show how they pay their staff.",
    harm=3,
)
def fee(look: Look) -> Finding:
    """Hours at the legal minimum, with on-costs, travel and overhead."""
    paid = look.number("fee_annual")
    figures = {name: look.number(name) for name in COST_FACTS}
    living = look.number("living_wage")
    look.forget_missing("living_wage")
    if paid is None or any(value is None for value in figures.values()):
        return look.unknown(
            "Not known yet: the cost of the work needs the fee, hours, pay, on-costs, travel and overhead."
        )
    known = {name: value for name, value in figures.items() if value is not None}
    cost = _cost(known, known["minimum_wage"])
    whole = pounds(rounded_to(cost, Decimal(1)))
    said = f"The work costs {whole} a year at the legal minimum and the fee is {pounds(paid)}"
    if paid < cost:
        return look.fails(f"{said}: it does not cover it.")
    if living is None:
        return look.passes(f"{said}.")
    better = "covers" if paid >= _cost(known, living) else "does not cover"
    return look.passes(f"{said}; it {better} the real Living Wage.")


def _cost(known: dict[str, Decimal], wage: Decimal) -> Decimal:
    pay = known["staff_hours_annual"] * wage * (1 + known["on_cost_share"])
    return (pay + known["travel_annual"]) * (1 + known["overhead_share"])


@check(
    "FIT-45",
    "Open book and profit",
    asks="Are surplus and loss treated alike, and are reserves allowed?",
    better="Surplus is what is left after all costs, reserves of [three months] and reinvestment in the service. What "
    "is above [5%] is shared, and so are losses.",
    harm=2,
)
def open_book(look: Look) -> Finding:
    """Symmetrical, defined, with reserves; nothing to ask where there is no open book."""
    opened = look.flag("open_book")
    if opened is False:
        return look.not_here("There is no open book and no cap on profit.")
    if opened is None:
        return look.unknown()
    wrong = wrongs(
        look,
        open_book_symmetrical="Surplus is shared and loss is not.",
        surplus_defined="Surplus is not defined.",
        reserves_allowed="Reserves and reinvestment are not allowed for.",
    )
    return warned(look, wrong, "Surplus is defined, shared as losses are, after reserves.")


@check(
    "FIT-46",
    "Money taken back",
    asks="Is only money taken back that was not spent or not earned?",
    better="We take back only what was not spent on the service or paid for what was not delivered. What you save by "
    "working well is yours.",
    harm=2,
)
def clawback(look: Look) -> Finding:
    """Unspent or undelivered, never savings."""
    what = look.choice("clawback")
    if what is None:
        return look.unknown()
    if what == "savings-too":
        return look.warns("What the provider saves by working well is taken back.")
    return look.passes("Nothing is taken back but what was not spent or not delivered.")


PAYMENT = (paid_in_time, cash, by_results, volume, indexation, fee, open_book, clawback)

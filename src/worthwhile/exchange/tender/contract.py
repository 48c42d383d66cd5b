"""The terms of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.exchange.tender.fields import blank_problems, listed, words, yes_no
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


class IndexationKind(StrEnum):
    """How prices move."""

    NONE = "none"
    REVIEW = "review"
    NAMED_INDEX = "named-index"


class BackgroundProperty(StrEnum):
    """What becomes of methods that the provider brings."""

    KEPT = "kept"
    LICENSED = "licensed"
    ASSIGNED = "assigned"


class Clawback(StrEnum):
    """What is taken back."""

    NONE = "none"
    UNSPENT = "unspent-or-undelivered"
    SAVINGS = "savings-too"


class Carrier(StrEnum):
    """Who carries a risk."""

    PROVIDER = "provider"
    BUYER = "buyer"
    SHARED = "shared"


@dataclass(frozen=True, kw_only=True)
class Payment(Record):
    """When money is paid."""

    days: Decimal | None = described("Days within which undisputed invoices are paid", default=None, minimum=0)
    sub_contractors_too: bool | None = yes_no("Whether sub-contractors are paid within them too")
    set_aside: bool | None = yes_no("Whether a clause sets the days aside")
    in_advance: bool | None = yes_no("Whether it is paid in advance or for setting up")


@dataclass(frozen=True, kw_only=True)
class Indexation(Record):
    """How prices move."""

    how: IndexationKind | None = described("How", default=None)
    index: str | None = words("The index by its name")
    yearly: bool | None = yes_no("Whether they move each year")
    statutory_pay: bool | None = yes_no("Whether changes of legal pay are covered in the year they come")
    fixed_months: Decimal | None = described("For how many months they stay fixed", default=None, minimum=0)


@dataclass(frozen=True, kw_only=True)
class Results(Record):
    """What hangs on results."""

    share_at_risk: Decimal | None = described(
        "The share of the price, as a fraction: 0.10 for 10%", default=None, rate=True
    )
    start_up_paid: bool | None = yes_no("Whether setting up is paid in any case")
    attributable: bool | None = yes_no("Whether results are due to the provider")
    counterfactual: str | None = words("What would have happened anyway")


@dataclass(frozen=True, kw_only=True)
class Volume(Record):
    """How much work there will be."""

    provider_controls_referrals: bool | None = yes_no("Whether the provider controls who comes")
    floor: bool | None = yes_no("Whether a least volume or a fixed part is paid")
    expected: Decimal | None = described("How many people or hours are expected in a year", default=None, minimum=0)


@dataclass(frozen=True, kw_only=True)
class Liability(Record):
    """What a side owes when it does harm."""

    capped: bool | None = yes_no("Whether the provider's liability has a cap")
    cap: Decimal | None = described("The cap, in pounds", default=None, minimum=0)
    cap_share: Decimal | None = described(
        "The cap as a fraction of a year's charges: 1.25 for 125%", default=None, minimum=0, maximum=1000
    )
    cap_is_insurance: bool | None = yes_no("Whether the cap is what insurance pays")
    mutual: bool | None = yes_no("Whether the buyer's liability is capped alike")
    uncapped_indemnity: bool | None = yes_no("Whether an indemnity beyond the law has no cap")


@dataclass(frozen=True, kw_only=True)
class Ending(Record):
    """How the buyer may end the contract."""

    without_cause: bool | None = yes_no("Whether it may end without a cause")
    notice_months: Decimal | None = described("Months of notice it then gives", default=None, minimum=0)
    winding_down_paid: bool | None = yes_no("Whether winding down is then paid")


@dataclass(frozen=True, kw_only=True)
class Staff(Record):
    """People who work in the service now."""

    number: Decimal | None = described("How many", default=None, minimum=0)
    tupe_applies: bool | None = described("Whether they may transfer: true or false", default=None)
    information_in_pack: bool | None = described("Whether the pack tells about them: true or false", default=None)
    costs_covered: bool | None = described(
        "Whether costs of transfer are priced or shared: true or false", default=None
    )


@dataclass(frozen=True, kw_only=True)
class Pensions(Record):
    """A public pension scheme."""

    public_scheme: bool | None = yes_no("Whether one is involved")
    pass_through: bool | None = yes_no("Whether the buyer carries its risks")
    contribution_capped: bool | None = yes_no("Whether contributions are capped")
    exit_debt: bool | None = yes_no("Whether the provider may owe a debt on leaving")
    bond: bool | None = yes_no("Whether it must give a bond")


@dataclass(frozen=True, kw_only=True)
class OpenBook(Record):
    """What is done about surpluses."""

    applies: bool | None = yes_no("Whether accounts are open book or profit is capped")
    symmetrical: bool | None = yes_no("Whether losses are treated as surpluses are")
    surplus_defined: bool | None = yes_no("Whether surplus is defined")
    reserves_allowed: bool | None = yes_no("Whether reserves and reinvestment are allowed")


@dataclass(frozen=True, kw_only=True)
class Risk(Record):
    """A risk and who carries it."""

    text: str = described("The risk")
    carried_by: Carrier | None = described("Who carries it", default=None)
    provider_controls: bool | None = yes_no("Whether the provider can control it")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "text")


@dataclass(frozen=True, kw_only=True)
class Cost(Record):
    """What the work costs in a year, so that the fee can be held against it."""

    fee: Decimal | None = described("The fee or highest price of one year, in pounds", default=None, minimum=0)
    staff_hours: Decimal | None = described("Hours of work in one year", default=None, minimum=0)
    minimum_wage: Decimal | None = described("The legal minimum an hour, in pounds", default=None, minimum=0)
    living_wage: Decimal | None = described("The real Living Wage an hour, in pounds", default=None, minimum=0)
    on_costs: Decimal | None = described(
        "Employer's on-costs as a share of pay, as a fraction: 0.10 for 10%", default=None, rate=True
    )
    travel: Decimal | None = described("Travel in one year, in pounds", default=None, minimum=0)
    overhead: Decimal | None = described(
        "Overhead as a share of the other costs, as a fraction: 0.10 for 10%", default=None, rate=True
    )


@dataclass(frozen=True, kw_only=True)
class TenderTerms(Record):
    """The terms of the contract."""

    payment: Payment | None = described("When money is paid", default=None)
    indexation: Indexation | None = described("How prices move", default=None)
    cost: Cost | None = described("What the work costs in a year", default=None)
    results: Results | None = described("What hangs on results", default=None)
    volume: Volume | None = described("How much work there will be", default=None)
    liability: Liability | None = described("What a side owes when it does harm", default=None)
    ending: Ending | None = described("How the buyer may end the contract", default=None)
    staff: Staff | None = described("People who work in the service now", default=None)
    pensions: Pensions | None = described("A public pension scheme", default=None)
    background_property: BackgroundProperty | None = described("What becomes of the provider's methods", default=None)
    open_book: OpenBook | None = described("What is done about surpluses", default=None)
    clawback: Clawback | None = described("What is taken back", default=None)
    risks: tuple[Risk, ...] | None = listed("Risks and who carries them")
    variation: str | None = words("How the contract may be changed")

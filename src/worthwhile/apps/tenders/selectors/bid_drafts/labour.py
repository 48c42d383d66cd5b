"""The lowest lawful wage that we hold, and what the work of a price costs at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from worthwhile.engines.scoring.abnormally_low import labour_floor
from worthwhile.engines.scoring.bid import Labour
from worthwhile.engines.scoring.scheme import AbnormallyLow
from worthwhile.kernel.money import money_text
from worthwhile.kernel.records import read
from worthwhile.reference import library

# The wage of people of 21 and over: who works in care is rarely younger, and a lower one would flatter a price.
_WAGES = "value-bank/NLW-"


@dataclass(frozen=True, kw_only=True)
class LawfulWage:
    """Pounds an hour on a day; ``told`` says what it is and from where, and that it is to be confirmed."""

    amount: Decimal
    told: str


@dataclass(frozen=True, kw_only=True)
class LabourLine:
    """A step of the sum, with what it comes to."""

    words: str
    amount: str


@dataclass(frozen=True, kw_only=True)
class LabourChecked:
    """What the work costs. ``is_below`` says that the price is less than that at the lowest lawful wage."""

    lines: tuple[LabourLine, ...]
    is_below: bool
    is_unlawful: bool


def lawful_wage(on: date) -> LawfulWage | None:
    """The lowest lawful wage of adults in force on a day, as far as we hold it."""
    for name, parameter in library().parameters.items():
        for dated in parameter.values if name.startswith(_WAGES) else ():
            if dated.valid_from <= on and (dated.valid_to is None or on <= dated.valid_to):
                told = f"{parameter.label}: £{dated.value} an hour. From {dated.source.title}; confirm it on GOV.UK."
                return LawfulWage(amount=Decimal(str(dated.value)), told=told)
    return None


def check_labour(price: Mapping[str, Any], total: Decimal, lowest: Decimal | None) -> LabourChecked | None:
    """The labour of a price held against it, as those who assess bids do; None where none is stated."""
    if not price.get("labour"):
        return None
    labour = read(Labour, price["labour"], what="the labour")
    floor = labour_floor(labour, rule=AbnormallyLow(statutory_wage=lowest))
    paid = f"{labour.hours:,} hours, with {(labour.on_costs * 100).normalize():f}% on-costs, travel and overhead"
    lines = [LabourLine(words=f"{paid}, at your wage of £{labour.wage}", amount=_pence(floor.at_own_wage))]
    if lowest is not None:
        lines.append(LabourLine(words=f"The same at £{lowest}, the lowest lawful wage", amount=_pence(floor.floor)))
    lines.append(LabourLine(words="Your price", amount=money_text(total)))
    return LabourChecked(
        lines=tuple(lines),
        is_below=Fraction(total) < floor.floor,
        is_unlawful=floor.own_wage_is_unlawful,
    )


def _pence(exact: Fraction) -> str:
    return money_text(Decimal((exact * 100 + Fraction(1, 2)).__floor__()).scaleb(-2))

"""The price of a bid, a record of its own: whoever scores quality may know none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from worthwhile.engines.scoring.bid import Labour
from worthwhile.exchange.tender.fields import blank_problems, words
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described, read

PRICE_FORMAT = "worthwhile/bid-price/1"
_PENCE = 100


@dataclass(frozen=True, kw_only=True)
class PriceLine(Record):
    """One line of the price."""

    name: str = described("What it is for, such as Staff")
    quantity: Decimal = described("How many, such as hours", minimum=0)
    unit_cost: Decimal = described("What one costs, in pounds without VAT", minimum=0)
    amount: Decimal = described("Quantity times unit cost to the penny, in pounds without VAT", minimum=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = blank_problems(values, "name")
        if {"quantity", "unit_cost", "amount"} <= values.keys():
            exact = Fraction(values["quantity"]) * Fraction(values["unit_cost"])
            if Fraction(values["amount"]) not in (exact, to_the_penny(exact)):
                told = f"{values['quantity']} times {values['unit_cost']} is {_pounds(exact)}."
                problems.append(Problem("amount", f"{told} You gave {values['amount']}."))
        return problems


@dataclass(frozen=True, kw_only=True)
class LotPrice(Record):
    """The price of one lot, or of the whole where there are none."""

    lot: str = described("Id of the lot in the tender; left out where there are none", default="")
    amount: Decimal = described("Over the whole length, in pounds without VAT", minimum=0)
    years: Decimal | None = described("For how many years that is", default=None, above=0, maximum=100)
    lines: tuple[PriceLine, ...] = described("What it is made up of, adding up to the amount", default=(), longest=500)
    labour: Labour | None = described("What the work takes", default=None)
    assumptions: str | None = words("What the price rests on")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        lines, amount = values.get("lines") or (), values.get("amount")
        if not lines or amount is None:
            return []
        total = sum((Fraction(line.amount) for line in lines), Fraction(0))
        if total == Fraction(amount):
            return []
        return [Problem("lines", f"The lines add up to {_pounds(total)}, and the amount is {amount}. Make them agree.")]


@dataclass(frozen=True, kw_only=True)
class BidPrice(Record):
    """The prices of a bid. It travels in an envelope of its own, which is read after quality is settled."""

    format: str = described(f"Write format: {PRICE_FORMAT}")
    tender: str = described("Number of the tender as its log has it, such as tender-12")
    prices: tuple[LotPrice, ...] = described("One for each lot bid for, or one for the whole", default=(), longest=500)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        given = values.get("format", PRICE_FORMAT)
        problems = [] if given == PRICE_FORMAT else [Problem("format", f"Write {PRICE_FORMAT}. You gave {given!r}.")]
        problems += blank_problems(values, "tender")
        lots = [price.lot for price in values.get("prices") or ()]
        return problems + [
            Problem(f"prices[{at}].lot", f"There is a price for {lot or 'the whole'} already. Give one.")
            for at, lot in enumerate(lots)
            if lot in lots[:at]
        ]


def read_price_record(data: object) -> BidPrice:
    """The prices of a bid from plain data. Raises InvalidInput with every problem."""
    return read(BidPrice, data, what="the price")


def to_the_penny(exact: Fraction) -> Fraction:
    """The nearest whole penny, a half upwards."""
    return Fraction((exact * _PENCE + Fraction(1, 2)).__floor__(), _PENCE)


def _pounds(exact: Fraction) -> str:
    """An amount in figures, to the penny."""
    pence = int(to_the_penny(exact) * _PENCE)
    return f"{pence // _PENCE}.{pence % _PENCE:02}"

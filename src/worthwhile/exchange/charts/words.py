"""Figures as people read them, the same in a chart, its table and the sentences around it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from worthwhile.kernel.money import money_text, price_text, round_money

NO_RATIO = "no ratio"
SHARES = ("deadweight", "displacement", "attribution", "drop_off")


def whole_money(amount: Decimal, currency: str) -> str:
    """Money to the nearest whole unit, for places where pennies would pretend to precision."""
    return money_text(amount, currency, places=0)


def ratio_text(ratio: Decimal | None, currency: str) -> str:
    """Value for one unit of money put in, such as ``£2.04``."""
    return NO_RATIO if ratio is None else money_text(ratio, currency)


def percent_text(share: Decimal, *, places: int = 0) -> str:
    """A fraction as a percentage, half up: ``35%``."""
    unit = Decimal(1).scaleb(-places)
    return f"{(share * 100).quantize(unit, rounding=ROUND_HALF_UP) + Decimal(0)}%"


def count_text(number: int, one: str, many: str) -> str:
    """``1 check``, ``3 checks``."""
    return f"{number:,} {one if number == 1 else many}"


def people_text(number: int) -> str:
    """``1 person``, ``3 people``."""
    return count_text(number, "person", "people")


def numbers_text(numbers: tuple[Decimal, ...]) -> str:
    """A parameter's numbers: one, or those of each year up to the last that is not 0."""
    return _listed(numbers, _number)


def parameter_text(parameter: str, numbers: tuple[Decimal, ...], currency: str) -> str:
    """A parameter's numbers in its own unit, by its name: money, a share as a percentage, or a number.

    ``parameter`` is as a sensitivity or a break-even names it: ``lonely.value``, ``value-bank/WELLBY``, ``inputs``.
    """
    name = parameter.rpartition(".")[2]
    if name == "value" or parameter.startswith(("value-bank/", "inputs")):
        return _listed(numbers, lambda number: price_text(round_money(number), currency))
    if name in SHARES:
        return _listed(numbers, lambda number: f"{_number(number * 100)}%")
    return numbers_text(numbers)


def near_text(parameter: str, numbers: tuple[Decimal, ...], currency: str) -> str:
    """Solved numbers of a parameter, to the places that a reader can use."""
    near = tuple(number.quantize(_places(number), rounding=ROUND_HALF_UP) for number in numbers)
    return parameter_text(parameter, near, currency)


def _places(number: Decimal) -> Decimal:
    return Decimal("0.01") if abs(number) >= 1 else Decimal("0.0001")


def _listed(numbers: tuple[Decimal, ...], written: Callable[[Decimal], str]) -> str:
    last = max((place for place, number in enumerate(numbers, start=1) if number), default=1)
    stated = numbers[:last]
    if len(stated) > 1 and len(set(stated)) == 1:
        return f"{written(stated[0])} in each of {len(stated)} years"
    return "; ".join(written(number) for number in stated)


def _number(number: Decimal) -> str:
    text = f"{number.quantize(Decimal('0.0001'), rounding=ROUND_HALF_UP) + Decimal(0):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

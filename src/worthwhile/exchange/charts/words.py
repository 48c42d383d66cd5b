"""Figures as people read them, the same in a chart, its table and the sentences around it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from worthwhile.kernel.money import money_text

NO_RATIO = "no ratio"


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
    last = max((place for place, number in enumerate(numbers, start=1) if number), default=1)
    stated = numbers[:last]
    if len(stated) > 1 and len(set(stated)) == 1:
        return f"{_number(stated[0])} in each of {len(stated)} years"
    return "; ".join(_number(number) for number in stated)


def near_text(numbers: tuple[Decimal, ...]) -> str:
    """Solved numbers, to the places that a reader can use."""
    return numbers_text(tuple(number.quantize(_places(number), rounding=ROUND_HALF_UP) for number in numbers))


def _places(number: Decimal) -> Decimal:
    return Decimal("0.01") if abs(number) >= 1 else Decimal("0.0001")


def _number(number: Decimal) -> str:
    text = f"{number.quantize(Decimal('0.0001'), rounding=ROUND_HALF_UP) + Decimal(0):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

"""The rules of valuation written a second time, plainly, from the published rules and not from the engine.

It reads a case as plain data and exact fractions, knows nothing of records, working or ranges, and is slow. Where
the engine and this disagree, one of them is wrong. Only roots and powers, which have no exact fraction, go through
decimals of 40 digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil
from typing import Any

DIGITS = Context(prec=40)


class Tables:
    """Index numbers by calendar year, the elasticity, schedules as [(last year or None, rate)] and bank values."""

    def __init__(
        self,
        *,
        prices: Mapping[int, Decimal],
        wellbeing_prices: Mapping[int, Decimal],
        income: Mapping[int, Decimal],
        elasticity: Decimal,
        schedules: Mapping[str, list[tuple[int | None, Decimal]]],
        bank: Mapping[str, dict[str, Any]],
    ) -> None:
        self.prices, self.wellbeing_prices, self.income = prices, wellbeing_prices, income
        self.elasticity, self.schedules, self.bank = elasticity, schedules, bank


def power(base: Fraction, exponent: Decimal) -> Fraction:
    decimal = DIGITS.divide(Decimal(base.numerator), Decimal(base.denominator))
    return Fraction(DIGITS.power(decimal, exponent))


def pennies(amount: Fraction) -> Fraction:
    """Two places, half away from zero."""
    whole = Fraction(int((abs(amount) * 100 + Fraction(1, 2)) // 1), 100)
    return -whole if amount < 0 else whole


def index(table: Mapping[int, Decimal], year: Any) -> Fraction:
    text = str(year)
    first, last = int(text[:4]), max(table)
    if len(text) > 4 and first != last:
        return Fraction(3, 4) * at(table, first) + Fraction(1, 4) * at(table, first + 1)
    return at(table, first)


def at(table: Mapping[int, Decimal], year: int) -> Fraction:
    last = max(table)
    if year <= last:
        return Fraction(table[year])
    growth = Fraction(table[last]) / Fraction(table[last - 1])
    return Fraction(table[last]) * growth ** (year - last)


def uprated(case: Mapping[str, Any], outcome: Mapping[str, Any], tables: Tables) -> list[Fraction]:
    """Worth of one unit in the case's prices: one number, or one a year."""
    bank = tables.bank.get(outcome.get("value_ref", ""))
    given = bank["value"] if bank else outcome["value"]
    year = bank["year"] if bank else outcome.get("value_year")
    rule = bank["uprate"] if bank else outcome.get("uprate", "prices")
    numbers = [Fraction(number) for number in (given if isinstance(given, list) else [given])]
    wanted = case.get("price_year")
    if case.get("uprating") == "none" or wanted is None or year is None or str(year) == str(wanted):
        return numbers
    if rule == "prices":
        factor = index(tables.prices, wanted) / index(tables.prices, year)
    else:
        factor = index(tables.wellbeing_prices, wanted) / index(tables.wellbeing_prices, year)
        factor *= power(index(tables.income, wanted) / index(tables.income, year), tables.elasticity)
    return [number * factor for number in numbers]


def rate(discounting: Mapping[str, Any], year: int, tables: Tables) -> Fraction:
    if "rates" in discounting:
        return Fraction(discounting["rates"][year - 1])
    if "schedule" in discounting:
        bands = tables.schedules[discounting["schedule"]]
        return next(Fraction(found) for last, found in bands if last is None or year <= last)
    return Fraction(discounting["rate"])


def factor(discounting: Mapping[str, Any], timing: str, year: int, carried: int, tables: Tables) -> Fraction:
    """What a case year is multiplied by. ``carried`` years at the start are carried forward to the last of them."""
    if year <= carried:
        grown = Fraction(1)
        for later in range(year + 1, carried + 1):
            grown *= 1 + rate(discounting, later, tables)
        return grown
    from_list = carried if "rates" in discounting else 0
    rates = [rate(discounting, n + from_list, tables) for n in range(1, year - carried + 1)]
    whole = Fraction(1)
    for each in rates[:-1]:
        whole /= 1 + each
    if timing == "start":
        return whole
    if timing == "end":
        return whole / (1 + rates[-1])
    return whole / power(1 + rates[-1], Decimal("0.5"))


def period_years(case: Mapping[str, Any]) -> int:
    """Case years that the period touches; the periods used in tests begin and end on whole months."""
    (y1, m1, _), (y2, m2, _) = ([int(part) for part in str(case["period"][k]).split("-")] for k in ("start", "end"))
    return ceil(Fraction((y2 - y1) * 12 + m2 - m1 + 1, 12))


def last_year(outcome: Mapping[str, Any]) -> int:
    start = outcome.get("starts_in_year", 1)
    duration = ceil(Fraction(outcome.get("duration_years", 1)))
    if isinstance(outcome.get("quantity"), list):
        return int(start + len(outcome["quantity"]) - 1)
    return int(start + len(outcome.get("intake", [0])) - 1 + duration - 1)


def kept(case: Mapping[str, Any], outcome: Mapping[str, Any]) -> Fraction:
    parts = [Fraction(outcome.get(name, 0)) for name in ("deadweight", "displacement", "attribution")]
    if case.get("conventions", {}).get("deductions") == "subtractive":
        return 1 - sum(parts)
    return (1 - parts[0]) * (1 - parts[1]) * (1 - parts[2])


def faded(case: Mapping[str, Any], outcome: Mapping[str, Any], age: int) -> Fraction:
    drop = Fraction(outcome.get("drop_off", 0))
    rule = case.get("conventions", {}).get("drop_off", "from-year-2")
    if rule == "linear":
        return max(Fraction(0), 1 - drop * age)
    if rule == "in-year":
        return Fraction((1 - drop) ** (age + 1))
    return Fraction((1 - drop) ** age)


def net(case: Mapping[str, Any], outcome: Mapping[str, Any], prices: list[Fraction], year: int) -> Fraction:
    """Value of a case year after deductions and drop-off."""
    since = year - outcome.get("starts_in_year", 1)
    if since < 0:
        return Fraction(0)
    price = prices[0] if len(prices) == 1 else prices[since] if since < len(prices) else Fraction(0)
    share = kept(case, outcome)
    quantity = outcome.get("quantity")
    if isinstance(quantity, list):
        return Fraction(quantity[since]) * price * share if since < len(quantity) else Fraction(0)
    duration = Fraction(outcome.get("duration_years", 1))
    cohorts = outcome.get("intake", [quantity])
    value = Fraction(0)
    for joined, units in enumerate(cohorts):
        age = since - joined
        if age >= 0:
            lasts = min(Fraction(1), max(Fraction(0), duration - age))
            value += Fraction(units) * price * share * faded(case, outcome, age) * lasts
    return value


def groups(outcomes: list[dict[str, Any]]) -> list[set[str]]:
    """Everyone linked, directly or through others, by shares_change_with."""
    links = {o["id"]: set(o.get("shares_change_with", [])) for o in outcomes}
    found: list[set[str]] = []
    for name in links:
        reached, waiting = set(), [name]
        while waiting:
            here = waiting.pop()
            if here in reached:
                continue
            reached.add(here)
            waiting += [other for other in links if other in links[here] or here in links[other]]
        if reached not in found:
            found.append(reached)
    return found


def months_to_cover(values: list[Fraction], cost: Fraction) -> Fraction | None:
    if cost <= 0:
        return Fraction(0)
    sofar = Fraction(0)
    for year, value in enumerate(values):
        if value > 0 and sofar + value >= cost:
            return 12 * year + 12 * (cost - sofar) / value
        sofar += value
    return None


def plain_value(case: Mapping[str, Any], tables: Tables, timing: str | None = None) -> dict[str, Any]:
    """The deterministic result of a case without chained rounding."""
    outcomes = [o for o in case["outcomes"] if o.get("status", "priced") == "priced"]
    horizon = case.get("horizon_years") or max([1, *(last_year(o) for o in outcomes)])
    carried = period_years(case) if case.get("conventions", {}).get("past_years") == "compound" else 0
    nets: dict[str, list[Fraction]] = {}
    worth: dict[str, list[Fraction]] = {}
    for outcome in outcomes:
        own = outcome.get("discounting", case["discounting"])
        when = timing or own.get("timing") or case["discounting"]["timing"]
        prices = uprated(case, outcome, tables)
        years = range(1, horizon + 1)
        nets[outcome["id"]] = [net(case, outcome, prices, year) for year in years]
        worth[outcome["id"]] = [
            value * factor(own, when, year, carried, tables)
            for year, value in zip(years, nets[outcome["id"]], strict=True)
        ]
    totals = {name: sum(values, Fraction(0)) for name, values in worth.items()}
    priced = [group & set(totals) for group in groups(case["outcomes"])]
    counted = {min(group, key=lambda name: (-totals[name], name)) for group in priced if group}
    return _summed(case, outcomes, nets, worth, counted, horizon, tables)


def _summed(
    case: Mapping[str, Any],
    outcomes: list[dict[str, Any]],
    nets: dict[str, list[Fraction]],
    worth: dict[str, list[Fraction]],
    counted: set[str],
    horizon: int,
    tables: Tables,
) -> dict[str, Any]:
    lines = [(line.get("cash", True), [Fraction(v) for v in line["values"]]) for line in case.get("inputs", [])]

    def spent(only_cash: bool) -> Fraction:
        return sum(
            (
                value * factor(case["discounting"], "start", year, 0, tables)
                for cash, values in lines
                if cash or not only_cash
                for year, value in enumerate(values, start=1)
            ),
            Fraction(0),
        )

    present = sum((sum(worth[name], Fraction(0)) for name in counted), Fraction(0))
    gross = sum((_gross(case, o, tables) for o in outcomes if o["id"] in counted), Fraction(0))
    by_year = [sum((nets[name][year] for name in counted), Fraction(0)) for year in range(horizon)]
    worth_by_year = [sum((worth[name][year] for name in counted), Fraction(0)) for year in range(horizon)]
    investment, cash = spent(False), spent(True)
    fiscal = [o for o in outcomes if o.get("kind") == "fiscal" and o["id"] in counted]
    return {
        "gross": gross,
        "net_year_1": by_year[0],
        "present_value": present,
        "investment": investment,
        "ratio": present / investment if investment else None,
        "ratio_cash": present / cash if cash else None,
        "payback": months_to_cover(by_year, sum((sum(values) for _, values in lines), Fraction(0))),
        "payback_discounted": months_to_cover(worth_by_year, investment),
        "outcomes": {name: (nets[name], sum(worth[name], Fraction(0))) for name in worth},
        "counted": counted,
        "fiscal": sum((sum(worth[o["id"]], Fraction(0)) for o in fiscal), Fraction(0)),
        "cashable": sum(
            (sum(worth[o["id"]], Fraction(0)) * Fraction(o.get("cashable", 0)) for o in fiscal), Fraction(0)
        ),
    }


def _gross(case: Mapping[str, Any], outcome: Mapping[str, Any], tables: Tables) -> Fraction:
    amount = outcome.get("intake", outcome.get("quantity"))
    first = amount[0] if isinstance(amount, list) else amount
    return Fraction(first) * uprated(case, outcome, tables)[0]


def plain_chained(case: Mapping[str, Any], tables: Tables) -> tuple[Fraction, Fraction | None]:
    """Present value and ratio with every printed step rounded, for outcomes whose quantity lasts."""
    total = Fraction(0)
    horizon = max(last_year(o) for o in case["outcomes"])
    for outcome in case["outcomes"]:
        price = pennies(uprated(case, outcome, tables)[0])
        impact = pennies(pennies(Fraction(outcome["quantity"]) * price) * kept(case, outcome))
        for year in range(1, horizon + 1):
            age = year - outcome.get("starts_in_year", 1)
            if age < 0:
                continue
            lasts = min(Fraction(1), max(Fraction(0), Fraction(outcome.get("duration_years", 1)) - age))
            value = pennies(impact * faded(case, outcome, age) * lasts)
            total += pennies(value * factor(case["discounting"], case["discounting"]["timing"], year, 0, tables))
    spent = sum(
        Fraction(value) * factor(case["discounting"], "start", year, 0, tables)
        for line in case["inputs"]
        for year, value in enumerate(line["values"], start=1)
    )
    invested = pennies(Fraction(spent))
    return total, pennies(total / invested) if invested else None

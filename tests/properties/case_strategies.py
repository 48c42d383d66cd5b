"""Random cases as plain data, over every convention of the format."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

SHARES = st.integers(0, 20).map(lambda n: Decimal(n) / 20)
RATES = st.integers(0, 200).map(lambda n: Decimal(n) / 1000)
MONEY = st.integers(0, 2_000_000).map(lambda n: Decimal(n) / 100)
WORTHS = st.integers(-500_000, 2_000_000).map(lambda n: Decimal(n) / 100)
UNITS = st.integers(0, 5_000).map(lambda n: Decimal(n) / 10)
YEARS = st.integers(1, 4)
DURATIONS = st.sampled_from([Decimal(text) for text in ("0.25", "0.5", "1", "1.5", "2", "2.75", "3", "4")])
TIMINGS = st.sampled_from(["start", "mid", "end"])
SCHEDULES = st.sampled_from(["green-book-standard", "green-book-health", "green-book-low"])
PRICE_YEARS = st.sampled_from([2015, 2019, 2021, 2023, "2018/19", "2020/21"])
BANK_CODES = st.sampled_from(["WELLBY", "QALY", "NHS-AE", "DIS-FT-GOV", "CO2-2026"])
KINDS = st.sampled_from(["wellbeing", "economic", "fiscal"])
LONGEST = 12


@st.composite
def discountings(draw: st.DrawFn, *, is_case: bool) -> dict[str, Any]:
    which = draw(st.sampled_from(["rate", "schedule", "rates"]))
    found: dict[str, Any] = {}
    if which == "rate":
        found["rate"] = draw(RATES)
    elif which == "schedule":
        found["schedule"] = draw(SCHEDULES)
    else:
        found["rates"] = draw(st.lists(RATES, min_size=LONGEST, max_size=LONGEST))
    if is_case or draw(st.booleans()):
        found["timing"] = draw(TIMINGS)
    return found


@st.composite
def deductions(draw: st.DrawFn, *, subtractive: bool) -> dict[str, Decimal]:
    names = ("deadweight", "displacement", "attribution")
    found = {name: draw(SHARES) for name in names if draw(st.booleans())}
    # Subtractive deductions above 1 are refused; thirds of each stay inside.
    return {name: share / 4 for name, share in found.items()} if subtractive else found


@st.composite
def outcomes(draw: st.DrawFn, number: int, *, subtractive: bool = False, plain: bool = False) -> dict[str, Any]:
    """A priced outcome; ``plain`` keeps to a quantity that lasts and a value of its own."""
    found: dict[str, Any] = {"id": f"o{number}", "kind": draw(KINDS), **draw(deductions(subtractive=subtractive))}
    amount = "lasting" if plain else draw(st.sampled_from(["lasting", "by-year", "intake"]))
    if amount == "by-year":
        found["quantity"] = draw(st.lists(UNITS, min_size=1, max_size=4))
    else:
        found["duration_years"] = draw(DURATIONS)
        if draw(st.booleans()):
            found["drop_off"] = draw(SHARES)
        if amount == "intake":
            found["intake"] = draw(st.lists(UNITS, min_size=1, max_size=3))
        else:
            found["quantity"] = draw(UNITS)
    if draw(st.booleans()):
        found["starts_in_year"] = draw(YEARS)
    if found["kind"] == "fiscal":
        found["cashable"] = draw(SHARES)
    if not plain and draw(st.booleans()):
        found["discounting"] = draw(discountings(is_case=False))
    return {**found, **draw(worths(plain=plain))}


@st.composite
def worths(draw: st.DrawFn, *, plain: bool) -> dict[str, Any]:
    which = "own" if plain else draw(st.sampled_from(["own", "bank", "carbon"]))
    if which == "bank":
        return {"value_ref": draw(BANK_CODES)}
    found: dict[str, Any] = {"value": draw(WORTHS)}
    if which == "carbon":
        found |= {"kind": "carbon", "value": draw(st.lists(WORTHS, min_size=8, max_size=8)), "cashable": Decimal(0)}
    if draw(st.booleans()):
        found["value_year"] = draw(PRICE_YEARS)
        found["uprate"] = draw(st.sampled_from(["prices", "wellbeing"]))
    return found


@st.composite
def cases(draw: st.DrawFn, *, plain: bool = False, chained: bool = False) -> dict[str, Any]:
    """A valid case as plain data."""
    subtractive = draw(st.booleans())
    conventions: dict[str, Any] = {
        "deductions": "subtractive" if subtractive else "multiplicative",
        "drop_off": draw(st.sampled_from(["from-year-2", "compounding", "linear", "in-year"])),
    }
    if chained:
        conventions["rounding"] = "chained"
    elif not plain:
        conventions["past_years"] = draw(st.sampled_from(["none", "compound"]))
    count = draw(st.integers(1, 4))
    found = [draw(outcomes(number, subtractive=subtractive, plain=plain or chained)) for number in range(count)]
    if not plain and not chained:
        found += draw(unpriced())
        _link(draw, found)
    length = draw(YEARS)
    case: dict[str, Any] = {
        "format": "worthwhile/impact-case/1",
        "title": "Random case",
        "kind": "evaluative",
        "period": {"start": "2015-04-01", "end": f"{2015 + length}-03-31"},
        "discounting": draw(discountings(is_case=True)),
        "conventions": conventions,
        "inputs": draw(st.lists(inputs(), min_size=0 if not plain else 1, max_size=3)),
        "outcomes": found,
    }
    if draw(st.booleans()):
        case["price_year"] = draw(PRICE_YEARS)
        if draw(st.booleans()):
            case["uprating"] = draw(st.sampled_from(["none", "gdp-deflator"]))
    if not chained and draw(st.booleans()):
        case["horizon_years"] = draw(st.integers(1, 6))
    if draw(st.booleans()):
        case["uprating_beyond"] = "last-known-growth"
        if "price_year" in case:
            case["price_year"] = draw(st.sampled_from([2024, 2025, "2023/24", "2024/25", "2026/27"]))
    elif any(o.get("value_ref") == "NHS-AE" for o in found):
        case["uprating"] = "none"
    return case


@st.composite
def inputs(draw: st.DrawFn) -> dict[str, Any]:
    values = draw(st.lists(MONEY, min_size=1, max_size=4))
    return {"name": "Input", "values": [value + 1 for value in values], "cash": draw(st.booleans())}


@st.composite
def unpriced(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(0, 2))
    statuses = [draw(st.sampled_from(["held", "pending"])) for _ in range(count)]
    return [{"id": f"u{n}", "status": status, "quantity": draw(UNITS)} for n, status in enumerate(statuses)]


def _link(draw: st.DrawFn, found: list[dict[str, Any]]) -> None:
    """Some outcomes say that they share a change with others."""
    names = [outcome["id"] for outcome in found]
    for outcome in found:
        others = [name for name in names if name != outcome["id"]]
        if others and draw(st.integers(0, 3)) == 0:
            outcome["shares_change_with"] = [draw(st.sampled_from(others))]

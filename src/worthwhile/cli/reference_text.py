"""Reference figures as lines of text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.parameters import BankUse, BankValue, WithheldValue
from worthwhile.exchange.reference_json import rows_of
from worthwhile.kernel.money import money_text
from worthwhile.kernel.parameter import DatedValue, Parameter, Source
from worthwhile.reference import Edition, Library, Table

WIDTH = 100
LABELS = 10
IDS = 31
HOW_TO_ENTER = "Enter it as value and value_year of an outcome, with where you found it in the outcome's notes."


def topic_lines(held: Library, key: str) -> Iterator[str]:
    """A topic with all its figures, and those that users enter themselves with the reason."""
    topic = held.topics[key]
    yield f"{topic.title} ({key})"
    yield from textwrap.wrap(topic.description, WIDTH)
    for found in held.in_topic(key):
        yield f"  {found.id:<{IDS}} {found.label} ({found.unit})"
    withheld = held.withheld_in_topic(key)
    if withheld:
        yield ""
        yield f"  Enter your own: {len(withheld)} figures that are published but may not be shipped"
    for reason in dict.fromkeys(value.reason for value in withheld):
        yield from textwrap.wrap(reason, WIDTH, initial_indent="    ", subsequent_indent="    ")
        for value in withheld:
            if value.reason == reason:
                yield f"  {value.id:<{IDS}} {value.label} ({value.unit})"
    yield ""


def withheld_lines(found: WithheldValue) -> Iterator[str]:
    """A figure that is not shipped: why, and where to find it."""
    yield found.label
    yield from _pair("ID", found.id)
    yield from _pair("Value", f"Enter your own: this figure ({found.unit}) is published but not shipped.")
    yield from _pair("Why", found.reason)
    yield from _pair("Find it in", found.publication)
    yield from _pair("Address", found.address)
    yield from _pair("Next", HOW_TO_ENTER)


def shown_lines(
    held: Library, found: Parameter | Table, when: str, now: DatedValue | Edition | None, note: str | None
) -> Iterator[str]:
    """A figure or table as it holds on a date, with its source, use and history."""
    yield found.label
    yield from _pair("ID", found.id)
    yield from _pair("On", when)
    if now is None:
        yield from _pair("Value", f"None. {note}")
    else:
        yield from _now_lines(found, now)
    yield from _pair("Kind", f"{found.basis.value}, {found.geography}")
    yield from _pair("About", found.description)
    bank = held.bank_value(found.id)
    if bank is not None:
        yield from _pair("Use", _bank_text(bank))
    yield from _history_lines(found)


def _now_lines(found: Parameter | Table, now: DatedValue | Edition) -> Iterator[str]:
    if isinstance(now, DatedValue) and isinstance(found, Parameter):
        prices = f", in prices of {found.price_year}" if found.price_year else ""
        yield from _pair("Value", f"{_number(now.value, found.unit)} {_per(found.unit)}{prices}")
        yield from _pair("Range", _range(now, found.unit) or "none published")
    elif isinstance(now, Edition) and isinstance(found, Table):
        yield from _pair("Unit", found.unit)
        yield from _row_lines(found.columns, now)
    yield from _source_lines(now.source)
    yield from _pair("Where", now.locator)
    yield from _pair("Checked", f"{now.checked_on}, confidence {now.confidence}")


def _row_lines(columns: tuple[str, ...], edition: Edition) -> Iterator[str]:
    cells = [["-" if v is None else str(v) for v in row.values()] for row in rows_of(edition)]
    widths = [max(len(name), *(len(row[i]) for row in cells)) for i, name in enumerate(columns)]
    for line in (list(columns), *cells):
        yield "  " + "  ".join(f"{cell:>{width}}" for cell, width in zip(line, widths, strict=True))


def _source_lines(source: Source) -> Iterator[str]:
    yield from _pair("Source", f"{source.title}, {source.publisher}, {source.published}")
    if source.notes:
        yield from _pair("", source.notes)
    yield from _pair("Licence", source.licence)
    yield from _pair("Address", source.address)


def _history_lines(found: Parameter | Table) -> Iterator[str]:
    yield from _pair("History", "oldest first")
    for dated in found.values if isinstance(found, Parameter) else found.editions:
        span = f"{dated.valid_from} to {dated.valid_to or 'now'}"
        figure = f"{len(dated.rows)} rows" if isinstance(dated, Edition) else _number(dated.value, found.unit)
        extent = "" if isinstance(dated, Edition) else _range(dated, found.unit)
        yield f"  {span:<24}  {figure}" + (f" ({extent})" if extent else "") + f"  {dated.source.key}"


def _bank_text(bank: BankValue) -> str:
    if bank.use is BankUse.INPUT_PRICE:
        return f"A price of inputs, not the value of an outcome; do not uprate it. {bank.notes}".strip()
    kind = f"{bank.kind.capitalize()} value, level {bank.level}, gained by {bank.agency}"
    parts = [f"{kind}, carried to other years with {bank.uprate}."]
    if bank.whole_period:
        parts.append("It covers the whole period at once: duration 1, never times years.")
    if bank.average_cost:
        parts.append("It is an average cost: one case fewer does not give this sum back in cash.")
    return " ".join([*parts, bank.notes]).strip()


def _number(value: Decimal, unit: str) -> str:
    return money_text(value) if unit.startswith("GBP") else format(value, "f")


def _per(unit: str) -> str:
    return unit.removeprefix("GBP ") if unit.startswith("GBP") else f"({unit})"


def _range(dated: DatedValue, unit: str) -> str:
    ends = (("low", dated.low), ("high", dated.high))
    return ", ".join(f"{name} {_number(end, unit)}" for name, end in ends if end is not None)


def _pair(label: str, text: str) -> Iterator[str]:
    first, *rest = textwrap.wrap(text, WIDTH - LABELS - 4, break_long_words=False, break_on_hyphens=False) or [""]
    yield f"  {label:<{LABELS}}  {first}"
    yield from (f"  {'':<{LABELS}}  {line}" for line in rest)

"""The rows of an answer as a table that people read: headings in words, codes with their names, few counts said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from worthwhile.exchange.charts.table import Column, Table
from worthwhile.market.queries.shape import AnswerColumn, Question
from worthwhile.market.queries.shape.concentration import NOWHERE
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_SHARE, number_text, percent_text, pounds_text
from worthwhile.reference.areas import area, is_area
from worthwhile.reference.cpv import name_of

MOST_ROWS = 100
NONE = "–"
TOO_FEW = "too few"
# Columns that a person has no use for beside the others; the CSV file has them.
LEFT_OUT = {"low", "high", "supplier", "all_wins", "all_suppliers", "method", "notice_type", "ocid", "median_days"}
HEADINGS = {
    "band": "",
    "kind": "Kind of winner",
    "how": "How it is known",
    "processes": "Procurements",
    "for_whom": "What is said",
    "about": "What",
    "name": "Supplier",
    "buyer_name": "Buyer",
    "title": "Contract",
    "notice_on": "Published",
    "url": "Notice",
    "value": "Value without VAT",
    "value_share": "Share of the value",
    "valued": "With a stated value",
    "wins": "Wins",
    "quarter_months": "A quarter run up to (months)",
    "median_months": "Half run up to (months)",
    "three_quarters_months": "Three quarters run up to (months)",
    "short": "A year or less",
    "short_share": "Share of a year or less",
    "largest_share": "Share of the largest",
    "index_by_wins": "Concentration by wins (of 10,000)",
    "index_by_value": "Concentration by value (of 10,000)",
    "last_won_on": "Last win",
    "announced": "With a transparency notice",
    "reasoned": "With a stated reason",
    "light_touch": "Under a light-touch regime",
    "above_threshold": "Above threshold",
}
FIRST_HEADINGS = {
    "contract-sizes": "Value of the contract, without VAT",
    "lot-sizes": "Value of the lot, without VAT",
    "bids-received": "Bids",
    "lots": "Lots",
    "notice-periods": "Time given to answer",
    "social-value-weights": "Weight of social value",
}
KINDS = {
    "vcse": "Voluntary, community or social enterprise (VCSE)",
    "social-enterprise": "Social enterprise",
    "supported-employment": "Supported employment provider",
    "sme": "Small or medium enterprise (SME)",
    "large": "Large enterprise",
    "not-vcse": "Not a VCSE",
    "kind-unknown": "Not known whether a VCSE",
    "size-unknown": "Size not known",
    "everybody": "All",
}


def answer_table(question: Question, rows: Sequence[Mapping[str, Any]], *, used: int) -> Table:
    """The first rows of an answer as text; ``used``: of how many things, below which no share is told."""
    columns = [column for column in question.columns if _is_shown(question, column)]
    return Table(
        caption=question.asks,
        columns=tuple(
            Column(heading=_heading(question, column), numeric=column.type in ("integer", "number"))
            for column in columns
        ),
        rows=tuple(tuple(_cell(row[column.name], column, used) for column in columns) for row in rows[:MOST_ROWS]),
    )


def place_name(code: str) -> str:
    """The name of an area by its ONS code; the code itself where it is none of ours."""
    if code == NOWHERE:
        return "Place not stated"
    return area(code).name if is_area(code) else code


def service_name(prefix: str) -> str:
    """The three digits of a service with their name, where one is held."""
    if prefix == NOWHERE:
        return "Service not stated"
    name = name_of(prefix.ljust(8, "0"))
    return f"{name} (CPV {prefix})" if name else f"CPV {prefix}"


def _is_shown(question: Question, column: AnswerColumn) -> bool:
    if question.slug == "reserved-contracts" and column.name == "kind":
        return False
    return column.name not in LEFT_OUT


def _heading(question: Question, column: AnswerColumn) -> str:
    if column.name == "band":
        return FIRST_HEADINGS[question.slug]
    return HEADINGS.get(column.name) or column.name.replace("_", " ").capitalize()


def _cell(value: Any, column: AnswerColumn, used: int) -> str:
    if value is None:
        return TOO_FEW if column.name in ("index_by_wins", "largest_share", "index_by_value") else NONE
    if column.name == "area":
        return place_name(value)
    if column.name == "service":
        return service_name(value)
    if column.name == "kind":
        return KINDS.get(value, value)
    if column.unit == "share":
        return percent_text(value) if used >= FEWEST_FOR_A_SHARE else TOO_FEW
    if column.unit == "pounds":
        return pounds_text(value)
    if column.unit == "year":
        return str(value)
    if isinstance(value, int | float):
        return number_text(float(value))
    return day_words(value) if isinstance(value, date) else str(value)


def day_words(day: date) -> str:
    """``3 October 2026``."""
    return f"{day.day} {day:%B %Y}"

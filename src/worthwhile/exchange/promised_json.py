"""A promise beside its results as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from worthwhile.exchange.plain_data import plain_number
from worthwhile.exchange.promised import (
    Cost,
    Count,
    PromisedAndAchieved,
    PromisedRow,
    RatioThenOrNow,
)
from worthwhile.exchange.promised_words import promised_sentences
from worthwhile.exchange.result_json import money, ratio

FORMAT = "worthwhile/promised-and-achieved/1"


def promised_data(found: PromisedAndAchieved) -> dict[str, Any]:
    """The shape that ``worthwhile impact promised --json`` prints."""
    return {
        "format": FORMAT,
        "title": found.title,
        "currency_promised": found.currency_then,
        "currency_achieved": found.currency_now,
        "comparable": found.is_comparable,
        "not_comparable_because": found.because,
        "cautions": list(found.cautions),
        "sentences": list(promised_sentences(found)),
        "outcomes": [_row(row) for row in found.rows],
        "ratio_promised": _ratio(found.ratio_then),
        "ratio_achieved": _ratio(found.ratio_now),
        "inside_promised_range": found.inside_promised_range,
        "cost_promised": _cost(found.cost_then),
        "cost_achieved": _cost(found.cost_now),
    }


def _row(row: PromisedRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "fate": row.fate.value,
        "status_promised": None if row.status_then is None else row.status_then.value,
        "status_achieved": None if row.status_now is None else row.status_now.value,
        "promised": _count(row.promised),
        "achieved": _count(row.achieved),
        "share": ratio(row.share),
        "deductions": [
            {"name": one.name, "promised": ratio(one.then), "achieved": ratio(one.now)} for one in row.deductions
        ],
        "present_value_promised": _money(row.value_then),
        "present_value_achieved": _money(row.value_now),
        "present_value_change": _money(row.value_change),
        "notes": list(row.notes),
    }


def _count(count: Count | None) -> dict[str, Any] | None:
    if count is None:
        return None
    return {name: _number(getattr(count, name)) for name in ("units", "low", "high")}


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else plain_number(value)


def _money(value: Decimal | None) -> str | None:
    return None if value is None else money(value)


def _ratio(found: RatioThenOrNow) -> dict[str, float | None]:
    return {"p5": ratio(found.low), "central": ratio(found.central), "p95": ratio(found.high)}


def _cost(cost: Cost) -> dict[str, str]:
    return {"all": money(cost.all), "cash": money(cost.cash)}

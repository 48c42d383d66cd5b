"""What one unit of an outcome is worth, in words, and who published it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.parameters import BankValue
from worthwhile.kernel.money import price_text
from worthwhile.reference import valuation_parameters


@dataclass(frozen=True, kw_only=True)
class Worth:
    """A price and its source in words; both empty where the user has to say what an outcome is worth."""

    text: str = ""
    source: str = ""


def worth_of(row: Mapping[str, Any]) -> Worth:
    """The worth that an outcome of a case file states, by code of the value bank or as a figure of its own."""
    bank = valuation_parameters().bank.get(row["value_ref"]) if row.get("value_ref") else None
    if bank is not None:
        return Worth(text=bank_worth_text(bank), source=bank_source_text(bank))
    if row.get("value") is not None:
        amount = price_text(Decimal(row["value"]))
        source = str((row.get("sources") or {}).get("value", ""))
        return Worth(text=f"{amount}, in prices of {row.get('value_year')}", source=source)
    return Worth()


def bank_worth_text(bank: BankValue) -> str:
    """``£300 per attendance, in prices of 2024/25``, with the published range where there is one."""
    span = ""
    if bank.low is not None and bank.high is not None:
        span = f", with a published range of {price_text(bank.low)} to {price_text(bank.high)}"
    return f"{price_text(bank.value)} {bank.unit}, in prices of {bank.price_year}{span}"


def bank_source_text(bank: BankValue) -> str:
    """What the value is of, and the publication."""
    return f"{bank.label}. {bank.source.title}, {bank.source.publisher}."

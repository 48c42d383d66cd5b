"""The values that one outcome may be given: published ones, and those that the organisation may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.impact.selectors.drafts import Row
from worthwhile.apps.impact.selectors.value_references import source_of_own
from worthwhile.apps.library.selectors.usable_values import UsableValue, list_usable_values
from worthwhile.apps.organisations.models import Organisation
from worthwhile.engines.valuation.parameters import BankValue
from worthwhile.exchange.suggestions import find_values
from worthwhile.exchange.worth_text import bank_worth_text
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.money import price_text
from worthwhile.reference import valuation_parameters

BANK, OWN = "bank:", "own:"
MOST_FOUND = 6


@dataclass(frozen=True, kw_only=True)
class WorthChoice:
    """A value that can be chosen. ``key`` begins with ``bank:`` where it is a published one.

    ``fields`` are what the outcome then states: value_ref, or value with value_year, kind and range. ``source`` is
    what the case keeps beside a figure that is not in the value bank.
    """

    key: str
    label: str
    about: str
    fields: Mapping[str, Any]
    source: str = ""
    has_range: bool = False


def list_worths(organisation: Organisation, row: Row, *, words: str, on: date) -> tuple[WorthChoice, ...]:
    """What the outcome has now, what plain words find, and the organisation's values.

    Where nothing is asked for and nothing chosen, the outcome's own words are looked up.
    """
    bank = valuation_parameters().bank
    codes = [str(row["value_ref"])] if row.get("value_ref") in bank else []
    wanted = words or ("" if codes or row.get("value") is not None else _words_of(row))
    codes += [code for code in (_found(wanted) if wanted else ()) if code in bank]
    published = [_of_bank(code, bank[code]) for code in dict.fromkeys(codes)]
    return (*published, *map(own_worth, list_usable_values(organisation, on=on)))


def _found(words: str) -> list[str]:
    return [value.code for value in find_values(words=words, limit=MOST_FOUND) if value.value]


def _words_of(row: Row) -> str:
    return f"{row.get('name') or ''}. {row.get('stakeholder') or ''}"


def _of_bank(code: str, value: BankValue) -> WorthChoice:
    return WorthChoice(
        key=f"{BANK}{code}",
        label=value.label,
        about=f"{bank_worth_text(value)}. {value.source.title}, {value.source.publisher}.",
        fields={"value_ref": code},
        has_range=value.low is not None and value.high is not None,
    )


def own_worth(value: UsableValue) -> WorthChoice:
    """A value that an organisation entered, as an outcome takes it."""
    has_range = value.low is not None and value.high is not None
    shared = f" Shared by a member, reviewed by {value.reviewed_by}." if value.is_shared else ""
    return WorthChoice(
        key=f"{OWN}{value.pk}",
        label=value.label,
        about=f"{price_text(value.value)} {value.unit}, {value.value_year} prices. {value.source_text}{shared}",
        fields={
            "value": value.value,
            "value_year": _year(value.value_year),
            "kind": value.kind,
            **({"range": {"low": value.low, "high": value.high}} if has_range else {}),
        },
        source=source_of_own(value),
        has_range=has_range,
    )


def _year(year: PriceYear) -> int | str:
    return str(year) if year.financial else year.begins

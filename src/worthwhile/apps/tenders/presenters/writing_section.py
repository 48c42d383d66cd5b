"""What a page of a section shows besides its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.presenters.price_tried import address_of
from worthwhile.apps.tenders.presenters.price_words import sentence
from worthwhile.apps.tenders.presenters.written_value import value_words
from worthwhile.apps.tenders.selectors.price_example import EXAMPLE
from worthwhile.apps.tenders.selectors.writing import Items
from worthwhile.apps.tenders.selectors.writing.how_bids_are_judged import PARAMETERS
from worthwhile.apps.tenders.selectors.writing.where import entry_words
from worthwhile.engines.scoring import FORMULAS, Formula
from worthwhile.exchange.case_edits import value_at
from worthwhile.exchange.tender.judging import CriterionKind

MOST_SAID = 4
SCALED_BY = ("benchmark", "fixed_price", "price_cap")


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An entry of a list: its number from 1, what it is called, and some of what it says as pairs."""

    number: int
    title: str
    said: tuple[tuple[str, str], ...]


def item_lines(items: Items, data: Mapping[str, Any]) -> tuple[ItemLine, ...]:
    """The entries of a list."""
    rows = value_at(data, items.place) or ()
    return tuple(
        ItemLine(number=number, title=entry_words(items, row), said=tuple(_said(items, row))[:MOST_SAID])
        for number, row in enumerate(rows, start=1)
    )


def _said(items: Items, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for asked in items.asked:
        value = row.get(asked.path)
        if asked.path != items.called and not asked.refers and value not in (None, "", []):
            yield asked.label, value_words(value, asked, items)


def refused_formulas() -> tuple[tuple[str, str], ...]:
    """The formulas that are not offered, and why."""
    refused = (formula for formula in Formula if not formula.is_offered)
    return tuple((f"{FORMULAS[one].name} ({one})", sentence(FORMULAS[one].refused_because)) for one in refused)


def price_address(data: Mapping[str, Any]) -> str:
    """The query at which the simulator tries the tender's formula and weights, on bids made up near its price."""
    given = value_at(data, tuple(PARAMETERS.split("."))) or {}
    stated = {**given, **({"benchmark": given["budget"]} if "budget" in given else {})}
    changed = {name: _plain(stated[name]) for name in EXAMPLE if name in stated}
    formula = value_at(data, ("award", "price", "formula"))
    changed["formula"] = formula if formula in FORMULAS else Formula.BENCHMARK.value
    nation = value_at(data, ("buyer", "nation"))
    return address_of({**EXAMPLE, **_bids_near(stated), **changed, **_weights(data)}, nation=nation or "england")


def _weights(data: Mapping[str, Any]) -> dict[str, str]:
    """The weights in per cent; those of the example where the tender's do not add up yet."""
    criteria = value_at(data, ("award", "criteria")) or ()
    weights = {"price_weight": Decimal(0), "quality_weight": Decimal(0), "social_value_weight": Decimal(0)}
    names = {CriterionKind.PRICE: "price_weight", CriterionKind.SOCIAL_VALUE: "social_value_weight"}
    for one in criteria:
        weights[names.get(one.get("kind"), "quality_weight")] += Decimal(one.get("weight") or 0) * 100
    return {name: _plain(weight) for name, weight in weights.items()} if sum(weights.values()) == 100 else {}


def _bids_near(stated: Mapping[str, Any]) -> dict[str, str]:
    """The prices of the example's bids, as far from what the tender states as they are from what the example does."""
    name = next((one for one in SCALED_BY if stated.get(one)), None)
    if name is None:
        return {}
    times = Decimal(stated[name]) / Decimal(EXAMPLE[name])
    prices = {f"price_{row}": EXAMPLE[f"price_{row}"] for row in (1, 2, 3)}
    others = {one: EXAMPLE[one] for one in SCALED_BY if one != name}
    return {one: _plain(round(Decimal(amount) * times)) for one, amount in {**prices, **others}.items()}


def _plain(number: Decimal | int) -> str:
    shown = f"{Decimal(number):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown

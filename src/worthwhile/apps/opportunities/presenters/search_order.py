"""The orders in which results can stand."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from worthwhile.apps.opportunities.presenters.search_address import address_with

ORDERS = {"best": "Best fit", "deadline": "Soonest deadline", "published": "Newest", "value": "Largest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order, and the query string that asks for it."""

    label: str
    query: str
    is_current: bool


def present_orders(given: QueryDict, current: str) -> list[Order]:
    """Every order, the current one marked."""
    return [
        Order(label=label, query=address_with(given, sort=[sort]), is_current=sort == current)
        for sort, label in ORDERS.items()
    ]

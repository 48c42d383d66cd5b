"""What a row of results puts into an outcome, place by place, and whether it may."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from worthwhile.apps.evidence.selectors.feeding import Feed
from worthwhile.apps.impact.selectors.drafts import Row
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.engines.measures.measure import Route
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.case_edits import BY_ID, Edits, Place, value_at
from worthwhile.exchange.report.wording import day_text

LONGEST_SOURCE = 300
LEAST_PERCENT = Decimal("0.01")
EVIDENCE = ("method", "sample", "population", "attrition", "follow_up_months", "source", "strength")
# A quantity listed by year says itself how long it lasts, and leaves no room for what would say it again.
_SAID_BY_A_LIST = ("duration_years", "drop_off")
_UNITS = {route.value for route in Route}

Figures = Mapping[str, Any]


def is_mean(feed: Feed) -> bool:
    """Whether the row counts points of wellbeing or health rather than people."""
    return feed.basis == "mean"


def unit_of(feed: Feed) -> str:
    """What one of its quantity is, in the plural."""
    return f"{feed.outcome['value_ref']}s" if is_mean(feed) else "people"


def why_not(feed: Feed, row: Row) -> str:
    """Why a row of results does not belong in an outcome; empty where it does."""
    priced_by = row.get("value_ref")
    if is_mean(feed):
        unit = feed.outcome["value_ref"]
        if row.get("status") == Status.HELD:
            return f"It counts {unit}s, which only a price makes sense of, and this outcome is told and never priced."
        if priced_by not in (None, unit) or row.get("value") is not None:
            return (
                f"It counts {unit}s, and this outcome is priced by something else: the two would not belong together. "
                f"Choose the {unit} as its worth first, or take a row that counts people."
            )
    elif priced_by in _UNITS:
        return (
            f"It counts people, and this outcome is priced per {priced_by}: the two would not belong together. "
            "Take the row from the mean, or give the outcome a worth per person first."
        )
    return ""


def figures_of(feed: Feed, row: Row) -> Figures:
    """What the outcome states once it takes the row, by place within the outcome; None where nothing is to stand.

    How long a change of counted people lasts is left as the outcome has it, where it says so.
    """
    stated = feed.outcome
    quantity = stated["quantity"]
    by_year = isinstance(quantity, list)
    figures: dict[str, Any] = {
        "quantity": quantity,
        "intake": None,
        "ranges.quantity": part_of(part_of(stated, "ranges"), "quantity") or None,
        "ranges.intake": None,
        "sources.quantity": source_of(feed),
        "sources.intake": None,
    }
    figures |= {f"evidence.{name}": _evidence(feed, name) for name in EVIDENCE}
    if by_year:
        for name in _SAID_BY_A_LIST:
            figures |= {name: None, f"ranges.{name}": None, f"sources.{name}": None}
    elif row.get("duration_years") is None and stated.get("duration_years") is not None:
        figures["duration_years"] = stated["duration_years"]
    if is_mean(feed) and not row.get("value_ref"):
        figures["value_ref"] = stated["value_ref"]
        if not row.get("kind"):
            figures["kind"] = stated["kind"]
    return figures


def source_of(feed: Feed) -> str:
    """Where the quantity comes from, as the case states it."""
    text = f"{feed.title}: {feed.measure_name}, {feed.collection_name}, answers up to {day_text(feed.as_of)}"
    return text[:LONGEST_SOURCE]


def edits_of(outcome: str, figures: Figures) -> Edits:
    """Figures as edits to a case."""
    return {place_of(outcome, name): value for name, value in figures.items()}


def place_of(outcome: str, name: str) -> Place:
    """A place of a case from the name of a place within one of its outcomes."""
    return (BY_ID, outcome, *name.split("."))


def changed_places(data: Mapping[str, Any], outcome: str, figures: Figures) -> tuple[str, ...]:
    """Where an outcome says something else than what was put there."""
    return tuple(name for name, value in figures.items() if value_at(data, place_of(outcome, name)) != value)


def total_of(quantity: object) -> Decimal | None:
    """A quantity in one number, whether it is listed by year or not."""
    if isinstance(quantity, list | tuple):
        return sum((Decimal(each) for each in quantity), Decimal(0))
    return Decimal(quantity) if isinstance(quantity, int | Decimal) else None


def _evidence(feed: Feed, name: str) -> Any:
    value = part_of(feed.outcome, "evidence").get(name)
    if name == "attrition" and isinstance(value, Decimal) and 0 < value < LEAST_PERCENT:
        # A page takes shares from 1 per cent on, so that 0.5 is not typed for half. Rounded up, never to nobody lost.
        return LEAST_PERCENT
    return value

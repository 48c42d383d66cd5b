"""Everything in the library as one list that can be searched: values, series, measures and methods."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.valuation.parameters import BankValue, WithheldValue
from worthwhile.kernel.parameter import Parameter
from worthwhile.reference import Table, library, topic_of
from worthwhile.reference.method_pages import MethodPage, method_pages

BANK_TOPIC = "value-bank"
WORDS_FOR_VALUES = "value worth cost price saving"


class Sort(StrEnum):
    """What an entry is."""

    VALUE = "value"
    SERIES = "series"
    MEASURE = "measure"
    METHOD = "method"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing in the library.

    ``key`` is what its address is made of: the code of a value, the id of a series or a measure, the code of a method.
    ``words`` is what a search looks through besides title and summary. The rest is what a list may be narrowed by,
    and is empty where it does not apply; ``is_supplied`` is none for what is no figure.
    """

    sort: Sort
    key: str
    title: str
    summary: str
    words: str = ""
    topic: str = ""
    kind: str = ""
    agency: str = ""
    unit: str = ""
    is_supplied: bool | None = None


@cache
def list_entries() -> tuple[Entry, ...]:
    """Everything in the library: values, then those withheld, series, measures and methods."""
    held = library()
    figures: list[Parameter | Table] = [*held.parameters.values(), *held.tables.values()]
    series = [found for found in figures if topic_of(found.id) != BANK_TOPIC]
    return (
        *(_value(bank, held.parameters[bank.id]) for bank in held.bank.values()),
        *map(_withheld, held.withheld.values()),
        *map(_series, series),
        *map(_measure, MEASURES.values()),
        *map(_method, method_pages().values()),
    )


def _value(bank: BankValue, parameter: Parameter) -> Entry:
    return Entry(
        sort=Sort.VALUE,
        key=bank.code,
        title=parameter.label,
        summary=parameter.description,
        words=f"{bank.code} {bank.notes} {bank.source.publisher} {WORDS_FOR_VALUES}",
        topic=topic_of(bank.id),
        kind=bank.kind,
        agency=bank.agency,
        unit=parameter.unit,
        is_supplied=True,
    )


def _withheld(value: WithheldValue) -> Entry:
    return Entry(
        sort=Sort.VALUE,
        key=value.code,
        title=value.label,
        summary=f"Published in: {value.publication}",
        words=f"{value.code} {WORDS_FOR_VALUES}",
        topic=topic_of(value.id),
        unit=f"GBP {value.unit}",
        is_supplied=False,
    )


def _series(found: Parameter | Table) -> Entry:
    return Entry(
        sort=Sort.SERIES,
        key=found.id,
        title=found.label,
        summary=found.description,
        words=found.id,
        topic=topic_of(found.id),
        unit=found.unit,
        is_supplied=True,
    )


def _measure(measure: Measure) -> Entry:
    scales = " ".join(f"{scale.name} {scale.outcome_name}" for scale in measure.scales)
    return Entry(
        sort=Sort.MEASURE,
        key=measure.id,
        title=measure.name,
        summary=measure.version,
        words=f"{measure.id} {measure.code} {scales} {_asked(measure)} questionnaire survey",
        topic="measures",
    )


def _asked(measure: Measure) -> str:
    return " ".join(item.text or "" for item in measure.items) if measure.licence.ships_text else ""


def _method(page: MethodPage) -> Entry:
    words = f"{page.code} check method"
    return Entry(sort=Sort.METHOD, key=page.code, title=page.title, summary=page.summary, words=words)

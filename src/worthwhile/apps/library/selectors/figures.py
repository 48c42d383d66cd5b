"""Finding one figure of the library by the name in an address; capitals do not matter."""

from __future__ import annotations

from worthwhile.apps.library.selectors.entries import BANK_TOPIC
from worthwhile.engines.valuation.parameters import BankValue, WithheldValue
from worthwhile.kernel.parameter import Parameter
from worthwhile.reference import Table, library, topic_of


def find_bank_value(code: str) -> tuple[BankValue, Parameter] | None:
    """The value of the bank with this code, and the figure with its history behind it."""
    held = library()
    bank = held.bank.get(code.upper())
    return (bank, held.parameters[bank.id]) if bank is not None else None


def find_withheld(code: str) -> WithheldValue | None:
    """The figure with this code that is named only."""
    return library().withheld.get(code.upper())


def find_series(topic: str, name: str) -> Parameter | Table | None:
    """A series or table by its topic and name. Values of the bank have pages of their own."""
    identifier = f"{topic}/{name}".lower()
    if topic_of(identifier) == BANK_TOPIC:
        return None
    held = library()
    return held.parameters.get(identifier) or held.tables.get(identifier)

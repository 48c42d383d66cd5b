"""Everything that was loaded, found by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from worthwhile.engines.valuation.parameters import BankValue, WithheldValue
from worthwhile.kernel.parameter import Basis, NotInForce, Parameter, Source
from worthwhile.kernel.problems import WorthwhileError, did_you_mean
from worthwhile.kernel.records import Record


class UnknownReference(WorthwhileError):
    """No shipped figure has this id."""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A folder of figures."""

    key: str
    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A table as one publication printed it, in force from ``valid_from`` until ``valid_to``."""

    rows: tuple[Record, ...]
    valid_from: date
    source: Source
    locator: str
    checked_on: date
    confidence: str
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sourced table with its history: a discount schedule, a conversion, a spread. ``editions`` rise by date."""

    id: str
    label: str
    description: str
    unit: str
    geography: str
    basis: Basis
    columns: tuple[str, ...]
    editions: tuple[Edition, ...]

    def in_force(self, *, on: date) -> Edition:
        """The edition on a date. Raises NotInForce where there is none, and says when editions hold."""
        for edition in reversed(self.editions):
            if edition.valid_from <= on and (edition.valid_to is None or on <= edition.valid_to):
                return edition
        spans = ", ".join(f"from {e.valid_from} to {e.valid_to or 'today'}" for e in self.editions)
        raise NotInForce(f"{self.id} has no edition for {on}: it is held {spans}. Ask for a date in that time.")


@dataclass(frozen=True, kw_only=True)
class Library:
    """The reference figures.

    ``parameters`` and ``tables`` are keyed by id (``value-bank/WELLBY``), ``bank`` and ``withheld`` by code
    (``WELLBY``), ``sources`` and ``topics`` by key.
    """

    parameters: Mapping[str, Parameter]
    tables: Mapping[str, Table]
    bank: Mapping[str, BankValue]
    withheld: Mapping[str, WithheldValue]
    sources: Mapping[str, Source]
    topics: Mapping[str, Topic]

    def get(self, name: str) -> Parameter:
        """The figure with this id, or with this last part of an id where only one has it; case does not matter.

        Raises UnknownReference with near misses, and for a table or a figure that is not shipped says so.
        """
        found = self.find(name)
        if isinstance(found, Parameter):
            return found
        if isinstance(found, Table):
            raise UnknownReference(
                f"{found.id} is a table, not one figure. See it with: worthwhile reference show {found.id}"
            )
        raise UnknownReference(
            f"{found.id} is not shipped: {found.reason} Enter the figure yourself, with its price year and source. "
            f"It was published in: {found.publication}, {found.address}"
        )

    def find(self, name: str) -> Parameter | Table | WithheldValue:
        """As :meth:`get`, but tables and figures that are not shipped are found too."""
        everything: dict[str, Parameter | Table | WithheldValue] = {
            **self.parameters,
            **self.tables,
            **{value.id: value for value in self.withheld.values()},
        }
        return everything[_resolved(name.strip(), everything)]

    def in_topic(self, topic: str) -> list[Parameter | Table]:
        """The figures and tables of a topic, in the order of their files."""
        everything: list[Parameter | Table] = [*self.parameters.values(), *self.tables.values()]
        return [found for found in everything if topic_of(found.id) == topic]

    def withheld_in_topic(self, topic: str) -> list[WithheldValue]:
        """The figures of a topic that are named only."""
        return [value for value in self.withheld.values() if topic_of(value.id) == topic]

    def bank_value(self, identifier: str) -> BankValue | None:
        """What the value bank says of the figure with this id, where it is in the bank."""
        return next((value for value in self.bank.values() if value.id == identifier), None)


def topic_of(identifier: str) -> str:
    """The topic of an id: its folder."""
    return identifier.partition("/")[0]


def _resolved(name: str, everything: Mapping[str, object]) -> str:
    wanted = name.lower()
    whole = [known for known in everything if known.lower() == wanted]
    last = [known for known in everything if known.rpartition("/")[2].lower() == wanted]
    found = whole or last
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownReference(f"{name!r} is the name of {len(found)} figures. Choose one of: {', '.join(found)}.")
    known = everything if "/" in name else {k.rpartition("/")[2]: k for k in everything}
    hint = did_you_mean(name, known) or did_you_mean(name, everything)
    raise UnknownReference(
        f"There is no reference figure {name!r}.{hint} All names are printed by: worthwhile reference list"
    )

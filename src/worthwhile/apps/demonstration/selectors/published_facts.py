"""What published articles say of named organisations, as it is shipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from worthwhile.exchange.plain_data import load_plain_data

FILE = "organisations.yaml"


@dataclass(frozen=True, kw_only=True)
class PublishedFact:
    """One fact in words, with the year its source gives. ``rows`` names the lines of the fact sheet it came from."""

    key: str
    says: str
    year: int
    is_lasting: bool
    source: str
    rows: tuple[str, ...]

    @property
    def evidence(self) -> str:
        """How a reader can check it, and what the days it is kept under stand for."""
        return f"{self.source}. It gives the year alone."

    @property
    def valid_from(self) -> date:
        """The first day of its year."""
        return date(self.year, 1, 1)

    @property
    def expires_on(self) -> date | None:
        """The last day of its year: nothing is known of later ones, except of what lasts."""
        return None if self.is_lasting else date(self.year, 12, 31)


@dataclass(frozen=True, kw_only=True)
class PublishedOrganisation:
    """An organisation that articles name, with what they say of it."""

    name: str
    legal_form: str
    facts: tuple[PublishedFact, ...]


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A line of the fact sheet that is not shown, and why."""

    organisation: str
    metric: str
    because: str


@lru_cache(maxsize=1)
def list_published() -> tuple[PublishedOrganisation, ...]:
    """The organisations in the order of the file."""
    data = _data()
    return tuple(
        PublishedOrganisation(
            name=row["name"],
            legal_form=row["legal_form"],
            facts=tuple(_fact(fact, data["sources"]) for fact in row["facts"]),
        )
        for row in data["organisations"]
    )


def list_left_out() -> tuple[LeftOut, ...]:
    """The lines about named organisations that are not shown."""
    return tuple(LeftOut(**row) for row in _data()["left_out"])


def _fact(row: Mapping[str, Any], sources: Mapping[str, str]) -> PublishedFact:
    return PublishedFact(
        key=row["key"],
        says=row["says"],
        year=row["year"],
        is_lasting=bool(row.get("lasting")),
        source=sources[row["source"]],
        rows=tuple(row["rows"]),
    )


def _data() -> dict[str, Any]:
    text = files("worthwhile.apps.demonstration").joinpath("data", FILE).read_text(encoding="utf-8")
    data = load_plain_data(text, suffix=".yaml", name=FILE)
    assert isinstance(data, dict)
    return data

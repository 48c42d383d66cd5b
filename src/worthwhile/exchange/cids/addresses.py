"""Where the nodes of one document are found, and the words and numbers that many of them share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.ranges import as_list
from worthwhile.engines.valuation.result import ValuationResult

Node = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Addresses of one case's nodes, all under one prefix."""

    case: ImpactCase
    result: ValuationResult
    case_hash: str

    @property
    def organisation(self) -> str:
        """Address of the organisation whose work it is."""
        return self.id("organisation")

    def id(self, *parts: str) -> str:
        """Address of a node: the case's hash, or its names where there is none, and the parts."""
        whole = self.case_hash[:16] or slug(f"{self.case.organisation} {self.case.title}") or "case"
        return ":".join(["urn:worthwhile", whole, *parts])

    @property
    def dates(self) -> Node:
        """First and last moment of the period."""
        return {
            "startedAtTime": f"{self.case.period.start.isoformat()}T00:00:00Z",
            "endedAtTime": f"{self.case.period.end.isoformat()}T23:59:59Z",
        }

    @property
    def money(self) -> str:
        """The unit of values in words."""
        year = self.result.price_year
        return f"{self.result.currency} in prices of {year}" if year else f"{self.result.currency}, prices as entered"

    def stakeholder(self, name: str) -> str:
        """Address of somebody who gains; names may hold what an address may not, so they are numbered."""
        names = list(dict.fromkeys(outcome.stakeholder for outcome in self.case.outcomes if outcome.stakeholder))
        return self.id("stakeholder", str(names.index(name) + 1))


def measure(value: str) -> Node:
    """A number as the standard holds one."""
    return {"@type": "i72:Measure", "hasNumericalValue": value}


def units_of(outcome: Outcome) -> Decimal | None:
    """All units of an outcome together, None where the case gives none."""
    amount = outcome.intake if outcome.intake is not None else outcome.quantity
    return None if amount is None else sum(as_list(amount), Decimal(0))


def slug(text: str) -> str:
    """A text as it can stand in an address: letters and digits without accents, with hyphens; perhaps nothing."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")

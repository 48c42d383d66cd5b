"""Which values a case names: published ones by code, and those that organisations entered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.selectors.drafts import Row, outcomes_of
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.apps.library.selectors.usable_values import UsableValue

LONGEST_REFERENCE = 100
MOST_DIGITS = 18
_OWN = re.compile(rf"own:([1-9][0-9]{{0,{MOST_DIGITS - 1}}})(?:, version ([1-9][0-9]{{0,5}}))?(?![0-9])")


@dataclass(frozen=True, kw_only=True)
class OwnReference:
    """A value that an organisation entered, and which of its versions; None where the case does not say."""

    pk: int
    version: int | None

    @property
    def reference(self) -> str:
        """``own:12``."""
        return f"own:{self.pk}"


def source_of_own(value: UsableValue) -> str:
    """What a case states as the source of a worth that an organisation entered: which one, then where it is from."""
    return f"{value.reference}, version {value.version}: {value.source_text}"[:300]


def own_reference(row: Row) -> OwnReference | None:
    """The entered value that an outcome says it took, by the head of the source of its worth."""
    found = _OWN.match(str(part_of(row, "sources").get("value") or ""))
    if found is None:
        return None
    return OwnReference(pk=int(found[1]), version=int(found[2]) if found[2] else None)


def references_of(data: Mapping[str, Any]) -> frozenset[str]:
    """The references of every value that a case uses."""
    found = set()
    for row in outcomes_of(data):
        if isinstance(row, Mapping):
            own = own_reference(row)
            found |= {own.reference} if own is not None else set()
            code = row.get("value_ref")
            found |= {code[:LONGEST_REFERENCE]} if isinstance(code, str) and code else set()
    return frozenset(found)

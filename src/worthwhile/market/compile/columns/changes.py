"""Published changes, and awards and contracts that are known only by a change to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.moments import read_date
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned

_CHANGES = ("amendments", "amendment", "proposedAmendments")
_ANY_CHANGE = frozenset(_CHANGES)
# A part that holds no more than these says only that it was changed.
_NO_MORE_THAN = frozenset({"id", "awardID", "documents", "statusDetails", "relatedLots", *_CHANGES})


def is_delta(part: Mapping[str, Any]) -> bool:
    """Whether an award or contract is known only by an amendment of it."""
    if _ANY_CHANGE.isdisjoint(part) or not any(part.get(field) for field in _CHANGES):
        return False
    return all(field in _NO_MORE_THAN or value is None for field, value in part.items())


def add_amendments(sheet: Sheet, part: Mapping[str, Any], section: str, section_id: str | None) -> None:
    """Rows for the published changes of a tender, award or contract."""
    if _ANY_CHANGE.isdisjoint(part):
        return
    for field in _CHANGES:
        stated = part.get(field)
        if stated is None:
            continue
        listed = given.objects(stated, sheet.odd) if stated.__class__ is list else (given.mapping(stated, sheet.odd),)
        for position, one in enumerate(listed):
            rationale, description = one.get("rationale"), one.get("description")
            sheet.rows["amendment"].append(
                (
                    sheet.ocid,
                    section,
                    section_id,
                    given.text(one.get("id"), sheet.odd),
                    read_date(one.get("date"), sheet, section + ".amendments[{}].date", position).at,
                    None if rationale is None else cleaned(given.text(rationale, sheet.odd)),
                    None if description is None else cleaned(given.text(description, sheet.odd)),
                )
            )
            if field == "proposedAmendments" or not (rationale or description):
                continue
            sheet.rows["extension"].extend(_extension(sheet, section, section_id, cleaned(given.text(description, []))))


def _extension(sheet: Sheet, section: str, section_id: str | None, words: str | None) -> list[tuple[Any, ...]]:
    """A change that speaks of extending, as a statement without length: what it adds stands in the new period."""
    if words is None or section == "tender" or "exten" not in words.lower():
        return []
    return [(sheet.ocid, section, section_id, "amendment", words, None, None)]

"""Edits to a case or a tender in the making, and two people's edits brought together.

A place is a tuple of names; what a list of ``by_id`` holds stands under its id, whatever its position:
``("outcomes", "less-lonely", "ranges", "quantity", "low")``. A value of None means that nothing stands there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Place = tuple[str, ...]
Edits = Mapping[Place, Any]
BY_ID = "outcomes"


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A place that two people changed to different values, seen from the one who saves later."""

    place: Place
    before: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True, kw_only=True)
class Merged:
    """The data with the edits that could be applied, and those that could not."""

    data: dict[str, Any]
    conflicts: tuple[Conflict, ...]


def value_at(data: Mapping[str, Any], place: Place, *, by_id: Collection[str] = (BY_ID,)) -> Any:
    """What stands at a place, None where nothing does."""
    found: Any = data
    for depth, name in enumerate(place):
        if depth == 1 and place[0] in by_id:
            found = next((row for row in found or () if row.get("id") == name), None)
        else:
            found = found.get(name) if isinstance(found, Mapping) else None
    return found


def apply_edits(data: Mapping[str, Any], edits: Edits, *, by_id: Collection[str] = (BY_ID,)) -> dict[str, Any]:
    """The data with each edit made. A part that an edit leaves empty goes away with it."""
    edited: dict[str, Any] = deepcopy(dict(data))
    for place, value in edits.items():
        if place[0] in by_id and len(place) > 1:
            _edit_row(edited, place, value)
        else:
            _set(edited, place, value)
    return edited


def merge_edits(
    *, base: Mapping[str, Any], latest: Mapping[str, Any], edits: Edits, by_id: Collection[str] = (BY_ID,)
) -> Merged:
    """Bring edits that were made on ``base`` to ``latest``.

    What the editor left as it was is left as it is now. What both changed to different values is a conflict, and
    stays as it is in ``latest``.
    """
    wanted: dict[Place, Any] = {}
    conflicts = []
    for place, mine in edits.items():
        before, theirs = value_at(base, place, by_id=by_id), value_at(latest, place, by_id=by_id)
        if mine in (before, theirs):
            continue
        if theirs == before and not _is_gone(latest, place, by_id):
            wanted[place] = mine
        else:
            conflicts.append(Conflict(place=place, before=before, theirs=theirs, mine=mine))
    return Merged(data=apply_edits(latest, wanted, by_id=by_id), conflicts=tuple(conflicts))


def _is_gone(latest: Mapping[str, Any], place: Place, by_id: Collection[str]) -> bool:
    """Whether the outcome, or what else has an id, that a place is part of was taken out."""
    return place[0] in by_id and len(place) > 2 and value_at(latest, place[:2], by_id=by_id) is None


def _edit_row(data: dict[str, Any], place: Place, value: Any) -> None:
    rows: list[dict[str, Any]] = data.setdefault(place[0], [])
    index = next((index for index, row in enumerate(rows) if row.get("id") == place[1]), None)
    if len(place) > 2:
        if index is not None:
            _set(rows[index], place[2:], value)
    elif value is None:
        if index is not None:
            del rows[index]
    elif index is None:
        rows.append(deepcopy(value))
    else:
        rows[index] = deepcopy(value)


def _set(data: dict[str, Any], place: Place, value: Any) -> None:
    name, rest = place[0], place[1:]
    if not rest:
        if value is None:
            data.pop(name, None)
        else:
            data[name] = deepcopy(value)
        return
    inner = data.get(name)
    if not isinstance(inner, dict):
        if value is None:
            return
        inner = data[name] = {}
    _set(inner, rest, value)
    if not inner:
        del data[name]

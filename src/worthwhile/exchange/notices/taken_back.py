"""What earlier notices of a tender said and a later one no longer says, said so that merging finds it.

Merging keeps what a release leaves out. A field that is gone is therefore told as null, which takes it away; an entry
of a list that is told apart by ids stays whatever is told of it, and so is told to count for nothing.
https://standard.open-contracting.org/1.1/en/schema/merging/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from worthwhile.exchange.notices.fields import Fields

# Every notice and every change stays in the list that grows with it.
GROWING = frozenset({"documents", "amendments"})
# Of the lists of objects with ids that a tender has here, the one that the schema has replaced whole.
REPLACED = frozenset({"additionalClassifications"})
CANCELLED = "cancelled"
NO_CRITERION, NO_TARGET = "Taken out of the criteria.", "No longer asked for."


def with_what_went(release: Mapping[str, Any], earlier: Mapping[str, Any]) -> Fields:
    """The release with what went from its tender since ``earlier``, the compiled release of all notices before it.

    A lot that was taken out is told as cancelled, a criterion with a weight of 0, a target without what is to be
    observed. What is bought stays with its lot. What was told so before is not told again.
    """
    told = earlier.get("tender") or {}
    return {**release, "tender": _told_of(told, release["tender"])}


def _told_of(before: Mapping[str, Any], now: Mapping[str, Any]) -> Fields:
    """An object with every field that went."""
    told = dict(now)
    for name, was in before.items():
        if name in GROWING:
            continue
        if _has_ids(was) and name not in REPLACED:
            entries = _entries(name, was, now.get(name) or [])
            if entries:
                told[name] = entries
        elif name not in now:
            told[name] = _gone(was)
        elif isinstance(was, Mapping) and isinstance(now[name], Mapping):
            told[name] = _told_of(was, now[name])
    return told


def _entries(name: str, before: list[Fields], now: list[Fields]) -> list[Fields]:
    """A list by ids: the entries that are there, and after them those that went."""
    was = {one["id"]: one for one in before}
    there = {one["id"] for one in now}
    went = (_WENT.get(name, _without_all)(one) for key, one in was.items() if key not in there)
    return [*(_told_of(was.get(one["id"], {}), one) for one in now), *(one for one in went if one is not None)]


def _gone(was: Any) -> Any:
    """What takes a value away: an object goes with its fields."""
    if isinstance(was, Mapping):
        return {name: _gone(value) for name, value in was.items()}
    return [_without_all(one) or {"id": one["id"]} for one in was] if _has_ids(was) else None


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) and "id" in one for one in value)


def _without_all(was: Fields) -> Fields | None:
    """An entry of which only its id stays; None where nothing else is left of it."""
    told = {name: _gone(value) for name, value in was.items() if name != "id" and not _is_empty(value)}
    return {"id": was["id"], **told} if told else None


def _is_empty(value: Any) -> bool:
    """Whether nothing but objects without fields is in it."""
    return isinstance(value, Mapping) and all(_is_empty(one) for one in value.values())


def _lot(was: Fields) -> Fields | None:
    if was.get("status") == CANCELLED:
        return None
    return {"id": was["id"], "title": was.get("title"), "status": CANCELLED}


def _item(was: Fields) -> Fields | None:
    """What was to be bought says which lot it is of, and that lot is cancelled."""
    return None


def _criterion(was: Fields) -> Fields | None:
    if was.get("description") == NO_CRITERION:
        return None
    nothing = [{"id": one["id"], "number": 0, "weight": one.get("weight")} for one in was.get("numbers") or ()]
    told = {"id": was["id"], "name": was.get("name"), "description": NO_CRITERION, "numbers": nothing}
    return {name: value for name, value in told.items() if value}


def _target(was: Fields) -> Fields | None:
    if was.get("description") == NO_TARGET:
        return None
    observed = [_without_all(one) for one in was.get("observations") or ()]
    told = {"id": was["id"], "title": was.get("title"), "description": NO_TARGET, "observations": observed}
    return {name: value for name, value in told.items() if value}


_WENT: Mapping[str, Callable[[Fields], Fields | None]] = MappingProxyType(
    {"lots": _lot, "items": _item, "criteria": _criterion, "targets": _target}
)

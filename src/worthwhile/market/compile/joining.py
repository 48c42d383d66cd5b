"""Releases joined into one value, object by object and list by list, along the tree of rules.

Most of what is published is taken as it stands, so an object or a list of which nothing falls away is taken itself and
not a copy. What is changed later is copied first. Releases are never changed, and what is made of them shares parts
with them: nobody may change either.

What publishers seldom do (an id that is a number here and text there, a list where there was an object) is not decided
here: ``Odd`` is raised and ``leaves`` decides it, slower.
"""

from __future__ import annotations

from typing import Any, Final

from worthwhile.market.compile.order import Release
from worthwhile.market.compile.rules import NO_RULES, RuleNode


class Odd(Exception):
    """The releases hold something that only ``leaves`` decides exactly."""


class _Nothing:
    """Stands for an object or a list in which there is nothing to take."""


_NOTHING: Final = _Nothing()
_OBJECTS_ONLY: Final = {dict}
_KINDS_OF_ID: Final = ({str}, {int})


class Joining:
    """The joining of the releases of one process.

    ``repeats``: an id stood twice in one list of one release.
    """

    def __init__(self, rules: RuleNode) -> None:
        self.repeats = False
        self._rules = rules
        self._nulls = False
        # Objects and lists that were copied for this process, by their id(); all of them live as long as this does.
        self._copied: dict[int, Any] = {}
        # For copied lists: where the object with an id stands, and the type of those ids.
        self._places: dict[int, dict[Any, int]] = {}
        self._id_kinds: dict[int, type] = {}

    def joined(self, releases: list[Release]) -> dict[str, Any]:
        """The compiled release of ``releases``, which are in order. Raises Odd."""
        whole: dict[str, Any] = {"tag": ["compiled"]}
        for release in releases:
            ocid, date = release.get("ocid"), release.get("date")
            if type(ocid) in (dict, list) or type(date) in (dict, list):
                raise Odd
            if ocid is None or date is None:
                self._nulls = True
            whole["id"] = f"{ocid}-{date}"
            whole["date"] = date
            whole["ocid"] = ocid
            self._add_object(whole, {key: part for key, part in release.items() if key != "tag"}, self._rules)
        return _without_nulls(whole, self._rules) if self._nulls else whole

    def _take_object(self, given: dict[str, Any], rules: RuleNode) -> Any:
        """``given`` without what is omitted and without objects and lists that hold nothing.

        Nulls stay to the end: a null takes away what an earlier release gave.
        """
        if rules.omit and not rules.omit.isdisjoint(given):
            given = {key: part for key, part in given.items() if key not in rules.omit}
        below = rules.below
        changed: dict[str, Any] | None = None
        for key, part in given.items():
            kind = type(part)
            if kind is str:
                continue
            if kind is dict or kind is list:
                rule = below.get(key, NO_RULES)
                if rule.whole:
                    continue
                taken = self._take_object(part, rule) if kind is dict else self._take_list(part, rule)
                if taken is not part:
                    changed = given.copy() if changed is None else changed
                    changed[key] = taken
            elif part is None:
                self._nulls = True
        if changed is not None:
            given = {key: part for key, part in changed.items() if part is not _NOTHING}
        return given or _NOTHING

    def _take_list(self, given: list[Any], rules: RuleNode) -> Any:
        """``given`` with its objects taken and those of one id made one; with anything but objects, as it stands."""
        if not _is_list_of_objects(given):
            return given or _NOTHING
        ids = _ids_of(given, rules)
        if len(set(ids)) != len(ids):
            made: list[Any] = []
            self._own_list(made)
            self._add_list(made, given, rules)
            return made
        taken = [self._take_object(item, rules) for item in given]
        if all(map(_is_same, taken, given)):
            return given
        return [item for item in taken if item is not _NOTHING] or _NOTHING

    def _add_object(self, held: dict[str, Any], given: dict[str, Any], rules: RuleNode) -> None:
        """Put ``given`` over ``held``, which is this process's own."""
        if rules.omit and not rules.omit.isdisjoint(given):
            given = {key: part for key, part in given.items() if key not in rules.omit}
        for key, part in given.items():
            kind = type(part)
            rule = rules.below.get(key, NO_RULES)
            if rule.whole:
                held[key] = part
            elif kind is dict or (kind is list and (not part or _is_list_of_objects(part))):
                if part:
                    self._add_part(held, key, part, rule)
            elif not _is_joined(held.get(key)):
                held[key] = part
            if part is None:
                self._nulls = True

    def _add_part(self, held: dict[str, Any], key: str, part: Any, rules: RuleNode) -> None:
        """Put an object or a list of objects, not empty, over what ``held`` has for ``key``."""
        kind = type(part)
        if key not in held:
            taken = self._take_object(part, rules) if kind is dict else self._take_list(part, rules)
            if taken is not _NOTHING:
                held[key] = taken
            return
        earlier = held[key]
        if type(earlier) is not kind or not _is_joined(earlier):
            raise Odd
        if id(earlier) not in self._copied:
            earlier = held[key] = earlier.copy()
            if kind is list:
                self._own_list(earlier)
            else:
                self._copied[id(earlier)] = earlier
        if kind is list:
            self._add_list(earlier, part, rules)
        else:
            self._add_object(earlier, part, rules)

    def _own_list(self, copied: list[Any]) -> None:
        places = {item["id"]: place for place, item in enumerate(copied) if "id" in item}
        self._copied[id(copied)] = copied
        self._places[id(copied)] = places
        if places:
            self._id_kinds[id(copied)] = type(next(iter(places)))

    def _add_list(self, held: list[Any], given: list[Any], rules: RuleNode) -> None:
        """Put the objects of ``given`` over those of ``held`` with the same id, and after them where there is none."""
        ids = _ids_of(given, rules)
        if ids and self._id_kinds.setdefault(id(held), type(ids[0])) is not type(ids[0]):
            raise Odd
        if len(set(ids)) != len(ids):
            self.repeats = True
        places = self._places[id(held)]
        for item in given:
            place = places.get(item["id"]) if "id" in item else None
            if place is not None:
                earlier = held[place]
                if id(earlier) not in self._copied:
                    earlier = held[place] = earlier.copy()
                    self._copied[id(earlier)] = earlier
                self._add_object(earlier, item, rules)
                continue
            taken = self._take_object(item, rules)
            if taken is not _NOTHING:
                if "id" in item:
                    places[item["id"]] = len(held)
                held.append(taken)


def _ids_of(given: list[dict[str, Any]], rules: RuleNode) -> list[Any]:
    """The ids in a list of objects, all of them text or all whole numbers. Raises Odd."""
    if "id" in rules.omit:
        raise Odd
    ids = [item["id"] for item in given if "id" in item]
    if ids and {*map(type, ids)} not in _KINDS_OF_ID:
        raise Odd
    return ids


def _is_same(one: Any, other: Any) -> bool:
    return one is other


def _is_list_of_objects(given: list[Any]) -> bool:
    return {*map(type, given)} == _OBJECTS_ONLY


def _is_joined(held: Any) -> bool:
    """Whether a value without a rule of its own is an object or a list that is joined part by part."""
    kind = type(held)
    return kind is dict or (kind is list and _is_list_of_objects(held))


def _without_nulls(joined: dict[str, Any], rules: RuleNode) -> dict[str, Any]:
    """``joined`` without nulls, but for those in what is taken whole."""
    found: dict[str, Any] = {}
    for key, part in joined.items():
        rule = rules.below.get(key, NO_RULES)
        if part is None:
            continue
        if rule.whole or not _is_joined(part):
            found[key] = part
        elif type(part) is dict:
            found[key] = _without_nulls(part, rule)
        else:
            found[key] = [_without_nulls(item, rule) for item in part]
    return found

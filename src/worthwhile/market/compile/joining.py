"""Releases joined into one value, object by object and list by list, along the tree of rules.

Most of what is published is taken as it stands, so an object or a list of which nothing falls away is taken itself and
not a copy. What is changed later is copied first. Releases are never changed, and what is made of them shares parts
with them: nobody may change either.

What publishers seldom do (an id that is a number here and text there, a list where there was an object) is not decided
here: ``Odd`` is raised and ``leaves`` decides it, slower.
"""

from __future__ import annotations

from typing import Any, Final

from worthwhile.market.compile.kinds import (
    PARTED,
    SINGLE,
    Odd,
    are_objects,
    are_single,
    grows,
    ids_of,
    is_joined,
    is_list_of_objects,
)
from worthwhile.market.compile.order import Release
from worthwhile.market.compile.rules import NO_RULES, RuleNode


class _Nothing:
    """Stands for an object or a list in which there is nothing to take."""


_NOTHING: Final = _Nothing()


class _Places:
    """Where the objects of a list of this process's own stand, by id, and the one type that their ids have."""

    __slots__ = ("by_id", "kind", "of")

    def __init__(self, of: list[Any]) -> None:
        self.of = of
        self.by_id: dict[Any, int] = {}
        self.kind: type | None = None

    def admit(self, ids: list[Any]) -> None:
        """Let ids of one more release in. Raises Odd where they have another type than those before."""
        for given_id in ids:
            if given_id is not None:
                if self.kind is None:
                    self.kind = type(given_id)
                elif self.kind is not type(given_id):
                    raise Odd
                return


class Joining:
    """The joining of the releases of one process.

    ``repeating``: position of a release, and how many of its lists have an id twice.
    """

    def __init__(self, rules: RuleNode) -> None:
        self.repeating: dict[int, int] = {}
        self._rules = rules
        self._repeats = 0
        # How many lists held what is added, or counted, each time that they are joined; and in which sections.
        self._grown = 0
        self._growing: set[str] = set()
        # Objects, and places of lists, made for this process alone, by their id(); they live as long as this does.
        self._own: dict[int, dict[str, Any]] = {}
        self._places: dict[int, _Places] = {}

    def joined(self, releases: list[Release]) -> dict[str, Any]:
        """The compiled release of ``releases``, which are in order. Raises Odd."""
        whole: dict[str, Any] = {"tag": ["compiled"], "id": None, "date": None, "ocid": None}
        for position, release in enumerate(releases):
            ocid, date = release.get("ocid"), release.get("date")
            if type(ocid) in (dict, list) or type(date) in (dict, list):
                raise Odd
            whole["id"] = f"{ocid}-{date}"
            whole["date"] = date
            whole["ocid"] = ocid
            self._repeats = 0
            untagged = {key: part for key, part in release.items() if key != "tag"}
            if len(releases) == 1:
                self._add_object(whole, untagged, self._rules)
            else:
                self._add_sections(whole, untagged, releases[position - 1] if position else {})
            if self._repeats:
                self.repeating[position] = self._repeats
        for name in ("id", "date", "ocid"):
            if whole.get(name) is None:
                whole.pop(name, None)
        return whole

    def _add_sections(self, whole: dict[str, Any], sections: dict[str, Any], before: Release) -> None:
        """Put sections over ``whole``; of those that the release before gave as well, only what grows by that."""
        for key, part in sections.items():
            if type(part) in PARTED and part is before.get(key):
                if key in self._growing:
                    self._add_again(whole, {key: part}, self._rules)
                continue
            grown = self._grown
            self._add_object(whole, {key: part}, self._rules)
            (self._growing.discard if self._grown == grown else self._growing.add)(key)

    def _take_object(self, given: dict[str, Any], rules: RuleNode) -> Any:
        """``given`` without omitted fields, nulls, and objects and lists that hold nothing.

        Where nulls are all it has it is taken empty, as the rules ask; where it has not even them it is NOTHING.
        """
        if rules.omit:
            given = _without_omitted(given, rules)
        below = rules.below
        changed: dict[str, Any] | None = None
        has_null = False
        for key, part in given.items():
            kind = type(part)
            if kind in SINGLE:
                continue
            taken: Any = _NOTHING
            if part is None:
                has_null = True
            else:
                rule = below.get(key, NO_RULES) if below else NO_RULES
                if rule.whole:
                    continue
                # Nothing falls away from what holds single values and nothing else, as most objects do.
                if part and not rule.omit and are_single(map(type, part.values() if kind is dict else part)):
                    continue
                taken = self._take_object(part, rule) if kind is dict else self._take_list(part, rule)
                if taken is part:
                    continue
            changed = given.copy() if changed is None else changed
            if taken is _NOTHING:
                del changed[key]
            else:
                changed[key] = taken
        if changed is None:
            return given or _NOTHING
        return changed if changed or has_null else _NOTHING

    def _take_list(self, given: list[Any], rules: RuleNode) -> Any:
        """``given`` with its objects taken and those of one id made one; with anything but objects, as it stands."""
        if not given or not are_objects(map(type, given)):
            return given or _NOTHING
        ids = ids_of(given, rules)
        # Without its null, an object with a null id would look like one without an id.
        if len(ids) != len(given):
            self._grown += 1
        if len(set(ids)) != len(ids) or None in ids:
            made: list[Any] = []
            self._own_list(made)
            self._add_list(made, given, rules)
            return made
        changed: list[Any] | None = None
        for place, item in enumerate(given):
            if item and not rules.omit and are_single(map(type, item.values())):
                continue
            taken = self._take_object(item, rules)
            if taken is not item:
                changed = given.copy() if changed is None else changed
                changed[place] = taken
        if changed is None:
            return given
        return [item for item in changed if item is not _NOTHING] or _NOTHING

    def _add_object(self, held: dict[str, Any], given: dict[str, Any], rules: RuleNode) -> None:
        """Put ``given`` over ``held``, which is this process's own."""
        if rules.omit:
            given = _without_omitted(given, rules)
        below = rules.below
        for key, part in given.items():
            kind = type(part)
            earlier = held.get(key)
            if kind is dict or kind is list:
                rule = below.get(key, NO_RULES) if below else NO_RULES
                if rule.whole:
                    held[key] = part
                elif kind is dict and type(earlier) is dict:
                    self._add_to(held, key, earlier, part, rule)
                elif part:
                    self._add_part(held, key, part, rule)
            elif earlier is None or type(earlier) in SINGLE or below.get(key, NO_RULES).whole:
                held[key] = part
                if part is None:
                    del held[key]
            else:
                _put_over(held, key, part)

    def _add_again(self, held: dict[str, Any], given: dict[str, Any], rules: RuleNode) -> None:
        """Put parts over ``held`` that the release before gave as well: only what grows by that is put there again."""
        for key, part in given.items():
            if type(part) not in PARTED or key in rules.omit:
                continue
            rule = rules.below.get(key, NO_RULES)
            if rule.whole or not grows(part, rule):
                continue
            earlier = held.get(key)
            if type(part) is dict and type(earlier) is dict:
                if id(earlier) not in self._own:
                    earlier = held[key] = earlier.copy()
                    self._own[id(earlier)] = earlier
                self._add_again(earlier, part, rule)
            else:
                self._add_object(held, {key: part}, rules)

    def _add_part(self, held: dict[str, Any], key: str, part: Any, rules: RuleNode) -> None:
        """Put a list, or an object where there is none yet, over what ``held`` has for ``key``; neither is empty."""
        kind = type(part)
        earlier = held.get(key)
        if earlier is None:
            taken = self._take_object(part, rules) if kind is dict else self._take_list(part, rules)
            if taken is not _NOTHING:
                held[key] = taken
        elif kind is dict:
            raise Odd
        elif not is_list_of_objects(part):
            _put_over(held, key, part)
        else:
            if id(earlier) not in self._places:
                if type(earlier) is not list or not is_list_of_objects(earlier):
                    raise Odd
                earlier = held[key] = earlier.copy()
                self._own_list(earlier)
            self._add_list(earlier, part, rules)

    def _add_list(self, held: list[Any], given: list[Any], rules: RuleNode) -> None:
        """Put the objects of ``given`` over those of ``held`` with the same id, and after them where there is none."""
        places = self._places[id(held)]
        ids = ids_of(given, rules)
        places.admit(ids)
        if len(set(ids)) != len(ids):
            self._repeats += 1
        if len(set(ids)) != len(given) or None in ids:
            self._grown += 1
        by_id = places.by_id
        for item in given:
            place = by_id.get(item["id"]) if "id" in item else None
            if place is not None:
                self._add_to(held, place, held[place], item, rules)
                continue
            taken = self._take_object(item, rules)
            if taken is not _NOTHING:
                if "id" in item:
                    by_id[item["id"]] = len(held)
                held.append(taken)

    def _add_to(
        self, held: Any, key: str | int, earlier: dict[str, Any], given: dict[str, Any], rules: RuleNode
    ) -> None:
        """Put ``given`` over the object ``earlier`` that ``held`` has at ``key``, copied where it is not our own."""
        if not rules.omit and are_single(map(type, given.values())) and are_single(map(type, earlier.values())):
            held[key] = {**earlier, **given}
            return
        if id(earlier) not in self._own:
            earlier = held[key] = earlier.copy()
            self._own[id(earlier)] = earlier
        self._add_object(earlier, given, rules)

    def _own_list(self, made: list[Any]) -> None:
        """Know a list just made for this process as its own, and where its objects stand."""
        places = _Places(made)
        for place, item in enumerate(made):
            if "id" in item:
                places.by_id[item["id"]] = place
                places.kind = type(item["id"])
        self._places[id(made)] = places


def _without_omitted(given: dict[str, Any], rules: RuleNode) -> dict[str, Any]:
    if rules.omit.isdisjoint(given):
        return given
    return {key: part for key, part in given.items() if key not in rules.omit}


def _put_over(held: dict[str, Any], key: str, part: Any) -> None:
    """Put a value, or a list of values, over an object or a list that stands at ``key``.

    Neither takes the place of what is joined part by part; but it would if it had come before as well. Raises Odd.
    """
    if not is_joined(held[key]):
        held[key] = part
        if part is None:
            del held[key]
    elif part is not None:
        raise Odd

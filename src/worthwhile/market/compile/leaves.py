"""Releases taken apart into their leaves, each with the way to it, and put together again.

This is the exact reading of the rules of merging for releases that contradict one another in their types. The order in
which leaves were first seen decides what stands where; a later release changes the value of a leaf, not the way to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.rules import NO_RULES, RuleNode


class Member(NamedTuple):
    """A step to an object in a list.

    ``key`` is its id as text, which tells it apart between releases; ``identity`` the id itself, which tells it apart
    when all is put together; ``given`` the id as it will stand, None for none.
    """

    key: Any
    identity: Any
    given: Any


Step = str | Member
Way = tuple[Step, ...]


class Leaf:
    """A value and the way to it when it was first seen."""

    __slots__ = ("value", "way")

    def __init__(self, way: Way, value: Any) -> None:
        self.way = way
        self.value = value


class Leaves:
    """Leaves by the keys of their ways, in the order in which they were first seen."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[Any, ...], Leaf] = {}

    def put(self, way: Way, value: Any) -> None:
        key = _key_of(way)
        leaf = self._by_key.get(key)
        if leaf is None:
            self._by_key[key] = Leaf(way, value)
        else:
            leaf.value = value

    def together(self) -> dict[str, Any]:
        """All leaves put together. Raises CannotMerge where one stands in the way of another."""
        whole: dict[str, Any] = {}
        members: dict[tuple[Any, ...], dict[str, Any]] = {}
        for leaf in self._by_key.values():
            _place(leaf, whole, members)
        return whole


def leaves_of(given: dict[str, Any] | list[Any], rules: RuleNode, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every leaf of ``given`` and the way to it. Objects and lists that hold nothing have none."""
    if isinstance(given, list):
        for item in given:
            yield from leaves_of(item, rules, (*way, _member_of(item)))
        return
    for key, part in given.items():
        if key in rules.omit:
            continue
        rule = rules.below.get(key, NO_RULES)
        if rule.whole or not isinstance(part, dict | list) or _is_taken_whole(part):
            yield (*way, key), part
        else:
            yield from leaves_of(part, rule, (*way, key))


def _member_of(item: dict[str, Any]) -> Member:
    if "id" in item:
        return Member(str(item["id"]), item["id"], item["id"])
    like_no_other = object()
    return Member(like_no_other, like_no_other, None)


def _is_taken_whole(part: dict[str, Any] | list[Any]) -> bool:
    return isinstance(part, list) and any(not isinstance(item, dict) for item in part)


def _key_of(way: Way) -> tuple[Any, ...]:
    return tuple(step.key if isinstance(step, Member) else step for step in way)


def _fields_of(way: Way) -> tuple[str, ...]:
    return tuple(step for step in way if isinstance(step, str))


def _place(leaf: Leaf, whole: dict[str, Any], members: dict[tuple[Any, ...], dict[str, Any]]) -> None:
    """Follow the way of a leaf from the top of ``whole``, making what is not there, and set its value at the end."""
    way = leaf.way
    place: Any = whole
    for depth, step in enumerate(way):
        if isinstance(step, Member):
            place = _enter_list(place, way[:depth], step, members)
        elif not isinstance(place, dict):
            raise CannotMerge(
                _fields_of(way[:depth]), f"One release has {_kind(place)} here, another an object with {step!r}."
            )
        elif step in place:
            place = place[step]
        elif depth + 1 < len(way):
            place[step] = [] if isinstance(way[depth + 1], Member) else {}
            place = place[step]
        elif leaf.value is not None:
            # What is placed may be added to by a later leaf, and it belongs to a release.
            place[step] = deepcopy(leaf.value) if isinstance(leaf.value, dict | list) else leaf.value


def _enter_list(place: Any, way: Way, member: Member, members: dict[tuple[Any, ...], dict[str, Any]]) -> dict[str, Any]:
    """The object of the list ``place``, to which ``way`` leads, that ``member`` stands for; made where it is not."""
    identity = (*_key_of(way), member.identity)
    try:
        found = members.get(identity)
    except TypeError as error:
        raise CannotMerge(_fields_of(way), "The id of an object here is an object or a list itself.") from error
    if found is None:
        if not isinstance(place, list):
            raise CannotMerge(_fields_of(way), f"One release has {_kind(place)} here, another a list of objects.")
        found = {} if member.given is None else {"id": member.given}
        members[identity] = found
        place.append(found)
    return found


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a single value"

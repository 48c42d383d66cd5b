"""Which fields merging leaves out, and which it takes whole, as a release schema says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import unquote

from worthwhile.kernel.problems import WorthwhileError

OMIT = "omitWhenMerged"
WHOLE = "wholeListMerge"

_SHIPPED = "release-schema-1.1.5.csv"
_MOST_LEVELS = 50

FieldPath = tuple[str, ...]


class UnreadableSchema(WorthwhileError):
    """The release schema cannot be read for its rules of merging."""


class RuleNode:
    """The rules at and below one field.

    ``whole``: a later value replaces the earlier one. ``omit``: names of fields to leave out. ``below``: the fields
    that have rules of their own or below them. Positions in lists do not count: the rules of a list are those of its
    objects.
    """

    __slots__ = ("below", "omit", "whole")

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        self.omit: frozenset[str] = frozenset()
        self.below: dict[str, RuleNode] = {}


NO_RULES = RuleNode()


class MergeRules:
    """Rules of merging by the path of a field, and the same as a tree. Never changed once made; may be pickled."""

    __slots__ = ("by_path", "root")

    def __init__(self, by_path: Mapping[FieldPath, str]) -> None:
        self.by_path: dict[FieldPath, str] = dict(by_path)
        self.root = RuleNode()
        for path, rule in self.by_path.items():
            _plant(self.root, path, rule)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MergeRules) and other.by_path == self.by_path

    def __hash__(self) -> int:
        return hash(frozenset(self.by_path.items()))

    def __reduce__(self) -> tuple[type[MergeRules], tuple[dict[FieldPath, str]]]:
        return MergeRules, (self.by_path,)


def _plant(root: RuleNode, path: FieldPath, rule: str) -> None:
    node = root
    for name in path[:-1]:
        node = node.below.setdefault(name, RuleNode())
    if rule == OMIT:
        node.omit |= {path[-1]}
    else:
        node.below.setdefault(path[-1], RuleNode()).whole = True


@cache
def shipped_rules() -> MergeRules:
    """The rules of OCDS release schema 1.1.5, as shipped."""
    text = (resources.files("worthwhile.market.compile") / "data" / _SHIPPED).read_text(encoding="utf-8")
    return MergeRules({tuple(row["path"].split("/")): row["rule"] for row in csv.DictReader(text.splitlines())})


def rules_of_schema(schema: Mapping[str, Any], extensions: Iterable[Mapping[str, Any]] = ()) -> MergeRules:
    """The rules a release schema states, ``extensions`` (its patches) applied to it in their order.

    Understands ``omitWhenMerged`` and ``wholeListMerge``, and ``mergeStrategy`` as OCDS 1.0 wrote them. References may
    point within the schema only. Raises UnreadableSchema where one leads elsewhere, to nothing, or into itself.
    """
    patched: Any = schema
    for patch in extensions:
        patched = merge_patch(patched, patch)
    properties = patched.get("properties")
    if not isinstance(properties, Mapping):
        raise UnreadableSchema("A release schema has `properties`; this one has none.")
    return MergeRules(dict(_SchemaReader(patched).rules_below(properties, ())))


def merge_patch(target: Any, patch: Any) -> Any:
    """``target`` with a JSON merge patch (RFC 7396) applied: null takes a key away. Neither is changed."""
    if not isinstance(patch, Mapping):
        return patch
    patched = dict(target) if isinstance(target, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            patched.pop(key, None)
        else:
            patched[key] = merge_patch(patched.get(key), value)
    return patched


class _SchemaReader:
    """Walks the properties of one schema, following its references."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema

    def rules_below(self, properties: Mapping[str, Any], path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
        if len(path) > _MOST_LEVELS:
            raise UnreadableSchema(f"The schema has no end below {'/'.join(path[:5])}: a definition holds itself.")
        for name, given in properties.items():
            yield from self._rules_of(self._followed(given), (*path, name))

    def _rules_of(self, field: Mapping[str, Any], path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
        types = _types(field)
        strategy = field.get("mergeStrategy")
        if field.get("omitWhenMerged") or strategy == "ocdsOmit":
            yield path, OMIT
        elif "array" in types and (field.get("wholeListMerge") or strategy == "ocdsVersion"):
            yield path, WHOLE
        elif "object" in types and "properties" in field:
            yield from self.rules_below(field["properties"], path)
        elif "array" in types and "items" in field:
            yield from self._rules_of_items(self._followed(field["items"]), path)

    def _rules_of_items(self, item: Mapping[str, Any], path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
        """A list of anything but objects, or of objects without an id, is taken whole."""
        types = _types(item)
        if any(kind != "object" for kind in types):
            yield path, WHOLE
        elif types and "properties" in item:
            if "id" in item["properties"]:
                yield from self.rules_below(item["properties"], path)
            else:
                yield path, WHOLE

    def _followed(self, given: Any) -> Mapping[str, Any]:
        """The schema that ``given`` is or refers to; what stands beside a reference does not count."""
        for _ in range(_MOST_LEVELS):
            if not isinstance(given, Mapping):
                raise UnreadableSchema(f"A schema of a field is an object; {given!r} is not.")
            reference = given.get("$ref")
            if not isinstance(reference, str):
                return given
            given = self._at(reference)
        raise UnreadableSchema("A reference in the schema leads back to itself.")

    def _at(self, reference: str) -> Any:
        if not reference.startswith("#"):
            raise UnreadableSchema(f"The reference {reference} leads out of the schema; put what it names inside it.")
        found: Any = self._schema
        for step in unquote(reference[1:]).split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(found, Mapping) and name in found:
                found = found[name]
            elif isinstance(found, Sequence) and name.isdecimal() and int(name) < len(found):
                found = found[int(name)]
            else:
                raise UnreadableSchema(f"The reference {reference} leads to nothing in the schema.")
        return found


def _types(field: Mapping[str, Any]) -> list[str]:
    given = field.get("type", [])
    return [given] if isinstance(given, str) else list(given)

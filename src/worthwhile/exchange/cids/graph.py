"""The nodes of a JSON-LD document as plain data. Whatever is of another kind than expected reads as nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Node = Mapping[str, Any]
NOTHING: Node = {}


@dataclass(frozen=True, kw_only=True)
class Graph:
    """Nodes by type, in the order of the document, and by address."""

    by_type: Mapping[str, list[Node]]
    by_address: Mapping[str, Node]

    @classmethod
    def of(cls, document: object) -> Graph:
        """The nodes under ``@graph``; none where there are none."""
        given = document.get("@graph") if isinstance(document, Mapping) else None
        nodes = [node for node in given if isinstance(node, Mapping)] if isinstance(given, list) else []
        by_type: dict[str, list[Node]] = {}
        for node in nodes:
            for kind in words_of(node, "@type"):
                by_type.setdefault(kind, []).append(node)
        return cls(by_type=by_type, by_address={words(node, "@id"): node for node in nodes if words(node, "@id")})

    def of_type(self, kind: str) -> Iterator[Node]:
        """Every node of a type such as ``cids:Outcome``."""
        return iter(self.by_type.get(kind, ()))

    def at(self, address: str) -> Node:
        """The node with an address; an empty one where there is none."""
        return self.by_address.get(address, NOTHING)


def words_of(node: Node, name: str) -> list[str]:
    """The texts under a name, whether it holds one or a list."""
    given = node.get(name)
    return [item for item in (given if isinstance(given, list) else [given]) if isinstance(item, str)]


def words(node: Node, name: str) -> str:
    """The first text under a name, empty where there is none."""
    return next(iter(words_of(node, name)), "")


def linked(node: Node, name: str) -> str:
    """The address that a name leads to, written plainly or as ``{"@id": ...}``."""
    given = node.get(name)
    if isinstance(given, Mapping):
        return words(given, "@id")
    return words(node, name)


def number_at(node: Node) -> Decimal | None:
    """The number that a node measures, None where it measures none."""
    value = node.get("value")
    text = value.get("hasNumericalValue") if isinstance(value, Mapping) else None
    if isinstance(text, int | Decimal) and not isinstance(text, bool):
        return Decimal(text)
    if not isinstance(text, str) or len(text) > 40 or not text.isascii():
        return None
    digits = text.removeprefix("-").replace(".", "", 1)
    return Decimal(text) if digits.isdecimal() and not text.endswith(".") and not text.startswith(".") else None

"""What a case states at some of its places, in words and as it is compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.exchange.case_labels import what_of
from worthwhile.exchange.case_leaves import case_leaves, labelled_items, same_text
from worthwhile.exchange.case_values import value_text


@dataclass(frozen=True, kw_only=True)
class Stated:
    """One outcome (``root`` outcomes) or cost (``root`` inputs) of a case, as plain data."""

    root: str
    label: str
    item: Mapping[str, Any]
    data: Mapping[str, Any]

    @property
    def place(self) -> str:
        """The path of the whole item."""
        return f"{self.root}[{self.label}]"

    def lines(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Every value stated at or below the names, with its label, as people write it."""
        return tuple(
            (what_of(self.root, name), value_text(self.root, name, value, self.data))
            for name, value in self._leaves(names)
        )

    def text(self, name: str) -> str:
        """What is stated in one place, as people write it; empty where nothing is."""
        return next((value_text(self.root, at, value, self.data) for at, value in self._leaves([name])), "")

    def content(self, names: Iterable[str]) -> list[str]:
        """The values at the names as they are compared: 0.20 is 0.2."""
        return [part for name, value in self._leaves(names) for part in (name, same_text(value))]

    def _leaves(self, names: Iterable[str]) -> Iterator[tuple[str, object]]:
        found = {name: value for name, value in case_leaves(self.item).items() if value not in ("", [], ())}
        for wanted in names:
            yield from (
                (name, value) for name, value in found.items() if name == wanted or name.startswith(f"{wanted}.")
            )


def items_of(root: str, data: Mapping[str, Any]) -> tuple[Stated, ...]:
    """The outcomes or the costs of a case, in its order."""
    return tuple(
        Stated(root=root, label=label, item=item, data=data)
        for label, item in labelled_items(data.get(root))
        if isinstance(item, Mapping)
    )

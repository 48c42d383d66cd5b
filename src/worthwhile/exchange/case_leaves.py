"""A case as one value a path, its outcomes and costs named by id or name so that their order does not matter."""

from __future__ import annotations

import decimal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from worthwhile.exchange.exact_yaml import MOST_DIGITS

_EXACT = decimal.Context(prec=2 * MOST_DIGITS)


def case_leaves(value: object, path: str = "") -> dict[str, object]:
    """Every value that is stated, by its path (``outcomes[less-lonely].deadweight``). A list of plain values is one.

    ``None`` counts as left out.
    """
    if isinstance(value, Mapping):
        parts = {f"{path}.{key}" if path else str(key): item for key, item in value.items()}
    elif holds_parts(value):
        parts = {f"{path}[{label}]": item for label, item in labelled_items(value)}
    else:
        return {} if value is None else {path: value}
    leaves: dict[str, object] = {}
    for name, item in parts.items():
        leaves.update(case_leaves(item, name))
    return leaves


def holds_parts(value: object) -> bool:
    """Whether this is a list of things with names and values, such as the outcomes."""
    return isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value)


def labelled_items(items: object) -> Iterator[tuple[str, object]]:
    """Each item with its id or name; a name that stands again is numbered, so that none hides another."""
    met: Counter[str] = Counter()
    taken: set[str] = set()
    listed: Iterable[object] = items if isinstance(items, list | tuple) else ()
    for index, item in enumerate(listed):
        stem = _own_name(item) or str(index)
        label = stem
        while label in taken or not met[stem]:
            met[stem] += 1
            label = stem if met[stem] == 1 else f"{stem} ({met[stem]})"
        taken.add(label)
        yield label, item


def _own_name(item: object) -> str:
    """The id or name of an item; nothing where a draft has none, or has a list in its place."""
    given = (item.get("id"), item.get("name")) if isinstance(item, Mapping) else ()
    return next((same_text(name) for name in given if name and not isinstance(name, Mapping | list | tuple)), "")


def same_text(value: object) -> str:
    """A value as it is compared: 0.20 is 0.2, in a list too."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(same_text(item) for item in value)}]"
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return str(value)
    # Every digit counts: normalize alone would round to the 28 of the current context.
    return f"{Decimal(value).normalize(_EXACT):f}" if value else "0"

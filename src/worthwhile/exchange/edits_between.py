"""The edits that turn one state of a case into another, so that they can be brought to a third."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from worthwhile.exchange.case_edits import BY_ID, Edits, Place


def edits_between(*, before: Mapping[str, Any], after: Mapping[str, Any]) -> Edits:
    """The smallest places that differ, with what stands there in ``after``.

    An outcome that stands in both is edited field by field, one that came or went is one edit. Where the outcomes
    have no ids of their own, or stand in another order, their whole list is one edit. An empty part or None is the
    same as nothing.
    """
    return dict(_edits(before, after))


def whole_edits(*, before: Mapping[str, Any], after: Mapping[str, Any]) -> Edits:
    """One edit for every top-level part of either, so that exactly ``after`` stands where ``before`` stood."""
    return {(name,): after.get(name) for name in dict.fromkeys([*before, *after])}


def _edits(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[Place, Any]]:
    for name in dict.fromkeys([*before, *after]):
        if name == BY_ID:
            yield from _outcome_edits(before.get(BY_ID) or (), after.get(BY_ID) or ())
        else:
            yield from _inner((name,), before.get(name), after.get(name))


def _inner(place: Place, before: Any, after: Any) -> Iterator[tuple[Place, Any]]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from _inner((*place, name), before.get(name), after.get(name))
    elif before != after:
        yield place, after


def _outcome_edits(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[Place, Any]]:
    was, now = _by_id(before), _by_id(after)
    if was is None or now is None or _order_after(was, now) != list(now):
        if list(before) != list(after):
            yield (BY_ID,), list(after) or None
        return
    for name in dict.fromkeys([*was, *now]):
        if name in was and name in now:
            yield from _inner((BY_ID, name), was[name], now[name])
        else:
            yield (BY_ID, name), now.get(name)


def _by_id(rows: Sequence[Any]) -> dict[str, Mapping[str, Any]] | None:
    """The outcomes by id; None where one has none, or two have the same."""
    ids = [row.get("id") if isinstance(row, Mapping) else None for row in rows]
    if not all(isinstance(name, str) for name in ids) or len(set(ids)) < len(ids):
        return None
    return {str(row["id"]): row for row in rows}


def _order_after(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The order in which edits leave the outcomes: those that stay, then those that are new."""
    return [*(name for name in was if name in now), *(name for name in now if name not in was)]

"""What changed between two states of a case, said as people would say it. Either may be a draft with gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from worthwhile.exchange.case_fields import FIELDS, Section, Written
from worthwhile.exchange.case_labels import ONE_OF, field_at, label_of, section_of, subject_name, what_of
from worthwhile.exchange.case_leaves import case_leaves, holds_parts, labelled_items, same_text
from worthwhile.exchange.case_values import value_text
from worthwhile.exchange.text_pieces import TextPiece, text_pieces

__all__ = ["CaseChange", "ChangeKind", "find_changes", "label_of", "section_of"]

_ORDER = list(Section)
_OWN = "x-worthwhile"
_STORIES = f"{_OWN}.stories."

# What the pages keep beside the case and people read line by line; the rest of it is told as one change each.
_READ_BY_LINE = ("theory", "stories")


class ChangeKind(StrEnum):
    """What happened to a part of a case."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class CaseChange:
    """One change. ``before`` and ``after`` are as people write them, empty where nothing was stated.

    ``path`` names outcomes and costs by id or name; ``subject`` is the outcome or cost, empty for the case;
    ``pieces`` tells a change of text word by word, and is empty for anything else.
    """

    path: str
    section: Section
    subject: str
    what: str
    before: str
    after: str
    kind: ChangeKind
    pieces: tuple[TextPiece, ...] = ()

    @property
    def label(self) -> str:
        """Subject and field in one: ``People are less lonely: lowest worth``."""
        return f"{self.subject}: {self.what[:1].lower()}{self.what[1:]}" if self.subject else self.what


@dataclass(frozen=True, kw_only=True)
class _Side:
    """One state of the case: outcomes and costs by label, what is kept beside it by name, the rest by path."""

    data: Mapping[str, Any]
    items: Mapping[str, Mapping[str, object]]
    kept: Mapping[str, object]
    rest: Mapping[str, object]


def find_changes(*, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[CaseChange, ...]:
    """Every change from ``before`` to ``after``, in the order in which people read a case.

    Both are plain case data and may be incomplete. An outcome or cost that came, went or moved is one change.
    A field left out, empty or null is the same: nothing stated.
    """
    old, new = _side(before), _side(after)
    found = [*_rest_changes(old, new), *_kept_changes(old, new)]
    for root in ONE_OF:
        found += _item_changes(root, old, new)
    return tuple(sorted(found, key=lambda change: _ORDER.index(change.section)))


def _side(data: Mapping[str, Any]) -> _Side:
    items = {root: dict(labelled_items(data.get(root))) for root in ONE_OF}
    rest = {key: value for key, value in data.items() if key not in ONE_OF}
    own, kept = rest.get(_OWN), {}
    if isinstance(own, Mapping):
        rest[_OWN] = {name: part for name, part in own.items() if name in _READ_BY_LINE}
        kept = {str(name): part for name, part in own.items() if name not in _READ_BY_LINE}
    return _Side(data=data, items=items, kept=kept, rest=_stated(rest))


def _stated(value: object, path: str = "") -> dict[str, object]:
    return {name: leaf for name, leaf in case_leaves(value, path).items() if leaf not in ("", [], ())}


def _rest_changes(old: _Side, new: _Side) -> Iterator[CaseChange]:
    for path in dict.fromkeys([*new.rest, *old.rest]):
        story = path.startswith(_STORIES)
        subject = _story_subject(path.removeprefix(_STORIES), old, new) if story else ""
        what = FIELDS[""][_STORIES.rstrip(".")].what if story else what_of("", path)
        yield from _difference(path, ("", path), subject, what, old, new, (old.rest.get(path), new.rest.get(path)))


def _kept_changes(old: _Side, new: _Side) -> Iterator[CaseChange]:
    for name in dict.fromkeys([*new.kept, *old.kept]):
        parts = [_stated(side.kept.get(name), "whole") for side in (old, new)]
        was, now = ({path: same_text(leaf) for path, leaf in part.items()} for part in parts)
        if was == now:
            continue
        path = f"{_OWN}.{name}"
        texts = [_kept_text(path, side.kept.get(name), side.data) if part else "" for side, part in
                 zip((old, new), parts, strict=True)]  # fmt: skip
        yield CaseChange(
            path=path,
            section=Section.OTHER,
            subject="",
            what=what_of("", path),
            before=texts[0],
            after=texts[1],
            kind=_kind(was or None, now or None),
        )


def _kept_text(path: str, value: object, data: Mapping[str, Any]) -> str:
    """Plain values as they are; of anything deeper only how many there are."""
    if isinstance(value, Mapping) or holds_parts(value):
        return f"{len(value):,} kept"  # type: ignore[arg-type]
    return value_text("", path, value, data)


def _story_subject(label: str, old: _Side, new: _Side) -> str:
    for side in (new, old):
        if label in side.items["outcomes"]:
            return subject_name("outcomes", side.items["outcomes"][label], label)
    return label


def _item_changes(root: str, old: _Side, new: _Side) -> Iterator[CaseChange]:
    was, now = old.items[root], new.items[root]
    yield from _order_change(root, was, now)
    for label in dict.fromkeys([*now, *was]):
        path = f"{root}[{label}]"
        if label in was and label in now:
            yield from _field_changes(root, label, old, new)
            continue
        item = now.get(label, was.get(label))
        side = new if label in now else old
        text = _item_text(root, item, label, side.data)
        yield CaseChange(
            path=path,
            section=FIELDS[""][root].section,
            subject=subject_name(root, item, label),
            what=ONE_OF[root],
            before="" if label in now else text,
            after=text if label in now else "",
            kind=ChangeKind.ADDED if label in now else ChangeKind.REMOVED,
        )


def _item_text(root: str, item: object, label: str, data: Mapping[str, Any]) -> str:
    """A whole outcome or cost in a few words: its amount, or its name where it has none yet."""
    wanted = "values" if root == "inputs" else "quantity"
    amount = item.get(wanted) if isinstance(item, Mapping) else None
    name = subject_name(root, item, label)
    return name if amount in (None, "", [], ()) else f"{name}, {value_text(root, wanted, amount, data)}"


def _order_change(root: str, was: Mapping[str, object], now: Mapping[str, object]) -> Iterator[CaseChange]:
    kept_before, kept_after = [label for label in was if label in now], [label for label in now if label in was]
    if kept_before == kept_after:
        return
    names = [
        ", ".join(subject_name(root, items[label], label) for label in kept)
        for items, kept in ((was, kept_before), (now, kept_after))
    ]
    yield CaseChange(
        path=root,
        section=FIELDS[""][root].section,
        subject="",
        what=f"Order of the {FIELDS[''][root].what.lower()}",
        before=names[0],
        after=names[1],
        kind=ChangeKind.CHANGED,
    )


def _field_changes(root: str, label: str, old: _Side, new: _Side) -> Iterator[CaseChange]:
    path = f"{root}[{label}]"
    was, now = (_stated(side.items[root][label], path) for side in (old, new))
    subject = subject_name(root, new.items[root][label], label)
    for name in dict.fromkeys([*now, *was]):
        field = name[len(path) + 1 :]
        what = what_of(root, field) if field else ONE_OF[root]
        yield from _difference(name, (root, field), subject, what, old, new, (was.get(name), now.get(name)))


def _difference(
    path: str,
    field: tuple[str, str],
    subject: str,
    what: str,
    old: _Side,
    new: _Side,
    values: tuple[object, object],
) -> Iterator[CaseChange]:
    before, after = values
    if (before is None) == (after is None) and same_text(before) == same_text(after):
        return
    known = field_at(*field)
    texts = [
        "" if value is None else value_text(*field, value, side.data) for side, value in ((old, before), (new, after))
    ]
    both_prose = known.written is Written.PROSE and isinstance(before, str) and isinstance(after, str)
    yield CaseChange(
        path=path,
        section=known.section,
        subject=subject,
        what=what,
        before=texts[0],
        after=texts[1],
        kind=_kind(before, after),
        pieces=text_pieces(before, after) if both_prose else (),  # type: ignore[arg-type]
    )


def _kind(before: object, after: object) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.CHANGED

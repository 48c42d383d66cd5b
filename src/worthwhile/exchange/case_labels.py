"""What a path of a case is called in plain words, for messages, comments and lists of changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from worthwhile.exchange.case_fields import FIELDS, Field, Section, field_of
from worthwhile.exchange.case_leaves import labelled_items, same_text

ONE_OF = {"outcomes": "Outcome", "inputs": "Cost"}
_PLACE = re.compile(r"\[(\d+)\]$")
_ITEM = re.compile(r"\[[^\]]*\]")
_STORY = "x-worthwhile.stories."


def label_of(path: str, data: Mapping[str, Any]) -> str:
    """The path in words, such as ``People are less lonely: lowest worth``.

    Outcomes and costs may stand by place (``outcomes[2]``, as problems name them) or by id or name
    (``outcomes[less-lonely]``, as changes name them). Where a number could be either, none is named.
    """
    root, line, name = split_path(path)
    if not root:
        return _case_label(name, data)
    subject = _subject(root, line, data)
    if not name:
        return subject or FIELDS[""][root].what
    what = what_of(root, name)
    return f"{subject}: {inside(what)}" if subject else what


def section_of(path: str) -> Section:
    """The part of the case that a path belongs to."""
    root, _, name = split_path(path)
    if root and not name:
        return FIELDS[""][root].section
    return field_at(root, name).section


def what_of(root: str, name: str) -> str:
    """A field of an outcome, a cost or the case in words; an item of a list by its place: ``Amount, year 2``."""
    place = _PLACE.search(name)
    what = field_at(root, name).what
    if place is None:
        return what
    unit = "year" if name.split("[")[0].rpartition(".")[2] in YEARLY else "number"
    return f"{what}, {unit} {int(place[1]) + 1}"


YEARLY = ("quantity", "intake", "value", "values", "low", "high", "rates")


def field_at(root: str, name: str) -> Field:
    """The field that a name inside an outcome, a cost or the case stands for."""
    return field_of(root, _ITEM.sub("", name))


def split_path(path: str) -> tuple[str, str, str]:
    """``outcomes[less-lonely].ranges.value.low`` as ``("outcomes", "less-lonely", "ranges.value.low")``.

    A path of the case itself is ``("", "", path)``. A name may hold brackets and stops of its own.
    """
    for root, fields in FIELDS.items():
        if not root or not (path == root or path.startswith(f"{root}[")):
            continue
        rest = path[len(root) + 1 :]
        ends = [place for place, sign in enumerate(rest) if sign == "]"]
        for end in ends:
            after = rest[end + 1 :]
            first = re.split(r"[.\[]", after.removeprefix("."), maxsplit=1)[0]
            if not after or (after.startswith(".") and (first in fields or first.startswith("x-"))):
                return root, rest[:end], after.removeprefix(".")
        end = ends[-1] if ends else len(rest)
        return root, rest[:end], rest[end + 1 :].removeprefix(".")
    return "", "", path


def subject_name(root: str, item: object, label: str) -> str:
    """The name of an outcome or a cost, else its id, else its place: ``Outcome 3``."""
    given = (item.get("name"), item.get("id")) if isinstance(item, Mapping) else ()
    named = next((same_text(name) for name in given if name and not isinstance(name, Mapping | list | tuple)), "")
    if named:
        return named
    return f"{ONE_OF[root]} {int(label) + 1}" if label.isdecimal() else label


def inside(what: str) -> str:
    """The words as they stand after a colon."""
    return what[:1].lower() + what[1:]


def _subject(root: str, line: str, data: Mapping[str, Any]) -> str:
    if not line:
        return ""
    items = list(labelled_items(data.get(root)))
    found = {
        place: subject_name(root, item, label if label == line else str(place))
        for place, (label, item) in enumerate(items)
        if label == line or str(place) == line
    }
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        return ""
    return f"{ONE_OF[root]} {int(line) + 1}" if line.isdecimal() else line


def _case_label(name: str, data: Mapping[str, Any]) -> str:
    if not name:
        return "The case"
    if name.startswith(_STORY):
        story = name.removeprefix(_STORY)
        return f"{_subject('outcomes', story, data)}: story"
    return what_of("", name)

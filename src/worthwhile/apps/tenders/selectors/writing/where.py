"""Where something stands in the pages on which a tender is written, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from worthwhile.apps.tenders.selectors.writing.asked import Asked, Items, Rows, Section
from worthwhile.apps.tenders.selectors.writing.sections import SECTIONS
from worthwhile.exchange.case_edits import Place, value_at

LONGEST = 80
_IN_LIST = re.compile(r"^([a-z_.]+)\[(\d+)\]")


def entry_words(items: Items | Rows, row: Mapping[str, Any]) -> str:
    """What an entry of a list is called."""
    called = items.called if isinstance(items, Items) else items.asked[0].path
    said = " ".join(str(row.get(called) or row.get("id") or items.one).split())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def path_words(path: str, data: Mapping[str, Any]) -> str:
    """The section, and the entry where it is of a list, to which a path of a problem leads; the path itself where none.

    ``questions[0].criterion`` is “Questions to bidders, “How will you find people?””.
    """
    found = _IN_LIST.match(path)
    for section in SECTIONS.values():
        for one in lists_of(section):
            if found and found[1] == one.path:
                row = (value_at(data, one.place) or [])[int(found[2])]
                return f"{section.title}, “{entry_words(one, row)}”"
        if any(path == asked.path or path.startswith(f"{asked.path}[") for asked in section.asked):
            return section.title
    return path


def asked_at(place: Place) -> tuple[Section | None, Items | Rows | None, Asked | None]:
    """The section, list and question to which a place leads, as far as there are any."""
    for section in SECTIONS.values():
        for one in lists_of(section):
            if place[: len(one.place)] == one.place:
                name = ".".join(place[len(one.place) + 1 :])
                return section, one, next((asked for asked in one.asked if asked.path == name), None)
        for asked in section.asked:
            if asked.place == place or asked.also.split(".") == list(place):
                return section, None, asked
    return None, None, None


def choice_words(path: str, value: str) -> str:
    """How the pages say one of the choices at a path, where lists are passed through; empty where they do not ask."""
    return _choices().get(path, {}).get(value, "")


@cache
def _choices() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for section in SECTIONS.values():
        found |= {asked.path: asked.choices for asked in section.asked if asked.choices}
        for one in lists_of(section):
            found |= {f"{one.path}.{asked.path}": asked.choices for asked in one.asked if asked.choices}
    return found


def lists_of(section: Section) -> tuple[Items | Rows, ...]:
    """Every list of a section, with pages of its own or not."""
    return (*section.rows, *((section.items,) if section.items else ()))

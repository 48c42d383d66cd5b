"""The places of a case that a comment can be about, and the part of the case that each belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.exchange.case_changes import label_of, section_of
from worthwhile.exchange.case_fields import Section
from worthwhile.exchange.case_labels import split_path
from worthwhile.exchange.case_leaves import case_leaves, labelled_items

LONGEST_PLACE = 500
WHOLE = ""
WHOLE_LABEL = "The case as a whole"
PART_OF_SECTION = {
    Section.ABOUT: "about",
    Section.THEORY: "theory",
    Section.EVIDENCE: "evidence",
    Section.QUANTITY: "quantity",
    Section.WORTH: "worth",
    Section.DEDUCTIONS: "anyway",
    Section.LASTING: "lasting",
    Section.COSTS: "costs",
    Section.METHOD: "method",
}
# What people ask about even where the case says nothing of it.
_OF_OUTCOME = {
    "evidence": ("evidence.method", "evidence.sample", "evidence.source", "evidence.strength"),
    "quantity": ("quantity", "sources.quantity"),
    "worth": ("value", "sources.value", "status"),
    "anyway": ("deadweight", "displacement", "attribution", "shares_change_with"),
    "lasting": ("duration_years", "drop_off"),
}
_OF_CASE = {
    "about": ("title", "kind", "period", "price_year"),
    "theory": tuple(f"x-worthwhile.theory.{name}" for name in ("need", "activities", "outputs", "assumptions")),
    "outcomes": ("outcomes",),
    "costs": ("inputs",),
    "method": ("discounting", "discounting.rate", "discounting.timing"),
}


@dataclass(frozen=True, kw_only=True)
class Places:
    """Places under a heading, each with its path and its name; the heading is empty for the case as a whole."""

    heading: str
    places: tuple[tuple[str, str], ...]


def part_of_place(place: str) -> str:
    """The name of the part that a place belongs to; empty for the case as a whole and what no page asks."""
    if not place:
        return WHOLE
    found = section_of(place)
    if found is Section.THEORY:
        return "outcomes" if split_path(place)[0] == "outcomes" else "theory"
    return PART_OF_SECTION.get(found, "outcomes" if split_path(place)[0] == "outcomes" else WHOLE)


def list_places(data: Mapping[str, Any], *, part: str = "", outcome: str = "") -> tuple[Places, ...]:
    """The places of one part, of one outcome in it where one is given; of no part: the case and its larger pieces."""
    found = BY_NAME.get(part)
    if found is None:
        return tuple(_large_places(data))
    if found.is_by_outcome:
        return tuple(
            _named(name, [f"outcomes[{label}].{field}" for field in _fields(part, item)], data)
            for label, item, name in _outcomes(data)
            if outcome in ("", label)
        )
    stated = [path for path in case_leaves(data) if part_of_place(path) == part]
    return (_named(found.title, [*_OF_CASE[part], *stated], data),)


def is_a_place(place: str, data: Mapping[str, Any]) -> bool:
    """Whether a case has such a place to comment on."""
    groups = [*_large_places(data), *list_places(data, part=part_of_place(place))]
    return any(place == path for group in groups for path, _ in group.places)


def _large_places(data: Mapping[str, Any]) -> Iterator[Places]:
    yield Places(heading="", places=((WHOLE, WHOLE_LABEL),))
    for root, heading in (("outcomes", "Outcomes"), ("inputs", "Costs")):
        each = [f"{root}[{label}]" for label, _ in labelled_items(data.get(root))]
        yield _named(heading, [root, *each], data)


def _outcomes(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    for label, item in labelled_items(data.get("outcomes")):
        if isinstance(item, Mapping):
            yield label, item, label_of(f"outcomes[{label}]", data)


def _fields(part: str, item: Mapping[str, Any]) -> list[str]:
    stated = [field for field in case_leaves(item) if part_of_place(f"outcomes[x].{field}") == part]
    return [*_OF_OUTCOME[part], *stated]


def _named(heading: str, paths: list[str], data: Mapping[str, Any]) -> Places:
    kept = [path for path in dict.fromkeys(paths) if len(path) <= LONGEST_PLACE]
    return Places(heading=heading, places=tuple((path, label_of(path, data)) for path in kept))

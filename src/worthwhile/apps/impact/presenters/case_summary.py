"""Everything that was entered in a case, grouped by part, each figure with its range and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.mending import BY_SECTION, address_of, part_and_outcome
from worthwhile.apps.impact.selectors.progress import BY_NAME, PARTS
from worthwhile.exchange.case_fields import Section
from worthwhile.exchange.case_labels import field_at, label_of, section_of, split_path, what_of
from worthwhile.exchange.case_leaves import case_leaves
from worthwhile.exchange.case_values import value_text

HEADINGS = {Section.ANSWERS: "Answers to checks", Section.OTHER: "Further entries"}
LEFT_OUT = ("format", "id", "name", "ranges", "sources")


@dataclass(kw_only=True)
class Entry:
    """One thing that was entered; its range and source are filled in as they are met.

    ``subject`` is the outcome or cost, empty for the case; ``label`` names it in full, ``short`` without the subject.
    """

    subject: str
    label: str
    short: str
    text: str
    address: str
    ends: dict[str, str] = field(default_factory=dict)
    source: str = ""

    @property
    def span(self) -> str:
        low, high = self.ends.get("low"), self.ends.get("high")
        return f"{low} to {high}" if low and high else ""


@dataclass(frozen=True, kw_only=True)
class EntryGroup:
    """The entries of one part, those of one outcome or cost together."""

    heading: str
    subjects: tuple[tuple[str, tuple[Entry, ...]], ...]


def present_summary(case: Case, data: Mapping[str, Any]) -> tuple[EntryGroup, ...]:
    """Every entry of a case, complete or not, in the order of the parts."""
    by_part: dict[str, list[Entry]] = {}
    for part, entry in _entries(case, data):
        by_part.setdefault(part, []).append(entry)
    order = [*(part.name for part in PARTS), "checks", ""]
    return tuple(
        EntryGroup(heading=_heading(part), subjects=_by_subject(by_part[part])) for part in order if part in by_part
    )


def _by_subject(entries: list[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    return tuple((subject, tuple(found)) for subject, found in groupby(entries, key=lambda entry: entry.subject))


def _entries(case: Case, data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    leaves = {path: value for path, value in case_leaves(data).items() if value not in ("", [], ())}
    found: dict[str, tuple[str, Entry]] = {}
    for path, value in leaves.items():
        root, line, name = split_path(path)
        if not name or name.split(".")[0] in LEFT_OUT:
            continue
        part, outcome = part_and_outcome(path, data)
        entry = Entry(
            subject=label_of(f"{root}[{line}]", data) if root else "",
            label=label_of(path, data),
            short=what_of(root, name) if root else label_of(path, data),
            text=value_text(root, name, value, data),
            address=address_of(case, part, outcome),
        )
        found[path] = (_part(path, part), entry)
    for path, value in leaves.items():
        _attach(path, value, data, found)
    yield from found.values()


def _attach(path: str, value: object, data: Mapping[str, Any], found: Mapping[str, tuple[str, Entry]]) -> None:
    """Put a range or a source beside the figure that it belongs to."""
    root, line, name = split_path(path)
    start, _, rest = name.partition(".")
    of, _, end = rest.partition(".")
    beside = found.get(f"{root}[{line}].{of}")
    if start == "ranges" and beside:
        beside[1].ends[end] = value_text(root, name, value, data)
    elif start == "sources" and beside:
        beside[1].source = str(value)


def _part(path: str, part: str) -> str:
    """The heading that an entry stands under: that of its section, wherever it is changed."""
    root, _, name = split_path(path)
    section = field_at(root, name).section if root else section_of(path)
    if root == "outcomes" and section is Section.THEORY:
        return "outcomes"
    return BY_SECTION.get(section, part if part in BY_NAME else "")


def _heading(part: str) -> str:
    if part in BY_NAME:
        return BY_NAME[part].title
    return HEADINGS[Section.ANSWERS if part == "checks" else Section.OTHER]

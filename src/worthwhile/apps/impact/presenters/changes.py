"""What changed between two states of a case, by the part of the case it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from worthwhile.apps.impact.presenters.mending import BY_SECTION
from worthwhile.apps.impact.selectors.progress import BY_NAME
from worthwhile.exchange.case_changes import CaseChange, find_changes
from worthwhile.exchange.case_fields import Section

OTHER = {Section.ANSWERS: "Answers to checks", Section.OTHER: "Further entries"}


@dataclass(frozen=True, kw_only=True)
class ChangeGroup:
    """The changes of one part."""

    heading: str
    changes: tuple[CaseChange, ...]


def present_changes(*, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[ChangeGroup, ...]:
    """Every change, grouped; none where the two say the same."""
    return group_changes(find_changes(before=before, after=after))


def group_changes(changes: Sequence[CaseChange]) -> tuple[ChangeGroup, ...]:
    """Changes under the headings of the parts they belong to, in their order."""
    grouped = groupby(changes, key=lambda change: change.section)
    return tuple(ChangeGroup(heading=_heading(section), changes=tuple(found)) for section, found in grouped)


def _heading(section: Section) -> str:
    part = BY_SECTION.get(section, "")
    return BY_NAME[part].title if part in BY_NAME else OTHER[section]

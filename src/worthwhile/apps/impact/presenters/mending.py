"""The page of a case that mends what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.drafts import find_outcome, outcomes_of
from worthwhile.apps.impact.selectors.places import PART_OF_SECTION
from worthwhile.apps.impact.selectors.progress import BY_NAME, PARTS
from worthwhile.exchange.case_changes import label_of, section_of
from worthwhile.exchange.case_fields import Section
from worthwhile.exchange.case_labels import split_path
from worthwhile.kernel.problems import Problem

BY_SECTION = {**PART_OF_SECTION, Section.ANSWERS: "checks"}
# Where a page asks for something else than the section of the field says.
ASKED_ELSEWHERE = {
    "price_year": "about",
    "outcomes": "outcomes",
    "status": "outcome",
    "shares_change_with": "outcome",
    "horizon_years": "method",
}
OTHER = "The case as a whole"
MISSING = "This is missing."
# What to do about what is missing, for people who fill in pages; the messages themselves speak of the file.
ON_PAGES = {
    "period": "Enter the first day of the work, and for how many years it is paid for.",
    "price_year": "Enter whose year's prices your costs are in.",
    "quantity": "Enter how many change, or say that the outcome waits for evidence.",
    "intake": "Enter how many begin in each year, or say that the outcome waits for evidence.",
    "value": "Choose or enter what one is worth, or say that the outcome waits for evidence.",
    "timing": "Choose when in a year the value comes.",
    "inputs": "Enter at least one thing that was put in.",
}


@dataclass(frozen=True, kw_only=True)
class Mending:
    """One problem with the page that mends it; ``address`` is empty where no page asks for it."""

    label: str
    message: str
    address: str


@dataclass(frozen=True, kw_only=True)
class MendingGroup:
    """The problems of one part."""

    heading: str
    problems: tuple[Mending, ...]


def present_problems(case: Case, data: Mapping[str, Any], problems: Sequence[Problem]) -> tuple[MendingGroup, ...]:
    """Every problem, by the part of the case it belongs to, in the order of the parts."""
    by_part: dict[str, list[Mending]] = {}
    for problem in problems:
        part, outcome = part_and_outcome(problem.path, data)
        line = Mending(
            label=label_of(problem.path, data), message=_on_pages(problem), address=address_of(case, part, outcome)
        )
        by_part.setdefault(part, []).append(line)
    order = [*(part.name for part in PARTS), "outcome"]
    parts = sorted(by_part, key=lambda part: order.index(part) if part in order else len(order))
    return tuple(MendingGroup(heading=_heading(part), problems=tuple(by_part[part])) for part in parts)


def _on_pages(problem: Problem) -> str:
    field = re.split(r"[.\]]", problem.path)[-1]
    if problem.message.startswith(MISSING) and field in ON_PAGES:
        return f"{MISSING} {ON_PAGES[field]}"
    return problem.message


def part_and_outcome(path: str, data: Mapping[str, Any]) -> tuple[str, str]:
    """The part that a path of a case belongs to, and the id of the outcome it is about, if it is about one."""
    root, line, name = split_path(path)
    field = re.split(r"[.\[]", name, maxsplit=1)[0] or root
    part = ASKED_ELSEWHERE.get(field) or BY_SECTION.get(section_of(path), "")
    if root != "outcomes":
        return part, ""
    outcome = _outcome_id(line, data)
    if not outcome:
        return "outcomes", ""
    return ("outcome" if part in ("theory", "method", "outcomes", "") else part), outcome


def address_of(case: Case, part: str, outcome: str = "") -> str:
    """The address of the page of a part, for one outcome where it is asked by outcome; empty where there is none."""
    key: list[Any] = [case.organisation_id, case.pk]
    try:
        if outcome:
            name = part if part == "outcome" else f"{part}_of"
            return reverse(f"impact:{name}", args=[*key, outcome])
        return reverse(f"impact:{part}", args=key) if part else ""
    except NoReverseMatch:
        # An id that no address can hold, or a part that has one page for all outcomes.
        return reverse("impact:outcomes", args=key)


def _outcome_id(line: str, data: Mapping[str, Any]) -> str:
    rows = outcomes_of(data)
    if find_outcome(data, line) is not None:
        return line
    if line.isdecimal() and int(line) < len(rows):
        return str(rows[int(line)].get("id") or "")
    return ""


def _heading(part: str) -> str:
    if part in BY_NAME:
        return BY_NAME[part].title
    return BY_NAME["outcomes"].title if part == "outcome" else OTHER

"""A bid being written at a glance: what it lacks, who writes what, how many words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from worthwhile.apps.impact.presenters.people import name_of
from worthwhile.apps.tenders.models import BidDraft, BidPart, PartState
from worthwhile.apps.tenders.selectors.bid_drafts.sections import (
    CONDITIONS,
    DECLARATIONS,
    DETAILS,
    FILES,
    MEMBERS,
    PRICE,
    PROMISES,
    Section,
    section_of_gap,
    sections_of,
)
from worthwhile.exchange.bid_draft import LookedOver
from worthwhile.exchange.tender import Tender

PAGES = {
    DETAILS: "tenders:draft_details",
    CONDITIONS: "tenders:draft_conditions",
    DECLARATIONS: "tenders:draft_declarations",
    PROMISES: "tenders:draft_promises",
    MEMBERS: "tenders:draft_members",
    PRICE: "tenders:draft_prices",
    FILES: "tenders:draft_files",
}
TAGS = {
    PartState.READY: "govuk-tag--green",
    PartState.WRITING: "govuk-tag--blue",
    PartState.NOT_BEGUN: "govuk-tag--grey",
}


@dataclass(frozen=True, kw_only=True)
class SectionLine:
    """One part of the bid with where it is written."""

    section: Section
    title: str
    hint: str
    address: str
    who: str
    state: str
    tag: str
    words: str
    assign: str


@dataclass(frozen=True, kw_only=True)
class GapLine:
    """One thing that is missing, and where to put it right."""

    words: str
    address: str
    where: str


@dataclass(frozen=True, kw_only=True)
class WhatIsMissing:
    """What would make the bid fail, and what else it lacks."""

    failing: tuple[GapLine, ...]
    others: tuple[GapLine, ...]


def section_lines(
    draft: BidDraft, asked: Tender, data: Mapping[str, Any], parts: Mapping[str, BidPart]
) -> list[SectionLine]:
    """Every part, in order."""
    hints = {f"question:{one.id}": one.text for one in asked.questions or ()}
    return [_line(draft, one, hints.get(one.key, ""), parts.get(one.key)) for one in sections_of(asked, data)]


def missing_lines(draft: BidDraft, asked: Tender, found: LookedOver) -> WhatIsMissing:
    """What is missing, what costs most first, each with the page on which it is put right."""
    sections = {one.key: one for one in sections_of(asked, {})}
    problems = [_problem_line(draft, problem.path, problem.message) for problem in found.problems]
    failing: list[GapLine] = [*problems]
    others: list[GapLine] = []
    for gap in found.gaps:
        key = section_of_gap(gap, asked)
        section = sections.get(key, sections[DETAILS])
        line = GapLine(words=gap.words, address=address_of(draft, section), where=section.title)
        (failing if gap.fails else others).append(line)
    return WhatIsMissing(failing=tuple(failing), others=tuple(others))


def address_of(draft: BidDraft, section: Section) -> str:
    """Where a part is written."""
    numbers = [draft.bidder_id, draft.tender_id]
    if section.number:
        return reverse("tenders:draft_question", args=[*numbers, section.number])
    return reverse(PAGES[section.key], args=numbers)


def words_text(words: int, most: int | None) -> str:
    """``120 of 500 words``; what is too much is said."""
    if most is None:
        return f"{words:,} words"
    over = f": {words - most:,} too many" if words > most else ""
    return f"{words:,} of {most:,} words{over}"


def _problem_line(draft: BidDraft, path: str, message: str) -> GapLine:
    key = MEMBERS if path.startswith("members") else PRICE if path.startswith("price") else DETAILS
    titles = {MEMBERS: "Who bids with you", PRICE: "Price", DETAILS: "Who bids, and for what"}
    section = Section(key=key, title=titles[key])
    return GapLine(words=message, address=address_of(draft, section), where=section.title)


def _line(draft: BidDraft, section: Section, hint: str, part: BidPart | None) -> SectionLine:
    state = PartState(part.state) if part else PartState.NOT_BEGUN
    return SectionLine(
        section=section,
        title=section.title,
        hint=hint,
        address=address_of(draft, section),
        who=name_of(part.person) if part and part.person else "",
        state=state.label,
        tag=TAGS[state],
        words="" if section.words is None else words_text(section.words, section.most_words),
        assign=f"{reverse('tenders:draft_who', args=[draft.bidder_id, draft.tender_id])}?part={section.key}",
    )

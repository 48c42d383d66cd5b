"""A change to the documents before it is published: what bidders will read of it, and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from worthwhile.apps.tenders.models import DraftChange, Tender
from worthwhile.apps.tenders.presenters.tender_content import present_content
from worthwhile.apps.tenders.presenters.tender_diff import LineChanged, lines_changed
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.change_follows import cannot_change, follows_from
from worthwhile.apps.tenders.selectors.writing import SECTIONS, Section
from worthwhile.apps.tenders.selectors.writing.where import lists_of
from worthwhile.exchange.case_edits import value_at
from worthwhile.exchange.tender import tender_from_data


@dataclass(frozen=True, kw_only=True)
class ShownChange:
    """A change in the making.

    ``based_on`` is the number of the saving that is shown, ``version`` what it would become. ``cannot`` is why it
    cannot be published, ``follows`` what it asks of the buyer besides.
    """

    based_on: int
    version: int
    saved: str
    by: str
    deadline: str
    lines: tuple[LineChanged, ...]
    sections: tuple[Section, ...]
    cannot: tuple[str, ...]
    follows: tuple[str, ...]


def present_change(tender: Tender, change: DraftChange, now: datetime) -> ShownChange:
    """All that the buyer reads before publishing it."""
    saving, published = change.savings.latest("number"), latest_saving(tender)
    assert published is not None
    before, after = (tender_from_data(one.data).tender for one in (published, saving))
    person = saving.made_by
    return ShownChange(
        based_on=saving.number,
        version=tender.documents + 1,
        saved=moment_words(saving.made_at),
        by=str(person) if person is not None and person.is_active else "Somebody",
        deadline=moment_words(tender.deadline_at) if tender.deadline_at else "",
        lines=lines_changed(present_content(before), present_content(after)),
        sections=tuple(sections_changed(published.data, saving.data)),
        cannot=cannot_change(tender, before, after, now),
        follows=follows_from(tender, after),
    )


def sections_changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Section]:
    """The sections on which an answer or a list is another one now, in their order."""
    return [section for section in SECTIONS.values() if _of(section, before) != _of(section, after)]


def _of(section: Section, data: Mapping[str, Any]) -> list[Any]:
    answers = [value_at(data, asked.place_in(data)) for asked in section.asked]
    return [*answers, *(value_at(data, one.place) for one in lists_of(section))]

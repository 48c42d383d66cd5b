"""The content of a tender being written, as it is and as it was, and how fit it is.

Before publication that is the draft; while bids are taken, the draft of a change, or what is published where none is
begun. Both count their savings in one row, so that a number names one content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.tenders.models import DraftChange, DraftChangeSaving, Tender, TenderSaving
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.engines.fitness import Fitness
from worthwhile.engines.tendering import Act, Stage
from worthwhile.exchange.tender import FORMAT, facts_of, tender_from_data
from worthwhile.exchange.tender.fitness import check_fitness


@dataclass(frozen=True, kw_only=True)
class Written:
    """The content by its number; number 0 is what a tender says before anybody wrote."""

    number: int
    data: Mapping[str, Any]


def writing_act(tender: Tender) -> Act:
    """The act that writing is now: of a draft, or of a change while bids are taken."""
    return Act.CHANGE_DOCUMENTS if tender.stage == Stage.OPEN else Act.EDIT


def draft_change_of(tender: Tender) -> DraftChange | None:
    """The change that is being prepared, None where there is none or it can no longer be published."""
    return tender.draft_changes.filter(ended_at=None).first() if tender.stage == Stage.OPEN else None


def latest_written(tender: Tender) -> TenderSaving | DraftChangeSaving | None:
    """The saving that says what the content being written is now."""
    change = draft_change_of(tender)
    return change.savings.latest("number") if change else latest_saving(tender)


def written_content(tender: Tender) -> Written:
    """The content as last kept."""
    saving = latest_written(tender)
    return Written(number=saving.number, data=saving.data) if saving else Written(number=0, data=_begun(tender))


def written_before(tender: Tender, number: int) -> Written:
    """The content as it was at a number; as last kept where there is no such number."""
    if number == 0:
        return Written(number=0, data=_begun(tender))
    found: list[TenderSaving | DraftChangeSaving] = [
        *tender.savings.filter(number=number),
        *tender.draft_change_savings.filter(number=number),
    ]
    return Written(number=number, data=found[0].data) if found else written_content(tender)


def fitness_of(data: Mapping[str, Any], *, on: date) -> Fitness:
    """Every check of fitness, of content that was kept."""
    return check_fitness(facts_of(tender_from_data(data).tender), on=on)


def _begun(tender: Tender) -> dict[str, Any]:
    return {"format": FORMAT, "buyer": {"name": str(tender.buyer)}, "subject": {"title": tender.title}}

"""The content of a tender being written, as it is and as it was, and how fit it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.engines.fitness import Fitness
from worthwhile.exchange.tender import FORMAT, facts_of, tender_from_data
from worthwhile.exchange.tender.fitness import check_fitness


@dataclass(frozen=True, kw_only=True)
class Written:
    """The content by its number; number 0 is what a tender says before anybody wrote."""

    number: int
    data: Mapping[str, Any]


def written_content(tender: Tender) -> Written:
    """The content as last kept."""
    saving = latest_saving(tender)
    return Written(number=saving.number, data=saving.data) if saving else Written(number=0, data=_begun(tender))


def written_before(tender: Tender, number: int) -> Written:
    """The content as it was at a number; as last kept where there is no such number."""
    if number == 0:
        return Written(number=0, data=_begun(tender))
    saving = tender.savings.filter(number=number).first()
    return Written(number=number, data=saving.data) if saving else written_content(tender)


def fitness_of(data: Mapping[str, Any], *, on: date) -> Fitness:
    """Every check of fitness, of content that was kept."""
    return check_fitness(facts_of(tender_from_data(data).tender), on=on)


def _begun(tender: Tender) -> dict[str, Any]:
    return {"format": FORMAT, "buyer": {"name": str(tender.buyer)}, "subject": {"title": tender.title}}

"""A tender that was read, held against every check on a day, with what somebody said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from worthwhile.apps.tenders.services.read_sent_tender import SentTender
from worthwhile.engines.fitness import Effort, Fact, Facts, Fitness
from worthwhile.exchange.tender.fitness import check_fitness, effort_of
from worthwhile.exchange.tender.fitness_json import fitness_data


@dataclass(frozen=True, kw_only=True)
class CheckedTender:
    """What was read and what comes of it."""

    sent: SentTender
    fitness: Fitness
    effort: Effort

    @property
    def data(self) -> dict[str, Any]:
        """Everything that was found, as JSON holds it."""
        return {
            "title": self.sent.title,
            "documents": [asdict(one) for one in self.sent.documents],
            "unread": [{"name": one.path, "because": one.message} for one in self.sent.unread],
            "cautions": list(self.sent.cautions),
            **fitness_data(self.fitness, self.effort),
        }


def check_tender(sent: SentTender, *, said: Iterable[Fact], on: date) -> CheckedTender:
    """Every check. What was said stands first, so that it names the law; where a document says otherwise, both show."""
    facts = Facts(stated=(*said, *sent.facts))
    return CheckedTender(sent=sent, fitness=check_fitness(facts, on=on), effort=effort_of(facts, on=on))

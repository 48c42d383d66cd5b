"""What the organisation's impact cases support: quantities of their outcomes, and what they are worth as a range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import find_case, list_cases
from worthwhile.apps.impact.services.answer_source import value_case_now
from worthwhile.apps.organisations.models import Organisation
from worthwhile.exchange.answers.promised import losses_of, offered
from worthwhile.exchange.answers.question import Promise, Service
from worthwhile.exchange.bid import SocialValueOffered
from worthwhile.kernel.problems import WorthwhileError

MOST_CASES = 12


@dataclass(frozen=True, kw_only=True)
class CaseOutcome:
    """An outcome of a case with how many it supports, low to high; ``key`` names both."""

    key: str
    case: str
    name: str
    low: Decimal | None
    central: Decimal | None
    high: Decimal | None

    @property
    def most(self) -> Decimal | None:
        """The most that the case supports."""
        return self.central if self.high is None else self.high


def list_case_outcomes(organisation: Organisation) -> list[CaseOutcome]:
    """Outcomes for the better of every case that is complete, the case changed last first."""
    return [one for case in list_cases(organisation)[:MOST_CASES] for one in _outcomes(case)]


def list_worth(organisation: Organisation) -> list[tuple[int, SocialValueOffered]]:
    """What each complete case says it is worth, by the number of the case."""
    found = ((case.pk, worth_of(case)) for case in list_cases(organisation)[:MOST_CASES])
    return [(pk, worth) for pk, worth in found if worth is not None]


def find_worth(organisation: Organisation, number: int) -> SocialValueOffered | None:
    """What one case says it is worth."""
    case = find_case(organisation, number)
    return worth_of(case) if case else None


def worth_of(case: Case) -> SocialValueOffered | None:
    """Present value, and the middle nine tenths of what the simulation gives; None for a case that is not complete."""
    try:
        valued = value_case_now(case)
    except WorthwhileError:
        return None
    uncertainty, central = valued.result.uncertainty, valued.result.present_value
    if uncertainty is None:
        return None
    spread = uncertainty.present_value
    return SocialValueOffered(
        case_title=case.title,
        low=min(spread.p5, central).quantize(Decimal("0.01")),
        central=central.quantize(Decimal("0.01")),
        high=max(spread.p95, central).quantize(Decimal("0.01")),
        case_hash=valued.loaded.case_hash,
    )


def _outcomes(case: Case) -> list[CaseOutcome]:
    try:
        valued = value_case_now(case)
    except WorthwhileError:
        return []
    losses = losses_of(valued.result)
    found = []
    for outcome in valued.loaded.case.outcomes:
        held = offered(0, Promise(outcome=outcome.id, service=Service.CORE), outcome)
        if outcome.id in losses or held.central is None:
            continue
        found.append(
            CaseOutcome(
                key=f"{case.pk}:{outcome.id}",
                case=case.title,
                name=outcome.title,
                low=held.low,
                central=held.central,
                high=held.high,
            )
        )
    return found

"""What the case says of each outcome, beside the box that promises it."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.impact.selectors.grades import GRADES
from worthwhile.apps.impact.selectors.valued import ValuedCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.exchange.answers.links import number_text
from worthwhile.exchange.answers.promised import losses_of, offered
from worthwhile.exchange.answers.question import Promise, Service

STATUSES = {
    "priced": "Priced",
    "held": "Held: real, and never priced",
    "pending": "Pending: it waits for evidence",
}


@dataclass(frozen=True, kw_only=True)
class OutcomeSaid:
    """An outcome as the case has it, in a few words."""

    id: str
    title: str
    status: str
    who: str
    how_many: str
    measured: str
    known: str
    is_weak: bool


def present_outcomes_to_promise(source: ValuedCase) -> tuple[OutcomeSaid, ...]:
    """The outcomes that may be promised; a change for the worse may not."""
    losses = losses_of(source.result)
    return tuple(said_of(outcome) for outcome in source.loaded.case.outcomes if outcome.id not in losses)


def losses_named(source: ValuedCase) -> tuple[str, ...]:
    """The changes for the worse, which nobody promises."""
    losses = losses_of(source.result)
    return tuple(outcome.title for outcome in source.loaded.case.outcomes if outcome.id in losses)


def said_of(outcome: Outcome) -> OutcomeSaid:
    """What the case says of one outcome."""
    evidence = outcome.evidence
    grade = evidence.strength if evidence is not None else None
    return OutcomeSaid(
        id=outcome.id,
        title=outcome.title,
        status=STATUSES[outcome.status.value],
        who=outcome.stakeholder,
        how_many=_how_many(outcome),
        measured=evidence.method if evidence is not None and evidence.method else "The case does not say how",
        known="Not graded in the case" if grade is None else GRADES[grade],
        is_weak=outcome.status.value == "pending" or (grade is not None and grade <= 1),
    )


def _how_many(outcome: Outcome) -> str:
    found = offered(0, Promise(outcome=outcome.id, service=Service.CORE), outcome)
    if found.central is None:
        return "The case states no number"
    if found.low is None or found.high is None:
        return f"{number_text(found.central)}, without a range: a promise is safer with one"
    return f"{number_text(found.central)}, within a range of {number_text(found.low)} to {number_text(found.high)}"

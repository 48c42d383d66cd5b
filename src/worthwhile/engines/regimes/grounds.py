"""A row that was looked at, as a reason and as a step of the working."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.regimes.answers import ANSWER_NAMES
from worthwhile.engines.regimes.decision import Ground, RuleStep
from worthwhile.engines.regimes.facts import NAMES, Facts
from worthwhile.engines.regimes.judging import Judgement
from worthwhile.engines.regimes.quantities import worked_out
from worthwhile.engines.regimes.tables import Row


def ground_of(row: Row, judgement: Judgement | None = None, *, reason: str = "") -> Ground:
    """Why, by a row; ``reason`` in place of what the row says."""
    return Ground(
        code=row.code,
        reason=reason or row.says,
        citation=row.citation,
        holder=row.holder,
        figures=judgement.figures if judgement else (),
    )


def step_of(row: Row, judgement: Judgement, facts: Facts) -> RuleStep:
    """A row with what it came to."""
    return RuleStep(
        code=row.code,
        says=row.says,
        truth=judgement.truth,
        facts=tuple((name, fact_text(facts, name)) for name in judgement.rests_on),
        figures=tuple((figure.id, figure.value) for figure in judgement.figures),
        citation=row.citation,
    )


def fact_text(facts: Facts, name: str) -> str:
    """A fact or a quantity as a person reads it."""
    given = getattr(facts, name) if name in NAMES else worked_out(facts, name)[0]
    if given is None:
        return "not stated"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, tuple):
        return ", ".join(given) or "not stated"
    if isinstance(given, date):
        return f"{given.day} {given:%B %Y}"
    if isinstance(given, StrEnum):
        return ANSWER_NAMES[given]
    number = Decimal(given.numerator) / Decimal(given.denominator) if not isinstance(given, Decimal) else given
    return f"{number:,.4f}".rstrip("0").rstrip(".") if number != number.to_integral_value() else f"{number:,.0f}"

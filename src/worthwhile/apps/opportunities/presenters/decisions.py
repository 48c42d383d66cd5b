"""Decisions on bidding, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.opportunities.models import Decision, Verdict
from worthwhile.apps.opportunities.services.decisions_keep import reason_words

COLOURS = {Verdict.BID: "govuk-tag--green", Verdict.NO_BID: "govuk-tag--grey", Verdict.UNDECIDED: "govuk-tag--yellow"}


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """One decision with its reasons in words."""

    decision: Decision
    verdict: str
    colour: str
    reasons: list[str]


def present_decisions(decisions: Iterable[Decision]) -> list[DecisionLine]:
    """Decisions in the order given."""
    return [
        DecisionLine(
            decision=decision,
            verdict=Verdict(decision.verdict).label,
            colour=COLOURS[Verdict(decision.verdict)],
            reasons=reason_words(decision),
        )
        for decision in decisions
    ]

"""Decide whether to bid. Every decision is kept; the latest holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.opportunities.models import Decision, Verdict
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import InvalidInput, Problem

FOR: Mapping[str, str] = MappingProxyType(
    {
        "our-work": "It is what we do well",
        "our-people": "It reaches the people we are here for",
        "right-size": "Its size is right for us",
        "knows-us": "The buyer knows our work",
        "covers-costs": "The price covers our costs",
        "pipeline": "It replaces a contract that ends",
    }
)
AGAINST: Mapping[str, str] = MappingProxyType(
    {
        "too-large": "Too large for us",
        "too-small": "Too small to be worth a bid",
        "too-late": "Too little time to write a good bid",
        "price": "The price does not cover the cost",
        "not-our-work": "Not what we do",
        "wrong-place": "Not where we work",
        "not-eligible": "We do not meet a condition",
        "risk": "Terms or payment put too much risk on us",
        "holder": "Whoever holds it now is hard to beat",
    }
)
WAITING: Mapping[str, str] = MappingProxyType(
    {
        "ask-buyer": "Waiting for an answer from the buyer",
        "partner": "Looking for a partner",
        "costing": "Working out what it costs",
        "board": "Waiting for our board",
    }
)
REASONS: Mapping[Verdict, Mapping[str, str]] = MappingProxyType(
    {Verdict.BID: FOR, Verdict.NO_BID: AGAINST, Verdict.UNDECIDED: WAITING}
)


def decide(
    *,
    organisation: Organisation,
    ocid: str,
    verdict: Verdict,
    reasons: Sequence[str],
    explanation: str,
    by: User,
    now: datetime,
) -> Decision:
    """Keep a decision on a notice, with its reasons; earlier ones stay.

    Raises InvalidInput where a reason is not one for this decision, or where neither a reason nor words are given
    for bidding or not bidding.
    """
    problems = _problems(verdict, reasons, explanation)
    if problems:
        raise InvalidInput(problems)
    with transaction.atomic():
        decision = Decision.objects.create(
            organisation=organisation,
            ocid=ocid,
            verdict=verdict,
            reasons=[reason for reason in REASONS[verdict] if reason in reasons],
            explanation=explanation,
            decided_at=now,
            decided_by=by,
        )
        content = {"ocid": ocid, "verdict": verdict.value, "reasons": decision.reasons, "explanation": explanation}
        record(Act.BID_DECIDED, organisation, decision, by=by, at=now, content=content)
    return decision


def reason_words(decision: Decision) -> list[str]:
    """The reasons of a decision in words."""
    known = REASONS[Verdict(decision.verdict)]
    return [known[reason] for reason in decision.reasons if reason in known]


def _problems(verdict: Verdict, reasons: Sequence[str], explanation: str) -> list[Problem]:
    allowed = REASONS[verdict]
    if any(reason not in allowed for reason in reasons):
        return [Problem("reasons", f"Choose reasons that go with “{verdict.label}”, or say it in your own words")]
    if verdict != Verdict.UNDECIDED and not reasons and not explanation.strip():
        return [Problem("reasons", "Choose a reason, or say why in your own words")]
    return []

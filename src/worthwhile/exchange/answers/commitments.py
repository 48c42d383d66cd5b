"""The commitments as rows that a buyer can write into a contract."""

from __future__ import annotations

from worthwhile.exchange.answers.answer import Commitment
from worthwhile.exchange.answers.asked_for import shared_words
from worthwhile.exchange.answers.links import Links
from worthwhile.exchange.answers.offer_parts import by_when, estimate, target, who_gains
from worthwhile.exchange.answers.pieces import said
from worthwhile.exchange.answers.promised import Promised
from worthwhile.exchange.answers.proof_parts import baseline, measure, strength
from worthwhile.exchange.answers.question import Service

SERVICES = {
    Service.CORE: " Part of the service.",
    Service.ADDITIONAL: " Additional to the service.",
}


def commitment_of(links: Links, one: Promised) -> Commitment:
    """The row of one promise: specific, measurable, time-bound, with its evidence and a wording for an indicator."""
    outcome = one.outcome
    name = links.outcome_name(outcome)
    return Commitment(
        outcome=outcome.id,
        service=one.promise.service,
        specific=said(name, who_gains(links, one), ".", SERVICES[one.promise.service]),
        measurable=said(
            measure(links, outcome), ". Target: ", target(links, one), ". ", estimate(links, one),
            " Sample so far: ", baseline(links, outcome), ".",
        ),
        time_bound=said("By ", by_when(links, one), "."),
        evidence=said("This ", strength(links, outcome), "."),
        kpi=said(
            "“", name, "”: ", target(links, one), " by ", by_when(links, one), ", measured by: ",
            measure(links, outcome), ".",
        ),
        matched=matched_words(links, one),
    )  # fmt: skip


def matched_words(links: Links, one: Promised) -> tuple[str, ...]:
    """Words of the outcome asked for that the outcome, its kind of worth or the bidder's reason meets."""
    outcome = one.outcome
    kind = next((found.kind.value for found in links.result.outcomes if found.id == outcome.id), "")
    return shared_words(links.asked.outcome_asked, outcome.title, kind, outcome.stakeholder, one.promise.because)

"""Everything that a case claims, in the order in which it deserves to be verified."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_file import LoadedCase
from worthwhile.exchange.verification.claim import Claim
from worthwhile.exchange.verification.of_case import (
    conventions_claim,
    cost_claims,
    losses_claim,
    question_claims,
    unpriced_claims,
)
from worthwhile.exchange.verification.of_outcome import PricedOutcome
from worthwhile.exchange.verification.stakes import Stakes
from worthwhile.exchange.verification.stated import items_of


def list_claims(*, loaded: LoadedCase, result: ValuationResult) -> tuple[Claim, ...]:
    """What to verify of a case and its result.

    First what could move the result far, then some, then little; among those what has weak or no evidence; then by
    how far; then in the order of the case.
    """
    stakes = Stakes(case=loaded.case, result=result)
    found = [
        *_of_outcomes(loaded, result, stakes),
        *cost_claims(loaded.data, stakes),
        losses_claim(result),
        *question_claims(result, loaded.data),
        *unpriced_claims(loaded.data),
        conventions_claim(result, stakes),
    ]
    return tuple(sorted(found, key=lambda claim: (claim.band, not claim.doubts, -claim.stake.share)))


def _of_outcomes(loaded: LoadedCase, result: ValuationResult, stakes: Stakes) -> Iterator[Claim]:
    outcomes = {outcome.id: outcome for outcome in loaded.case.priced}
    worked_out = {found.id: found for found in result.outcomes}
    priced = [
        PricedOutcome(
            stated=stated, outcome=outcomes[stated.label], found=worked_out[stated.label], result=result, stakes=stakes
        )
        for stated in items_of("outcomes", loaded.data)
        if stated.label in outcomes
    ]
    for place, outcome in enumerate(priced):
        yield from outcome.claims()
        overlap = outcome.overlap(priced[place + 1 :])
        if overlap is not None:
            yield overlap

"""What keeps a promise and its results from being one and the same measure."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.engines.valuation.vocabulary import CaseKind, Status
from worthwhile.kernel.money import money_text

ASSUMED = 0
# Named in the reason why money does not compare.
PRICES = ("price year", "uprating")


def why_not_comparable(then: ValuationResult, now: ValuationResult) -> str:
    """Why money of the two may not be compared; empty where it may."""
    if then.currency != now.currency:
        return f"The promise is in {then.currency} and the results in {now.currency}, so money is listed, not compared."
    if then.price_year != now.price_year:
        years = [year or "prices as entered" for year in (then.price_year, now.price_year)]
        return (
            f"The promise is in prices of {years[0]} and the results in prices of {years[1]}, so money is listed, not "
            "compared. Value both in the same price_year to compare."
        ).replace("prices of prices as entered", "prices as entered")
    return ""


def case_cautions(
    *, forecast: tuple[ImpactCase, ValuationResult], actual: tuple[ImpactCase, ValuationResult]
) -> tuple[str, ...]:
    """What a reader must know of the two cases before the figures."""
    return tuple(_case_cautions(*forecast, *actual))


def _case_cautions(
    then: ImpactCase, result_then: ValuationResult, now: ImpactCase, result_now: ValuationResult
) -> Iterator[str]:
    if then.kind is CaseKind.EVALUATIVE:
        yield "The file given as the promise says that it is evaluative. Check that the two files are in order."
    if now.kind is CaseKind.FORECAST:
        yield "The file given as the results says that it is a forecast: its figures may be expected and not measured."
    if then.period != now.period:
        yield (
            f"The promise is for {_period(then)} and the results for {_period(now)}. Compare shares only as far as the "
            "periods are alike."
        )
    if result_then.horizon_years != result_now.horizon_years:
        yield (
            f"The promise counts value for {_years(result_then.horizon_years)} and the results for "
            f"{_years(result_now.horizon_years)}."
        )
    changed = [
        f"{name} {was} then, {result_now.conventions.get(name, 'not stated')} now"
        for name, was in result_then.conventions.items()
        if name not in PRICES and result_now.conventions.get(name) != was
    ]
    if changed:
        yield f"The two are worked out differently: {listed(changed)}. Part of any change in value comes from that."


def outcome_notes(
    *,
    then: Outcome | None,
    now: Outcome | None,
    valued_then: OutcomeResult | None,
    valued_now: OutcomeResult | None,
    currency: str | None,
) -> tuple[str, ...]:
    """What a reader must know of one outcome; ``currency`` is None where money of the two does not compare."""
    notes = [*_outcome_notes(then, now), *_overlap_notes(valued_then, valued_now)]
    if currency is not None and valued_then is not None and valued_now is not None:
        notes += _unit_value_notes(valued_then, valued_now, currency)
    return tuple(notes)


def _outcome_notes(then: Outcome | None, now: Outcome | None) -> Iterator[str]:
    if then is not None and now is not None and then.status is not now.status:
        yield f"It was {then.status} in the promise and is {now.status} in the results."
    if then is not None and now is None and then.status is Status.PENDING:
        yield "It was pending in the promise, so it was not counted there."
    if now is not None and now.status is not Status.PENDING:
        yield from _evidence_notes(now)
    if then is not None and now is not None:
        yield from _unlike_notes(then, now)


def _overlap_notes(then: OutcomeResult | None, now: OutcomeResult | None) -> Iterator[str]:
    for valued, where in ((then, "promise"), (now, "results")):
        if valued is not None and not valued.counted:
            yield f"In the {where} it adds nothing: {valued.counted_instead} counts in its place."


def _evidence_notes(now: Outcome) -> Iterator[str]:
    if now.evidence is None or (now.evidence.strength is None and not now.evidence.method):
        yield "The results do not say how it was measured."
    elif now.evidence.strength == ASSUMED:
        yield "The results give it strength of evidence 0: assumed, not measured."


def _unlike_notes(then: Outcome, now: Outcome) -> Iterator[str]:
    """Counts that are made in different ways share a name and not a meaning."""
    ways = [_way(outcome) for outcome in (then, now)]
    if None not in ways and ways[0] != ways[1]:
        yield f"Promised as {ways[0]} and reported as {ways[1]}, so the share compares unlike counts."
    if then.duration_years != now.duration_years and Status.PRICED in (then.status, now.status):
        lasts = [outcome.duration_years for outcome in (then, now)]
        told = ["no stated time" if years is None else _years(years) for years in lasts]
        yield f"It was to last {told[0]} and lasts {told[1]}."


def _way(outcome: Outcome) -> str | None:
    if outcome.intake is not None:
        return "an intake of each year"
    if isinstance(outcome.quantity, tuple):
        return "a count of each year"
    return None if outcome.quantity is None else "one quantity"


def _unit_value_notes(then: OutcomeResult, now: OutcomeResult, currency: str) -> Iterator[str]:
    worths = [money_text(valued.unit_value, currency) for valued in (then, now)]
    if worths[0] != worths[1]:
        yield f"One unit is valued at {worths[0]} for a year in the promise and {worths[1]} in the results."


def _period(case: ImpactCase) -> str:
    return f"{case.period.start} to {case.period.end}"


def _years(number: object) -> str:
    return "1 year" if number == 1 else f"{number} years"

"""What the law asks of those who may bid for reserved contracts, as matching is told it."""

from __future__ import annotations

from datetime import date

from worthwhile.engines.matching import ReservedLaw
from worthwhile.kernel.parameter import DatedValue, NotInForce
from worthwhile.reference.lookup import library

SHARE = "reserved-contracts/supported-employment-share"
LONGEST = "reserved-contracts/mutual-longest-years"
BETWEEN = "reserved-contracts/mutual-years-between"


def reserved_law(*, on: date) -> ReservedLaw | None:
    """The law on reserved contracts in force on a day; None before the first that we hold."""
    held = library().parameters
    try:
        share, longest, between = (held[name].in_force(on=on) for name in (SHARE, LONGEST, BETWEEN))
    except NotInForce:
        return None
    return ReservedLaw(
        workforce_share=float(share.value),
        workforce_citation=_citation(share),
        mutual_longest_years=float(longest.value),
        mutual_years_between=float(between.value),
        mutual_citation=_citation(longest),
    )


def _citation(value: DatedValue) -> str:
    return f"{value.source.title}, {value.locator}"

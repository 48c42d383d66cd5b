"""Whether a change of an open tender's documents makes another tender of it, which nobody could have bid for.

The law's own words on changing a tender that is open are not held here. This is our own rule: what decides who looks
at a tender at all stays, and a value may not grow by what the Provider Selection Regime calls considerable (REG-03).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from worthwhile.engines.regimes import Facts, Truth, considerable_change
from worthwhile.exchange.tender.setting import Reserved, TenderValue
from worthwhile.exchange.tender.tender import Tender
from worthwhile.kernel.money import price_text
from worthwhile.reference.regimes import regime_rules

STAYS: Mapping[str, str] = MappingProxyType(
    {
        "buyer.name": "who buys",
        "buyer.nation": "the nation of the buyer",
        "buyer.kind": "what kind of body buys",
        "subject.kind": "what is mainly bought",
        "commenced_on": "when the procurement began",
        "route.regime": "the law",
        "route.process": "the route",
        "route.reserved": "for whom it is reserved",
        "route.framework": "whether it is a framework",
    }
)
"""What decides who looks at a tender, by its path, in words. Where it is not stated yet it can be added."""


def another_tender(before: Tender, after: Tender, *, on: date) -> tuple[str, ...]:
    """What of a change makes another tender of it, each as a sentence; empty where nothing does."""
    return (*_other_beginnings(before, after), *_grown(before.value, after.value, on))


def _other_beginnings(before: Tender, after: Tender) -> Iterator[str]:
    for path, words in STAYS.items():
        was, now = _at(before, path), _at(after, path)
        if was is not None and was != now:
            yield f"It changes {words}."


def _at(tender: Tender, path: str) -> Any:
    found: Any = tender
    for name in path.split("."):
        found = getattr(found, name, None)
    if path == "route.reserved":
        # Not to say for whom it is reserved, and to say that it is for everybody, is the same to whoever reads it.
        return found or Reserved.NOT_RESERVED
    return found


def _grown(before: TenderValue | None, after: TenderValue | None, on: date) -> Iterator[str]:
    was, now = _same_kind(before, after)
    if not was or now is None:
        return
    facts = Facts(
        materially_different=False, authority_attributable=True, external_factors=False,
        old_lifetime_value=was, new_lifetime_value=now,
    )  # fmt: skip
    found = considerable_change(facts=facts, rules=regime_rules(), on=on)
    if found.holds is Truth.TRUE:
        yield (
            f"The value grows from {price_text(was)} to {price_text(now)}, by £500,000 or more and by 25% or more: "
            "as much as regulation 6(10) to (12) of SI 2023/1348 calls considerable in a contract."
        )


def _same_kind(before: TenderValue | None, after: TenderValue | None) -> tuple[Decimal | None, Decimal | None]:
    """Both values without VAT, or both with it where one says nothing else."""
    if before is None or after is None:
        return None, None
    if before.total_net is not None and after.total_net is not None:
        return before.total_net, after.total_net
    return before.total_gross, after.total_gross

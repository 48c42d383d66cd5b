"""The parameters of a case that can be moved alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, total
from worthwhile.engines.valuation.prepare import TERM_OF, PreparedCase, PreparedOutcome
from worthwhile.engines.valuation.terms import Amount, Terms, present_value

LABELS = {
    "quantity": "quantity",
    "intake": "intake",
    "value": "value of one unit",
    "deadweight": "deadweight",
    "displacement": "displacement",
    "attribution": "attribution",
    "drop_off": "drop-off",
    "duration_years": "duration in years",
}


@dataclass(frozen=True, kw_only=True)
class Lever:
    """A parameter that can be moved alone: the terms it changes (several for a shared bank value).

    Numbers are those of the terms; ``stated`` turns them into the unit in which the case file states them
    (a value in prices of its own year).
    """

    parameter: str
    label: str
    name: str
    terms: tuple[Terms, ...]
    central: tuple[Decimal, ...]
    low: tuple[Decimal, ...] | None
    high: tuple[Decimal, ...] | None
    uprating: Decimal = ONE

    def stated(self, numbers: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        """The numbers as the case file would state them."""
        return numbers if self.uprating == ONE else tuple(number / self.uprating for number in numbers)


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Central present values of the counted outcomes and of what was put in."""

    by_outcome: dict[str, Decimal]
    investment: Decimal

    @property
    def present_value(self) -> Decimal:
        return total(self.by_outcome.values())

    def with_terms(self, changed: tuple[Terms, ...]) -> Decimal:
        """The present value when these outcomes have other terms."""
        return self.present_value + total(present_value(terms) - self.by_outcome[terms.id] for terms in changed)


def levers(prepared: PreparedCase, totals: Totals) -> Iterator[Lever]:
    counted = [outcome for outcome in prepared.outcomes if outcome.terms.id in totals.by_outcome]
    seen: set[str] = set()
    for item in counted:
        for name in _parameters_of(item):
            key, sharing = _sharing(item, name, counted)
            if key in seen:
                continue
            seen.add(key)
            term = TERM_OF[name]
            stated = next((r for r in item.terms.ranges if r.term == term), None)
            yield Lever(
                parameter=key,
                label=_label(item, name, key, alone=len(sharing) == 1),
                name=name,
                terms=tuple(other.terms for other in sharing),
                central=item.terms.term(term),
                low=stated.low if stated else None,
                high=stated.high if stated else None,
                uprating=item.uprating.factor if name == "value" else ONE,
            )


def _label(item: PreparedOutcome, name: str, key: str, *, alone: bool) -> str:
    words = LABELS[name]
    if name == "value" and item.uprating.parameters and item.unit_value.year is not None:
        words += f" ({item.unit_value.year} prices)"
    return f"{item.outcome.title if alone else key}: {words}"


def _parameters_of(item: PreparedOutcome) -> list[str]:
    amount = "intake" if item.terms.amount is Amount.INTAKE else "quantity"
    fixed = item.terms.amount is Amount.BY_YEAR
    lasting = [] if fixed else ["drop_off", "duration_years"]
    return [amount, "value", "deadweight", "displacement", "attribution", *lasting]


def _sharing(item: PreparedOutcome, name: str, counted: list[PreparedOutcome]) -> tuple[str, list[PreparedOutcome]]:
    """The parameter's name, and the outcomes that move with it: one bank value is one parameter."""
    own = f"{item.outcome.id}.{name}"
    bank = item.unit_value.bank
    if name != "value" or bank is None:
        return own, [item]
    same = [other for other in counted if other.unit_value.bank is not None and other.unit_value.bank.code == bank.code]
    return (own if len(same) == 1 else f"value-bank/{bank.code}"), same


def moved_terms(lever: Lever, numbers: tuple[Decimal, ...]) -> tuple[Terms, ...]:
    return tuple(terms.with_term(TERM_OF[lever.name], numbers) for terms in lever.terms)

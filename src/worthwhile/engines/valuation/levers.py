"""The parameters of a case that can be moved alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from worthwhile.engines.valuation.arithmetic import ONE, total
from worthwhile.engines.valuation.prepare import TERM_OF, PreparedCase, PreparedOutcome
from worthwhile.engines.valuation.terms import Amount, TermRange, Terms, present_value

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
    (a value in prices of its own year), and ``central_stated`` is the central value as it stands there.
    ``ranges`` goes with ``terms``: each outcome's own range, None where it states none.
    """

    parameter: str
    label: str
    name: str
    terms: tuple[Terms, ...]
    central: tuple[Decimal, ...]
    central_stated: tuple[Decimal, ...]
    ranges: tuple[TermRange | None, ...]
    uprating: Decimal = ONE

    @property
    def range(self) -> TermRange | None:
        """The range that is shown: the first that an outcome states."""
        return next((stated for stated in self.ranges if stated is not None), None)

    def stated(self, numbers: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        """The numbers as the case file would state them."""
        return numbers if self.uprating == ONE else tuple(number / self.uprating for number in numbers)


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Central present values of the counted outcomes and of what was put in."""

    by_outcome: dict[str, Decimal]
    investment: Decimal

    @cached_property
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
            yield Lever(
                parameter=key,
                label=_label(item, name, alone=len(sharing) == 1),
                name=name,
                terms=tuple(other.terms for other in sharing),
                central=item.terms.term(term),
                central_stated=item.unit_value.numbers if name == "value" else item.terms.term(term),
                ranges=tuple(_range_of(other, term) for other in sharing),
                uprating=item.uprating.factor if name == "value" else ONE,
            )


def _range_of(item: PreparedOutcome, term: str) -> TermRange | None:
    return next((stated for stated in item.terms.ranges if stated.term == term), None)


def _label(item: PreparedOutcome, name: str, *, alone: bool) -> str:
    words, bank = LABELS[name], item.unit_value.bank
    if name == "value" and item.uprating.parameters and item.unit_value.year is not None:
        words += f" ({item.unit_value.year} prices)"
    return f"{item.outcome.title if alone or bank is None else bank.label}: {words}"


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


def ranged_terms(lever: Lever, end: Callable[[TermRange], tuple[Decimal, ...]]) -> tuple[Terms, ...]:
    """The terms with each outcome at one end of its own range; those without a range are left out."""
    return tuple(
        terms.with_term(stated.term, end(stated))
        for terms, stated in zip(lever.terms, lever.ranges, strict=True)
        if stated is not None
    )

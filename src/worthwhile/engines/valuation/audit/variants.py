"""Sets of conventions to try on a case: every choice that can change one of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.overlap import shared_change_groups
from worthwhile.engines.valuation.prepare import PreparedCase
from worthwhile.engines.valuation.vocabulary import (
    CaseKind,
    Deductions,
    DropOffRule,
    PastYears,
    Rounding,
    Timing,
    Uprating,
)

SAME_RULE = {DropOffRule.COMPOUNDING: DropOffRule.FROM_YEAR_2}


class InputsCounted(StrEnum):
    """How inputs of later years are brought to the first."""

    AT_START = "spent at the start of each year"
    LIKE_OUTCOMES = "discounted as outcomes are"
    AS_SPENT = "not discounted"


class Overlaps(StrEnum):
    """What is done with outcomes declared to share a change."""

    LARGEST = "only the largest counts"
    ALL = "all are counted"


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One set of conventions. ``timing`` of None leaves the case's and every outcome's own."""

    timing: Timing | None
    deductions: Deductions
    drop_off: DropOffRule
    rounding: Rounding
    past_years: PastYears
    uprated: bool
    inputs: InputsCounted = InputsCounted.AT_START
    overlaps: Overlaps = Overlaps.LARGEST

    def words(self, case: ImpactCase) -> Mapping[str, str]:
        """Every choice in words."""
        return {
            "timing": (self.timing or case.discounting.timing).value,
            "deductions": self.deductions.value,
            "drop-off": self.drop_off.value,
            "rounding": self.rounding.value,
            "past years": self.past_years.value,
            "uprating": "as stated" if self.uprated else "none",
            "inputs": self.inputs.value,
            "overlaps": self.overlaps.value,
        }

    def changes_from(self, own: Variant, case: ImpactCase) -> tuple[str, ...]:
        """Where it departs from another set, as ``timing: end``."""
        theirs = own.words(case)
        changed = {name: value for name, value in self.words(case).items() if value != theirs[name]}
        if self.timing != own.timing and "timing" not in changed:
            changed["timing"] = f"{self.timing} for every outcome"
        return tuple(f"{name}: {value}" for name, value in changed.items())


def own_variant(case: ImpactCase) -> Variant:
    """The case's own conventions."""
    chosen = case.conventions
    return Variant(
        timing=None,
        deductions=chosen.deductions,
        drop_off=SAME_RULE.get(chosen.drop_off, chosen.drop_off),
        rounding=chosen.rounding,
        past_years=chosen.past_years,
        uprated=True,
    )


def variants_of(prepared: PreparedCase) -> Iterator[Variant]:
    """The case's own conventions first, then every combination of choices that can matter to it."""
    own = own_variant(prepared.case)
    yield own
    for timing, deductions, drop_off, rounding, past_years, uprated, inputs, overlaps in product(
        _timings(prepared),
        _deductions(prepared, own),
        _drop_offs(prepared, own),
        (own.rounding, *(rule for rule in Rounding if rule is not own.rounding)),
        _past_years(prepared, own),
        _upratings(prepared),
        _inputs(prepared),
        _overlaps(prepared),
    ):
        variant = Variant(
            timing=timing,
            deductions=deductions,
            drop_off=drop_off,
            rounding=rounding,
            past_years=past_years,
            uprated=uprated,
            inputs=inputs,
            overlaps=overlaps,
        )
        if variant != own:
            yield variant


def _timings(prepared: PreparedCase) -> tuple[Timing | None, ...]:
    case = prepared.case
    given = [line.outcome.discounting.timing for line in prepared.outcomes if line.outcome.discounting is not None]
    mixed = any(timing not in (None, case.discounting.timing) for timing in given)
    return (None, *(timing for timing in Timing if mixed or timing is not case.discounting.timing))


def _deductions(prepared: PreparedCase, own: Variant) -> tuple[Deductions, ...]:
    terms = [line.terms for line in prepared.outcomes]
    several = any(sum(share > 0 for share in (t.deadweight, t.displacement, t.attribution)) > 1 for t in terms)
    others = [rule for rule in Deductions if rule is not own.deductions] if several else []
    return (own.deductions, *others)


def _drop_offs(prepared: PreparedCase, own: Variant) -> tuple[DropOffRule, ...]:
    fades = any(line.terms.drop_off > 0 for line in prepared.outcomes)
    rules = (DropOffRule.FROM_YEAR_2, DropOffRule.LINEAR, DropOffRule.IN_YEAR) if fades else ()
    return (own.drop_off, *(rule for rule in rules if rule is not own.drop_off))


def _past_years(prepared: PreparedCase, own: Variant) -> tuple[PastYears, ...]:
    may_vary = prepared.case.kind is CaseKind.EVALUATIVE or own.past_years is PastYears.COMPOUND
    return (own.past_years, *(rule for rule in PastYears if may_vary and rule is not own.past_years))


def _upratings(prepared: PreparedCase) -> tuple[bool, ...]:
    return (True, False) if any(line.uprating.factor != 1 for line in prepared.outcomes) else (True,)


def _inputs(prepared: PreparedCase) -> tuple[InputsCounted, ...]:
    return tuple(InputsCounted) if any(prepared.inputs.by_year) else (InputsCounted.AT_START,)


def _overlaps(prepared: PreparedCase) -> tuple[Overlaps, ...]:
    shared = shared_change_groups([line.outcome for line in prepared.outcomes])
    return tuple(Overlaps) if shared else (Overlaps.LARGEST,)


def with_base(case: ImpactCase, variant: Variant) -> ImpactCase:
    """The case with the choices that decide prices and discount factors; the others act on the terms."""
    return replace(
        case,
        uprating=case.uprating if variant.uprated else Uprating.NONE,
        conventions=replace(case.conventions, rounding=variant.rounding, past_years=variant.past_years),
    )

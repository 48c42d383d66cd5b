"""Which conventions reproduce the printed figures of a case?"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from worthwhile.engines.valuation.audit.finding import Comparison, Explanation, Verdict
from worthwhile.engines.valuation.audit.printed import Printed
from worthwhile.engines.valuation.audit.published import PublishedFigures, PublishedLine, PublishedYear
from worthwhile.engines.valuation.audit.recomputed import Bench, Figures
from worthwhile.engines.valuation.audit.variants import Variant, own_variant, variants_of
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.parameters import ValuationParameters

# More sets than this that fit equally well tell a reader nothing.
MOST_EXPLANATIONS = 6
MOST_SAME = 4
# Yearly values of outcomes that all sets together may need; in a larger case only single changes are tried.
MOST_WORK = 1_000_000


@dataclass(frozen=True)
class Target:
    """A printed figure that the case can give."""

    figure: str
    label: str
    printed: Printed


@dataclass(frozen=True)
class Trial:
    """One set of conventions worked out: what it changes, and the targets it reproduces."""

    variant: Variant
    changes: tuple[str, ...]
    figures: Figures
    reproduced: tuple[str, ...]


@dataclass(frozen=True)
class Search:
    """What the search found.

    ``own`` is the case on its own conventions, ``best`` the sets that give most, ``tried`` how many were worked out;
    ``not_given`` names printed figures that the case has no figure for, such as years after its horizon;
    ``single_changes`` says that the case is so large that only single changes were tried.
    """

    own: Explanation | None
    best: tuple[Explanation, ...]
    tried: int
    not_given: tuple[str, ...]
    single_changes: bool = False


def search_conventions(*, case: ImpactCase, parameters: ValuationParameters, published: PublishedFigures) -> Search:
    """Try every set of conventions and rank them by figures reproduced, then by how little they change.

    Raises InvalidInput where the case itself cannot be prepared.
    """
    bench = Bench(case, parameters)
    own = own_variant(case)
    found = bench.figures(own)
    assert found is not None
    printed = list(_targets(published, {outcome.id for outcome in case.outcomes}))
    targets = [target for target in printed if target.figure in found]
    not_given = tuple(target.label for target in printed if target.figure not in found)
    if not targets:
        return Search(None, (), 0, not_given)
    trials = list(_trials(bench, own, targets))
    most = max(len(trial.reproduced) for trial in trials)
    best = [trial for trial in trials if len(trial.reproduced) == most] if most else []
    return Search(
        own=_explanation(trials[0], trials, targets, case),
        best=_ranked(best, trials, targets, case),
        tried=len(trials),
        not_given=not_given,
        single_changes=_is_large(bench, own),
    )


def _trials(bench: Bench, own: Variant, targets: Sequence[Target]) -> Iterator[Trial]:
    for variant in _affordable(bench, own):
        figures = bench.figures(variant)
        if figures is None:
            continue
        given = {target.figure: figures[target.figure] for target in targets if target.figure in figures}
        reproduced = tuple(t.figure for t in targets if t.figure in given and t.printed.holds(given[t.figure]))
        yield Trial(variant, variant.changes_from(own, bench.case), given, reproduced)


def _affordable(bench: Bench, own: Variant) -> list[Variant]:
    variants = list(variants_of(bench.prepared(own)))
    if not _is_large(bench, own):
        return variants
    return [variant for variant in variants if len(variant.changes_from(own, bench.case)) <= 1]


def _is_large(bench: Bench, own: Variant) -> bool:
    prepared = bench.prepared(own)
    return sum(1 for _ in variants_of(prepared)) * len(prepared.outcomes) * prepared.horizon > MOST_WORK


def _ranked(
    best: list[Trial], trials: list[Trial], targets: Sequence[Target], case: ImpactCase
) -> tuple[Explanation, ...]:
    """Fewest changes first; sets that give the same figures are told once, with the others beside."""
    by_figures: dict[tuple[Decimal | None, ...], list[Trial]] = {}
    for trial in sorted(best, key=lambda each: len(each.changes)):
        by_figures.setdefault(tuple(trial.figures.get(t.figure) for t in targets), []).append(trial)
    leaders = [group[0] for group in by_figures.values()]
    found = []
    for first, *others in by_figures.values():
        if any(set(leader.changes) < set(first.changes) for leader in leaders):
            continue
        # A set that only adds to another one's changes is no rival explanation.
        same = [each.changes for each in others if not set(first.changes) < set(each.changes)]
        fewest = min((len(changes) for changes in same), default=0)
        alike = tuple(changes for changes in same if len(changes) == fewest)[:MOST_SAME]
        found.append(replace(_explanation(first, trials, targets, case), same_figures=alike))
    return tuple(found[:MOST_EXPLANATIONS])


def _explanation(trial: Trial, trials: list[Trial], targets: Sequence[Target], case: ImpactCase) -> Explanation:
    missed = tuple(
        _missed(target, trial, trials)
        for target in targets
        if target.figure in trial.figures and target.figure not in trial.reproduced
    )
    return Explanation(
        changes=trial.changes,
        conventions=trial.variant.words(case),
        reproduced=trial.reproduced,
        missed=missed,
    )


def _missed(target: Target, trial: Trial, trials: list[Trial]) -> Comparison:
    """A figure that a set does not give, with the smallest other sets that give this one figure."""
    fitting = [each.changes for each in trials if target.figure in each.reproduced]
    fewest = min((len(changes) for changes in fitting), default=0)
    words = tuple(", ".join(changes) or "the case's own" for changes in fitting if len(changes) == fewest)
    return Comparison(
        figure=target.figure,
        label=target.label,
        working="worked out from the case",
        printed=target.printed.value,
        recomputed=trial.figures[target.figure],
        tolerance=target.printed.half,
        verdict=Verdict.EXPLAINED if words else Verdict.DOES_NOT_ADD_UP,
        explained_by=words[:MOST_SAME],
    )


def _targets(published: PublishedFigures, ids: Container[str]) -> Iterator[Target]:
    """Every printed figure of the case, its years and its rows; rows that the case does not have are left out."""
    for key, label, printed in published.totals():
        yield Target(key, label, printed)
    for row in published.by_year:
        yield from _year_targets(row)
    for line in published.outcomes:
        if line.id in ids:
            yield from _line_targets(line)


def _year_targets(row: PublishedYear) -> Iterator[Target]:
    for name in ("net", "present_value", "inputs", "ratio", "factor"):
        printed = getattr(row, name)
        if printed is not None:
            yield Target(f"by_year.{row.year}.{name}", f"Year {row.year}, {name.replace('_', ' ')}", printed)


def _line_targets(line: PublishedLine) -> Iterator[Target]:
    for name in ("gross", "impact", "present_value"):
        printed = getattr(line, name)
        if printed is not None:
            yield Target(f"outcomes.{line.id}.{name}", f"{line.id}, {name.replace('_', ' ')}", printed)
    for year, printed in enumerate(line.net_by_year, start=1):
        yield Target(f"outcomes.{line.id}.net_by_year.{year}", f"{line.id}, year {year}", printed)

"""An audit in sentences. Nothing is said of anyone's intent: only what adds up and what would explain it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worthwhile.engines.valuation.audit.finding import Comparison, Explanation, Verdict, with_verdict
from worthwhile.engines.valuation.audit.kept_rules import RULES, rule_of
from worthwhile.engines.valuation.audit.published import TOTALS, PublishedFigures
from worthwhile.engines.valuation.audit.rows import Row, explains, known_rows
from worthwhile.engines.valuation.audit.search import Search
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.working import number_text
from worthwhile.kernel.problems import did_you_mean

MOST_NAMED = 12


def summary_sentences(
    *, published: PublishedFigures, case: ImpactCase, comparisons: Sequence[Comparison], found: Search
) -> tuple[str, ...]:
    """What adds up, what does not, and which conventions explain the printed figures."""
    return (
        *_inside(comparisons),
        *_usual_rule(known_rows(published, case), case),
        *_conventions(found),
        *_not_given(found),
        *_unknown_rows(published, case),
    )


def _inside(comparisons: Sequence[Comparison]) -> Iterator[str]:
    if not comparisons:
        yield "No printed figure could be worked out from other printed figures: too few of them were given."
        return
    parts = [
        f"{words}: {len(found)}"
        for verdict, words in (
            (Verdict.ADDS_UP, "add up"),
            (Verdict.WITHIN_ROUNDING, "agree within the rounding of their parts"),
            (Verdict.EXPLAINED, "would be explained by another convention or reading"),
            (Verdict.DOES_NOT_ADD_UP, "do not add up as printed"),
        )
        if (found := with_verdict(comparisons, verdict))
    ]
    yield f"{_figures(len(comparisons))} worked out again from other printed figures. Of these {'; '.join(parts)}."
    faults = with_verdict(comparisons, Verdict.DOES_NOT_ADD_UP)
    if faults:
        named = "; ".join(fault.label for fault in faults[:MOST_NAMED])
        more = f"; and {len(faults) - MOST_NAMED} more" if len(faults) > MOST_NAMED else ""
        yield f"Does not add up as printed: {named}{more}."


def _usual_rule(rows: Sequence[Row], case: ImpactCase) -> Iterator[str]:
    """Which way of taking percentages off explains the rows, where it is not plainly the case's own."""
    tested = [
        row for row in rows if row.line.multiplier is not None or (row.line.impact is not None and row.line.gross)
    ]
    own = rule_of(case.conventions)
    if not tested or all(explains(own, row) for row in tested):
        return
    counts = sorted(((sum(explains(rule, row) for row in tested), rule) for rule in RULES), key=lambda pair: -pair[0])
    by_own = sum(explains(own, row) for row in tested)
    yield f"The case's own way of deducting explains {by_own} of {_rows(len(tested))}."
    best, rule = counts[0]
    if best == 0:
        yield "None of the ways of deducting that were tried explains any row."
    elif rule is not own and best > by_own:
        yield f"{rule.words.capitalize()} would explain {best} of {_rows(len(tested))}."


def _conventions(found: Search) -> Iterator[str]:
    if found.own is None:
        yield "No printed figure is one that the case itself gives, so no conventions could be tried."
        return
    if found.single_changes:
        yield f"The case is large, so only single changes of convention were tried: {found.tried} sets."
    wanted = len(found.own.reproduced) + len(found.own.missed)
    yield f"The case on its own conventions gives {len(found.own.reproduced)} of {wanted} printed figures."
    if not found.best:
        yield f"None of the {found.tried} sets of conventions tried gives any printed figure."
        return
    first = found.best[0]
    most = len(first.reproduced)
    if first.changes:
        yield f"{_set(first).capitalize()} would give {most} of {wanted}."
    others = found.best[1:]
    if others:
        yield (
            f"{len(found.best)} different sets give {most} of {wanted}; the printed figures alone cannot say which was "
            f"used. Beside it: {' | '.join(_set(each) for each in others)}."
        )
    if first.same_figures:
        alike = " | ".join(", ".join(changes) for changes in first.same_figures)
        yield f"The printed figures cannot tell this apart from: {alike}."
    if most < wanted:
        yield f"None of the {found.tried} sets of conventions tried gives all {wanted} printed figures."
        yield from _totals_missed(first)


def _totals_missed(best: Explanation) -> Iterator[str]:
    """The totals that the best set does not give: what would, or that nothing tried does."""
    for missed in best.missed:
        if missed.figure not in TOTALS:
            continue
        if missed.explained_by:
            yield f"{missed.label} as printed would be given by: {' | '.join(missed.explained_by)}."
        else:
            yield f"{missed.label} as printed ({number_text(missed.printed)}) is given by none of them."


def _set(explanation: Explanation) -> str:
    return ", ".join(explanation.changes) if explanation.changes else "the case's own conventions"


def _not_given(found: Search) -> Iterator[str]:
    if found.not_given:
        more = len(found.not_given) - MOST_NAMED
        rest = f"; and {more} more" if more > 0 else ""
        yield f"The case has no figure of its own to set beside: {'; '.join(found.not_given[:MOST_NAMED])}{rest}."


def _unknown_rows(published: PublishedFigures, case: ImpactCase) -> Iterator[str]:
    ids = [outcome.id for outcome in case.outcomes]
    unknown = [line.id for line in published.outcomes if line.id not in ids]
    if unknown:
        hint = did_you_mean(unknown[0], ids)
        yield (
            "Rows that the case does not have, looked at by their own figures alone: "
            f"{', '.join(unknown[:MOST_NAMED])}.{hint}"
        )


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _figures(count: int) -> str:
    return "1 figure was" if count == 1 else f"{count} figures were"

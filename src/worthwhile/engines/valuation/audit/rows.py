"""Each row of a published table against its own percentages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, ZERO
from worthwhile.engines.valuation.audit.finding import Comparison, compared
from worthwhile.engines.valuation.audit.kept_rules import RULES, KeptRule, Percentages, rule_of
from worthwhile.engines.valuation.audit.printed import Printed
from worthwhile.engines.valuation.audit.published import PublishedFigures, PublishedLine
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.working import number_text

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Row:
    """A published row whose percentages are known, from itself or from the case."""

    line: PublishedLine
    percentages: Percentages


def row_comparisons(published: PublishedFigures, case: ImpactCase) -> tuple[Comparison, ...]:
    """Every printed gross, multiplier and impact against the other figures of its row."""
    rows = known_rows(published, case)
    usual = usual_rule(rows, rule_of(case.conventions))
    found = [comparison for line in published.outcomes for comparison in _gross(line)]
    found += [comparison for row in rows for comparison in _kept(row, rule_of(case.conventions), usual)]
    return tuple(found)


def known_rows(published: PublishedFigures, case: ImpactCase) -> tuple[Row, ...]:
    """The rows with percentages: a row's own, else those of the outcome of the same id."""
    outcomes = {outcome.id: outcome for outcome in case.outcomes}
    rows = []
    for line in published.outcomes:
        percentages = _percentages(line, outcomes.get(line.id))
        if percentages is not None:
            rows.append(Row(line, percentages))
    return tuple(rows)


def usual_rule(rows: Sequence[Row], own: KeptRule) -> KeptRule:
    """The rule that explains most rows; between equals the case's own, then the first."""

    def explained(rule: KeptRule) -> int:
        return sum(explains(rule, row) for row in rows)

    return max((own, *RULES), key=explained)


def explains(rule: KeptRule, row: Row) -> bool:
    """Whether a rule gives the row's printed impact, or its multiplier where that is all there is."""
    line = row.line
    if line.multiplier is not None:
        return _gives(rule, row, line.multiplier, Printed(ONE, ZERO))
    return line.impact is not None and line.gross is not None and _gives(rule, row, line.impact, line.gross)


def _percentages(line: PublishedLine, outcome: Outcome | None) -> Percentages | None:
    names = [field.name for field in fields(Percentages)]
    for holder in (line, outcome):
        stated = {name: getattr(holder, name) for name in names if getattr(holder, name, None) is not None}
        if stated:
            return Percentages(**stated)
    return None if outcome is None else Percentages()


def _gross(line: PublishedLine) -> Iterator[Comparison]:
    if line.gross is not None and line.quantity is not None and line.unit_value is not None:
        yield compared(
            figure=f"outcomes.{line.id}.gross",
            label=f"{line.id}, gross",
            working=f"{number_text(line.quantity)} × {number_text(line.unit_value)}",
            printed=line.gross,
            recomputed=line.quantity * line.unit_value,
        )


def _kept(row: Row, own: KeptRule, usual: KeptRule) -> Iterator[Comparison]:
    line = row.line
    if line.multiplier is not None:
        yield _by_rule(row, own, usual, figure="multiplier", printed=line.multiplier, base=Printed(ONE, ZERO))
    if line.impact is None or line.gross is None:
        return
    if line.multiplier is None:
        yield _by_rule(row, own, usual, figure="impact", printed=line.impact, base=line.gross)
        return
    gross, multiplier = line.gross, line.multiplier
    yield compared(
        figure=f"outcomes.{line.id}.impact",
        label=f"{line.id}, impact",
        working=f"{number_text(gross.value)} × {number_text(multiplier.value)}",
        printed=line.impact,
        recomputed=gross.value * multiplier.value,
        spare=gross.half * abs(multiplier.value) + multiplier.half * abs(gross.value),
    )


def _by_rule(row: Row, own: KeptRule, usual: KeptRule, *, figure: str, printed: Printed, base: Printed) -> Comparison:
    # A row that no way of deducting explains is set beside the way that explains most other rows.
    shown = own if any(_gives(rule, row, printed, base) for rule in RULES) else usual
    share, formula = shown.share(row.percentages), shown.formula(row.percentages)
    others = [(rule.words, base.value * rule.share(row.percentages)) for rule in (usual, *RULES)]
    unlike = {words: value for words, value in others if value != base.value * share}
    return compared(
        figure=f"outcomes.{row.line.id}.{figure}",
        label=f"{row.line.id}, {figure}",
        working=formula if figure == "multiplier" else f"{number_text(base.value)} × {formula}",
        printed=printed,
        recomputed=base.value * share,
        spare=base.half * abs(share),
        other_ways=unlike.items(),
        would_need=_single_changes(row, shown, printed, base),
    )


def _gives(rule: KeptRule, row: Row, printed: Printed, base: Printed) -> bool:
    share = rule.share(row.percentages)
    return printed.holds(base.value * share, spare=base.half * abs(share))


def _single_changes(row: Row, rule: KeptRule, printed: Printed, base: Printed) -> tuple[str, ...]:
    """Which one percentage, changed alone, would give the printed figure; whole percentages alone where there "
    "are any."""
    if base.value == 0:
        return ()
    wanted = printed.value / base.value
    found: list[tuple[bool, str]] = []
    for field in fields(Percentages):
        needed = _solved(row.percentages, field.name, rule, wanted)
        if needed is None:
            continue
        stated = getattr(row.percentages, field.name)
        whole = (needed * HUNDRED).quantize(ONE) / HUNDRED
        exact = printed.holds(base.value * rule.share(replace(row.percentages, **{field.name: whole})))
        words = (
            f"{field.name.replace('_', '-')} of {_percent(whole if exact else needed)} in place of {_percent(stated)}"
        )
        found.append((not exact, words))
    whole_ones = tuple(words for inexact, words in found if not inexact)
    return whole_ones or tuple(words for _, words in found)


def _solved(percentages: Percentages, name: str, rule: KeptRule, wanted: Decimal) -> Decimal | None:
    """The share that one percentage would have to be; every rule is a straight line in each of them."""
    at_none = rule.share(replace(percentages, **{name: ZERO}))
    at_all = rule.share(replace(percentages, **{name: ONE}))
    if at_none == at_all:
        return None
    needed = (at_none - wanted) / (at_none - at_all)
    return needed if 0 <= needed <= 1 else None


def _percent(share: Decimal) -> str:
    return f"{number_text((share * HUNDRED).quantize(TENTH))}%"

"""A promise beside its results in sentences for a commissioner."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.checks.wording import listed, percent, plain
from worthwhile.exchange.promised import (
    Cost,
    Count,
    DeductionThenAndNow,
    Fate,
    PromisedAndAchieved,
    PromisedRow,
    RatioThenOrNow,
)
from worthwhile.kernel.money import money_text, rounded_half_up

FATES = {
    Fate.MEASURED: "Reported",
    Fate.NOT_YET_MEASURED: "Not yet measured",
    Fate.MISSING: "MISSING from the results",
    Fate.NEW: "New: not promised",
}
WHOLE = Decimal(1)
TENTH = Decimal("0.1")
NOT_KNOWN = "-"


def promised_sentences(found: PromisedAndAchieved) -> tuple[str, ...]:
    """What a commissioner asks first, in order: what is missing, what came, what it is worth, what it cost."""
    return tuple(_sentences(found))


def _sentences(found: PromisedAndAchieved) -> Iterator[str]:
    yield _counted(found)
    yield from missing_sentences(found)
    waiting = found.with_fate(Fate.NOT_YET_MEASURED)
    if waiting:
        yield f"Not yet measured: {listed(_names(waiting))}."
    for row in found.with_fate(Fate.MEASURED):
        yield _achieved(row)
    new = found.with_fate(Fate.NEW)
    if new:
        yield f"Not promised, and reported: {listed(_names(new))}."
    yield from _lowered(found)
    yield _ratio(found)
    yield _cost(found)
    if found.because:
        yield found.because


def missing_sentences(found: PromisedAndAchieved) -> tuple[str, ...]:
    """Each outcome that was promised and does not stand in the results, by name."""
    return tuple(
        f"MISSING: {row.name} was promised{_promise(row, found.currency_then)} and does not stand in the results. "
        "Report it, or keep it in the results as pending and say why it is not measured."
        for row in found.with_fate(Fate.MISSING)
    )


def _promise(row: PromisedRow, currency: str) -> str:
    units = count_text(row.promised)
    parts = [f"{units} units"] if units != NOT_KNOWN else []
    if row.value_then is not None:
        parts.append(f"{money_text(row.value_then, currency, places=0)} of value")
    return f" ({', '.join(parts)})" if parts else ""


def _counted(found: PromisedAndAchieved) -> str:
    promised = len(found.rows) - len(found.with_fate(Fate.NEW))
    fates = ((Fate.MEASURED, "reported"), (Fate.NOT_YET_MEASURED, "not yet measured"), (Fate.MISSING, "missing"))
    parts = [f"{len(found.with_fate(fate))} {words}" for fate, words in fates]
    return f"Of {promised} {'outcome' if promised == 1 else 'outcomes'} promised: {listed(parts)}."


def _names(rows: tuple[PromisedRow, ...]) -> list[str]:
    return [row.name for row in rows]


def _achieved(row: PromisedRow) -> str:
    promised, achieved = (_count_words(count) for count in (row.promised, row.achieved))
    if row.share is None:
        return f"{row.name}: promised {promised}, achieved {achieved}; no share can be given."
    return f"{row.name}: {achieved} achieved of {promised} promised ({share_text(row.share)})."


def _count_words(count: Count | None) -> str:
    text = count_text(count)
    return "not stated" if text == NOT_KNOWN else text


def _lowered(found: PromisedAndAchieved) -> Iterator[str]:
    """Deductions that moved to the favour of the results."""
    for row in found.rows:
        lower = [f"{one.name} {deduction_text(one)}" for one in row.deductions if one.is_lower]
        if lower:
            yield f"Less is taken off {row.name} than was promised: {listed(lower)}. Ask why."


def _ratio(found: PromisedAndAchieved) -> str:
    then, now = ratio_text(found.ratio_then), ratio_text(found.ratio_now)
    told = f"The ratio promised was {then}; the ratio achieved is {now}."
    if found.inside_promised_range is None:
        return f"{told} Whether it keeps the promise cannot be said, as {_no_verdict(found)}."
    inside = "lies inside" if found.inside_promised_range else "lies OUTSIDE"
    waits = found.with_fate(Fate.NOT_YET_MEASURED) or found.with_fate(Fate.MISSING)
    without = " It leaves out what is missing or not yet measured." if waits else ""
    return f"{told} The achieved central ratio {inside} the promised range.{without}"


def _no_verdict(found: PromisedAndAchieved) -> str:
    if found.ratio_then.central is None or found.ratio_now.central is None:
        return "one of the two has no cost and so no ratio"
    return "the promise gave no range"


def _cost(found: PromisedAndAchieved) -> str:
    then, now = cost_text(found.cost_then, found.currency_then), cost_text(found.cost_now, found.currency_now)
    told = f"Put in, before discounting: {then} promised, {now} in the results"
    if not found.is_comparable:
        return f"{told}."
    change = found.cost_now.all - found.cost_then.all
    if change == 0:
        return f"{told}: as promised."
    size = money_text(abs(change), found.currency_now, places=0)
    return f"{told}: {size} {'more' if change > 0 else 'less'} than promised."


def count_text(count: Count | None) -> str:
    """``120``, or ``120 (90 to 140)`` where a range is given."""
    if count is None or count.units is None:
        return NOT_KNOWN
    units = _number(count.units)
    if count.low is None or count.high is None or count.low == count.high:
        return units
    return f"{units} ({_number(count.low)} to {_number(count.high)})"


def share_text(share: Decimal | None) -> str:
    """A share of the promise as a percentage; near 100% it keeps a place, so that none is called whole that is not."""
    if share is None:
        return NOT_KNOWN
    whole = rounded_half_up(share * 100, WHOLE)
    if whole == 100 and share != 1:
        return f"{'just under' if share < 1 else 'just over'} 100%"
    return f"{plain(whole)}%"


def deduction_text(one: DeductionThenAndNow) -> str:
    """``20% then, 10% now``."""
    then, now = ("left out" if value is None else percent(value) for value in (one.then, one.now))
    return f"{then} then, {now} now"


def deductions_text(row: PromisedRow) -> str:
    """The deductions that changed, or that none did."""
    if not row.deductions:
        return NOT_KNOWN
    changed = [f"{one.name}: {deduction_text(one)}" for one in row.deductions if one.is_changed]
    return "; ".join(changed) or "as promised"


def ratio_text(ratio: RatioThenOrNow) -> str:
    """``2.45 (1.90 to 3.10)``."""
    if ratio.central is None:
        return "none"
    if ratio.low is None or ratio.high is None:
        return f"{ratio.central:.2f} (no range given)"
    return f"{ratio.central:.2f} ({ratio.low:.2f} to {ratio.high:.2f})"


def cost_text(cost: Cost, currency: str) -> str:
    """All that is put in, and how much of it is not money."""
    text = money_text(cost.all, currency, places=0)
    gifts = cost.all - cost.cash
    return f"{text} ({money_text(gifts, currency, places=0)} of it in kind)" if gifts else text


def _number(number: Decimal) -> str:
    return plain(rounded_half_up(number, TENTH))

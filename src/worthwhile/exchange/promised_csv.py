"""A promise beside its results as one CSV table: a row an outcome, then the ratio and what was put in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

from defusedcsv import csv  # type: ignore[import-untyped]

from worthwhile.engines.valuation.arithmetic import round_ratio
from worthwhile.exchange.plain_data import digits_text
from worthwhile.exchange.promised import Count, PromisedAndAchieved, PromisedRow, RatioThenOrNow
from worthwhile.kernel.money import round_money

COLUMNS = (
    "id",
    "name",
    "what_became_of_it",
    "promised",
    "promised_low",
    "promised_high",
    "achieved",
    "achieved_low",
    "achieved_high",
    "share_of_promise",
    "value_promised",
    "value_achieved",
    "value_change",
    "notes",
    "currency_promised",
    "currency_achieved",
)


def promised_csv(found: PromisedAndAchieved) -> str:
    """The table as text. Counts are units over all years; values are present values with two places.

    A share is a fraction of the promise. What is not known is left empty. Text that a spreadsheet would run as a
    formula is written with a quotation mark before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in (*(_outcome(row) for row in found.rows), *_totals(found)):
        writer.writerow([*row, found.currency_then, found.currency_now])
    return out.getvalue()


def _outcome(row: PromisedRow) -> list[str]:
    values = (row.value_then, row.value_now, row.value_change)
    return [
        row.id,
        row.name,
        row.fate.value,
        *_count(row.promised),
        *_count(row.achieved),
        _ratio(row.share),
        *(_money(value) for value in values),
        " ".join(row.notes),
    ]


def _totals(found: PromisedAndAchieved) -> Iterator[list[str]]:
    then, now = found.ratio_then, found.ratio_now
    yield ["ratio", "Ratio", "", *_ends(then), *_ends(now), "", "", "", "", found.because]
    costs = (found.cost_then.all, found.cost_now.all)
    change = _money(costs[1] - costs[0]) if found.is_comparable else ""
    yield ["put_in", "Put in, before discounting", "", *[""] * 7, *(_money(cost) for cost in costs), change, ""]


def _ends(ratio: RatioThenOrNow) -> list[str]:
    return [_ratio(figure) for figure in (ratio.central, ratio.low, ratio.high)]


def _count(count: Count | None) -> list[str]:
    if count is None:
        return [""] * 3
    return ["" if number is None else digits_text(number) for number in (count.units, count.low, count.high)]


def _ratio(figure: Decimal | None) -> str:
    rounded = round_ratio(figure)
    return "" if rounded is None else f"{rounded}"


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{round_money(amount)}"

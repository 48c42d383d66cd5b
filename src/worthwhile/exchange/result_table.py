"""The result as one CSV table: a row an outcome, then the totals."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from defusedcsv import csv  # type: ignore[import-untyped]

from worthwhile.engines.valuation.arithmetic import round_ratio
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import OutcomeResult, UnpricedOutcome, ValuationResult
from worthwhile.exchange.plain_data import digits_text, write_whole
from worthwhile.kernel.money import round_money

_WORDS = ("id", "name", "stakeholder", "level", "agency", "kind", "status", "counted", "counted_instead")
_FIGURES = ("units", "unit_value", "gross", "impact", "present_value", "cashable_present_value")


def write_result_csv(*, case: ImpactCase, result: ValuationResult, path: Path) -> None:
    """Write the table as CSV in UTF-8 with a mark, so that Excel shows £ and accents as they are.

    Text that a spreadsheet would run as a formula is written with a quotation mark before it. An existing
    file is replaced only once the new one is whole. Raises InvalidFile where it cannot be written.
    """
    write_whole(path, result_csv(case=case, result=result).encode("utf-8-sig"))


def result_csv(*, case: ImpactCase, result: ValuationResult) -> str:
    """The table as text. Money has two places, in ``currency`` at prices of ``price_year``."""
    years = [f"value_year_{year}" for year in range(1, result.horizon_years + 1)]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*_WORDS, *_FIGURES, *years, "currency", "price_year"])
    tail = [case.currency, result.price_year or ""]
    for outcome in result.outcomes:
        writer.writerow([*_priced(outcome), *tail])
    for status, outcomes in (("held", result.held), ("pending", result.pending)):
        for unpriced in outcomes:
            writer.writerow([*_unpriced(unpriced, status), *[""] * (len(_FIGURES) - 1 + len(years)), "", ""])
    for name, gross, value, by_year, unit in _totals(result):
        blank = [""] * (len(_WORDS) - 2)
        figures = ["", "", gross, "", value, ""]
        padding = [""] * (len(years) - len(by_year))
        writer.writerow([name, name.replace("_", " "), *blank, *figures, *by_year, *padding, unit, tail[1]])
    return out.getvalue()


def _priced(outcome: OutcomeResult) -> list[str]:
    words = [outcome.id, outcome.name, outcome.stakeholder, outcome.level, outcome.agency, outcome.kind, outcome.status]
    counted = ["yes" if outcome.counted else "no", outcome.counted_instead or ""]
    money = (outcome.unit_value, outcome.gross, outcome.impact, outcome.present_value, outcome.cashable_present_value)
    return [*words, *counted, digits_text(outcome.units), *_money(money), *_money(outcome.net_by_year)]


def _unpriced(outcome: UnpricedOutcome, status: str) -> list[str]:
    words = [outcome.id, outcome.name, outcome.stakeholder, outcome.level, outcome.agency, "", status, "no", ""]
    units = digits_text(sum(outcome.quantity, Decimal(0))) if outcome.quantity else ""
    return [*words, units]


def _totals(result: ValuationResult) -> Iterable[tuple[str, str, str, list[str], str]]:
    """Name, gross, present value or ratio, values by year, unit."""
    by_year = _money(year.net for year in result.by_year[: result.horizon_years])
    inputs = _money(year.inputs for year in result.by_year[: result.horizon_years])
    currency = result.currency
    gross, value, put_in, net = _money(
        (result.gross, result.present_value, result.investment_present_value, result.net_present_value)
    )
    yield "total_value", gross, value, by_year, currency
    yield "total_inputs", "", put_in, inputs, currency
    yield "net_present_value", "", net, [], currency
    for name, ratio in (("ratio", result.ratio), ("ratio_cash", result.ratio_cash)):
        rounded = round_ratio(ratio)
        yield name, "", "" if rounded is None else f"{rounded}", [], "ratio"


def _money(amounts: Iterable[Decimal]) -> list[str]:
    return [f"{round_money(amount)}" for amount in amounts]

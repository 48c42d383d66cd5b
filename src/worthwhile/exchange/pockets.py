"""Who pays and who saves: the wrong pocket.

A service can be worth more than it costs and still leave the body that pays for it with a hole, because the savings
fall to another. The same inputs and outcomes are read again by agency. Nothing here is ever added to the ratio.
"""

from __future__ import annotations

import decimal
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ZERO, exact, total
from worthwhile.engines.valuation.case import ImpactCase, Input
from worthwhile.engines.valuation.discounting import input_curve
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.engines.valuation.vocabulary import Agency, Kind
from worthwhile.exchange.pocket import Pocket
from worthwhile.exchange.pockets_words import pocket_sentences

WHAT_TO_ENTER = (
    "No input says whose budget it comes from, and no outcome is a saving to a budget. To see who pays and who saves, "
    "enter agency on each input (such as local-authority or nhs) and kind: fiscal on outcomes that spare a budget."
)


@dataclass(frozen=True, kw_only=True)
class Pockets:
    """The agencies that pay or gain, the largest payer first, with their sum.

    Where the case names neither a payer nor a saving there are no rows, and ``missing`` says what to enter.
    """

    currency: str
    rows: tuple[Pocket, ...]
    total: Pocket
    sentences: tuple[str, ...]
    missing: str

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to show."""
        return not self.missing


def find_pockets(*, case: ImpactCase, result: ValuationResult, parameters: ValuationParameters) -> Pockets:
    """Who pays, who gains, who saves and in cash or not, by agency.

    Inputs are discounted as in the result (each year spent at its start). The nets of all rows add up to the net
    present value of the case. Source of the distinction: docs/methods/fiscal-view.md.
    """
    with decimal.localcontext(exact()):
        rows = _rows(case, result, parameters)
        missing = "" if _is_told(case, result) else WHAT_TO_ENTER
        return Pockets(
            currency=result.currency,
            rows=() if missing else rows,
            total=_sum(rows),
            sentences=() if missing else pocket_sentences(rows, result.currency),
            missing=missing,
        )


def _is_told(case: ImpactCase, result: ValuationResult) -> bool:
    named = any(line.agency is not None for line in case.inputs)
    return named or any(outcome.counted and outcome.kind is Kind.FISCAL for outcome in result.outcomes)


def _rows(case: ImpactCase, result: ValuationResult, parameters: ValuationParameters) -> tuple[Pocket, ...]:
    paid = _paid(case, parameters)
    agencies: list[Agency | None] = list(dict.fromkeys([*paid, *(Agency(name) for name in result.by_agency)]))
    fiscal = result.fiscal
    rows = []
    for agency in agencies:
        key = "" if agency is None else agency.value
        cash, in_kind = paid.get(agency, (ZERO, ZERO))
        rows.append(
            Pocket(
                agency=agency,
                pays_cash=cash,
                pays_in_kind=in_kind,
                gains=result.by_agency.get(key, ZERO),
                saves=fiscal.by_agency.get(key, ZERO),
                cashable=fiscal.cashable_by_agency.get(key, ZERO),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.agency is None, not row.is_budget, -row.pays, -row.gains, row.name)))


def _paid(case: ImpactCase, parameters: ValuationParameters) -> dict[Agency | None, tuple[Decimal, Decimal]]:
    """Present value of money and of gifts in kind by agency."""
    years = max((len(line.values) for line in case.inputs), default=0)
    factors = input_curve(discounting=case.discounting, years=years, parameters=parameters).factors if years else ()
    paid: dict[Agency | None, tuple[Decimal, Decimal]] = {}
    for line in case.inputs:
        cash, in_kind = paid.get(line.agency, (ZERO, ZERO))
        worth = _worth(line, factors)
        paid[line.agency] = (cash + worth, in_kind) if line.cash else (cash, in_kind + worth)
    return paid


def _worth(line: Input, factors: tuple[Decimal, ...]) -> Decimal:
    return total(amount * factor for amount, factor in zip(line.values, factors, strict=False))


def _sum(rows: Iterable[Pocket]) -> Pocket:
    found = list(rows)
    return Pocket(
        agency=None,
        pays_cash=total(row.pays_cash for row in found),
        pays_in_kind=total(row.pays_in_kind for row in found),
        gains=total(row.gains for row in found),
        saves=total(row.saves for row in found),
        cashable=total(row.cashable for row in found),
    )

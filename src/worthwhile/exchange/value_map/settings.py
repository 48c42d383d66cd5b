"""What a value map cannot say about itself and the person who imports it must."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from worthwhile.engines.valuation.vocabulary import CaseKind, Deductions, Timing
from worthwhile.kernel.dates import PriceYear


@dataclass(frozen=True, kw_only=True)
class ImportSettings:
    """Facts for the draft case; None where they are not given.

    ``rate`` is a fraction. ``end`` is a year after ``start`` and ``title`` the file's name where left out.
    """

    timing: Timing | None = None
    start: date | None = None
    end: date | None = None
    price_year: PriceYear | None = None
    rate: Decimal | None = None
    title: str | None = None
    organisation: str | None = None
    currency: str | None = None
    kind: CaseKind = CaseKind.FORECAST
    deductions: Deductions = Deductions.MULTIPLICATIVE


def year_from(start: date) -> date:
    """The last day of the 12 months from ``start``."""
    try:
        anniversary = start.replace(year=start.year + 1)
    except ValueError:  # 29 February in a year before one without it
        anniversary = date(start.year + 1, 3, 1)
    return anniversary - timedelta(days=1)

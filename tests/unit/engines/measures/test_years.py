"""Time in years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from worthwhile.engines.measures.years import years_between


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2025, 4, 1), date(2026, 4, 1), Decimal(1)),
        (date(2024, 1, 1), date(2025, 1, 1), Decimal(1)),
        (date(2025, 4, 1), date(2025, 4, 1), Decimal(0)),
        (date(2024, 2, 29), date(2025, 3, 1), Decimal(1)),
        (date(2025, 1, 1), date(2025, 3, 15), Decimal(73) / 365),
        (date(2025, 1, 1), date(2027, 3, 15), 2 + Decimal(73) / 365),
    ],
)
def test_a_year_runs_from_a_day_to_its_anniversary(start: date, end: date, years: Decimal) -> None:
    assert years_between(start, end) == years

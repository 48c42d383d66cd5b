"""MQ-01: the sizes of contracts, and what is said of the middle."""

from __future__ import annotations

from typing import Any

from worthwhile.market.queries.shape.contract_sizes import BANDS, QUESTION


def _said(counts: list[int]) -> str:
    rows: list[dict[str, Any]] = [
        {"contracts": count, "value": 1_000.0 * count} for count in (*counts, *[0] * (len(BANDS) - len(counts)))
    ]
    return " ".join(QUESTION.reading(rows))


def test_a_missing_middle_is_told_where_both_sides_have_more() -> None:
    assert "a missing middle" in _said([20, 0, 0, 2, 0, 0, 15])
    assert "show no missing middle" in _said([20, 0, 0, 15, 0, 0, 15])


def test_few_contracts_show_no_pattern() -> None:
    said = _said([20, 0, 0, 1, 0, 0, 8])
    assert "middle." not in said
    assert "too few to tell a pattern" in said

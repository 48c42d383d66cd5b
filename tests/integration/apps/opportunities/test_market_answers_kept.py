"""Answers are kept for the next visitor, and never so many that memory runs out."""

from __future__ import annotations

import pytest

from worthwhile.apps.opportunities.selectors import market_answers
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.market_answers import MOST_ROWS_KEPT, keep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def test_an_answer_is_worked_out_once() -> None:
    market, asked = open_market(), []
    assert market is not None
    for _ in range(2):
        assert keep(market, ("once",), lambda: asked.append(1) or [1]) == [1]  # type: ignore[func-returns-value]
    assert asked == [1]


def test_long_lists_push_older_ones_out() -> None:
    market = open_market()
    assert market is not None
    for number in range(10):
        keep(market, ("list", number), lambda: [0] * (MOST_ROWS_KEPT // 4))
    held = [key[-1] for key in market_answers._kept if key[2:3] == ("list",)]
    assert held == [6, 7, 8, 9]


def test_the_list_just_asked_for_is_kept_however_long() -> None:
    market = open_market()
    assert market is not None
    keep(market, ("endless",), lambda: [0] * (MOST_ROWS_KEPT + 1))
    assert [key[-1] for key in market_answers._kept] == ["endless"]

"""Answers are kept for the next visitor, and never so many that memory runs out."""

from __future__ import annotations

import threading
import time

import pytest
from django.test import Client

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


def test_with_two_waiting_the_next_is_asked_to_come_back_and_other_pages_go_on(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(market_answers, "LONGEST_WAIT_SECONDS", 0.1)
    market = open_market()
    assert market is not None
    go_on = threading.Event()
    waiting = [threading.Thread(target=keep, args=(market, ("slow", n), lambda: go_on.wait(20))) for n in range(3)]
    for thread in waiting:
        thread.start()
    deadline = time.monotonic() + 10
    while market_answers._may_wait._value and time.monotonic() < deadline:  # type: ignore[attr-defined]
        time.sleep(0.01)
    try:
        refused = client.get("/market/contract-sizes/", {"on": "2026-01-07"})
        assert (refused.status_code, refused["Retry-After"]) == (503, "30")
        assert "Ask again" in refused.content.decode()
        assert client.get("/opportunities/").status_code == 200
    finally:
        go_on.set()
        for thread in waiting:
            thread.join()
    assert client.get("/market/contract-sizes/", {"on": "2026-01-07"}).status_code == 200

"""Missing or damaged files of the market: a calm page, the reason in the log, and no path of the machine told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from worthwhile.apps.opportunities.selectors.market import market_home
from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.store.manifest import read_state, write_state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]

NOTICE = "/opportunities/notices/ocds-h6vhtk-000001/"
PAGES = ("/opportunities/", "/market/", "/market/areas/E06000032/", NOTICE)


def _break_state() -> None:
    market_home().current.write_text("{", encoding="utf-8")


def _lose_tables() -> None:
    market_home().builds.rename(market_home().root / "elsewhere")


def _damage_index() -> None:
    for file in market_home().indexes.glob("*/*.arrays"):
        file.write_bytes(file.read_bytes()[:100])


def _lose_index() -> None:
    market_home().indexes.rename(market_home().root / "elsewhere")


def _lose_ledger() -> None:
    market_home().ledger.unlink()


def _as_made_before(tables: str = "") -> None:
    home = market_home()
    write_state(home, replace(read_state(home), tables=tables))


def _have_other_columns() -> None:
    _as_made_before("0/other")


def test_one_put_together_by_an_earlier_version_is_shown_and_says_so_until_it_is_made_again(client: Client) -> None:
    said = "put together by an earlier version of Worthwhile"
    _as_made_before()
    for address in ("/opportunities/", "/market/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert said in answer.content.decode()
    refresh(market_home(), now=timezone.now())
    assert said not in client.get("/opportunities/").content.decode()


@pytest.mark.parametrize(
    ("harm", "address"),
    [
        *((_break_state, page) for page in PAGES),
        (_lose_tables, "/market/areas/E06000032/"),
        (_have_other_columns, "/market/areas/E06000032/"),
        (_damage_index, "/opportunities/"),
        (_lose_index, "/opportunities/"),
        (_lose_ledger, NOTICE),
    ],
)
def test_a_page_says_so_calmly(
    client: Client, own_home: Path, caplog: pytest.LogCaptureFixture, harm: Callable[[], None], address: str
) -> None:
    harm()
    with caplog.at_level(logging.ERROR, logger="worthwhile.market"):
        answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Notices cannot be shown just now" in page
    assert str(own_home) not in page
    assert "worthwhile market" in caplog.text
